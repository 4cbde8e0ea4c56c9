import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { CaseView, Harm } from "@/bindings/commands";
import { Button, LoadingLine, Progress, QuestionList, Why, type Question } from "@/design";
import { titleFrom, useFresh, useHarmDraft, type Draft } from "@/document";
import { useHost } from "@/host";
import { call, useCommand, useCommandQuery, useSaveDesk } from "@/ipc";
import { ErrorCallout, Screen, useRouter, useShortcut, type Route } from "@/shell";
import { AskAffected, AskExpected, AskSerious, AskSystem, AskWhat, AskWhen, AskWhere, type AskProps } from "./asks";
import { AskCheck } from "./AskCheck";
import { AskEvidence, AskTold } from "./askMore";
import { AskTeller } from "./AskTeller";
import { isAnswered, isBlank, isQuestion, QUESTION_WORDS, questionAt, QUESTIONS, type QuestionId } from "./questions";
import "./record.css";

/** The guided interview: one question at a time, every key kept, and a way out at any moment. */
export function RecordPage({ harmId, step }: { harmId: string; step: string | undefined }): ReactNode {
  const { t } = useLingui();
  const harmQuery = useCommandQuery("harm", { harm_id: harmId });
  const harm = useFresh(harmQuery);
  const caseId = harm?.case_id ?? "";
  const caseQuery = useCommandQuery("case_view", { case_id: caseId }, { enabled: harm !== undefined });
  const view = useFresh(caseQuery);
  const heading = t({ id: "record.title", message: "Record what happened" });
  if (harm === undefined || view === undefined)
    return (
      <Screen title={heading} mode="focus" heading={heading}>
        <ErrorCallout error={harmQuery.error ?? caseQuery.error} />
        {!harmQuery.error && !caseQuery.error && <LoadingLine />}
      </Screen>
    );
  return <Interview harm={harm} view={view} step={step} heading={heading} />;
}

const ASK: Readonly<Record<QuestionId, (props: AskProps) => ReactNode>> = {
  what: AskWhat,
  expected: AskExpected,
  when: AskWhen,
  where: AskWhere,
  system: AskSystem,
  affected: AskAffected,
  serious: AskSerious,
  evidence: AskEvidence,
  teller: AskTeller,
  told: AskTold,
  check: AskCheck,
};

function Interview({ harm, view, step, heading }: { harm: Harm; view: CaseView; step: string | undefined; heading: string }): ReactNode {
  const { t, i18n } = useLingui();
  const router = useRouter();
  const draft = useHarmDraft(harm);
  const [unknown, setUnknown] = useState<ReadonlySet<QuestionId>>(new Set());
  const current: QuestionId = isQuestion(step) ? step : questionAt(draft.value.draft_step);
  const at = QUESTIONS.indexOf(current);
  const last = current === "check";
  const leave = useLeaving(draft);

  const go = (question: QuestionId): void => {
    settle(draft, question);
    router.replace({ screen: "record", harm: harm.id, step: question });
  };
  const next = (): void => {
    const following = QUESTIONS[at + 1];
    if (following !== undefined) go(following);
    else leave({ screen: "harm", harm: harm.id }, true);
  };
  const back = (): void => {
    const before = QUESTIONS[at - 1];
    if (before !== undefined) go(before);
  };
  const stop = (): void => leave({ screen: "home" }, false);
  // The frame keeps the button it was given first; what it does must still be what is true now.
  const stopNow = useRef(stop);
  useEffect(() => {
    stopNow.current = stop;
  });
  useShortcut("next", next);

  const evidence = view.evidence.filter((row) => row.evidence.supports.includes(harm.id)).length;
  const answers = { harm: draft.value, system: view.system, evidence };
  const reached = draft.value.draft_step ?? QUESTIONS.length;
  const questions: Question[] = QUESTIONS.map((id, index) => ({
    id,
    label: i18n._(QUESTION_WORDS[id].short),
    state: isAnswered(id, answers) || unknown.has(id) ? "done" : index + 1 < reached ? "skipped" : "todo",
  }));
  const words = QUESTION_WORDS[current];
  const Ask = ASK[current];
  const [number, all] = [at + 1, QUESTIONS.length];
  const progress = t({ id: "record.progress", message: `Question ${number} of ${all}` });
  return (
    <Screen
      title={i18n._(words.full)}
      mode="focus"
      heading={heading}
      exit={
        <Button size="small" onPress={() => stopNow.current()}>
          <Trans id="record.stop">Done for now</Trans>
        </Button>
      }
      flush
    >
      <div className="intake">
        <div className="intake-steps">
          <QuestionList label={t({ id: "record.list", message: "Questions in this record" })} questions={questions} current={current} onOpen={(id) => isQuestion(id) && go(id)} />
        </div>
        {/* Drawn afresh for each question, so that focus starts at its heading. */}
        <form
          key={current}
          className="intake-main"
          onSubmit={(event) => {
            event.preventDefault();
            next();
          }}
        >
          <div className="stack stack--tight">
            <div className="intake-progress">
              <span>{progress}</span>
              <Progress label={progress} value={number / all} />
            </div>
            <h1 className="title title--question" id="question">
              {i18n._(words.full)}
            </h1>
            <p className="soft">{i18n._(words.lead)}</p>
          </div>
          <div className="stack record-ask">
            <Ask
              draft={draft}
              view={view}
              question={i18n._(words.full)}
              unknown={unknown.has(current)}
              onUnknown={(checked) =>
                setUnknown((before) => {
                  const after = new Set(before);
                  if (checked) after.add(current);
                  else after.delete(current);
                  return after;
                })
              }
              onGo={go}
            />
          </div>
          <div className="intake-actions">
            {at > 0 && (
              <Button icon="arrow-left" onPress={back}>
                <Trans id="record.back">Back</Trans>
              </Button>
            )}
            {!last && (
              <Button kind="quiet" onPress={next}>
                <Trans id="record.skip">Skip this question</Trans>
              </Button>
            )}
            <Button type="submit" kind="primary" iconEnd={last ? "check" : "arrow-right"} className="push intake-next" keyShortcuts="Control+Enter">
              {last ? <Trans id="record.finish">Keep this record</Trans> : <Trans id="record.next">Next</Trans>}
            </Button>
          </div>
        </form>
        <aside className="intake-side">
          <Why>
            <p>{i18n._(words.why)}</p>
          </Why>
          <Why heading={<Trans id="record.time">Take your time</Trans>}>
            <p>
              <Trans id="record.time_body">You can stop at any moment. What you wrote is kept, and you will come back to this same question.</Trans>
            </p>
          </Why>
          <Why heading={<Trans id="record.seen">Who can see this</Trans>}>
            <p>
              <Trans id="record.seen_body">You, and anyone who has the passphrase to this vault. Nobody else.</Trans>
            </p>
          </Why>
        </aside>
      </div>
    </Screen>
  );
}

