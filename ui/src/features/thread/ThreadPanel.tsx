import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import type { PacketView, RejoinderView, RevealView, ThreadGap, ThreadPacket, ThreadView, UpdateView } from "@/bindings/commands";
import { Callout, Definition, NoteLine, RowList, SectionHead, Status } from "@/design";
import { useFormat } from "@/i18n";
import { isOurs, REVEAL_WORDS, REVEALED_HERE, THREAD_KIND_WORDS, type Side } from "./words";
import { WithdrawnCallout } from "./WithdrawnCallout";

export interface ThreadPanelProps {
  thread: ThreadView;
  /** Which desk is looking. */
  side: Side;
  /** The keys of the exchange were deleted here: what is missing can no longer be read, even if it is sent again. */
  closed?: boolean;
  /** Leave out the word that the challenge was taken back, where the page says so itself. */
  banner?: boolean;
  /** What verification found of one packet, in a few words. The view puts it in. */
  status?: (packet: PacketView) => ReactNode;
  /** The way to what one packet proves. The view puts it in. */
  proof?: (packet: PacketView, day: string) => ReactNode;
}

/** Everything that was said in one exchange, packet by packet, and what is missing. */
export function ThreadPanel({ thread, side, banner = true, closed = false, status, proof }: ThreadPanelProps): ReactNode {
  const { t } = useLingui();
  const id = useId();
  return (
    <section className="thread-panel stack" aria-labelledby={id}>
      <SectionHead id={id} heading={<Trans id="thread.heading">Packets of this exchange</Trans>} />
      {banner && thread.withdrawn && <WithdrawnCallout withdrawn={thread.withdrawn} side={side} />}
      {thread.gaps.map((gap) => (
        <Gap key={`${gap.sender}/${gap.from}`} gap={gap} closed={closed} />
      ))}
      <RowList ordered label={t({ id: "thread.list", message: "Packets, in the order in which they came here" })}>
        {thread.packets.map((one) => (
          <Row key={one.packet.record.id} one={one} side={side} status={status} proof={proof} />
        ))}
      </RowList>
    </section>
  );
}

/** The numbers of a sender that are not here, though later ones are. */
function Gap({ gap, closed }: { gap: ThreadGap; closed: boolean }): ReactNode {
  const { t } = useLingui();
  const sender = gap.sender.trim() || t({ id: "thread.no_name", message: "someone who gives no name" });
  const { from, to } = gap;
  if (gap.ours)
    return (
      <Callout tone="heed" title={from === to ? <Trans id="thread.gap.ours">Missing here: your own packet number {from}.</Trans> : <Trans id="thread.gap.ours_many">Missing here: your own packets number {from} to {to}.</Trans>}>
        <Trans id="thread.gap.ours_body">It may have been sealed in another copy of this vault. What it says is not shown here.</Trans>
      </Callout>
    );
  return (
    <Callout tone="heed" title={from === to ? <Trans id="thread.gap.one">Missing from {sender}: number {from}.</Trans> : <Trans id="thread.gap.many">Missing from {sender}: numbers {from} to {to}.</Trans>}>
      {closed ? <Trans id="thread.gap.closed">It can no longer be read here, because the keys of this exchange were deleted.</Trans> : <Trans id="thread.gap.body">Ask them to send it again. What it says is not shown here.</Trans>}
    </Callout>
  );
}

function Row({ one, side, status, proof }: { one: ThreadPacket; side: Side } & Pick<ThreadPanelProps, "status" | "proof">): ReactNode {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { record } = one.packet;
  const ours = isOurs(record.kind, side);
  const sender = one.packet.sender.trim() || t({ id: "thread.no_name", message: "someone who gives no name" });
  const number = record.sequence;
  const day = format.moment(record.recorded_at);
  const { length: files } = one.packet.files;
  const { withheld } = one.packet;
  const facts = [
    ours ? t({ id: "thread.from_you", message: "Sealed by you" }) : t({ id: "thread.from", message: `Came from ${sender}` }),
    day,
    t({ id: "thread.number", message: `number ${number} of this sender` }),
    ...(files > 0 ? [t({ id: "thread.files", message: plural(files, { one: "# file", other: "# files" }) })] : []),
    ...(withheld > 0 ? [t({ id: "thread.withheld", message: plural(withheld, { one: "# item kept back", other: "# items kept back" }) })] : []),
    format.bytes(record.bytes),
  ];
  return (
    <li className="thread-pack" data-testid="packet-row">
      <div className="stack stack--tight">
        <h3 className="subheading">{record.kind ? i18n._(THREAD_KIND_WORDS[record.kind]) : t({ id: "thread.kind.unknown", message: "Packet" })}</h3>
        <p className="small soft" dir="auto">
          {facts.join(" · ")}
        </p>
        <Notes one={one} />
      </div>
      {status?.(one.packet)}
      {proof?.(one.packet, day)}
      <Inside one={one} ours={ours} />
    </li>
  );
}

/** What is odd about a packet. It is kept all the same. */
function Notes({ one }: { one: ThreadPacket }): ReactNode {
  const { sequence: number } = one.packet.record;
  return (
    <>
      {one.fork && (
        <NoteLine icon="heed">
          <Trans id="thread.fork">This is a second packet of the same sender with number {number}. It is kept, and it does not count. The first one does.</Trans>
        </NoteLine>
      )}
      {one.late && (
        <NoteLine icon="clock">
          <Trans id="thread.late">It came late: a packet with a higher number was here before it.</Trans>
        </NoteLine>
      )}
      {one.answers_missing && (
        <NoteLine icon="heed">
          <Trans id="thread.answers_missing">It replies to a packet that is not here.</Trans>
        </NoteLine>
      )}
    </>
  );
}

