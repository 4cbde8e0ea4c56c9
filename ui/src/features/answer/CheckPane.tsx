import { Trans, useLingui } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import type { AnswerView, AskAnswer, ResponseDraft, ResponseView } from "@/bindings/commands";
import { AnswerParts, AnswerWord, Button, CheckList, LEDGER_COUNT_WORDS, tally, AnswerMark, type CheckItem } from "@/design";
import { INDEPENDENCE_NOTE } from "@/respond/words";
import type { Editing } from "@/respond/fields";

export interface CheckPaneProps {
  view: ResponseView;
  of: Editing<ResponseDraft>;
  here: string;
  asked: AnswerView | undefined;
  onNext: (() => void) | null;
  onOpen: (stop: string) => void;
  onSeal: () => void;
}

/** Whether this is an answer, how they will see it, and the way on. */
export function CheckPane({ view, of, asked, onNext, onSeal }: CheckPaneProps): ReactNode {
  const why = useId();
  const { sealed, without_reasons: lacking } = view;
  const answer = of.value.asks.find(({ ask }) => ask === asked?.ask.id);
  const quarantined = view.entry.accepted_at === null;
  const blocked = lacking.length > 0 || quarantined;
  return (
    <div className="answer-side">
      {asked && answer ? <AskCheck asked={asked} answer={answer} /> : <WholeCheck view={view} />}
      <div />
      <div className="stack stack--tight answer-send">
        {onNext && (
          <Button kind="primary" wide iconEnd="arrow-right" onPress={onNext}>
            <Trans id="answer.next">Next</Trans>
          </Button>
        )}
        {!sealed && (
          <>
            <Button kind={onNext ? "second" : "primary"} wide icon="stamp" blockedBy={blocked ? why : undefined} onPress={onSeal}>
              <Trans id="answer.seal">Sign and seal the answer</Trans>
            </Button>
            <p className="meta" id={why}>
              {quarantined ? (
                <Trans id="answer.seal_quarantine">Take the challenge up first.</Trans>
              ) : blocked ? (
                <LackingReasons claims={lacking} />
              ) : (
                <Trans id="answer.seal_note">You see everything once more before it is sealed.</Trans>
              )}
            </p>
          </>
        )}
      </div>
    </div>
  );
}

export function useClaimNames(): (numbers: readonly number[]) => string {
  return (numbers) => numbers.map((number) => `C${number}`).join(", ");
}

export function LackingReasons({ claims }: { claims: readonly number[] }): ReactNode {
  const names = useClaimNames()(claims);
  return <Trans id="answer.lacking">A decision still lacks its reasons: {names}. Write them on the claim first.</Trans>;
}

function AskCheck({ asked, answer }: { asked: AnswerView; answer: AskAnswer }): ReactNode {
  const { i18n } = useLingui();
  const { parts, state } = asked;
  const independence = answer.reviewer.independence;
  const notYet = <Trans id="answer.check.not_yet">Not said yet</Trans>;
  const promised = answer.due !== null && answer.owner_role.trim() !== "";
  const items: readonly CheckItem[] = [
    { id: "tests", label: <Trans id="answer.check.tests">Tests run</Trans>, done: parts.tests, note: parts.tests ? answer.tests.length : <Trans id="answer.check.tests_none">None that was run</Trans> },
    { id: "failed", label: <Trans id="answer.check.failed">What failed</Trans>, done: parts.failures, note: parts.failures ? <Trans id="answer.check.said">Said</Trans> : notYet },
    { id: "reviewer", label: <Trans id="answer.check.reviewer">Who reviewed it</Trans>, done: parts.reviewer, note: parts.reviewer ? independence ? i18n._(INDEPENDENCE_NOTE[independence]) : <Trans id="answer.check.how_independent">How independent is not said</Trans> : notYet },
    { id: "change", label: <Trans id="answer.check.change">Change in use</Trans>, done: parts.change, note: parts.change ? answer.done_at === null ? <Trans id="answer.check.change_said">Said; no day on which it was done</Trans> : <Trans id="answer.check.change_done">Done</Trans> : notYet },
    { id: "promise", label: <Trans id="answer.check.promise">Promise</Trans>, done: promised, note: promised ? <Trans id="answer.check.promise_whole">Dated, with an owner</Trans> : answer.due !== null ? <Trans id="answer.check.promise_nobody">Dated; nobody keeps it yet</Trans> : <Trans id="answer.check.promise_no_date">No day</Trans> },
    { id: "appeal", label: <Trans id="answer.check.appeal">Appeal route</Trans>, done: answer.appeal.trim() !== "", note: answer.appeal.trim() !== "" ? <Trans id="answer.check.given">Given</Trans> : notYet },
  ];
  return (
    <>
      <div className="stack stack--tight">
        <h2 className="subheading">
          <Trans id="answer.check">Is this an answer?</Trans>
        </h2>
        <CheckList items={items} />
      </div>
      <div className="stack stack--tight">
        <h2 className="subheading">
          <Trans id="answer.verdict">How they will see it</Trans>
        </h2>
        <div className="card" data-testid="verdict" aria-live="polite">
          <AnswerWord state={state} />
          <span className="answer-preview">
            <AnswerParts given={parts} />
          </span>
        </div>
        <p className="small soft">
          <Advice asked={asked} />
        </p>
      </div>
    </>
  );
}

