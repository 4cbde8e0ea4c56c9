import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { SealedView } from "@/bindings/commands";
import { Button, Dialog, Hash, KeyWords, NextList, Progress, Receipt } from "@/design";
import { useFormat } from "@/i18n";
import { useJob, useSaveDesk } from "@/ipc";
import { ErrorCallout } from "@/shell";

export interface SealFollowUpProps {
  challenge: string;
  command: "seal_rejoinder" | "seal_withdrawal";
  /** What is sealed, for the title: "Seal the reply to …". */
  title: string;
  /** The same when it is done. */
  done: string;
  /** What sealing does, and what cannot be undone. */
  children: ReactNode;
  onClose: () => void;
  /** Goes where the exchange is shown. */
  onLeave: () => void;
}

/** The last look, the sealing itself, and how it ended. A closed file dialog changes nothing. */
export function SealFollowUp({ challenge, command, title, done, children, onClose, onLeave }: SealFollowUpProps): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const desk = useSaveDesk();
  const seal = useJob(command);
  const [unsaved, setUnsaved] = useState(false);
  const running = seal.state === "running" || seal.state === "stopping";
  const result = seal.result?.sealed ?? null;
  const start = (): void => {
    if (running) return;
    setUnsaved(false);
    // What was typed last goes too, or nothing goes.
    void desk.flushAll().then((written) => (written ? seal.start({ challenge_id: challenge }) : setUnsaved(true)));
  };
  if (result)
    return (
      <Dialog
        isOpen
        wide
        title={done}
        onClose={onLeave}
        actions={
          <Button kind="primary" onPress={onLeave} autoFocus>
            <Trans id="followup.sealed.open">Open the answer ledger</Trans>
          </Button>
        }
      >
        <Sealed sealed={result} />
      </Dialog>
    );
  const { progress } = seal;
  const amount = format.bytes(progress?.done ?? 0);
  const all = format.bytes(progress?.total ?? 0);
  return (
    <Dialog
      isOpen
      wide
      title={title}
      {...(!running && { onClose })}
      actions={
        running ? null : (
          <>
            <Button onPress={onClose}>
              <Trans id="followup.seal.not_yet">Not yet</Trans>
            </Button>
            <Button kind="primary" icon="stamp" onPress={start}>
              <Trans id="followup.seal.do">Choose a place and seal</Trans>
            </Button>
          </>
        )
      }
    >
      {running ? (
        <Progress
          large
          label={t({ id: "followup.seal.progress", message: "Sealing the packet" })}
          value={progress?.total ? progress.done / progress.total : null}
          amount={progress ? progress.total === null ? amount : <Trans id="followup.seal.amount">{amount} of {all}</Trans> : <Trans id="followup.seal.waiting">Waiting for you to choose a place</Trans>}
          left={seal.state === "stopping" ? <Trans id="followup.seal.stopping">Stopping</Trans> : null}
          {...(progress && seal.state === "running" && { cancel: { label: <Trans id="followup.seal.stop">Stop sealing</Trans>, note: <Trans id="followup.seal.stop_note">The half-made file is deleted. What you wrote stays as it is.</Trans>, onCancel: seal.cancel } })}
        />
      ) : (
        <>
          <ErrorCallout error={seal.error} />
          {unsaved && (
            <p role="alert">
              <Trans id="followup.seal.unsaved">Some words are not saved yet, so nothing was sealed. They are still here. Try again in a moment.</Trans>
            </p>
          )}
          {children}
        </>
      )}
    </Dialog>
  );
}

/** What was sealed, and what to do with it. */
function Sealed({ sealed }: { sealed: SealedView }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const to = sealed.organization;
  return (
    <>
      <Receipt
        title={<Trans id="followup.sealed.title">Sealed for {to}</Trans>}
        lead={<Trans id="followup.sealed.lead">It has not been sent. It lies where you put it.</Trans>}
        items={[
          { term: <Trans id="followup.sealed.file">File</Trans>, value: <strong dir="auto">{sealed.file_name}</strong> },
          { term: <Trans id="followup.sealed.size">Size</Trans>, value: format.bytes(sealed.bytes) },
          { term: <Trans id="followup.sealed.hash">Fingerprint</Trans>, value: <Hash value={sealed.sha256} /> },
          { term: <Trans id="followup.sealed.words">Your key, in words</Trans>, value: <KeyWords label={t({ id: "followup.sealed.words_label", message: "The key you signed with, in words" })} words={sealed.signer_words} /> },
        ]}
      />
      <NextList steps={[{ heading: <Trans id="followup.sealed.hand">Hand it over your own way</Trans>, body: <Trans id="followup.sealed.hand_body">The same way as the challenge, or another one. Only they can open it. This program sends nothing by itself.</Trans> }]} />
    </>
  );
}
