import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { PriorContact } from "@/bindings/commands";
import { EvidenceItem, RowList, TextArea, TextField } from "@/design";
import { AddEvidence, DayField, evidenceIcon, EvidenceStatus, Rows, UnknownChoice } from "@/document";
import type { AskProps } from "./asks";

export function AskEvidence({ draft, view, unknown, onUnknown }: AskProps): ReactNode {
  const { t } = useLingui();
  const harm = draft.value;
  const mine = view.evidence.filter((row) => row.evidence.supports.includes(harm.id));
  return (
    <>
      {mine.length > 0 && (
        <RowList label={t({ id: "record.evidence.list", message: "Files that show it" })}>
          {mine.map((row) => (
            <EvidenceItem key={row.evidence.id} reference={`E${row.evidence.number}`} title={row.evidence.title} icon={evidenceIcon(row.evidence)} status={<EvidenceStatus row={row} />} hash={row.evidence.sha256} />
          ))}
        </RowList>
      )}
      <AddEvidence caseId={harm.case_id} harmId={harm.id} onAdded={() => onUnknown(false)} />
      {mine.length === 0 && <UnknownChoice checked={unknown} onChange={onUnknown} label={<Trans id="record.evidence.unknown">I have nothing that shows it, or I don’t know</Trans>} note={<Trans id="record.evidence.unknown_note">This is an answer too. What you say counts, and the organization has files of its own.</Trans>} />}
    </>
  );
}

const CONTACT: PriorContact = { date: null, channel: "", outcome: "" };

export function AskTold({ draft, unknown, onUnknown }: AskProps): ReactNode {
  const { t } = useLingui();
  const contacts = draft.value.prior_contacts;
  const set = (prior_contacts: PriorContact[]): void => {
    if (unknown) onUnknown(false);
    draft.change({ prior_contacts });
  };
  return (
    <>
      <Rows
        legend={<Trans id="record.told.rows">What was tried</Trans>}
        items={contacts}
        blank={CONTACT}
        onChange={set}
        add={contacts.length === 0 ? <Trans id="record.told.add">Add a call, letter or complaint</Trans> : <Trans id="record.told.add_more">Add another</Trans>}
        removeLabel={(index) => {
          const number = index + 1;
          return t({ id: "record.told.remove", message: `Take out number ${number}` });
        }}
        row={(contact, part) => (
          <>
            <DayField legend={<Trans id="record.told.when">When</Trans>} hint={<Trans id="record.told.when_hint">Leave it empty if you do not know the day.</Trans>} value={contact.date} onChange={(date) => part({ date })} />
            <TextField label={t({ id: "record.told.how", message: "How, and to whom" })} value={contact.channel} onChange={(channel) => part({ channel })} onBlur={draft.flush} />
            <TextArea label={t({ id: "record.told.outcome", message: "What came of it" })} rows={2} value={contact.outcome} onChange={(outcome) => part({ outcome })} onBlur={draft.flush} />
          </>
        )}
      />
      {contacts.length === 0 && <UnknownChoice checked={unknown} onChange={onUnknown} label={<Trans id="record.told.unknown">Nobody was told yet, or I don’t know</Trans>} />}
    </>
  );
}
