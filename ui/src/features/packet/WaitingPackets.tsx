import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import type { PacketRecord, WaitingPacket } from "@/bindings/commands";
import { Button, Callout } from "@/design";
import { useHost, useHostEvent, type Host } from "@/host";
import { call, useCommand, useCommandQuery, useJob, type AppError } from "@/ipc";
import { ErrorCallout, isCovered, onCoverChange } from "@/shell";
import { ImportOutcome, ImportProgress, ImportRefused } from "./ImportDialogs";

/** The packets that were handed to the program and wait, always as they are now. */
function useWaiting(): { packets: readonly WaitingPacket[]; askAgain: () => Promise<void> } {
  const client = useQueryClient();
  const { data } = useCommandQuery("waiting_packets", {});
  const askAgain = useCallback(async () => {
    const queryKey = ["waiting_packets"];
    await client.cancelQueries({ queryKey }); // an answer that is on its way may be older than what is new
    await client.invalidateQueries({ queryKey });
  }, [client]);
  useHostEvent("packets_wait", () => void askAgain());
  return { packets: data?.packets ?? [], askAgain };
}

/** While no vault is open: which packets wait, by the names of their files, and a way to let them go. */
export function WaitingNotice(): ReactNode {
  const { t } = useLingui();
  const { packets } = useWaiting();
  const forget = useCommand("forget_waiting");
  const there = packets.filter(({ found }) => found);
  const missing = packets.filter(({ found }) => !found);
  return (
    <>
      <ErrorCallout error={forget.error} />
      {there.length > 0 && (
        <Callout icon="packet" announce title={t({ id: "packet.waiting.title", message: plural(there.length, { one: "A packet waits", other: "# packets wait" }) })}>
          <FileNames packets={there} onForget={(token) => forget.mutate({ token })} />
          <p>
            <Trans id="packet.waiting.body">It is checked and taken in when the vault is open.</Trans>
          </p>
        </Callout>
      )}
      {missing.length > 0 && (
        <Callout tone="heed" announce title={<Trans id="packet.waiting.missing">Recourse was asked to open what is not there</Trans>}>
          <FileNames packets={missing} onForget={(token) => forget.mutate({ token })} />
          <p>
            <Trans id="packet.waiting.missing_body">There is no file of this name, or it cannot be read. Check that the disk or stick is connected, then open the file again.</Trans>
          </p>
        </Callout>
      )}
    </>
  );
}

function FileNames({ packets, onForget }: { packets: readonly WaitingPacket[]; onForget: (token: string) => void }): ReactNode {
  const { t } = useLingui();
  return (
    <ul className="packet-waiting">
      {packets.map(({ token, name }) => (
        <li key={token}>
          <bdi>{name}</bdi>
          <Button kind="quiet" size="small" onPress={() => onForget(token)} label={t({ id: "packet.waiting.forget_label", message: `Do not open ${name}` })}>
            <Trans id="packet.waiting.forget">Do not open</Trans>
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** What decides where a packet lies. */
export type Lies = Pick<PacketRecord, "kind" | "entry_id" | "challenge_id">;

type GoTo = (packet: Lies) => boolean;

/**
 * Takes in what waits, one after the other, wherever the person is, and goes to what it became. Packets that come while
 * the screen is hidden wait until it is shown again.
 */
export function WaitingPackets({ goTo }: { /** Goes to where such a packet lies; says whether there is such a place. */ goTo: GoTo }): ReactNode {
  const { packets, askAgain } = useWaiting();
  const covered = useSyncExternalStore(onCoverChange, isCovered);
  const [now, setNow] = useState<WaitingPacket | null>(null);
  // What was tried once is not tried again, also if the list is a moment behind.
  const [tried, setTried] = useState<ReadonlySet<string>>(new Set());
  const others = packets.filter(({ token }) => !tried.has(token));
  const [next] = others;
  if (now === null && next !== undefined && !covered) {
    setNow(next);
    setTried(new Set([...tried, next.token]));
  }
  return now && <OnePacket key={now.token} packet={now} more={others.length} goTo={goTo} onDone={askAgain} onClose={() => setNow(null)} />;
}

interface OnePacketProps {
  packet: WaitingPacket;
  /** How many others wait. */
  more: number;
  goTo: GoTo;
  onDone: () => Promise<void>;
  onClose: () => void;
}

function OnePacket({ packet, more, goTo, onDone, onClose }: OnePacketProps): ReactNode {
  const host = useHost();
  const job = useJob("import_waiting");
  const [already, setAlready] = useState(false);
  const begun = useRef(false);
  const told = useRef(false);
  const { result, error } = job;

  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    job.start({ token: packet.token });
  }, [job, packet.token]);

  useEffect(() => {
    if (told.current || (result === null && error === null)) return;
    told.current = true;
    void onDone();
    if (result) goTo(result.packet.record);
    // Where it lies cannot always be found; then the message alone has to do.
    else if (error) whichIsHere(host, error).then((record) => record && setAlready(goTo(record)), () => undefined);
  }, [result, error, onDone, goTo, host]);

  if (result) return <ImportOutcome imported={result} more={more} onClose={onClose} />;
  if (error)
    return (
      <ImportRefused error={error} name={packet.name} more={more} onClose={onClose}>
        {already && (
          <p>
            <Trans id="packet.waiting.already">The page behind this message is where it lies.</Trans>
          </p>
        )}
      </ImportRefused>
    );
  return <ImportProgress done={job.progress?.done ?? 0} total={job.progress?.total ?? null} stopping={job.state === "stopping"} onCancel={job.cancel} />;
}

/** The packet that keeps another one out, because it is the same. */
async function whichIsHere(host: Host, { code, params }: AppError): Promise<Lies | null> {
  const packet = params["packet"];
  if (code !== "packet.duplicate" || typeof packet !== "string") return null;
  return (await call(host, "packet_view", { packet_id: packet })).record;
}
