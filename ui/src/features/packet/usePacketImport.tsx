import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { Dropped, DroppedFile, ImportView } from "@/bindings/commands";
import { Button, Dialog, KeyWords, NoteLine, Progress } from "@/design";
import { useHostEvent } from "@/host";
import { useFormat } from "@/i18n";
import { useCommandQuery, useJob, type AppError } from "@/ipc";
import { ErrorCallout } from "@/shell";
import { CompareWords } from "./CompareWords";
import { PacketProof, useSenderName, VerificationCallout } from "./PacketProof";
import { CAME_WORDS, FOLLOW_WORDS } from "./words";

export interface PacketImportOptions {
  /** Takes packets that are let go over the window, too. Only one part of a screen may ask for this. */
  drops?: boolean;
  /** Where to go from what came in: "Open the answer". Nothing means the dialog is only closed. */
  next?: (imported: ImportView) => { label: string; onOpen: () => void } | null;
}

export interface PacketImport {
  /** Lets the person choose a packet file. */
  choose: () => void;
  isBusy: boolean;
  /** Put this on the screen: progress, outcome, refusal. It draws nothing while nothing happens. */
  dialog: ReactNode;
}

/** Takes packets in, by a file dialog or dropped on the window, and says what came, by whom, and what that proves. */
export function usePacketImport({ drops = false, next }: PacketImportOptions = {}): PacketImport {
  const chosen = useJob("import_with_dialog");
  const dropped = useJob("import_dropped");
  const [waiting, setWaiting] = useState<readonly DroppedFile[]>([]);
  const running = [chosen, dropped].some(({ state }) => state === "running" || state === "stopping");

  useHostEvent("dropped", (payload) => {
    if (!drops) return;
    const packets = (payload as Dropped).files.filter((file) => file.is_packet);
    const [first, ...rest] = packets;
    if (!first) return;
    if (running || outcome || error) {
      setWaiting((before) => [...before, ...packets]);
      return;
    }
    setWaiting(rest);
    dropped.start({ token: first.token });
  });

  const outcome = chosen.result?.imported ?? dropped.result;
  const error = chosen.error ?? dropped.error;

  const close = (): void => {
    chosen.reset();
    dropped.reset();
    const [first, ...rest] = waiting;
    setWaiting(rest);
    if (first) dropped.start({ token: first.token });
  };

  const job = dropped.state === "idle" ? chosen : dropped;
  // While the system's own file dialog is open there is nothing to report yet.
  const working = running && (job === dropped || job.progress !== null);
  const dialog = outcome ? (
    <ImportOutcome key={outcome.packet.record.id} imported={outcome} more={waiting.length} next={next?.(outcome) ?? null} onClose={close} />
  ) : error ? (
    <ImportRefused error={error} onClose={close} />
  ) : working ? (
    <ImportProgress done={job.progress?.done ?? 0} total={job.progress?.total ?? null} stopping={job.state === "stopping"} onCancel={job.cancel} />
  ) : null;

  return {
    choose: () => {
      if (running) return;
      chosen.reset();
      dropped.reset();
      chosen.start({});
    },
    isBusy: running,
    dialog,
  };
}

function ImportProgress({ done, total, stopping, onCancel }: { done: number; total: number | null; stopping: boolean; onCancel: () => void }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const so = format.bytes(done);
  const all = format.bytes(total ?? 0);
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
        left={stopping ? <Trans id="packet.import.stopping">Stopping</Trans> : null}
        cancel={{ label: <Trans id="packet.import.cancel">Stop</Trans>, note: <Trans id="packet.import.cancel_note">Nothing of it will be kept.</Trans>, onCancel }}
      />
    </Dialog>
  );
}

function ImportRefused({ error, onClose }: { error: AppError; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const stopped = error.code === "app.cancelled";
  return (
    <Dialog
      isOpen
      title={stopped ? t({ id: "packet.import.stopped", message: "You stopped it" }) : t({ id: "packet.import.refused", message: "This was not taken in" })}
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose} autoFocus>
          <Trans id="packet.import.close">Close</Trans>
        </Button>
      }
    >
      <ErrorCallout error={error} />
      <p className="soft">
        <Trans id="packet.import.unchanged">Nothing in your vault was changed.</Trans>
      </p>
    </Dialog>
  );
}

/** Findings that keep a packet from counting as an answer. */
const STRANGERS: ReadonlySet<string> = new Set(["not_the_addressee"]);

function ImportOutcome({ imported, more, next, onClose }: { imported: ImportView; more: number; next: { label: string; onOpen: () => void } | null; onClose: () => void }): ReactNode {
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
          <Button onPress={onClose}>{more > 0 ? <Trans id="packet.import.next">Close, and take in the next</Trans> : <Trans id="packet.import.close">Close</Trans>}</Button>
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
          <KeyWords label={t({ id: "packet.import.words_label", message: "The key that signed it, in words" })} words={packet.words} />
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