/** What an update, a reply or a handed-over item says. Nothing for packets that have their own page. */
function Inside({ one, ours }: { one: ThreadPacket; ours: boolean }): ReactNode {
  const { update, rejoinder, reveals } = one;
  if (!update && !rejoinder && reveals.length === 0) return null;
  return (
    <details className="thread-inside">
      <summary>
        {update ? <Trans id="thread.inside.update">What this update says</Trans> : rejoinder ? <Trans id="thread.inside.rejoinder">What this reply says</Trans> : <Trans id="thread.inside.reveals">What is handed over</Trans>}
      </summary>
      <div className="stack">
        {update && <UpdateWords update={update} />}
        {rejoinder && <RejoinderWords rejoinder={rejoinder} />}
        {reveals.length > 0 && <Reveals reveals={reveals} ours={ours} />}
      </div>
    </details>
  );
}

/** What an update changes, by the numbers of claims and asks. */
export function UpdateWords({ update }: { update: UpdateView }): ReactNode {
  const format = useFormat();
  const { deadlines } = update;
  const claims = (numbers: readonly number[]): string => format.list(numbers.map((number) => `C${number}`));
  const asks = (numbers: readonly number[]): string => format.list(numbers.map((number) => `A${number}`));
  const day = (date: string | null): string => (date === null ? "" : format.day(date));
  const items = [
    { term: <Trans id="thread.update.new_claims">New claims</Trans>, value: claims(update.new_claims) },
    { term: <Trans id="thread.update.reworded_claims">Claims told anew</Trans>, value: claims(update.reworded_claims) },
    { term: <Trans id="thread.update.withdrawn_claims">Claims taken back</Trans>, value: claims(update.withdrawn_claims) },
    { term: <Trans id="thread.update.new_asks">New asks</Trans>, value: asks(update.new_asks) },
    { term: <Trans id="thread.update.reworded_asks">Asks worded anew</Trans>, value: asks(update.reworded_asks) },
    { term: <Trans id="thread.update.withdrawn_asks">Asks taken back</Trans>, value: asks(update.withdrawn_asks) },
    { term: <Trans id="thread.update.acknowledge">Say that it arrived, now by</Trans>, value: day(deadlines.acknowledge_by) },
    { term: <Trans id="thread.update.decide">Decide, now by</Trans>, value: day(deadlines.decide_by) },
    { term: <Trans id="thread.update.final">Have everything done, now by</Trans>, value: day(deadlines.final_by) },
  ].filter(({ value }) => value !== "");
  return (
    <>
      {update.text.trim() !== "" && (
        <p className="thread-lines" dir="auto">
          {update.text}
        </p>
      )}
      {items.length > 0 && <Definition items={items} />}
    </>
  );
}

/** What is said to an answer, as a whole and ask by ask. */
export function RejoinderWords({ rejoinder }: { rejoinder: RejoinderView }): ReactNode {
  const items = rejoinder.asks.map(({ number, text }) => ({
    term: number === null ? <Trans id="thread.rejoinder.unknown">To an ask that is not in this exchange</Trans> : <Trans id="thread.rejoinder.ask">To the answer to ask A{number}</Trans>,
    value: (
      <span className="thread-lines" dir="auto">
        {text}
      </span>
    ),
  }));
  return (
    <>
      {rejoinder.text.trim() !== "" && (
        <p className="thread-lines" dir="auto">
          {rejoinder.text}
        </p>
      )}
      {items.length > 0 && <Definition items={items} />}
    </>
  );
}

/** Items that were kept back and are handed over, each with what that proves and what not. */
export function Reveals({ reveals, ours }: { reveals: readonly RevealView[]; ours: boolean }): ReactNode {
  const { t, i18n } = useLingui();
  const format = useFormat();
  return (
    <RowList label={t({ id: "thread.reveals", message: "Items that were kept back and are handed over" })}>
      {reveals.map((reveal) => {
        const words = ours && reveal.state === "not_checked" ? REVEALED_HERE : REVEAL_WORDS[reveal.state];
        const { reason } = reveal;
        const day = reveal.promised_on === null ? "" : format.day(reveal.promised_on);
        return (
          <li key={`${reveal.path}/${reveal.commitment}`} className="thread-reveal stack stack--tight" data-testid="reveal">
            <strong dir="auto">{reveal.title.trim() || reveal.path}</strong>
            <Status tone={words.tone} icon={words.icon} strong={words.tone !== "plain"}>
              {i18n._(words.short)}
            </Status>
            <p className="small">{i18n._(words.body)}</p>
            {day !== "" && (
              <p className="small soft">
                {ours ? <Trans id="thread.reveal.kept_here">Kept back in the packet that you sealed on {day}.</Trans> : <Trans id="thread.reveal.kept">Kept back in the packet that came on {day}.</Trans>}{" "}
                {reason.trim() !== "" && (
                  <span dir="auto">
                    <Trans id="thread.reveal.reason">Reason given then: {reason}</Trans>
                  </span>
                )}
              </p>
            )}
          </li>
        );
      })}
    </RowList>
  );
}
