import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ClaimRow, LedgerView, Severity } from "@/bindings/commands";
import { Definition, differences, SectionHead, SevenCompare } from "@/design";
import { SEVERITY_WORDS, statesOf } from "@/document";
import { useFormat, useLocaleId } from "@/i18n";
import { useCommandQuery } from "@/ipc";
import { SEVERITY_WORDS as THEIR_SEVERITY_WORDS } from "@/respond/words";
import { plural } from "@lingui/core/macro";
import { Tests } from "./Answer";
import { CHANGE_WORDS, COMMITMENT_WORDS, DECISION_WORDS, TREATMENT_WORDS } from "./words";

/** Each claim with the decision on it, and both mappings, one under the other. */
export function Claims({ view }: { view: LedgerView }): ReactNode {
  if (view.questions.length === 0) return null; // no answer came
  return (
    <section className="ledger-section" aria-labelledby="ledger-claims">
      <SectionHead id="ledger-claims" heading={<Trans id="ledger.claims">What they say to each claim</Trans>} />
      <ol>
        {view.claims.map((claim) => (
          <Claim key={claim.claim_id} claim={claim} />
        ))}
      </ol>
    </section>
  );
}

/** What both sides say about how bad it was, side by side. */
function BothSeverities({ ours, theirs }: { ours: Severity | null; theirs: Severity }): ReactNode {
  const { i18n } = useLingui();
  const them = i18n._(THEIR_SEVERITY_WORDS[theirs]); // in the words they chose from
  if (ours === null) return <Trans id="ledger.claim.severity_theirs">They say: {them}.</Trans>;
  const you = i18n._(SEVERITY_WORDS[ours]);
  return <Trans id="ledger.claim.severity_both">You say: {you}. They say: {them}.</Trans>;
}

function Claim({ claim }: { claim: ClaimRow }): ReactNode {
  const { t, i18n } = useLingui();
  const { number, title } = claim;
  const ours = statesOf(claim.theirs);
  const theirs = statesOf(claim.own);
  const answered = claim.own.cells.some((cell) => cell !== null);
  const { length: differing } = differences(ours, theirs);
  const change = claim.deployment_change;
  const changed = [change.kind ? i18n._(CHANGE_WORDS[change.kind]) : "", change.words].filter(Boolean).join(". ");
  const items = [
    ...(claim.treatment ? [{ term: <Trans id="ledger.claim.treatment">What they do about the risk</Trans>, value: i18n._(TREATMENT_WORDS[claim.treatment]) }] : []),
    ...(changed ? [{ term: <Trans id="ledger.claim.change">Change in use</Trans>, value: <span dir="auto">{changed}</span> }] : []),
    ...(claim.tests.length > 0 ? [{ term: <Trans id="ledger.claim.tests">Tests</Trans>, value: <Tests tests={claim.tests} /> }] : []),
    ...(claim.severity_agreed ? [{ term: <Trans id="ledger.claim.severity">How bad it was</Trans>, value: <BothSeverities ours={claim.severity} theirs={claim.severity_agreed} /> }] : []),
    ...(claim.disputed.length > 0 ? [{ term: <Trans id="ledger.claim.disputed">What they dispute</Trans>, value: <span className="ledger-lines" dir="auto">{claim.disputed.join("\n")}</span> }] : []),
  ];
  return (
    <li className="ledger-claim" data-testid="claim-row">
      <h3 className="subheading" dir="auto">{`C${number} ${title}`}</h3>
      <p>
        <strong>{claim.decision ? i18n._(DECISION_WORDS[claim.decision]) : <Trans id="ledger.claim.undecided">No decision yet</Trans>}</strong>
        {claim.reasons.trim() !== "" && (
          <>
            {". "}
            <span className="ledger-lines" dir="auto">
              {claim.reasons}
            </span>
          </>
        )}
      </p>
      {answered ? (
        <>
          <div className="ledger-compare">
            <SevenCompare caption={t({ id: "ledger.claim.compare", message: `Your mapping of claim C${number} above theirs` })} theirs={{ who: <Trans id="ledger.claim.you">You</Trans>, states: ours }} ours={{ who: <Trans id="ledger.claim.they">They</Trans>, states: theirs }} />
          </div>
          <p className="small soft">{differing === 0 ? <Trans id="ledger.claim.same">Both say the same.</Trans> : t({ id: "ledger.claim.differ", message: plural(differing, { one: "They differ on # of the seven. Both stand as they are.", other: "They differ on # of the seven. Both stand as they are." }) })}</p>
        </>
      ) : (
        <p className="small soft">
          <Trans id="ledger.claim.no_mapping">They have not given a mapping of their own.</Trans>
        </p>
      )}
      {items.length > 0 && <Definition items={items} />}
    </li>
  );
}

/** The ten questions of a complete answer. One without an answer stays in the list. */
export function TenQuestions({ view }: { view: LedgerView }): ReactNode {
  const language = useLocaleId() === "es" ? "es" : "en";
  const catalog = useCommandQuery("catalog", { language });
  if (view.questions.length === 0) return null;
  const texts = (catalog.data?.entries ?? []).filter(({ kind }) => kind === "question");
  return (
    <section className="ledger-section" aria-labelledby="ledger-questions">
      <SectionHead id="ledger-questions" heading={<Trans id="ledger.questions">Ten questions that a complete answer settles</Trans>} />
      <ol className="row-list">
        {view.questions.map(({ number, answer }) => {
          const question = texts[number - 1];
          return (
            <li key={number} className="ledger-question" data-testid="question-row">
              <strong>{number}</strong>
              <span>{question?.about ?? question?.title ?? ""}</span>
              {answer.trim() === "" ? (
                <strong className="soft">
                  <Trans id="ledger.questions.none">Not answered</Trans>
                </strong>
              ) : (
                <span className="ledger-lines" dir="auto">
                  {answer}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** What they promise, where to object, and whether the answer may be published. */
export function Promises({ view }: { view: LedgerView }): ReactNode {
  const { i18n } = useLingui();
  const format = useFormat();
  if (view.questions.length === 0) return null;
  return (
    <section className="ledger-section stack" aria-labelledby="ledger-promises">
      <SectionHead id="ledger-promises" heading={<Trans id="ledger.promises">What they promise</Trans>} />
      {view.commitments.length === 0 ? (
        <p className="soft">
          <Trans id="ledger.promises.none">They promise nothing more.</Trans>
        </p>
      ) : (
        <ul className="row-list">
          {view.commitments.map((promise, index) => (
            <li key={index} className="ledger-promise">
              <span dir="auto">{promise.text}</span>
              <span className="table-sub">{[promise.owner_role, promise.due ? `${format.day(promise.due)}, ${format.due(promise.due, view.today)}` : "", promise.status ? i18n._(COMMITMENT_WORDS[promise.status]) : ""].filter(Boolean).join(" · ")}</span>
            </li>
          ))}
        </ul>
      )}
      <Definition
        items={[
          { term: <Trans id="ledger.appeal">Where to object</Trans>, value: view.appeal.trim() ? <span dir="auto">{view.appeal}</span> : <Trans id="ledger.appeal.none">They name no way to object.</Trans> },
          { term: <Trans id="ledger.publish">May it be published?</Trans>, value: view.may_publish === null ? <Trans id="ledger.publish.unsaid">They do not say</Trans> : view.may_publish ? <Trans id="ledger.publish.yes">Yes, they allow it</Trans> : <Trans id="ledger.publish.no">No, they ask you not to</Trans> },
        ]}
      />
    </section>
  );
}
