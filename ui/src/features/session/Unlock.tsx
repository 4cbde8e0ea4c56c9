import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { ChosenFolder } from "@/bindings/commands";
import { ArticleList, Button, Callout, PassphraseField, TextArea } from "@/design";
import { useCommand } from "@/ipc";
import { ErrorCallout } from "@/shell";
import { isReady, NewPassphrase, NO_PASSPHRASE } from "./NewPassphrase";
import { useSecretCommand } from "./useSecretCommand";

export interface UnlockProps {
  /** The folder that was opened last, by its name; null when none is known. */
  folderName: string | null;
  /** A folder that was chosen instead. */
  chosen: ChosenFolder | null;
  onChosen: (folder: ChosenFolder) => void;
  onRecover: () => void;
  onCreate: () => void;
}

/** Opens a vault. The passphrase is gone from the field as soon as it was tried. */
export function UnlockForm({ folderName, chosen, onChosen, onRecover, onCreate }: UnlockProps): ReactNode {
  const { t } = useLingui();
  const [passphrase, setPassphrase] = useState("");
  const unlock = useSecretCommand("unlock");
  const known = folderName !== null || (chosen?.has_vault ?? false);
  return (
    <form
      className="door-body"
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase === "" || unlock.busy) return;
        void unlock.run({ folder_token: chosen?.token ?? null, passphrase });
        setPassphrase("");
      }}
    >
      <h1 className="title title--question">
        <Trans id="unlock.title">Open your vault</Trans>
      </h1>
      <ErrorCallout error={unlock.error} />
      <WhichVault folderName={folderName} chosen={chosen} onChosen={onChosen} />
      {known && (
        <>
          <PassphraseField
            key={chosen?.token ?? "last"}
            label={t({ id: "unlock.passphrase", message: "Passphrase" })}
            hint={t({ id: "unlock.passphrase_hint", message: "Upper and lower case matter. Spaces count." })}
            value={passphrase}
            onChange={setPassphrase}
            autoFocus
          />
          <Button type="submit" kind="primary" size="large" wide icon="lock">
            {unlock.busy ? <Trans id="unlock.opening">Opening</Trans> : <Trans id="unlock.open">Unlock</Trans>}
          </Button>
        </>
      )}
      <div className="cluster cluster--flush">
        {known && (
          <Button kind="quiet" onPress={onRecover}>
            <Trans id="unlock.recover">Use the recovery sheet</Trans>
          </Button>
        )}
        <Button kind="quiet" onPress={onCreate}>
          <Trans id="unlock.create">Create a new vault</Trans>
        </Button>
      </div>
    </form>
  );
}

/** Which vault it is, and a way to another one. */
function WhichVault({ folderName, chosen, onChosen }: Pick<UnlockProps, "folderName" | "chosen" | "onChosen">): ReactNode {
  const choose = useCommand("choose_vault_folder");
  const name = chosen === null ? folderName : chosen.name;
  return (
    <div className="stack stack--tight">
      {name !== null && (
        <p>
          <span className="field-label">
            <Trans id="unlock.which">Vault</Trans>
          </span>
          {"\u2002"}
          <bdi>{name}</bdi>
        </p>
      )}
      {chosen !== null && !chosen.has_vault && (
        <Callout tone="heed" announce title={<Trans id="unlock.no_vault">There is no vault in this folder</Trans>}>
          <p>
            <Trans id="unlock.no_vault_body">Choose the folder that holds your vault, or create a new one.</Trans>
          </p>
        </Callout>
      )}
      <ErrorCallout error={choose.error} />
      <div>
        <Button
          size="small"
          icon="folder"
          onPress={() =>
            choose.mutate(
              { for_new: false },
              {
                onSuccess: (folder) => {
                  if (folder.token !== null) onChosen(folder);
                },
              },
            )
          }
        >
          <Trans id="unlock.other">Choose another folder</Trans>
        </Button>
      </div>
    </div>
  );
}

/** Opens a vault with the words of its recovery sheet, and sets a new passphrase. */
export function RecoverForm({ chosen, onBack }: { chosen: ChosenFolder | null; onBack: () => void }): ReactNode {
  const { t } = useLingui();
  const [words, setWords] = useState("");
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE);
  const [tried, setTried] = useState(false);
  const recover = useSecretCommand("unlock_with_recovery");
  const count = words.trim() === "" ? 0 : words.trim().split(/\s+/).length;
  return (
    <form
      className="door-body"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (words.trim() === "" || !isReady(passphrase) || recover.busy) return;
        void recover.run({ folder_token: chosen?.token ?? null, words, new_passphrase: passphrase.text });
      }}
    >
      <h1 className="title title--question">
        <Trans id="unlock.recover.title">Open it with the recovery sheet</Trans>
      </h1>
      <ErrorCallout error={recover.error} />
      <TextArea
        label={t({ id: "unlock.recover.words", message: "The 24 words, in order" })}
        hint={t({ id: "unlock.recover.words_hint", message: `Small letters, with spaces between. ${count} of 24 so far.` })}
        error={tried && count === 0 ? t({ id: "unlock.recover.words_missing", message: "Type the words from the sheet. The numbers are not needed." }) : undefined}
        rows={4}
        value={words}
        onChange={setWords}
        autoFocus
      />
      <NewPassphrase label={t({ id: "unlock.recover.new", message: "New passphrase" })} value={passphrase} onChange={setPassphrase} tried={tried} />
      <Button type="submit" kind="primary" size="large" wide icon="lock">
        {recover.busy ? <Trans id="unlock.opening">Opening</Trans> : <Trans id="unlock.recover.open">Open and set the new passphrase</Trans>}
      </Button>
      <Button kind="quiet" icon="arrow-left" onPress={onBack}>
        <Trans id="unlock.recover.back">Use the passphrase instead</Trans>
      </Button>
    </form>
  );
}

/** What the vault protects, and what it cannot. */
export function WhatIsProtected(): ReactNode {
  return (
    <>
      <h2 className="heading">
        <Trans id="unlock.protects">What this vault protects</Trans>
      </h2>
      <ArticleList
        articles={[
          {
            heading: <Trans id="unlock.protects.words">What you write and what you add</Trans>,
            body: <Trans id="unlock.protects.words_body">Every story, photo, recording and note is encrypted on this disk.</Trans>,
          },
          {
            heading: <Trans id="unlock.protects.people">Who people are</Trans>,
            body: <Trans id="unlock.protects.people_body">Real names are kept apart from stories. Stories use a chosen name, such as Heron.</Trans>,
          },
          {
            heading: <Trans id="unlock.protects.truth">That it happened as you say</Trans>,
            body: <Trans id="unlock.protects.truth_body">Each file gets a fingerprint when you add it, so any later change shows.</Trans>,
          },
          {
            heading: <Trans id="unlock.protects.not">What it cannot protect</Trans>,
            body: <Trans id="unlock.protects.not_body">Someone who sees your screen while it is open, or spying software on this computer. Use Hide or Lock at any time.</Trans>,
          },
        ]}
      />
      <Callout icon="sheet" title={<Trans id="unlock.forgotten">If the passphrase is forgotten</Trans>}>
        <p>
          <Trans id="unlock.forgotten_body">The recovery sheet opens the vault as well. If both are lost, nobody can open it. We cannot either.</Trans>
        </p>
      </Callout>
    </>
  );
}
