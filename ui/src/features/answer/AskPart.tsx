import { Trans, useLingui } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import type { AnswerView, AskAnswer, EntryView, NumberedTest, ResponseDraft, ResponseView } from "@/bindings/commands";
import { Button, CheckRow, Folio, FolioRow, NoteLine, Segmented, type FieldText } from "@/design";
import { useFormat } from "@/i18n";
import { Day, item, Line, Lines, ListLines, useOptions, within, type Editing } from "@/respond/fields";
import { Replies } from "@/respond/ThreadNotices";
import { ASK_TYPE_WORDS, INDEPENDENCE_NOTE, INDEPENDENCE_WORDS, OUTCOME_WORDS, TEST_OUTCOME_WORDS } from "@/respond/words";
import { needsReason, withoutSentence } from "./claims";

/** The answer to one ask. Everything here goes to the other side as it stands. */
export function AskPart({ view, entry, of, asked }: { view: ResponseView; /** The challenge with what followed it, once it is read. */ entry: EntryView | undefined; of: Editing<ResponseDraft>; asked: AnswerView }): ReactNode {
  const { i18n } = useLingui();
  const format = useFormat();
  const { ask } = asked;
  const index = of.value.asks.findIndex((answer) => answer.ask === ask.id);
  const answer = of.value.asks[index];
  if (!answer) return null;
  const closed = view.sealed || view.entry.accepted_at === null;
  const due = ask.due === null ? null : format.day(ask.due);
  return (
    <>
      <div className="stack stack--tight">
        <p className="meta">
          {due === null ? <Trans id="answer.they_asked">They asked</Trans> : <Trans id="answer.they_asked_by">They asked, wanted by {due}</Trans>}
          {ask.ask_type && <> · {i18n._(ASK_TYPE_WORDS[ask.ask_type])}</>}
        </p>
        <h1 className="title title--claim" dir="auto">
          {ask.text.trim() || (ask.ask_type ? i18n._(ASK_TYPE_WORDS[ask.ask_type]) : "")}
        </h1>
        {ask.acceptable_alternatives && (
          <p className="small soft" dir="auto">
            <Trans id="answer.instead">Would also do:</Trans> {ask.acceptable_alternatives}
          </p>
        )}
        {entry && <Replies view={entry} ask={ask.id} />}
      </div>
      <fieldset disabled={closed} className="respond-fieldset">
        <legend className="visually-hidden">
          <Trans id="answer.legend">Your answer to this ask</Trans>
        </legend>
        <AnswerForm view={view} of={item(of, "asks", index, answer)} claim={asked.framework_claim} />
      </fieldset>
    </>
  );
}

