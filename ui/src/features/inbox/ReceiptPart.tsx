import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { EntryView, SealedView } from "@/bindings/commands";
import { Button, Definition, Hash, NoteLine, Progress, Status } from "@/design";
import { useFormat } from "@/i18n";
import { useJob } from "@/ipc";
import { ErrorCallout, KeyInWords } from "@/shell";

/** A receipt can go at once: it says what came, when, and that its signature was good. It promises no outcome. */
export function ReceiptPart({ view }: { view: EntryView }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const seal = useJob("seal_receipt");
  const [last, setLast] = useState<SealedView | null>(null);
  const { entry } = view;
  const running = seal.state === "running" || seal.state === "stopping";
  const sealed = seal.result?.sealed ?? last;
  const at = entry.receipt_at === null ? null : format.moment(entry.receipt_at);
  const start = (): void => {
    if (running) return;
    setLast(sealed);
    seal.start({ entry_id: entry.id });
  };
  const { progress } = seal;
  return (
    <>
      {at === null ? (
        <p className="soft">
          <Trans id="inbox.receipt.none">No receipt yet. A signed receipt tells them that it arrived, whole, and on which day. It does not say what you will decide.</Trans>
        </p>
      ) : (
        <Status tone="ok" icon="stamp">
          <Trans id="inbox.receipt.sealed">Receipt sealed {at}</Trans>
        </Status>
      )}
      <ErrorCallout error={seal.error} />
      {running && progress ? (
        <Progress
          large
          label={t({ id: "inbox.receipt.progress", message: "Sealing the receipt" })}
          value={progress.total === null ? null : progress.done / Math.max(1, progress.total)}
          cancel={{ label: <Trans id="inbox.receipt.stop">Stop</Trans>, note: <Trans id="inbox.receipt.stop_note">The half-made file is deleted. Nothing else changes.</Trans>, onCancel: seal.cancel }}
        />
      ) : (
        <div>
          <Button icon="stamp" onPress={start}>
            {at === null ? <Trans id="inbox.receipt.send">Seal a receipt</Trans> : <Trans id="inbox.receipt.again">Seal another receipt</Trans>}
          </Button>
        </div>
      )}
      {sealed && <SealedFile sealed={sealed} />}
    </>
  );
}

/** What was sealed into which file, and what to do with it. */
function SealedFile({ sealed }: { sealed: SealedView }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const { organization, file_name: file } = sealed;
  return (
    <div className="respond-editor">
      <Definition
        items={[
          { term: <Trans id="inbox.receipt.file">File</Trans>, value: <span dir="auto">{file}</span> },
          { term: <Trans id="inbox.receipt.size">Size</Trans>, value: format.bytes(sealed.bytes) },
          { term: <Trans id="inbox.receipt.hash">Fingerprint</Trans>, value: <Hash value={sealed.sha256} /> },
          { term: <Trans id="inbox.receipt.words">Your key in words</Trans>, value: <KeyInWords label={t({ id: "inbox.receipt.words_label", message: "The key it is signed with, in words" })} name={sealed.signer_name} words={sealed.signer_words} fingerprint={sealed.signer_fingerprint} /> },
        ]}
      />
      <NoteLine icon="send">
        <Trans id="inbox.receipt.next">Send the file to {organization} in any way you like. Only they can open it. This program sends nothing by itself.</Trans>
      </NoteLine>
    </div>
  );
}
