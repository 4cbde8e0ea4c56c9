import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { PacketView, Verification } from "@/bindings/commands";
import { Button, Callout, Definition, Dialog, Hash, Icon, Status } from "@/design";
import { localDay, useFormat } from "@/i18n";
import { useCommand } from "@/ipc";
import { ErrorCallout, KeyInWords } from "@/shell";
import { CompareWords, useCheckedHow } from "./CompareWords";
import { PacketFiles } from "./PacketFiles";
import { Timestamps } from "./Timestamps";
import { KIND_WORDS, VERIFICATION_WORDS } from "./words";

/** What verification found, in a few words. For tables and lists. */
export function VerificationStatus({ verification }: { verification: Verification | null }): ReactNode {
  const { i18n } = useLingui();
  if (verification === null)
    return (
      <Status icon="packet-done">
        <Trans id="packet.sealed_here">Sealed here</Trans>
      </Status>
    );
  const { tone, icon, short } = VERIFICATION_WORDS[verification];
  return (
    <Status tone={tone} icon={icon} strong={tone !== "ok" && tone !== "plain"}>
      {i18n._(short)}
    </Status>
  );
}

/** What verification found, in sentences, and what to do about it. */
export function VerificationCallout({ verification, actions }: { verification: Verification; actions?: ReactNode }): ReactNode {
  const { i18n } = useLingui();
  const { tone, icon, title, body } = VERIFICATION_WORDS[verification];
  return (
    <Callout tone={tone} icon={icon} title={i18n._(title)} actions={actions}>
      {i18n._(body)}
    </Callout>
  );
}

/** That the key which signed a packet was taken back. */
export function RevokedCallout({ packet }: { packet: PacketView }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  if (packet.revoked === null) return null;
  const { on, reason } = packet.revoked;
  const day = on === null ? "" : format.day(on);
  return (
    <Callout tone="stop" icon="mismatch" title={t({ id: "packet.revoked.title", message: "The key that signed this was taken back" })}>
      <Trans id="packet.revoked.body">That became known here on {day}. Anybody may have signed with it since. Ask the sender on another way whether this is theirs.</Trans>
      {reason.trim() !== "" && (
        <>
          {" "}
          <span dir="auto">{reason}</span>
        </>
      )}
    </Callout>
  );
}

/** What verification found of a packet that came in. Whoever can be asked for the words of the key, can be compared. */
export function SenderCallout({ packet }: { packet: PacketView }): ReactNode {
  const [comparing, setComparing] = useState(false);
  const { verification, id } = packet.record;
  const name = packet.sender.trim();
  if (verification === null) return null;
  const open = packet.revoked === null && (verification === "good_new_key" || verification === "good_changed_key") && name !== "";
  const compare = open && (
    <Button icon="verify" onPress={() => setComparing(true)}>
      <Trans id="packet.compare_sender">Compare the words</Trans>
    </Button>
  );
  return (
    <>
      <RevokedCallout packet={packet} />
      <VerificationCallout verification={verification} actions={compare || undefined} />
      <Compared packet={packet} />
      {comparing && <CompareWords name={name} of={{ packet_id: id }} words={packet.words} fingerprint={packet.fingerprint} onClose={() => setComparing(false)} />}
    </>
  );
}

/** That the words were compared, when and how, and the way to take that back. */
function Compared({ packet }: { packet: PacketView }): ReactNode {
  const format = useFormat();
  const how = useCheckedHow();
  const forget = useCommand("forget_sender_check");
  if (packet.compared === null) return null;
  const day = format.day(localDay(new Date(packet.compared.checked_at)));
  const way = how(packet.compared.checked_how);
  return (
    <>
      <ErrorCallout error={forget.error} />
      <p className="small soft">
        <Trans id="packet.compared_on">
          You compared the words on {day}, {way}.
        </Trans>{" "}
        <Button kind="quiet" size="small" onPress={() => forget.mutate({ packet_id: packet.record.id })}>
          <Trans id="packet.compared_back">That was a mistake</Trans>
        </Button>
      </p>
    </>
  );
}

/** The name a sender gives, or that they give none. */
export function useSenderName(): (packet: PacketView) => string {
  const { t } = useLingui();
  return ({ sender }) => sender.trim() || t({ id: "packet.no_name", message: "Someone who gives no name" });
}

