import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Evidence, HarmRow, Sensitivity } from "@/bindings/commands";
import { CheckGroup, ChoiceList } from "@/design";
import { Area, Choose, ConsentChip, DayField, EVIDENCE_KIND_WORDS, Line, SENSITIVITY_WORDS, useOptions, useRecordDraft } from "@/document";
import { useCommand, useCommandQuery } from "@/ipc";
import { useRemoval } from "@/shell";

/** What is known about a piece. Its bytes and its fingerprint never change; these words may. */
export function EvidenceFields({ evidence, harms }: { evidence: Evidence; harms: readonly HarmRow[] }): ReactNode {
  const { t } = useLingui();
  const { isGone } = useRemoval();
  const save = useCommand("save_evidence").mutateAsync;
  const people = useCommandQuery("people", {});
  const draft = useRecordDraft(evidence, save);
  const { value } = draft;
  const sensitivities = useOptions(SENSITIVITY_WORDS);
  const persons = (people.data?.rows ?? []).filter((row) => !isGone(row.person.id));
  return (
    <div className="document-form">
      <Line of={draft} name="title" label={t({ id: "evidence.field.title", message: "What to call it" })} hint={t({ id: "evidence.field.title_hint", message: "It goes out under this name. Leave out names of people." })} />
      <Choose words={EVIDENCE_KIND_WORDS} label={t({ id: "evidence.field.kind", message: "What it is" })} optional value={value.kind} onChange={(kind) => draft.commit({ kind })} />
      {harms.length > 0 && (
        <CheckGroup
          legend={<Trans id="evidence.field.supports">Which claims does it support?</Trans>}
          values={value.supports}
          options={harms.map((row) => ({ value: row.harm.id, label: <bdi>{`C${row.number} ${row.harm.title}`}</bdi> }))}
          onChange={(supports) => draft.commit({ supports: [...supports] })}
        />
      )}
      {persons.length > 0 && (
        <CheckGroup
          legend={<Trans id="evidence.field.people">Who can be seen, heard or found through it?</Trans>}
          hint={<Trans id="evidence.field.people_hint">It goes out only when each of them has said yes, or a copy without them goes instead.</Trans>}
          values={value.people}
          options={persons.map((row) => ({ value: row.person.id, label: <bdi>{row.person.pseudonym}</bdi>, note: <ConsentChip state={row.share} /> }))}
          onChange={(ids) => draft.commit({ people: [...ids] })}
        />
      )}
      <ChoiceList<Sensitivity> legend={<Trans id="evidence.field.sensitivity">Who may see it?</Trans>} value={value.sensitivity} options={sensitivities} onChange={(sensitivity) => draft.commit({ sensitivity })} />
      <Area of={draft} name="weaknesses" rows={2} label={t({ id: "evidence.field.weaknesses", message: "What it does not show, or why it may be doubted" })} optional />
      <Area of={draft} name="transcript" rows={3} label={t({ id: "evidence.field.transcript", message: "Its words, written out" })} optional hint={t({ id: "evidence.field.transcript_hint", message: "Then they can be found, and read by people who cannot see or hear it." })} />
      <DayField legend={<Trans id="evidence.field.captured_at">When was it made?</Trans>} value={value.captured_at} onChange={(day) => draft.commit({ captured_at: day === null ? null : `${day}T12:00:00Z` })} />
      <div className="document-two">
        <Line of={draft} name="captured_by" label={t({ id: "evidence.field.captured_by", message: "Who made it" })} optional hint={t({ id: "evidence.field.captured_by_hint", message: "A chosen name, or a role." })} />
        <Line of={draft} name="method" label={t({ id: "evidence.field.method", message: "How it was made" })} optional hint={t({ id: "evidence.field.method_hint", message: "Scanned, saved from a page, written down." })} />
      </div>
      <Line of={draft} name="source_url" label={t({ id: "evidence.field.source", message: "Where it can be found" })} optional />
    </div>
  );
}
