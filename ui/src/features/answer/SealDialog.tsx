import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { ResponseView, SealedView } from "@/bindings/commands";
import { Button, Dialog, Hash, NextList, Progress, Receipt } from "@/design";
import { useFormat } from "@/i18n";
import { useJob, useSaveDesk } from "@/ipc";
import { ErrorCallout, KeyInWords } from "@/shell";
import { WholeCheck } from "./CheckPane";

/** The last look, the sealing itself, and how it ended. A closed file dialog changes nothing. */
export function SealDialog({ view, onClose, onSealed }: { view: ResponseView; onClose: () => void; onSealed: (sealed: SealedView) => void }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const desk = useSaveDesk();
  const seal = useJob("seal_response");
  const [unsaved, setUnsaved] = useState(false);
  const [handed, setHanded] = useState(false);
  const running = seal.state === "running" || seal.state === "stopping";
  const result = seal.state === "done" ? (seal.result?.sealed ?? null) : null;
  if (result && !handed) {
    setHanded(true);
    onSealed(result);
  }
  const start = (): void => {
    if (running) return;
    setUnsaved(false);
    // What was typed last goes too, or nothing goes.
    void desk.flushAll().then((written) => (written ? seal.start({ entry_id: view.entry.id }) : setUnsaved(true)));
  };
  const { to, undecided, unanswered, earlier } = view;
  const { progress } = seal;
  const done = format.bytes(progress?.done ?? 0);
  const all = format.bytes(progress?.total ?? 0);
  if (result) {
    return (
      <Dialog
        isOpen
        wide
        title={<Trans id="answer.seal.done">The answer is sealed</Trans>}
        onClose={onClose}
        actions={
          <Button kind="primary" onPress={onClose} autoFocus>
            <Trans id="answer.seal.close">Close</Trans>
          </Button>
        }
      >
        <SealedFacts sealed={result} />
      </Dialog>
    );
  }
  return (
    <Dialog
      isOpen
      wide
      title={<Trans id="answer.seal.title">Sign and seal the answer to {to}</Trans>}
      {...(!running && { onClose })}
      actions={
        running ? null : (
          <>
            <Button onPress={onClose}>
              <Trans id="answer.seal.keep">Keep writing</Trans>
            </Button>
            <Button kind="primary" icon="stamp" onPress={start}>
              <Trans id="answer.seal.do">Sign and seal</Trans>
            </Button>
          </>
        )
      }
    >
      {running && progress ? (
        <Progress
          large
          label={t({ id: "answer.seal.progress", message: "Sealing the answer" })}
          value={progress.total === null ? null : progress.done / Math.max(1, progress.total)}
          amount={progress.total === null ? done : <Trans id="answer.seal.amount">{done} of {all}</Trans>}
          left={seal.state === "stopping" ? <Trans id="answer.seal.stopping">Stopping</Trans> : null}
          cancel={{ label: <Trans id="answer.seal.stop">Stop</Trans>, note: <Trans id="answer.seal.stop_note">The half-made file is deleted. Your answer stays as it is.</Trans>, onCancel: seal.cancel }}
        />
      ) : (
        <>
          <ErrorCallout error={seal.error} />
          {unsaved && (
            <p role="alert">
              <Trans id="answer.seal.unsaved">Some words are not saved yet, so nothing was sealed. They are still here. Try again in a moment.</Trans>
            </p>
          )}
          <p>
            <Trans id="answer.seal.lead">After sealing, the answer cannot be changed. You sign it with the key of this desk, and only the sender of the challenge can open it.</Trans>
          </p>
          {earlier > 0 && (
            <p>
              <Trans id="answer.seal.further">It is a further answer. They keep the earlier one too. On their side this one counts.</Trans>
            </p>
          )}
          <div className="answer-last">
            <WholeCheck view={view} />
          </div>
          {(undecided.length > 0 || unanswered.length > 0) && (
            <p className="small soft">
              <Trans id="answer.seal.incomplete">What is missing does not stop you. They will see that it is missing.</Trans>
            </p>
          )}
        </>
      )}
    </Dialog>
  );
}

function SealedFacts({ sealed }: { sealed: SealedView }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const to = sealed.organization;
  return (
    <>
      <Receipt
        title={<Trans id="answer.sealed.title">Sealed for {to}</Trans>}
        items={[
          { term: <Trans id="answer.sealed.file">File</Trans>, value: <span dir="auto">{sealed.file_name}</span> },
          { term: <Trans id="answer.sealed.size">Size</Trans>, value: format.bytes(sealed.bytes) },
          { term: <Trans id="answer.sealed.hash">Fingerprint</Trans>, value: <Hash value={sealed.sha256} /> },
          { term: <Trans id="answer.sealed.words">Your key in words</Trans>, value: <KeyInWords label={t({ id: "answer.sealed.words_label", message: "The key it is signed with, in words" })} name={sealed.signer_name} words={sealed.signer_words} fingerprint={sealed.signer_fingerprint} /> },
        ]}
      />
      <NextList
        steps={[
          { heading: <Trans id="answer.sealed.send">Send the file</Trans>, body: <Trans id="answer.sealed.send_body">Use any way you like. This program sends nothing by itself.</Trans> },
          { heading: <Trans id="answer.sealed.compare">Let them compare the words</Trans>, body: <Trans id="answer.sealed.compare_body">If they ask, read them the twelve words by telephone or in person. Then they know that it is yours.</Trans> },
        ]}
      />
    </>
  );
}

/** The same, kept on the page after the dialog is closed. */
export function SealedAnswer({ sealed }: { sealed: SealedView; view: ResponseView }): ReactNode {
  return <SealedFacts sealed={sealed} />;
}