/** The facts of one packet, without what is inside. */
export function PacketFacts({ packet }: { packet: PacketView }): ReactNode {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const sender = useSenderName();
  const { record } = packet;
  const kind = record.kind ? i18n._(KIND_WORDS[record.kind]) : "";
  const sent = record.direction === "sent" && record.verification === null;
  return (
    <Definition
      items={[
        { term: <Trans id="packet.fact.kind">Packet</Trans>, value: <strong>{kind}</strong> },
        { term: <Trans id="packet.fact.from">From</Trans>, value: <span dir="auto">{sender(packet)}</span> },
        ...(packet.known_as ? [{ term: <Trans id="packet.fact.known_as">You know this key as</Trans>, value: <strong dir="auto">{packet.known_as}</strong> }] : []),
        { term: <Trans id="packet.fact.to">Sealed for</Trans>, value: packet.audience.length > 0 ? <span dir="auto">{format.list(packet.audience)}</span> : <Trans id="packet.fact.to_all">Everyone</Trans> },
        { term: <Trans id="packet.fact.said">Sealed, as it says</Trans>, value: <span className="num">{format.moment(record.created_at)}</span> },
        { term: sent ? <Trans id="packet.fact.kept">Kept here</Trans> : <Trans id="packet.fact.came">Came in here</Trans>, value: <span className="num">{format.moment(record.recorded_at)}</span> },
        { term: <Trans id="packet.fact.size">Size</Trans>, value: format.bytes(record.bytes) },
        { term: <Trans id="packet.fact.hash">Fingerprint</Trans>, value: <Hash value={record.sha256} /> },
        { term: <Trans id="packet.fact.signer">Signed with</Trans>, value: <span className="hash" dir="ltr">{packet.fingerprint}</span> },
        { term: <Trans id="packet.fact.words">That key in words</Trans>, value: <KeyInWords label={t({ id: "packet.fact.words_label", message: "The signing key, in words" })} name={packet.sender} words={packet.words} fingerprint={packet.fingerprint} /> },
      ]}
    />
  );
}

/** What a packet proves, and what it does not. Said the same way at both desks. */
export function PacketProof({ packet }: { packet: PacketView }): ReactNode {
  const format = useFormat();
  const { record, withheld } = packet;
  const at = format.moment(record.recorded_at);
  const sent = record.direction === "sent" && record.verification === null;
  const known = record.verification === "good_known_key";
  return (
    <>
      <div className="packet-proof">
        <section>
          <h3 className="subheading">
            <Trans id="packet.proves">What this packet proves</Trans>
          </h3>
          <ProofList
            proves
            items={[
              <Trans key="whole" id="packet.proves.whole">Every word and every file is as it was when it was signed.</Trans>,
              <Trans key="same" id="packet.proves.key">Whoever signed it held the key that is named in it.</Trans>,
              sent ? <Trans key="here" id="packet.proves.sent">It was sealed in this vault. The vault noted it on {at}.</Trans> : <Trans key="here" id="packet.proves.here">It was in your hands on {at}.</Trans>,
              ...(record.addressed_to_us && !sent ? [<Trans key="for" id="packet.proves.addressed">The sender meant it for you.</Trans>] : []),
              ...(withheld > 0 ? [<Withheld key="withheld" count={withheld} />] : []),
            ]}
          />
        </section>
        <section>
          <h3 className="subheading">
            <Trans id="packet.proves_not">What it does not prove</Trans>
          </h3>
          <ProofList
            items={[
              <Trans key="true" id="packet.proves_not.true">That what it says is true.</Trans>,
              ...(known || sent ? [] : [<Trans key="who" id="packet.proves_not.who">Who holds the key. Only comparing the words with them shows that.</Trans>]),
              <Trans key="when" id="packet.proves_not.when">When it was written. The date inside is what the sender says.</Trans>,
              ...(record.addressed_to_us || sent ? [] : [<Trans key="for" id="packet.proves_not.addressed">That it was meant for you. Somebody may have passed it on.</Trans>]),
              ...(withheld > 0 ? [<Trans key="withheld" id="packet.proves_not.withheld">What the items that are kept back say, or that they are true.</Trans>] : []),
            ]}
          />
        </section>
      </div>
      <Timestamps packet={packet} />
    </>
  );
}

function Withheld({ count }: { count: number }): ReactNode {
  const { t } = useLingui();
  return t({ id: "packet.proves.withheld", message: plural(count, { one: "# item is kept back. If it is shown later, anyone can check that it is the very one that existed at sealing.", other: "# items are kept back. If they are shown later, anyone can check that they are the very ones that existed at sealing." }) });
}

function ProofList({ items, proves }: { items: readonly ReactNode[]; proves?: boolean }): ReactNode {
  return (
    <ul className="goes-list">
      {items.map((item, index) => (
        <li key={index}>
          <Icon name={proves ? "check" : "close"} />
          <span>{item}</span>
        </li>
      ))}
    </ul>
  );
}

/** Everything about one packet: facts, proof, files. */
export function PacketProofDialog({ packet, onClose }: { packet: PacketView; onClose: () => void }): ReactNode {
  const { i18n } = useLingui();
  const { verification, kind } = packet.record;
  return (
    <Dialog
      isOpen
      wide
      title={kind ? i18n._(KIND_WORDS[kind]) : ""}
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          <Trans id="packet.close">Close</Trans>
        </Button>
      }
    >
      <RevokedCallout packet={packet} />
      {verification && <VerificationCallout verification={verification} />}
      <PacketFacts packet={packet} />
      <PacketProof packet={packet} />
      <PacketFiles packetId={packet.record.id} files={packet.files} />
    </Dialog>
  );
}