function AnswerForm({ view, of, claim }: { view: ResponseView; of: Editing<AskAnswer>; claim: string | null }): ReactNode {
  const { t } = useLingui();
  const id = useId();
  const outcomes = useOptions(OUTCOME_WORDS);
  const independence = useOptions(INDEPENDENCE_WORDS);
  const reviewer = within(of, "reviewer");
  const { outcome, reason } = of.value;
  const hidden = (label: string): FieldText => ({ label, hiddenLabel: true });
  return (
    <Folio className="worksheet answer-form">
      <FolioRow id={`${id}-answer`} heading={<Trans id="answer.answer">Answer</Trans>}>
        <div className="stack stack--tight">
          <Segmented label={t({ id: "answer.outcome", message: "What you answer" })} value={outcome} options={outcomes} onChange={(next) => of.commit({ outcome: next })} />
          <Lines of={of} name="text" rows={3} className="answer-text" {...hidden(t({ id: "answer.text", message: "The answer in plain words" }))} />
          {claim !== null && <FrameworkClaim claim={claim} of={of} />}
          {(needsReason(outcome) || reason !== "") && <Lines of={of} name="reason" label={outcome === "refused" ? t({ id: "answer.reason_no", message: "Why not" }) : t({ id: "answer.reason", message: "Why not all of it, or not now" })} hint={outcome === "refused" ? t({ id: "answer.reason_hint", message: "A refusal without reasons is shown to them as one." }) : undefined} />}
        </div>
      </FolioRow>
      <FolioRow id={`${id}-tests`} heading={<Trans id="answer.tests">Tests</Trans>}>
        <TestPicker tests={view.tests} of={of} />
      </FolioRow>
      <FolioRow id={`${id}-failed`} heading={<Trans id="answer.failed">What failed</Trans>}>
        <Lines of={of} name="what_failed" {...hidden(t({ id: "answer.failed_label", message: "What failed" }))} hint={t({ id: "answer.failed_hint", message: "If nothing failed, say how you looked." })} />
      </FolioRow>
      <FolioRow id={`${id}-reviewer`} heading={<Trans id="answer.reviewer">Reviewer</Trans>}>
        <div className="stack stack--tight">
          <div className="form-grid answer-two">
            <Line of={reviewer} name="role" {...hidden(t({ id: "answer.reviewer_label", message: "Who reviewed it" }))} placeholder={t({ id: "answer.reviewer_example", message: "A role or office" })} />
            <Segmented label={t({ id: "answer.independence", message: "How independent they are" })} value={reviewer.value.independence} options={independence} onChange={(next) => reviewer.commit({ independence: next })} />
          </div>
          <details className="respond-details" open={reviewer.value.unit !== "" || reviewer.value.conflict !== ""}>
            <summary>
              <Trans id="answer.reviewer_more">Where they work, and conflicts of interest</Trans>
            </summary>
            <div className="form-grid answer-two">
              <Line of={reviewer} name="unit" label={t({ id: "answer.reviewer_unit", message: "Their unit or office" })} optional />
              <Line of={reviewer} name="conflict" label={t({ id: "answer.reviewer_conflict", message: "A conflict of interest" })} optional />
            </div>
            <CheckRow label={<Trans id="answer.reviewer_builds">They help to build the system themselves</Trans>} checked={reviewer.value.front_line_developer === true} onChange={(front_line_developer) => reviewer.commit({ front_line_developer })} />
          </details>
        </div>
      </FolioRow>
      <FolioRow id={`${id}-change`} heading={<Trans id="answer.changes">What changes</Trans>}>
        <div className="stack stack--tight">
          <Lines of={of} name="change" {...hidden(t({ id: "answer.change_label", message: "What changes in use" }))} />
          <Line of={of} name="owner_role" label={t({ id: "answer.owner", message: "Who keeps the promise" })} hint={t({ id: "answer.owner_hint", message: "A role." })} />
          <Day of={of} name="due" legend={<Trans id="answer.due">Promised for</Trans>} />
          <Day of={of} name="done_at" legend={<Trans id="answer.done_at">Done on</Trans>} optional />
          <ListLines of={of} name="proof" label={t({ id: "answer.proof", message: "What proves it" })} optional hint={t({ id: "answer.proof_hint", message: "One thing on each line: a report, a notice, a place where it can be seen." })} />
        </div>
      </FolioRow>
      <FolioRow id={`${id}-appeal`} heading={<Trans id="answer.appeal">Appeal</Trans>}>
        <Line of={of} name="appeal" {...hidden(t({ id: "answer.appeal_label", message: "How to appeal" }))} placeholder={t({ id: "answer.appeal_example", message: "Where they can go with a refusal" })} />
      </FolioRow>
    </Folio>
  );
}

/** Words that only claim to follow a framework. They are never taken out by themselves. */
function FrameworkClaim({ claim, of }: { claim: string; of: Editing<AskAnswer> }): ReactNode {
  return (
    <NoteLine>
      <q className="flag-phrase" dir="auto">
        {claim}
      </q>{" "}
      <Trans id="answer.claim">This does not count as an answer. Say what was tested, or take it out.</Trans>{" "}
      <Button kind="quiet" size="small" className="note-action" onPress={() => of.commit((now) => withoutSentence(now, claim))}>
        <Trans id="answer.claim_out">Take it out</Trans>
      </Button>
    </NoteLine>
  );
}

function TestPicker({ tests, of }: { tests: readonly NumberedTest[]; of: Editing<AskAnswer> }): ReactNode {
  const { i18n } = useLingui();
  const chosen = of.value.tests;
  if (tests.length === 0)
    return (
      <p className="soft small">
        <Trans id="answer.tests_none">No test is written down yet. Tests are added to the claims, under Measure.</Trans>
      </p>
    );
  return (
    <div className="answer-tests">
      {tests.map(({ number, claim, test }) => {
        const facts = [test.metric, test.value].filter(Boolean).join(": ");
        return (
          <CheckRow
            key={test.id}
            checked={chosen.includes(test.id)}
            onChange={(on) => of.commit((now) => ({ tests: on ? [...now.tests, test.id] : now.tests.filter((other) => other !== test.id) }))}
            label={
              <span dir="auto">
                <strong>{`T${number}`}</strong> {test.name} <span className="soft">{`C${claim}`}</span>
              </span>
            }
            note={
              <span dir="auto">
                {test.outcome === null ? <Trans id="answer.test_no_outcome">No outcome yet: does not count</Trans> : test.outcome === "not_run" ? <Trans id="answer.test_not_run">Not run: does not count</Trans> : i18n._(TEST_OUTCOME_WORDS[test.outcome])}
                {facts !== "" && <> · {facts}</>}
                {test.independence && <> · {i18n._(INDEPENDENCE_NOTE[test.independence])}</>}
              </span>
            }
          />
        );
      })}
    </div>
  );
}
