import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { Button, Dialog, KeyWords, LoadingLine, QrCode } from "@/design";
import { useCommandQuery } from "@/ipc";
import { ErrorCallout } from "./ErrorCallout";

export interface KeyInWordsProps {
  /** What these words are, for a screen reader. */
  label: string;
  /** Whose key it is said to be; may be empty. */
  name: string;
  words: readonly string[];
  /** The fingerprint of the signing key; may be empty. */
  fingerprint: string;
}

/** The words of a key, wherever two people compare them, and the same as a QR code. */
export function KeyInWords({ label, name, words, fingerprint }: KeyInWordsProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="stack stack--tight">
      <KeyWords label={label} words={words} />
      <div>
        <Button size="small" kind="quiet" icon="qr" onPress={() => setOpen(true)}>
          <Trans id="key_qr.show">Show as QR code</Trans>
        </Button>
      </div>
      {isOpen && <KeyQrDialog label={label} name={name} words={words} fingerprint={fingerprint} onClose={() => setOpen(false)} />}
    </div>
  );
}

function KeyQrDialog({ label, name, words, fingerprint, onClose }: KeyInWordsProps & { onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const { data, error } = useCommandQuery("key_code", { name, words: [...words], fingerprint });
  const listed = words.map((word, index) => `${index + 1} ${word}`).join(", ");
  const whose = name.trim();
  return (
    <Dialog
      isOpen
      wide
      title={whose === "" ? t({ id: "key_qr.title", message: "The words as a QR code" }) : t({ id: "key_qr.title_of", message: `The words of ${whose} as a QR code` })}
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose} autoFocus>
          <Trans id="key_qr.close">Close</Trans>
        </Button>
      }
    >
      <ErrorCallout error={error} />
      <p>
        <Trans id="key_qr.do">Let the other person point a telephone at this code. It shows the same words as here, as plain text. They compare them with the words on their own screen or paper.</Trans>
      </p>
      {data ? <QrCode rows={data.rows} label={t({ id: "key_qr.alt", message: `QR code with these words: ${listed}` })} /> : !error && <LoadingLine />}
      <KeyWords label={label} words={words} />
      {fingerprint && (
        <p className="small soft">
          <Trans id="key_qr.fingerprint">Fingerprint of the signing key:</Trans> <span className="hash" dir="ltr">{fingerprint}</span>
        </p>
      )}
      <p className="small soft">
        <Trans id="key_qr.means">The code is no proof. Only if every word is the same on both sides do you both have the same key. Anyone can make a code, so trust one that you see with the person themselves, not one that came by e-mail or stands on a website.</Trans>
      </p>
    </Dialog>
  );
}
