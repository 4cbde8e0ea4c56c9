import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { ChosenFolder, Desk } from "@/bindings/commands";
import { ArticleList, Button, Callout, ChoiceList, TextField } from "@/design";
import { useCommand } from "@/ipc";
import { ErrorCallout } from "@/shell";
import { isReady, NewPassphrase, NO_PASSPHRASE } from "./NewPassphrase";
import { useSecretCommand } from "./useSecretCommand";

export interface CreateVaultProps {
  /** How the vault will be used, as chosen on the page before. */
  desk: Desk;
  /** Called before the vault is made, so that the window knows what comes after. */
  onBegin: () => void;
  /** Called when it could not be made. */
  onFailed: () => void;
  /** Opens the page for a vault that is there already. */
  onHaveOne: () => void;
}

/** Makes a vault. Nothing is asked that is not needed; the only thing that must be given is the passphrase. */
export function CreateVault({ desk: first, onBegin, onFailed, onHaveOne }: CreateVaultProps): ReactNode {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const [desk, setDesk] = useState(first);
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE);
  const [tried, setTried] = useState(false);
  const [folder, setFolder] = useState<ChosenFolder | null>(null);
  const create = useSecretCommand("create_vault");

  const submit = async (): Promise<void> => {
    setTried(true);
    if (!isReady(passphrase) || create.busy) return;
    onBegin();
    const made = await create.run({ folder_token: folder?.token ?? null, passphrase: passphrase.text, name: name.trim(), desk });
    if (made === null) onFailed();
    else setPassphrase(NO_PASSPHRASE);
  };
  return (
    <form
      className="door-body"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h1 className="title title--question">
        <Trans id="session.create.title">Create a vault</Trans>
      </h1>
      <ErrorCallout error={create.error} />
      <TextField
        label={t({ id: "session.create.name", message: "What should we call it?" })}
        optional
        hint={t({ id: "session.create.name_hint", message: "Anyone who can see this screen sees this name. Choose one that gives nothing away if you need to." })}
        value={name}
        onChange={setName}
        maxLength={120}
      />
      <NewPassphrase value={passphrase} onChange={setPassphrase} tried={tried} />
      <ChoiceList<Desk>
        legend={<Trans id="session.create.use">How will you use this vault?</Trans>}
        columns={2}
        value={desk}
        options={[
          { value: "casebook", label: <Trans id="session.create.document">Document</Trans>, note: <Trans id="session.create.document_note">We record harm and ask for answers</Trans> },
          { value: "register", label: <Trans id="session.create.respond">Respond</Trans>, note: <Trans id="session.create.respond_note">We receive challenges and answer them</Trans> },
        ]}
        onChange={setDesk}
      />
      <Place folder={folder} onChange={setFolder} />
      <div className="stack stack--tight">
        <Button type="submit" kind="primary" size="large" wide iconEnd="arrow-right">
          {create.busy ? <Trans id="session.create.making">Making the vault</Trans> : <Trans id="session.create.next">Next: the recovery sheet</Trans>}
        </Button>
        <Button kind="quiet" icon="arrow-left" onPress={onHaveOne}>
          <Trans id="session.create.have_one">Open a vault I already have</Trans>
        </Button>
      </div>
    </form>
  );
}

function Place({ folder, onChange }: { folder: ChosenFolder | null; onChange: (folder: ChosenFolder | null) => void }): ReactNode {
  const choose = useCommand("choose_vault_folder");
  const name = folder?.name ?? "";
  return (
    <div className="cluster">
      <p className="field-hint session-place" role="status">
        {folder === null ? <Trans id="session.create.standard">Kept in this program’s usual place.</Trans> : <Trans id="session.create.chosen">Kept in the folder “{name}”.</Trans>}
      </p>
      <ErrorCallout error={choose.error} />
        <Button
          size="small"
          icon="folder"
          onPress={() =>
            choose.mutate(
              { for_new: true },
              {
                onSuccess: (chosen) => {
                  if (chosen.token !== null) onChange(chosen);
                },
              },
            )
          }
        >
          <Trans id="session.create.choose">Choose another folder</Trans>
        </Button>
        {folder !== null && (
          <Button size="small" kind="quiet" onPress={() => onChange(null)}>
            <Trans id="session.create.use_standard">Use the usual place</Trans>
          </Button>
        )}
    </div>
  );
}

/** What happens after the vault is made, and what cannot be undone. */
export function WhatHappensNext(): ReactNode {
  return (
    <>
      <h2 className="heading">
        <Trans id="session.next.title">What happens next</Trans>
      </h2>
      <ArticleList
        articles={[
          { heading: <Trans id="session.next.print">You print one sheet of paper</Trans>, body: <Trans id="session.next.print_body">It holds the only other way in: 24 words. They are made on this computer and are not saved.</Trans> },
          { heading: <Trans id="session.next.check">You type three words from it</Trans>, body: <Trans id="session.next.check_body">This proves the print is readable before you rely on it.</Trans> },
          { heading: <Trans id="session.next.keep">You choose who keeps it</Trans>, body: <Trans id="session.next.keep_body">Someone you trust, in a different place from this computer. No printer? You can copy it out by hand.</Trans> },
          { heading: <Trans id="session.next.later">You can begin before that</Trans>, body: <Trans id="session.next.later_body">Skip the sheet for now if you must. A reminder stays on Home until it is done.</Trans> },
        ]}
      />
      <Callout tone="heed" title={<Trans id="session.next.lost">Nobody can reset a passphrase</Trans>}>
        <p>
          <Trans id="session.next.lost_body">There is no account and no copy elsewhere. Without the passphrase and without the sheet, everything in the vault is lost for good.</Trans>
        </p>
      </Callout>
    </>
  );
}
