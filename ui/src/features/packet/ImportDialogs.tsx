import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { ImportView } from "@/bindings/commands";
import { Button, Dialog, NoteLine, Progress } from "@/design";
import { useFormat } from "@/i18n";
import { useCommandQuery, usePace, type AppError } from "@/ipc";
import { ErrorCallout, KeyInWords } from "@/shell";
import { CompareWords } from "./CompareWords";
import { PacketProof, RevokedCallout, useSenderName, VerificationCallout } from "./PacketProof";
import { CAME_WORDS, FOLLOW_WORDS } from "./words";

/** How far it is, and a way to stop it. */
export function ImportProgress({ done, total, stopping, onCancel }: { done: number; total: number | null; stopping: boolean; onCancel: () => void }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const so = format.bytes(done);
  const all = format.bytes(total ?? 0);
  const pace = usePace();
  const left = pace.left === null ? "" : format.duration(pace.left);
  const speed = pace.speed === null ? "" : format.bytes(pace.speed);
  return (
    <Dialog isOpen title={t({ id: "packet.import.title", message: "Checking the packet" })}>
      <p className="soft">
        <Trans id="packet.import.lead">Nothing is kept before the signature and every file are found right.</Trans>
      </p>
      <Progress
        large
        label={t({ id: "packet.import.progress", message: "Checking the packet" })}
        value={total ? done / total : null}
        amount={total ? <Trans id="packet.import.amount">{so} of {all}</Trans> : so}
        left={stopping ? <Trans id="packet.import.stopping">Stopping</Trans> : left && speed ? <Trans id="seal.left">{left} left, {speed} each second</Trans> : null}
        cancel={{ label: <Trans id="packet.import.cancel">Stop</Trans>, note: <Trans id="packet.import.cancel_note">Nothing of it will be kept.</Trans>, onCancel }}
      />
    </Dialog>
  );
}

/** Why it was not taken in. */
export function ImportRefused({ error, name, more = 0, children, onClose }: { error: AppError; /** The file, where more than one may wait. */ name?: string; more?: number; children?: ReactNode; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const stopped = error.code === "app.cancelled";
  return (
    <Dialog
      isOpen
      title={stopped ? t({ id: "packet.import.stopped", message: "You stopped it" }) : t({ id: "packet.import.refused", message: "This was not taken in" })}
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose} autoFocus>
          <CloseOrNext more={more} />
        </Button>
      }
    >
      {name !== undefined && (
        <p>
          <bdi>{name}</bdi>
        </p>
      )}
      <ErrorCallout error={error} />
      {children}
      <p className="soft">
        <Trans id="packet.import.unchanged">Nothing in your vault was changed.</Trans>
      </p>
    </Dialog>
  );
}

function CloseOrNext({ more }: { more: number }): ReactNode {
  return more > 0 ? <Trans id="packet.import.next">Close, and take in the next</Trans> : <Trans id="packet.import.close">Close</Trans>;
}

/** Findings that keep a packet from counting as an answer. */
const STRANGERS: ReadonlySet<string> = new Set(["not_the_addressee"]);

/** What came in, by whom, and what that proves. */
export function ImportOutcome({ imported, more = 0, next = null, onClose }: { imported: ImportView; /** How many others wait. */ more?: number; next?: { label: string; onOpen: () => void } | null; onClose: () => void }): ReactNode {
  const { t, i18n } = useLingui();
  const sender = useSenderName();
  const recipients = useCommandQuery("recipients", {});
  const [comparing, setComparing] = useState(false);
  const { packet, verification } = imported;
  const from = sender(packet);
  // The organization whose card this is, or whose key signed the answer.
  const known = recipients.data?.rows.find(({ recipient, fingerprint }) => recipient.id === imported.recipient_id || (imported.kind !== "challenge" && fingerprint !== "" && fingerprint === packet.fingerprint));
  const checked = known?.recipient.checked_at ?? null;
  const comparable = known && checked === null;
  const follows = FOLLOW_WORDS[imported.kind];
  const unsure = verification === "good_new_key" || verification === "good_changed_key";
  return (
    <Dialog
      isOpen
      wide
      title={STRANGERS.has(verification) ? t({ id: "packet.came.stranger", message: "This does not count as an answer" }) : i18n._(CAME_WORDS[imported.kind])}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>
            <CloseOrNext more={more} />
          </Button>
          {next && (
            <Button
              kind="primary"
              onPress={() => {
                onClose();
                next.onOpen();
              }}
            >
              {next.label}
            </Button>
          )}
        </>
      }
    >
      <p>
        <Trans id="packet.import.from">From:</Trans> <strong dir="auto">{from}</strong>
      </p>
      {follows && (
        <p>
          {i18n._(follows)} <Trans id="packet.follow.same_key">The key that signed the challenge signed this too.</Trans>
        </p>
      )}
      <RevokedCallout packet={packet} />
      <VerificationCallout
        verification={verification}
        actions={
          comparable && (
            <Button size="small" icon="verify" onPress={() => setComparing(true)}>
              <Trans id="packet.import.compare">Compare the words</Trans>
            </Button>
          )
        }
      />
      {unsure && !comparable && checked === null && (
        <>
          <p className="small soft">
            <Trans id="packet.import.words">These words stand for the key that signed it. The sender sees the same words after sealing.</Trans>
          </p>
          <KeyInWords label={t({ id: "packet.import.words_label", message: "The key that signed it, in words" })} name={packet.sender} words={packet.words} fingerprint={packet.fingerprint} />
        </>
      )}
      {checked !== null && unsure && (
        <NoteLine icon="verified">
          <Trans id="packet.import.checked">You have compared the words for this key now.</Trans>
        </NoteLine>
      )}
      {!packet.record.addressed_to_us && (
        <NoteLine icon="heed">
          <Trans id="packet.import.not_for_you">It was not addressed to you. Somebody may have passed it on.</Trans>
        </NoteLine>
      )}
      <PacketProof packet={packet} />
      {comparing && known && <CompareWords name={known.recipient.name} of={{ recipient_id: known.recipient.id }} words={known.words} fingerprint={known.fingerprint} onClose={() => setComparing(false)} />}
    </Dialog>
  );
}
