import { Trans, useLingui } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import type { Commitment, DisputedFact, ResponseDraft, ResponseView, Reviewer, Severity, Told } from "@/bindings/commands";
import { Button, Callout, CheckRow, Folio, FolioRow, RemoveButton, Segmented } from "@/design";
import { useLocaleId } from "@/i18n";
import { useCommandQuery } from "@/ipc";
import { ChangeFields } from "@/respond/ChangeFields";
import { ChoiceLine, Choose, Day, item, Line, Lines, ListLines, useOptions, useRemovable, within, YesNo, type Editing } from "@/respond/fields";
import { COMMITMENT_WORDS, INDEPENDENCE_WORDS, SEVERITY_WORDS, TREATMENT_WORDS } from "@/respond/words";
import { useClaimNames } from "./CheckPane";

type Draft = Editing<ResponseDraft>;

/** What belongs to all asks together. */
export function WholePart({ view, of }: { view: ResponseView; of: Draft }): ReactNode {
  const { t } = useLingui();
  const id = useId();
  const ack = within(of, "ack");
  const appeal = within(of, "appeal");
  const closed = view.sealed || view.entry.accepted_at === null;
  return (
    <>
      <h1 className="title title--claim">
        <Trans id="answer.whole.title">The answer as a whole</Trans>
      </h1>
      <Undecided view={view} />
      <fieldset disabled={closed} className="respond-fieldset">
        <legend className="visually-hidden">
          <Trans id="answer.whole.legend">The answer as a whole</Trans>
        </legend>
        <Folio className="worksheet answer-form">
          <FolioRow id={`${id}-cause`} heading={<Trans id="answer.whole.cause">Cause</Trans>}>
            <Lines of={of} name="cause" rows={3} label={t({ id: "answer.whole.cause_label", message: "Why it happened" })} />
          </FolioRow>
          <FolioRow id={`${id}-change`} heading={<Trans id="answer.whole.change">Change in use</Trans>}>
            <div className="stack stack--tight">
              <ChangeFields of={within(of, "deployment_change")} />
              <ChoiceLine label={<Trans id="answer.whole.risk">The risk</Trans>} words={TREATMENT_WORDS} value={of.value.treatment} onChange={(treatment) => of.commit({ treatment })} />
            </div>
          </FolioRow>
          <FolioRow id={`${id}-promises`} heading={<Trans id="answer.whole.promises">Promises</Trans>}>
            <Commitments of={of} />
          </FolioRow>
          <FolioRow id={`${id}-reviewers`} heading={<Trans id="answer.whole.reviewers">Reviewers</Trans>}>
            <Reviewers of={of} />
          </FolioRow>
          <FolioRow id={`${id}-asked`} heading={<Trans id="answer.whole.asked">Who was asked</Trans>}>
            <ListLines of={of} name="communities_consulted" label={t({ id: "answer.whole.communities", message: "Communities you asked" })} optional hint={t({ id: "answer.whole.communities_hint", message: "One on each line." })} />
          </FolioRow>
          <FolioRow id={`${id}-disputed`} heading={<Trans id="answer.whole.disputed">Disputed</Trans>}>
            <Disputed view={view} of={of} />
          </FolioRow>
          <FolioRow id={`${id}-severity`} heading={<Trans id="answer.whole.severity">How bad it was</Trans>}>
            <Severities view={view} of={of} />
          </FolioRow>
          <FolioRow id={`${id}-appeal`} heading={<Trans id="answer.whole.appeal_head">Appeal</Trans>}>
            <div className="stack stack--tight">
              <Lines of={appeal} name="route" label={t({ id: "answer.whole.appeal_route", message: "Where they can go with a refusal" })} />
              <Day of={appeal} name="until" legend={<Trans id="answer.whole.appeal_until">Until when</Trans>} optional />
              <div className="field field--small">
                <span className="field-label">
                  <Trans id="answer.whole.appeal_who">Does somebody independent decide?</Trans>
                </span>
                <YesNo label={t({ id: "answer.whole.appeal_who_label", message: "Does somebody independent decide?" })} value={appeal.value.independent} onChange={(independent) => appeal.commit({ independent })} />
              </div>
            </div>
          </FolioRow>
          <FolioRow id={`${id}-told`} heading={<Trans id="answer.whole.told">Who was told</Trans>}>
            <div className="stack stack--tight">
              <ToldList of={of} />
              <Lines of={of} name="regulator_report" label={t({ id: "answer.whole.regulator", message: "A report to a regulator" })} optional />
            </div>
          </FolioRow>
          <FolioRow id={`${id}-after`} heading={<Trans id="answer.whole.after">Afterwards</Trans>}>
            <div className="stack stack--tight">
              <div className="field field--small">
                <span className="field-label">
                  <Trans id="answer.whole.may_publish">May they publish this answer?</Trans>
                </span>
                <YesNo label={t({ id: "answer.whole.may_publish_label", message: "May they publish this answer?" })} value={of.value.may_publish} onChange={(may_publish) => of.commit({ may_publish })} />
              </div>
              <div className="form-grid answer-two">
                <Line of={ack} name="case_ref" label={t({ id: "answer.whole.case_ref", message: "Your own reference" })} optional />
                <Line of={ack} name="contact_role" label={t({ id: "answer.whole.contact", message: "Who they can write to" })} hint={t({ id: "answer.whole.contact_hint", message: "A role." })} />
              </div>
              <Day of={ack} name="next_update_by" legend={<Trans id="answer.whole.next_update">News by</Trans>} optional />
            </div>
          </FolioRow>
        </Folio>
      </fieldset>
    </>
  );
}

