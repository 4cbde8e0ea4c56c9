import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useMemo, type ReactNode } from "react";
import type { Desk, IdentityView, PromisedTimes } from "@/bindings/commands";
import { Button, Cluster, Folio, FolioRow, LoadingLine, PageHead, TextField, useToast } from "@/design";
import { useCommand, useCommandQuery } from "@/ipc";
import { Line, useEditing, within } from "@/respond/fields";
import { ErrorCallout, KeyInWords } from "@/shell";
import { CasebookKeys } from "./CasebookKeys";
import { KeyFacts, NewKeys } from "./NewKeys";
import { TakeBackKeys } from "./TakeBackKeys";
import "@/respond/respond.css";

/** The intake card of the responding desk: who it is, what it promises, and the keys others seal to. */
export function KeysScreen(): ReactNode {
  const { data, error } = useCommandQuery("identity", { desk: "register" });
  return (
    <>
      <PageHead title={<Trans id="keys_page.title">People need your intake card to write to you</Trans>} lead={<Trans id="keys_page.lead">The card holds your public keys, your name and what you promise. Anyone may have it. The secret halves of the keys stay in this vault.</Trans>} actions={data && <ExportCard desk="register" />} />
      <ErrorCallout error={error} />
      {!data && !error && <LoadingLine />}
      {data && <Card identity={data} />}
    </>
  );
}

function ExportCard({ desk }: { desk: Desk }): ReactNode {
  const { t } = useLingui();
  const toast = useToast();
  const write = useCommand("export_card");
  return (
    <>
      <Button
        kind="primary"
        icon="save-out"
        onPress={() => {
          if (write.isPending) return;
          write.mutate(
            { desk },
            {
              onSuccess: ({ file_name: file }) => {
                if (file !== null) toast({ text: t({ id: "keys_page.written", message: `Card written: ${file}` }), icon: "save-out" });
              },
            },
          );
        }}
      >
        <Trans id="keys_page.export">Write the intake card</Trans>
      </Button>
      <ErrorCallout error={write.error} />
    </>
  );
}

interface Own {
  display: string;
  contact: string;
  promises: PromisedTimes;
}

function Card({ identity }: { identity: IdentityView }): ReactNode {
  const { t } = useLingui();
  const id = useId();
  const save = useCommand("save_identity");
  // The same object until the vault says something else.
  const stored = useMemo<Own>(() => ({ display: identity.display, contact: identity.contact, promises: identity.promises }), [identity]);
  const of = useEditing<Own>({ target: "identity/register", value: stored, save: (value) => save.mutateAsync({ desk: "register", ...value }) });
  const days = within(of, "promises");
  const label = t({ id: "keys_page.words_label", message: "Your keys, in twelve words" });
  return (
    <Folio className="respond-folio">
      <FolioRow id={`${id}-who`} heading={<Trans id="keys_page.who">Who you are</Trans>}>
        <div className="form-grid form-grid--two">
          <Line of={of} name="display" label={t({ id: "keys_page.display", message: "Name on the card" })} hint={t({ id: "keys_page.display_hint", message: "The name of the office. It stands on receipts and answers." })} />
          <Line of={of} name="contact" label={t({ id: "keys_page.contact", message: "How to reach you" })} hint={t({ id: "keys_page.contact_hint", message: "A role with an address or number, where somebody can read the twelve words out." })} />
        </div>
      </FolioRow>
      <FolioRow id={`${id}-promise`} heading={<Trans id="keys_page.promise">What you promise</Trans>} note={<Trans id="keys_page.promise_note">In days</Trans>}>
        <div className="form-grid">
          <DaysField label={t({ id: "keys_page.ack", message: "A receipt within" })} value={days.value.acknowledge_days} onChange={(acknowledge_days) => days.change({ acknowledge_days })} onBlur={days.flush} />
          <DaysField label={t({ id: "keys_page.decide", message: "A decision within" })} value={days.value.decide_days} onChange={(decide_days) => days.change({ decide_days })} onBlur={days.flush} />
          <DaysField label={t({ id: "keys_page.final", message: "All done within" })} value={days.value.final_days} onChange={(final_days) => days.change({ final_days })} onBlur={days.flush} />
        </div>
        <p className="small soft">
          <Trans id="keys_page.promise_hint">Your receipts name these days. Leave one empty to promise nothing there. Cards you gave out before keep what they said.</Trans>
        </p>
      </FolioRow>
      <FolioRow id={`${id}-words`} heading={<Trans id="keys_page.words">Your keys in words</Trans>}>
        <KeyInWords label={label} name={identity.display} words={identity.words} fingerprint={identity.fingerprint} />
        <p className="small soft">
          <Trans id="keys_page.words_hint">Whoever wants to be sure that the card is yours asks for these words, by telephone or in person. Read them from this screen. They are not secret.</Trans>
        </p>
      </FolioRow>
      <FolioRow id={`${id}-keys`} heading={<Trans id="keys_page.keys">The keys</Trans>}>
        <KeyFacts identity={identity} />
        <Cluster>
          <span className="small soft">
            <Trans id="keys_page.card_use">Put the card where people can find it: on your website, on letters, at the counter. Write a new one after you change your name or promises.</Trans>
          </span>
        </Cluster>
      </FolioRow>
      <FolioRow id={`${id}-new`} heading={<Trans id="keys_page.new">New keys</Trans>}>
        <NewKeys desk="register" replaced={identity.replaced} />
        <TakeBackKeys desk="register" />
      </FolioRow>
      <FolioRow id={`${id}-casebook`} heading={<Trans id="keys_page.casebook">Keys for your own challenges</Trans>} note={<Trans id="keys_page.casebook_note">When you document</Trans>}>
        <CasebookKeys />
      </FolioRow>
    </Folio>
  );
}

function DaysField({ label, value, onChange, onBlur }: { label: string; value: number | null; onChange: (days: number | null) => void; onBlur: () => void }): ReactNode {
  return (
    <TextField
      small
      label={label}
      inputMode="numeric"
      maxLength={3}
      value={value === null ? "" : String(value)}
      onChange={(text) => {
        const digits = text.replace(/\D/g, "");
        onChange(digits === "" ? null : Number(digits));
      }}
      onBlur={onBlur}
    />
  );
}
