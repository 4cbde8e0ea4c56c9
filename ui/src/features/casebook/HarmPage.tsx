import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { CaseView, Harm, HarmKind } from "@/bindings/commands";
import { Button, CheckGroup, Folio, FolioRow, Icon, LoadingLine, MenuButton, PageHead } from "@/design";
import { AddEvidence, Area, CAUSAL_WORDS, Choose, CONFIDENCE_WORDS, DayField, EvidenceStatus, KIND_WORDS, LIKELIHOOD_WORDS, Line, ListLines, OccurredFields, REVERSIBILITY_WORDS, SEVERITY_WORDS, useFresh, useHarmDraft, YesNo, type Draft } from "@/document";
import { useCommand, useCommandQuery } from "@/ipc";
import { ErrorCallout, Screen, useRemoval, useRouter } from "@/shell";
import { HarmMore, HarmPeople } from "./HarmMore";
import "./casebook.css";

/** One thing that happened, with every fact that can be written down about it. */
export function HarmPage({ harmId }: { harmId: string }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const harmQuery = useCommandQuery("harm", { harm_id: harmId });
  const harm = useFresh(harmQuery);
  const caseQuery = useCommandQuery("case_view", { case_id: harm?.case_id ?? "" }, { enabled: harm !== undefined });
  const view = caseQuery.data;
  const row = view?.harms.find((other) => other.harm.id === harmId);
  const untitled = t({ id: "casebook.harm.untitled", message: "A record without a title" });
  const title = harm === undefined || harm.title === "" ? untitled : harm.title;
  const number = row?.number ?? 0;
  const caseTitle = view === undefined || view.case.title === "" ? t({ id: "casebook.untitled", message: "A case without a title" }) : view.case.title;
  return (
    <Screen
      title={title}
      crumbs={[
        { label: t({ id: "casebook.cases.crumb", message: "Cases" }), onOpen: () => router.go({ screen: "cases" }) },
        { label: caseTitle, onOpen: () => harm && router.go({ screen: "case", case: harm.case_id }) },
        { label: number === 0 ? title : t({ id: "casebook.harm.crumb", message: `Claim C${number}` }) },
      ]}
    >
      <ErrorCallout error={harmQuery.error ?? caseQuery.error} />
      {(harm === undefined || view === undefined) && !harmQuery.error && !caseQuery.error && <LoadingLine />}
      {harm && view && <HarmForm harm={harm} view={view} untitled={untitled} />}
    </Screen>
  );
}

function HarmForm({ harm, view, untitled }: { harm: Harm; view: CaseView; untitled: string }): ReactNode {
  const draft = useHarmDraft(harm);
  const { t } = useLingui();
  const { value } = draft;
  const title = value.title === "" ? untitled : value.title;
  return (
    <>
      <PageHead title={<span dir="auto">{title}</span>} actions={<Actions harm={value} title={title} />} />
      <Folio className="harm-form">
        <FolioRow id="harm-account" heading={<Trans id="casebook.harm.account">The account</Trans>}>
          <Line of={draft} name="title" label={t({ id: "casebook.harm.title", message: "A short name" })} optional hint={t({ id: "casebook.harm.title_hint", message: "One plain sentence. In a challenge this is the claim." })} />
          <Area of={draft} name="what_happened" testimony rows={5} label={t({ id: "casebook.harm.what", message: "What happened" })} />
          <Area of={draft} name="own_words" testimony rows={2} label={t({ id: "casebook.harm.own_words", message: "In the person’s own words" })} optional hint={t({ id: "casebook.harm.own_words_hint", message: "Goes out only if you choose so in the challenge." })} />
          <Area of={draft} name="expected" rows={3} label={t({ id: "casebook.harm.expected", message: "What should have happened" })} optional />
          <Choose<HarmKind> words={KIND_WORDS} label={t({ id: "casebook.harm.kind", message: "How it happened" })} optional value={value.kind} onChange={(kind) => draft.commit({ kind })} />
        </FolioRow>
        <FolioRow id="harm-when" heading={<Trans id="casebook.harm.when">When and where</Trans>}>
          <OccurredFields value={value.occurred} ongoing={value.ongoing} onChange={(occurred) => draft.commit({ occurred })} />
          <YesNo columns={2} legend={<Trans id="casebook.harm.ongoing">Is it still going on?</Trans>} value={value.ongoing} onChange={(ongoing) => draft.commit({ ongoing })} />
          <DayField legend={<Trans id="casebook.harm.first_known">When did somebody first notice?</Trans>} value={value.first_known} onChange={(first_known) => draft.commit({ first_known })} />
          <ListLines of={draft} name="places" label={t({ id: "casebook.harm.places", message: "Places" })} optional hint={t({ id: "casebook.one_each", message: "One on each line." })} />
        </FolioRow>
        <FolioRow id="harm-system" heading={<Trans id="casebook.harm.system">The system’s part</Trans>}>
          <Area of={draft} name="actual" rows={3} label={t({ id: "casebook.harm.actual", message: "What the system did" })} optional />
          <Area of={draft} name="ai_role" rows={2} label={t({ id: "casebook.harm.ai_role", message: "What part it played" })} optional />
          <Choose words={CAUSAL_WORDS} label={t({ id: "casebook.harm.causal", message: "Did it happen because of the system?" })} optional value={value.causal_link} onChange={(causal_link) => draft.commit({ causal_link })} />
          <Reproduce draft={draft} />
        </FolioRow>
        <FolioRow id="harm-weight" heading={<Trans id="casebook.harm.weight">How bad it was</Trans>}>
          <div className="document-two">
            <Choose words={SEVERITY_WORDS} label={t({ id: "casebook.harm.severity", message: "How bad" })} optional value={value.severity} onChange={(severity) => draft.commit({ severity })} />
            <Choose words={REVERSIBILITY_WORDS} label={t({ id: "casebook.harm.reversibility", message: "Can it be put right?" })} optional value={value.reversibility} onChange={(reversibility) => draft.commit({ reversibility })} />
            <Choose words={LIKELIHOOD_WORDS} label={t({ id: "casebook.harm.likelihood", message: "Will it happen again?" })} optional value={value.likelihood} onChange={(likelihood) => draft.commit({ likelihood })} />
            <Choose words={CONFIDENCE_WORDS} label={t({ id: "casebook.harm.confidence", message: "How sure are you of this record?" })} optional value={value.confidence} onChange={(confidence) => draft.commit({ confidence })} />
          </div>
        </FolioRow>
        <HarmMore draft={draft} />
        <HarmPeople draft={draft} />
        <HarmEvidence harm={value} view={view} />
        <FolioRow id="harm-private" heading={<Trans id="casebook.harm.private">Private notes</Trans>} note={<Trans id="casebook.harm.private_note">Stays here</Trans>}>
          <div className="harm-private stack stack--tight">
            <p className="cluster">
              <Icon name="lock" />
              <Trans id="casebook.harm.private_body">These notes never leave this vault. No challenge can carry them.</Trans>
            </p>
            <Area of={draft} name="private_notes" rows={3} label={t({ id: "casebook.harm.private_label", message: "Notes for this vault alone" })} optional />
          </div>
        </FolioRow>
      </Folio>
    </>
  );
}