/** Claims that will go without a decision, and decisions that cannot go yet. */
function Undecided({ view }: { view: ResponseView }): ReactNode {
  const names = useClaimNames();
  const open = names(view.undecided);
  const bare = names(view.without_reasons);
  return (
    <>
      {view.without_reasons.length > 0 && (
        <Callout tone="stop" title={<Trans id="answer.whole.block">Reasons are missing for {bare}</Trans>}>
          <Trans id="answer.whole.block_body">The answer cannot be sealed before. Write them on the claim, or choose “Accept”.</Trans>
        </Callout>
      )}
      {view.undecided.length > 0 && (
        <Callout tone="heed" title={<Trans id="answer.whole.no_decision">No decision recorded for {open}</Trans>}>
          <Trans id="answer.whole.no_decision_body">You can still seal. They will see these claims as undecided.</Trans>
        </Callout>
      )}
    </>
  );
}

function Commitments({ of }: { of: Draft }): ReactNode {
  const { t } = useLingui();
  const list = useRemovable<ResponseDraft, Commitment>(of, "commitments");
  return (
    <div className="stack stack--tight">
      {of.value.commitments.map((commitment, index) => {
        const row = item<ResponseDraft, Commitment>(of, "commitments", index, commitment);
        const number = index + 1;
        return (
          <div key={index} className="respond-editor">
            <Lines of={row} name="text" label={t({ id: "answer.promise.text", message: `Promise ${number}` })} />
            <div className="form-grid answer-two">
              <Line of={row} name="owner_role" label={t({ id: "answer.promise.owner", message: "Who keeps it" })} />
              <Choose label={t({ id: "answer.promise.status", message: "Where it stands" })} words={COMMITMENT_WORDS} value={commitment.status} onChange={(status) => row.commit({ status })} />
            </div>
            <Day of={row} name="due" legend={<Trans id="answer.promise.due">By when</Trans>} />
            <div>
              <RemoveButton label={t({ id: "answer.promise.remove", message: "Take this promise out" })} onPress={() => list.remove(index, t({ id: "answer.promise.removed", message: `Promise ${number} was taken out.` }))} />
            </div>
          </div>
        );
      })}
      {list.note}
      <div>
        <Button size="small" icon="plus" onPress={() => list.add({ text: "", owner_role: "", due: null, status: null })}>
          <Trans id="answer.promise.add">Add a promise</Trans>
        </Button>
      </div>
    </div>
  );
}

function Reviewers({ of }: { of: Draft }): ReactNode {
  const { t } = useLingui();
  const list = useRemovable<ResponseDraft, Reviewer>(of, "reviewers");
  const independence = useOptions(INDEPENDENCE_WORDS);
  return (
    <div className="stack stack--tight">
      {of.value.reviewers.map((reviewer, index) => {
        const row = item<ResponseDraft, Reviewer>(of, "reviewers", index, reviewer);
        const number = index + 1;
        return (
          <div key={index} className="respond-editor">
            <div className="form-grid answer-two">
              <Line of={row} name="role" label={t({ id: "answer.reviewers.role", message: `Reviewer ${number}: role` })} />
              <Line of={row} name="unit" label={t({ id: "answer.reviewers.unit", message: "Unit or office" })} />
            </div>
            <Segmented label={t({ id: "answer.reviewers.independence", message: `How independent reviewer ${number} is` })} value={reviewer.independence} options={independence} onChange={(next) => row.commit({ independence: next })} />
            <CheckRow label={<Trans id="answer.reviewers.builds">They help to build the system themselves</Trans>} checked={reviewer.front_line_developer === true} onChange={(front_line_developer) => row.commit({ front_line_developer })} />
            <Line of={row} name="conflict" label={t({ id: "answer.reviewers.conflict", message: "A conflict of interest" })} optional />
            <div>
              <RemoveButton label={t({ id: "answer.reviewers.remove", message: "Take this reviewer out" })} onPress={() => list.remove(index, t({ id: "answer.reviewers.removed", message: `Reviewer ${number} was taken out.` }))} />
            </div>
          </div>
        );
      })}
      {list.note}
      <div>
        <Button size="small" icon="plus" onPress={() => list.add({ role: "", unit: "", front_line_developer: null, independence: null, conflict: "" })}>
          <Trans id="answer.reviewers.add">Add a reviewer</Trans>
        </Button>
      </div>
    </div>
  );
}