/** On the way to another question: remembers where the person is, and gives a record without a title its first sentence. */
function settle(draft: Draft<Harm>, question: QuestionId): void {
  const { title, what_happened, draft_step } = draft.value;
  const part: Partial<Harm> = {};
  if (title.trim() === "" && what_happened.trim() !== "") part.title = titleFrom(what_happened);
  if (draft_step !== null) part.draft_step = QUESTIONS.indexOf(question) + 1;
  if (Object.keys(part).length > 0) draft.commit(part);
}

/**
 * Leaves the interview. A record in which nothing was written is thrown away, with the case that was begun for it,
 * so that pressing "Record" by mistake leaves nothing behind. What the vault holds decides, after everything that
 * still waited was written; when that did not work, nothing is thrown away.
 */
function useLeaving(draft: Draft<Harm>): (to: Route, finished: boolean) => void {
  const router = useRouter();
  const host = useHost();
  const desk = useSaveDesk();
  const removeHarm = useCommand("delete_harm");
  const removeCase = useCommand("delete_case");
  const leaving = useRef(false);

  async function throwAwayIfBlank({ id, case_id }: Harm): Promise<void> {
    if (!(await desk.flushAll())) return;
    const [harm, view] = await Promise.all([call(host, "harm", { harm_id: id }), call(host, "case_view", { case_id })]);
    const alone = view.harms.length <= 1;
    const evidence = view.evidence.filter((row) => row.evidence.supports.includes(id)).length;
    if (!isBlank({ harm, system: alone ? view.system : null, evidence })) return;
    const nothingElse = alone && view.evidence.length === 0 && view.challenges.length === 0 && view.case.title.trim() === "" && view.case.summary.trim() === "";
    if (nothingElse) await removeCase.mutateAsync({ case_id });
    else await removeHarm.mutateAsync({ harm_id: id });
  }

  return (to, finished) => {
    if (leaving.current) return;
    leaving.current = true;
    const harm = draft.value;
    const blank = isBlank({ harm, system: null, evidence: 0 });
    const part: Partial<Harm> = {};
    if (harm.title.trim() === "" && harm.what_happened.trim() !== "") part.title = titleFrom(harm.what_happened);
    if (finished && !blank && harm.draft_step !== null) part.draft_step = null;
    if (Object.keys(part).length > 0) draft.commit(part);
    const away = (): void => {
      leaving.current = false;
      if (finished && !blank) router.replace(to);
      else router.back({ screen: "home" });
    };
    if (blank) throwAwayIfBlank(harm).then(away, away);
    else away();
  };
}