/** What would change the verdict. It never says that the answer may not go as it is. */
function Advice({ asked }: { asked: AnswerView }): ReactNode {
  const { parts, state } = asked;
  switch (state) {
    case "answered_with_evidence":
      return <Trans id="answer.advice.evidence">It names tests, what failed and who reviewed.</Trans>;
    case "refused_with_reasons":
      return <Trans id="answer.advice.refused">A refusal is a reply. They see your reasons beside it.</Trans>;
    case "refused_without_reasons":
      return <Trans id="answer.advice.refused_bare">Say why not. Without reasons they see a bare refusal.</Trans>;
    case "no_answer":
    case "not_due_yet":
      return <Trans id="answer.advice.none">Choose an answer above. Until then, this ask has none.</Trans>;
    case "answered_without_evidence":
      if (!parts.tests) return <Trans id="answer.advice.tests">Name a test that was run, and it comes closer to evidence. You can also send it as it is.</Trans>;
      if (!parts.failures) return <Trans id="answer.advice.failures">Say what failed, or how you looked for failure. You can also send it as it is.</Trans>;
      return <Trans id="answer.advice.reviewer">Say who reviewed it, and it counts as evidence. You can also send it as it is.</Trans>;
  }
}

/** All asks in counts, and what is still open in the answer as a whole. */
export function WholeCheck({ view }: { view: ResponseView }): ReactNode {
  const { i18n } = useLingui();
  const names = useClaimNames();
  const { undecided, without_reasons: lacking, unanswered, draft } = view;
  const open = names(undecided);
  const bare = names(lacking);
  const questions = unanswered.join(", ");
  const items: readonly CheckItem[] = [
    { id: "decided", label: <Trans id="answer.whole.decided">Every claim decided</Trans>, done: undecided.length === 0, note: undecided.length === 0 ? undefined : <Trans id="answer.whole.undecided">Goes as undecided: {open}</Trans> },
    { id: "reasons", label: <Trans id="answer.whole.reasons">Every decision has reasons</Trans>, done: lacking.length === 0, note: lacking.length === 0 ? undefined : <Trans id="answer.whole.no_reasons">Reasons missing: {bare}</Trans> },
    { id: "questions", label: <Trans id="answer.whole.questions">All ten questions</Trans>, done: unanswered.length === 0, note: unanswered.length === 0 ? undefined : <Trans id="answer.whole.not_answered">Shown to both as not answered: {questions}</Trans> },
    { id: "appeal", label: <Trans id="answer.whole.appeal">A way to appeal</Trans>, done: draft.appeal.route.trim() !== "" },
    { id: "publish", label: <Trans id="answer.whole.publish">Whether they may publish it</Trans>, done: draft.may_publish !== null },
  ];
  return (
    <>
      <div className="stack stack--tight">
        <h2 className="subheading">
          <Trans id="answer.whole.check">Is it complete?</Trans>
        </h2>
        <CheckList items={items} />
      </div>
      <div className="stack stack--tight">
        <h2 className="subheading">
          <Trans id="answer.verdicts">How they will see it</Trans>
        </h2>
        <ul className="card answer-sum">
          {tally(view.asks.map(({ state }) => state)).map(({ state, count }) => (
            <li key={state}>
              <AnswerMark state={state} />
              <strong>{count}</strong>
              <span>{i18n._(LEDGER_COUNT_WORDS[state])}</span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