function ToldList({ of }: { of: Draft }): ReactNode {
  const { t } = useLingui();
  const list = useRemovable<ResponseDraft, Told>(of, "told");
  return (
    <div className="stack stack--tight">
      {of.value.told.map((told, index) => {
        const row = item<ResponseDraft, Told>(of, "told", index, told);
        return (
          <div key={index} className="respond-editor">
            <div className="form-grid answer-two">
              <Line of={row} name="who" label={t({ id: "answer.told.who", message: "Who was told" })} hint={t({ id: "answer.told.who_hint", message: "A group, such as “people whose payment was stopped”." })} />
              <Line of={row} name="how" label={t({ id: "answer.told.how", message: "How" })} />
            </div>
            <Day of={row} name="when" legend={<Trans id="answer.told.when">When</Trans>} />
            <div>
              <RemoveButton label={t({ id: "answer.told.remove", message: "Take this out" })} onPress={() => list.remove(index, t({ id: "answer.told.removed", message: "One line was taken out." }))} />
            </div>
          </div>
        );
      })}
      {list.note}
      <div>
        <Button size="small" icon="plus" onPress={() => list.add({ who: "", when: null, how: "" })}>
          <Trans id="answer.told.add">Add who was told</Trans>
        </Button>
      </div>
    </div>
  );
}

/** How bad the organization says each claim was. What the other side said stands beside it in the ledger. */
function Severities({ view, of }: { view: ResponseView; of: Draft }): ReactNode {
  const { t, i18n } = useLingui();
  const entry = useCommandQuery("entry_view", { language: useLocaleId(), of: { entry_id: view.entry.id } });
  const said = of.value.severities;
  const set = (claim: string, severity: Severity | null): void => {
    const others = said.filter((one) => one.claim !== claim);
    of.commit({ severities: severity === null ? others : [...others, { claim, severity }] });
  };
  return (
    <div className="stack stack--tight">
      {(entry.data?.challenge.claims ?? []).map(({ id, number, facts }) => {
        const theirs = facts.severity ? i18n._(SEVERITY_WORDS[facts.severity]) : null;
        const hint = theirs === null ? undefined : t({ id: "answer.severity.theirs", message: `They say: ${theirs}.` });
        return <Choose key={id} label={t({ id: "answer.severity.claim", message: `How bad you say C${number} was` })} optional hint={hint} words={SEVERITY_WORDS} value={said.find((one) => one.claim === id)?.severity ?? null} onChange={(severity) => set(id, severity)} />;
      })}
    </div>
  );
}

/** Facts the organization sees differently, one claim at a time. Their words stay as they are. */
function Disputed({ view, of }: { view: ResponseView; of: Draft }): ReactNode {
  const { t } = useLingui();
  const list = useRemovable<ResponseDraft, DisputedFact>(of, "disputed_facts");
  const entry = useCommandQuery("entry_view", { language: useLocaleId(), of: { entry_id: view.entry.id } });
  const claims = entry.data?.challenge.claims ?? [];
  return (
    <div className="stack stack--tight">
      {of.value.disputed_facts.map((fact, index) => {
        const claim = claims.find(({ id }) => id === fact.claim);
        const name = claim ? `C${claim.number}` : "";
        return (
          <div key={index} className="respond-editor">
            <Lines of={item<ResponseDraft, DisputedFact>(of, "disputed_facts", index, fact)} name="words" label={t({ id: "answer.disputed.words", message: `What you dispute in ${name}, and how you see it` })} />
            <div>
              <RemoveButton label={t({ id: "answer.disputed.remove", message: "Take this out" })} onPress={() => list.remove(index, t({ id: "answer.disputed.removed", message: `The dispute about ${name} was taken out.` }))} />
            </div>
          </div>
        );
      })}
      {list.note}
      <div className="cluster">
        {claims.map(({ id, number }) => {
          const name = `C${number}`;
          return (
            <Button key={id} size="small" icon="plus" onPress={() => list.add({ claim: id, words: "" })}>
              <Trans id="answer.disputed.add">Dispute a fact in {name}</Trans>
            </Button>
          );
        })}
      </div>
    </div>
  );
}
