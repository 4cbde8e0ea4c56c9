import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { ChallengeView, RecipientView } from "@/bindings/commands";
import { Button, CheckRow, Cluster, Dialog, SectionHead, Status, TextField } from "@/design";
import { useFormat } from "@/i18n";
import { useCommand } from "@/ipc";
import { ErrorCallout, KeyInWords } from "@/shell";
import type { ChallengeDesk } from "./useChallenge";

/** Whether the words of a key were compared, and how. */
export function KeyStatus({ recipient, checkedHow }: { recipient: RecipientView["recipient"]; checkedHow: (how: string) => string }): ReactNode {
  const format = useFormat();
  const how = checkedHow(recipient.checked_how);
  if (recipient.revoked_at !== null)
    return (
      <Status tone="stop" icon="mismatch" strong>
        <Trans id="compose.key.revoked">Taken back</Trans>
      </Status>
    );
  if (recipient.checked_at === null)
    return (
      <Status tone="heed" icon="verify" strong>
        <Trans id="compose.key.unchecked">Not checked yet</Trans>
      </Status>
    );
  const day = format.day(recipient.checked_at);
  return (
    <Status tone="ok" icon="verified" strong>
      {how ? <Trans id="compose.key.checked_how">Checked {day}, {how}</Trans> : <Trans id="compose.key.checked">Checked {day}</Trans>}
    </Status>
  );
}

export interface RecipientsProps {
  view: ChallengeView;
  desk: ChallengeDesk;
  onCompare: (recipient: string) => void;
  /** Opens the dialog that takes in an organization's card. */
  onImportCard: () => void;
  checkedHow: (how: string) => string;
}

/** Who gets it. Their keys come with their card, or are typed in. */
export function Recipients({ view, desk, onCompare, onImportCard, checkedHow }: RecipientsProps): ReactNode {
  const { t } = useLingui();
  const [adding, setAdding] = useState(false);
  const chosen = desk.challenge.recipients;
  const tick = (id: string, on: boolean): void => desk.choose({ recipients: on ? [...chosen, id] : chosen.filter((known) => known !== id) });
  return (
    <section aria-labelledby="compose-recipients">
      <SectionHead small id="compose-recipients" heading={<Trans id="compose.recipients">Who gets it</Trans>} />
      <ul className="row-list">
        {view.recipients.map(({ recipient, example }) => {
          const { id, name } = recipient;
          return (
            <li key={id} className="compose-row" data-testid="recipient-row">
              <CheckRow checked={chosen.includes(id)} onChange={(on) => tick(id, on)} label={<span dir="auto">{name}</span>} note={example ? <Trans id="compose.recipient.example">An invented organization, to try things out</Trans> : recipient.contact.trim() || undefined} />
              <Cluster>
                <KeyStatus recipient={recipient} checkedHow={checkedHow} />
                <Button size="small" onPress={() => onCompare(id)} label={t({ id: "compose.recipient.compare_label", message: `Compare the words of ${name}` })}>
                  <Trans id="compose.recipient.compare">Words</Trans>
                </Button>
              </Cluster>
            </li>
          );
        })}
      </ul>
      {view.recipients.length === 0 && (
        <p className="small soft compose-none">
          <Trans id="compose.recipients.none">You know no organization yet. Ask the one you write to for its intake card, or look for it on its website.</Trans>
        </p>
      )}
      <Cluster className="compose-none">
        <Button size="small" icon="import" onPress={onImportCard}>
          <Trans id="compose.recipient.card">Take in their card</Trans>
        </Button>
        <Button size="small" icon="plus" onPress={() => setAdding(true)}>
          <Trans id="compose.recipient.by_hand">Add by hand</Trans>
        </Button>
      </Cluster>
      {adding && (
        <AddRecipient
          onClose={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false);
            tick(id, true);
          }}
        />
      )}
    </section>
  );
}

function AddRecipient({ onClose, onAdded }: { onClose: () => void; onAdded: (id: string) => void }): ReactNode {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const [age, setAge] = useState("");
  const [signing, setSigning] = useState("");
  const save = useCommand("save_recipient");
  const why = "add-recipient-why";
  const ready = name.trim() !== "" && age.trim() !== "";
  const add = (): void => {
    if (!ready || save.isPending) return;
    const id = crypto.randomUUID();
    const now = new Date().toISOString();
    save.mutate(
      { id, name: name.trim(), age_recipient: age.trim(), signing_key: signing.trim(), contact: "", promises: { acknowledge_days: null, decide_days: null, final_days: null }, card_packet: null, checked_at: null, checked_how: "", revoked_at: null, revoked_why: "", created_at: now, updated_at: now },
      { onSuccess: () => onAdded(id) },
    );
  };
  return (
    <Dialog
      isOpen
      title={t({ id: "compose.add.title", message: "Add an organization by hand" })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans id="compose.add.cancel">Do not add it</Trans>
          </Button>
          <Button kind="primary" onPress={add} blockedBy={ready ? undefined : why}>
            <Trans id="compose.add.do">Add it</Trans>
          </Button>
        </>
      }
    >
      <ErrorCallout error={save.error} />
      <TextField label={t({ id: "compose.add.name", message: "Name of the organization" })} value={name} onChange={setName} autoFocus />
      <TextField mono spellCheck={false} label={t({ id: "compose.add.age", message: "Key that packets are sealed for" })} hint={t({ id: "compose.add.age_hint", message: "It begins with age1." })} value={age} onChange={setAge} />
      <TextField mono spellCheck={false} optional label={t({ id: "compose.add.signing", message: "Key that they sign with" })} hint={t({ id: "compose.add.signing_hint", message: "It begins with ssh-ed25519. With it, you can tell that answers are theirs." })} value={signing} onChange={setSigning} />
      <p className="small soft" id={why}>
        {ready ? <Trans id="compose.add.then">Then compare its words with them.</Trans> : <Trans id="compose.add.why">Write the name and the first key.</Trans>}
      </p>
    </Dialog>
  );
}

/** The keys of those who are chosen, in words. */
export function ChosenKeys({ view, desk, checkedHow }: { view: ChallengeView; desk: ChallengeDesk; checkedHow: (how: string) => string }): ReactNode {
  const { t } = useLingui();
  const chosen = view.recipients.filter(({ recipient }) => desk.challenge.recipients.includes(recipient.id));
  return chosen.map(({ recipient, words, fingerprint }) => {
    const { id, name } = recipient;
    return (
      <section key={id} className="stack stack--tight" aria-label={t({ id: "compose.key.of", message: `The key of ${name}` })}>
        <div className="cluster">
          <h2 className="subheading">{chosen.length === 1 ? <Trans id="compose.key.heading">Their key, in words</Trans> : <span dir="auto">{name}</span>}</h2>
          <span className="push">
            <KeyStatus recipient={recipient} checkedHow={checkedHow} />
          </span>
        </div>
        <KeyInWords label={t({ id: "compose.key.words", message: `The key of ${name}, in words` })} name={name} words={words} fingerprint={fingerprint} />
      </section>
    );
  });
}