function Actions({ harm, title }: { harm: Harm; title: string }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const removals = useRemoval();
  const remove = useCommand("delete_harm");
  return (
    <>
      <Button kind="primary" iconEnd="arrow-right" onPress={() => router.go({ screen: "map", harm: harm.id })}>
        <Trans id="casebook.harm.map">Say what was harmed</Trans>
      </Button>
      <MenuButton
        label={t({ id: "casebook.harm.more", message: "More" })}
        choices={[
          { id: "interview", label: t({ id: "casebook.harm.interview", message: "Go through the questions again" }), icon: "record", onChoose: () => router.go({ screen: "record", harm: harm.id, step: "what" }) },
          {
            id: "remove",
            label: t({ id: "casebook.harm.remove", message: "Remove this record" }),
            icon: "remove",
            onChoose: () => {
              removals.remove({ id: harm.id, text: t({ id: "casebook.harm.removed", message: `“${title}” is removed. Its evidence stays in the case.` }), run: () => remove.mutateAsync({ harm_id: harm.id }) });
              router.go({ screen: "case", case: harm.case_id });
            },
          },
        ]}
      />
    </>
  );
}

function Reproduce({ draft }: { draft: Draft<Harm> }): ReactNode {
  const { t } = useLingui();
  const { reproduce } = draft.value;
  const part: Draft<Harm["reproduce"]> = {
    value: reproduce,
    change: (changed) => draft.change({ reproduce: { ...reproduce, ...changed } }),
    commit: (changed) => draft.commit({ reproduce: { ...reproduce, ...changed } }),
    flush: draft.flush,
  };
  return (
    <>
      <Area of={part} name="steps" rows={2} label={t({ id: "casebook.harm.steps", message: "How could somebody see it happen again?" })} optional />
      <div className="document-two">
        <Area of={part} rows={2} name="conditions" label={t({ id: "casebook.harm.conditions", message: "Under which conditions" })} optional />
        <Area of={part} rows={2} name="rate" label={t({ id: "casebook.harm.rate", message: "How often it happens then" })} optional />
      </div>
    </>
  );
}

function HarmEvidence({ harm, view }: { harm: Harm; view: CaseView }): ReactNode {
  const { isGone } = useRemoval();
  const save = useCommand("save_evidence");
  const pieces = view.evidence.filter((row) => !isGone(row.evidence.id));
  const mine = pieces.filter((row) => row.evidence.supports.includes(harm.id)).map((row) => row.evidence.id);
  const choose = (ids: readonly string[]): void => {
    for (const { evidence } of pieces) {
      const had = evidence.supports.includes(harm.id);
      const wanted = ids.includes(evidence.id);
      if (had !== wanted) save.mutate({ ...evidence, supports: wanted ? [...evidence.supports, harm.id] : evidence.supports.filter((other) => other !== harm.id) });
    }
  };
  return (
    <FolioRow id="harm-evidence" heading={<Trans id="casebook.harm.evidence">What shows it</Trans>}>
      <ErrorCallout error={save.error} />
      {pieces.length > 0 && (
        <CheckGroup
          legend={<Trans id="casebook.harm.evidence_legend">Evidence of this case</Trans>}
          hiddenLegend
          values={mine}
          options={pieces.map((row) => ({ value: row.evidence.id, label: <bdi>{`E${row.evidence.number} ${row.evidence.title}`}</bdi>, note: <EvidenceStatus row={row} /> }))}
          onChange={choose}
        />
      )}
      <AddEvidence caseId={harm.case_id} harmId={harm.id} />
    </FolioRow>
  );
}
