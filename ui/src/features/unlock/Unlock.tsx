import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { ArticleList, Button, PassphraseField } from "@/design";
import { useCommand } from "@/ipc";
import { ErrorCallout } from "@/shell";

/** Opens the vault that was opened last. The passphrase is gone from the field as soon as it was tried. */
export function UnlockForm({ folderName }: { folderName: string | null }): ReactNode {
  const { t } = useLingui();
  const [passphrase, setPassphrase] = useState("");
  const unlock = useCommand("unlock");
  return (
    <form
      className="door-body"
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase === "" || unlock.isPending) return;
        unlock.mutate({ folder_token: null, passphrase });
        setPassphrase("");
      }}
    >
      <h1 className="title title--question">
        <Trans id="unlock.title">Open your vault</Trans>
      </h1>
      {folderName && (
        <p className="soft" dir="auto">
          {folderName}
        </p>
      )}
      <ErrorCallout error={unlock.error} />
      <PassphraseField label={t({ id: "unlock.passphrase", message: "Passphrase" })} hint={t({ id: "unlock.passphrase_hint", message: "Upper and lower case matter. Spaces count." })} value={passphrase} onChange={setPassphrase} autoFocus />
      <Button type="submit" kind="primary" size="large" wide icon="lock">
        {unlock.isPending ? <Trans id="unlock.opening">Opening</Trans> : <Trans id="unlock.open">Unlock</Trans>}
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
    </>
  );
}
