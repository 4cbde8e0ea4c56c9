import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState, type ReactNode } from "react";
import type { PacketView, TimestampSays, TimestampView } from "@/bindings/commands";
import { Button, Cluster, Confirm, Hash, NoteLine, Status, useToast } from "@/design";
import { useFormat } from "@/i18n";
import { useCommand, useCommandQuery, type AppError } from "@/ipc";
import { ErrorCallout } from "@/shell";
import { FAULT_WORDS } from "./words";

/** A minute is the shortest time on the screen; a latest moment is never shown earlier than it is. */
function upToTheMinute(moment: string): Date {
  const minute = 60_000;
  return new Date(Math.ceil(Date.parse(moment) / minute) * minute);
}

/** Time-stamps that others put on a packet: asking for one, adding the answer, and what each is worth. */
export function Timestamps({ packet }: { packet: PacketView }): ReactNode {
  const { t } = useLingui();
  const id = useId();
  const toast = useToast();
  const packetId = packet.record.id;
  // What surrounds this part may show the packet as it was when it came in.
  const { data } = useCommandQuery("packet_view", { packet_id: packetId });
  const save = useCommand("save_timestamp_request");
  const add = useCommand("add_timestamp");
  const stamps = data?.timestamps ?? packet.timestamps;
  return (
    <section className="stack stack--tight" aria-labelledby={id}>
      <h3 className="subheading" id={id}>
        <Trans id="packet.stamps">Time-stamps of others</Trans>
      </h3>
      <p className="small soft">
        <Trans id="packet.stamps.lead">A time-stamping authority can confirm that this packet existed. It needs only the packet’s fingerprint, 32 bytes in a small file that you take there yourself. This app sends nothing. The authority learns the fingerprint and who asks, not what is inside. A stamp does not show that what the packet says is true.</Trans>
      </p>
      <ErrorCallout error={save.error ?? add.error} />
      <Why error={add.error} />
      {stamps.length > 0 && (
        <ul className="row-list">
          {stamps.map((stamp) => (
            <Stamp key={stamp.id} stamp={stamp} />
          ))}
        </ul>
      )}
      <Cluster>
        <Button
          size="small"
          icon="save-out"
          onPress={() => {
            if (save.isPending) return;
            save.mutate(
              { packet_id: packetId },
              {
                onSuccess: ({ file_name: saved }) => {
                  if (saved !== null) toast({ text: t({ id: "packet.stamps.saved", message: `Saved as ${saved}. It holds the fingerprint and a random number, nothing else.` }), icon: "save-out" });
                },
              },
            );
          }}
        >
          <Trans id="packet.stamps.ask">Save a request</Trans>
        </Button>
        <Button
          size="small"
          icon="import"
          onPress={() => {
            if (!add.isPending) add.mutate({ packet_id: packetId });
          }}
        >
          <Trans id="packet.stamps.add">Add the authority’s answer</Trans>
        </Button>
      </Cluster>
    </section>
  );
}

/** The reason behind a refusal, where there is more to say than the code does. */
function Why({ error }: { error: AppError | null }): ReactNode {
  const { i18n } = useLingui();
  const words = error === null ? undefined : FAULT_WORDS[String(error.params["reason"])];
  return words === undefined ? null : <NoteLine>{i18n._(words)}</NoteLine>;
}

function Stamp({ stamp }: { stamp: TimestampView }): ReactNode {
  const format = useFormat();
  const check = useCommand("check_timestamp");
  const remove = useCommand("remove_timestamp");
  const [asking, setAsking] = useState(false);
  const asked = format.moment(stamp.added_at);
  const { says } = stamp;
  return (
    <li className="stack stack--tight small" data-testid="packet-stamp">
      {says !== null && <Says says={says} checked={stamp.state === "anchored"} />}
      {stamp.state === "waiting" && (
        <Status icon="hourglass">
          <Trans id="packet.stamp.waiting">A request was saved on {asked}. The answer was not added yet.</Trans>
        </Status>
      )}
      {stamp.state === "broken" && <Broken reason={stamp.reason} />}
      <ErrorCallout error={check.error ?? remove.error} />
      <Why error={check.error} />
      <Cluster>
        {stamp.state === "not_checked" && (
          <Button
            size="small"
            icon="verify"
            onPress={() => {
              if (!check.isPending) check.mutate({ timestamp_id: stamp.id });
            }}
          >
            <Trans id="packet.stamp.check">Check with the authority’s certificate</Trans>
          </Button>
        )}
        <Button kind="quiet" size="small" icon="remove" onPress={() => setAsking(true)}>
          {stamp.state === "waiting" ? <Trans id="packet.stamp.forget">Forget this request</Trans> : <Trans id="packet.stamp.remove">Remove this stamp</Trans>}
        </Button>
      </Cluster>
      <Confirm
        title={stamp.state === "waiting" ? <Trans id="packet.stamp.forget_ask">Forget this request?</Trans> : <Trans id="packet.stamp.remove_ask">Remove this stamp from your vault?</Trans>}
        isOpen={asking}
        doLabel={<Trans id="packet.stamp.remove_do">Remove it</Trans>}
        onDo={() => {
          setAsking(false);
          remove.mutate({ timestamp_id: stamp.id });
        }}
        keepLabel={<Trans id="packet.stamp.keep">Keep it</Trans>}
        onKeep={() => setAsking(false)}
      >
        <Trans id="packet.stamp.remove_body">The packet stays as it is. Files outside the vault stay, too: an answer that you still have can be added again.</Trans>
      </Confirm>
    </li>
  );
}

/** What a stamp says, and what stands behind it. */
function Says({ says, checked }: { says: TimestampSays; checked: boolean }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const latest = format.moment(upToTheMinute(says.latest));
  const authority = says.authority || t({ id: "packet.stamp.no_name", message: "an authority without a name" });
  const root = says.root === null || says.root === "" ? authority : says.root;
  if (!checked)
    return (
      <>
        <Status tone="heed" icon="stamp" strong>
          <Trans id="packet.stamp.not_checked">Anybody may have made this stamp.</Trans>
        </Status>
        <p dir="auto">
          <Trans id="packet.stamp.if">It says: this packet existed no later than {latest}. It names {authority}, but no certificate was checked. Get the root certificate from the authority itself, and check the stamp with it.</Trans>
        </p>
      </>
    );
  return (
    <>
      <Status tone="ok" icon="stamp">
        <Trans id="packet.stamp.anchored">This packet existed no later than {latest}, says {authority}.</Trans>
      </Status>
      <p dir="auto">
        <Trans id="packet.stamp.root">That rests on the root certificate you gave: {root}. Compare its fingerprint with the one the authority publishes. Whether a certificate was revoked is not checked.</Trans> {says.root_sha256 !== null && <Hash value={says.root_sha256} />}
      </p>
    </>
  );
}

function Broken({ reason }: { reason: string | null }): ReactNode {
  const { i18n } = useLingui();
  const words = reason === null ? undefined : FAULT_WORDS[reason];
  return (
    <>
      <Status tone="stop" icon="mismatch" strong>
        <Trans id="packet.stamp.broken">This stamp does not hold. It proves nothing.</Trans>
      </Status>
      {words && <p>{i18n._(words)}</p>}
    </>
  );
}
