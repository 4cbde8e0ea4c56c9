import { Trans, useLingui } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import type { EntryView, PacketView, ThreadPacket } from "@/bindings/commands";
import { Button, Callout, Cluster, Definition, Folio, FolioRow, LinkButton, NoteLine, PageHead, SevenStrip } from "@/design";
import { localDay, useFormat } from "@/i18n";
import { useCommand } from "@/ipc";
import { ClaimFacts } from "@/respond/ClaimFacts";
import { sevenOf } from "@/respond/strip";
import { ClaimOrigin, FurtherAnswer, Replies, ThreadNotices, type ThreadParts } from "@/respond/ThreadNotices";
import { filesOf, handedOver, theirsOf, wasAnswered } from "@/respond/exchange";
import { ASK_TYPE_WORDS, TLP_WORDS } from "@/respond/words";
import { ErrorCallout, useRouter } from "@/shell";
import { ReceiptPart } from "./ReceiptPart";
import { Triage } from "./Triage";
import "@/respond/respond.css";

export interface EntryScreenProps {
  view: EntryView;
  /** What verification found and what that proves, drawn by the feature that knows packets. */
  proof: (packet: PacketView) => ReactNode;
  files: (packet: PacketView, heading: ReactNode) => ReactNode;
  thread: ThreadParts;
}

/** One challenge as it was signed, with what followed it, and what can be done with it. Until it is taken up its files stay closed. */
export function EntryScreen({ view, proof, files, thread }: EntryScreenProps): ReactNode {
  const id = useId();
  const { entry, packet, challenge } = view;
  const taken = entry.accepted_at !== null;
  const theirs = theirsOf(view);
  return (
    <>
      <Head view={view} />
      <ThreadNotices view={view} parts={thread} />
      <Folio className="respond-folio">
        <FolioRow id={`${id}-signed`} heading={<Trans id="inbox.entry.signed">Who signed it</Trans>}>
          {proof(packet)}
          {!packet.record.addressed_to_us && (
            <NoteLine icon="heed">
              <Trans id="inbox.entry.not_to_us">It is not addressed to you. Somebody may have passed it on. You can still work on it.</Trans>
            </NoteLine>
          )}
        </FolioRow>
        <FolioRow id={`${id}-receipt`} heading={<Trans id="inbox.entry.receipt">Receipt</Trans>}>
          <ReceiptPart view={view} />
        </FolioRow>
        <About view={view} id={id} />
        <FolioRow id={`${id}-claims`} heading={<Trans id="inbox.entry.claims">What they claim</Trans>} note={challenge.claims.length}>
          <Claims view={view} />
        </FolioRow>
        <FolioRow id={`${id}-asks`} heading={<Trans id="inbox.entry.asks">What they ask</Trans>} note={challenge.asks.length}>
          <Asks view={view} />
        </FolioRow>
        <FolioRow id={`${id}-files`} heading={<Trans id="inbox.entry.files">Evidence</Trans>} note={theirs.reduce((sum, one) => sum + one.packet.files.length, 0)}>
          {!taken && (
            <p className="soft">
              <Trans id="inbox.entry.files_closed">Files stay closed until you take the challenge up. Each was checked against its fingerprint when it came in.</Trans>
            </p>
          )}
          {theirs.map((one) => (
            <PacketEvidence key={one.packet.record.id} view={view} one={one} files={taken ? files : null} />
          ))}
        </FolioRow>
        {(view.thread.packets.length > 1 || view.thread.gaps.length > 0) && <FolioRow>{thread.panel(view.thread)}</FolioRow>}
        {taken && (
          <FolioRow id={`${id}-triage`} heading={<Trans id="inbox.entry.triage">Yours alone</Trans>} note={<Trans id="inbox.entry.triage_note">Not part of the answer</Trans>}>
            <Triage entry={entry} answered={view.answered} replied={wasAnswered(view)} worksheets={view.worksheets} />
          </FolioRow>
        )}
      </Folio>
    </>
  );
}

function Head({ view }: { view: EntryView }): ReactNode {
  const router = useRouter();
  const format = useFormat();
  const accept = useCommand("accept_entry");
  const { entry, challenge, packet, answered } = view;
  const taken = entry.accepted_at !== null;
  const from = packet.sender;
  const day = format.day(localDay(new Date(entry.received_at)));
  const toAnswer = (): void => router.go({ screen: "answer", entry: entry.id });
  return (
    <>
      <PageHead
        title={<span dir="auto">{challenge.title.trim() || challenge.case.title.trim() || <Trans id="inbox.entry.untitled">A challenge without a title</Trans>}</span>}
        lead={
          answered ? (
            <Trans id="inbox.entry.lead_answered">From {from}, came in {day}. You have answered it.</Trans>
          ) : wasAnswered(view) ? (
            <Trans id="inbox.entry.lead_further">From {from}, came in {day}. You have answered it, and a further answer is being written.</Trans>
          ) : taken ? (
            <Trans id="inbox.entry.lead_taken">From {from}, came in {day}. You have taken it up.</Trans>
          ) : (
            <Trans id="inbox.entry.lead_new">From {from}, came in {day}. It is in quarantine.</Trans>
          )
        }
        actions={
          taken ? (
            <Cluster>
              <LinkButton icon="reply" onOpen={toAnswer}>
                {answered ? <Trans id="inbox.entry.see_answer">See the answer</Trans> : wasAnswered(view) ? <Trans id="inbox.entry.write_further">Go on with the further answer</Trans> : <Trans id="inbox.entry.write">Write the answer</Trans>}
              </LinkButton>
              {answered && <FurtherAnswer entry={entry.id} />}
              <LinkButton kind="primary" icon="reviews" onOpen={() => router.go({ screen: "worksheet", entry: entry.id })}>
                <Trans id="inbox.entry.work">Work on the claims</Trans>
              </LinkButton>
            </Cluster>
          ) : null
        }
      />
      <ErrorCallout error={accept.error} />
      {!taken && (
        <Callout
          tone="heed"
          icon="inbox"
          title={<Trans id="inbox.entry.quarantine">In quarantine</Trans>}
          actions={
            <Button kind="primary" icon="check" onPress={() => accept.mutate({ entry_id: entry.id })}>
              <Trans id="inbox.entry.accept">Take it up</Trans>
            </Button>
          }
        >
          <Trans id="inbox.entry.quarantine_body">You can read everything they wrote. When you take it up, its files can be opened and the work on its claims begins. That is written to the log.</Trans>
        </Callout>
      )}
    </>
  );
}

/** What came with one packet: its files once they may be opened, and what it keeps back. */
function PacketEvidence({ view, one, files }: { view: EntryView; one: ThreadPacket; files: EntryScreenProps["files"] | null }): ReactNode {
  const format = useFormat();
  const { packet } = one;
  const { record } = packet;
  const day = format.day(localDay(new Date(record.recorded_at)));
  const first = record.id === view.packet.record.id;
  // Only the challenge says that it has no files: an update often has none.
  const shown = files !== null && (first || packet.files.length > 0);
  return (
    <>
      {shown && files(packet, first ? <Trans id="inbox.entry.files_first">In the challenge</Trans> : <Trans id="inbox.entry.files_later">In the packet of {day}</Trans>)}
      {packet.withheld > 0 && <Withheld count={packet.withheld} since={handedOver(view, record.id)} />}
    </>
  );
}

function Withheld({ count, since }: { count: number; since: number }): ReactNode {
  return (
    <NoteLine icon="info">
      <Trans id="inbox.entry.withheld">Kept back by the sender: {count}. If shown later, you can check that it is the same as on the day of sealing.</Trans>{" "}
      {since > 0 && <Trans id="inbox.entry.withheld_since">Handed over since, and proven to be the same: {since}.</Trans>}
    </NoteLine>
  );
}

function About({ view, id }: { view: EntryView; id: string }): ReactNode {
  const format = useFormat();
  const { i18n } = useLingui();
  const { challenge } = view;
  const { deadlines, disclosure, sharing, system, redaction_notes: notes } = challenge;
  const day = (date: string | null): string | null => (date === null ? null : format.dayLong(date));
  const facts: readonly { term: ReactNode; value: ReactNode }[] = [
    { term: <Trans id="inbox.entry.system">System</Trans>, value: system && <span dir="auto">{[system.name, system.version].filter(Boolean).join(" ")}</span> },
    { term: <Trans id="inbox.entry.purpose">What it is for</Trans>, value: system?.purpose && <span dir="auto">{system.purpose}</span> },
    { term: <Trans id="inbox.entry.run_by">Run by</Trans>, value: system && [...system.deployers, ...system.operators].length > 0 && <span dir="auto">{format.list([...new Set([...system.deployers, ...system.operators])])}</span> },
    { term: <Trans id="inbox.entry.made_by">Made by</Trans>, value: system && system.developers.length > 0 && <span dir="auto">{format.list(system.developers)}</span> },
    { term: <Trans id="inbox.entry.receipt_by">Receipt wanted by</Trans>, value: day(deadlines.acknowledge_by) },
    { term: <Trans id="inbox.entry.decide_by">Answer wanted by</Trans>, value: day(deadlines.decide_by) },
    { term: <Trans id="inbox.entry.final_by">All done by</Trans>, value: day(deadlines.final_by) },
    { term: <Trans id="inbox.entry.tellers">Who tells it</Trans>, value: challenge.people.length > 0 && <span dir="auto">{format.list(challenge.people.map(({ pseudonym }) => pseudonym))}</span> },
    { term: <Trans id="inbox.entry.copies">Copies went to</Trans>, value: challenge.copies_to.length > 0 && <span dir="auto">{format.list(challenge.copies_to)}</span> },
    { term: <Trans id="inbox.entry.publish">They mean to publish</Trans>, value: disclosure.intent && <span dir="auto">{disclosure.intent}</span> },
    { term: <Trans id="inbox.entry.not_before">Not before</Trans>, value: day(disclosure.not_before) },
    { term: <Trans id="inbox.entry.sharing">You may pass it on</Trans>, value: sharing.tlp ? <span dir="auto">{[i18n._(TLP_WORDS[sharing.tlp]), sharing.words].filter(Boolean).join(". ")}</span> : sharing.words && <span dir="auto">{sharing.words}</span> },
    { term: <Trans id="inbox.entry.covered">Left out or covered</Trans>, value: notes && <span dir="auto">{notes}</span> },
  ].filter(({ value }) => Boolean(value));
  return (
    <FolioRow id={`${id}-about`} heading={<Trans id="inbox.entry.about">What it is about</Trans>}>
      {challenge.case.summary.trim() !== "" && (
        <p className="respond-text" dir="auto">
          {challenge.case.summary}
        </p>
      )}
      {facts.length > 0 && <Definition items={facts} />}
    </FolioRow>
  );
}

function Claims({ view }: { view: EntryView }): ReactNode {
  const names = new Map(view.challenge.people.map(({ reference, pseudonym }) => [reference, pseudonym]));
  return (
    <>
      {view.challenge.claims.map((claim) => {
        const sheet = view.worksheets.find(({ number }) => number === claim.number);
        return (
          <article key={claim.id} className="respond-block">
            <h3 className="title title--claim" dir="auto">
              {`C${claim.number}\u2002${claim.facts.title}`}
            </h3>
            <ClaimOrigin view={view} claim={claim} />
            {sheet && <SevenStrip states={sevenOf(sheet.theirs)} />}
            <ClaimFacts claim={claim} tellers={claim.told_by.map((reference) => names.get(reference) ?? reference)} files={filesOf(view, claim.id)} />
          </article>
        );
      })}
    </>
  );
}

function Asks({ view }: { view: EntryView }): ReactNode {
  const { i18n } = useLingui();
  const format = useFormat();
  return (
    <ol className="ask-list">
      {view.challenge.asks.map((ask) => (
        <li key={ask.id} data-testid="ask-row">
          <span className="claim-no">{ask.number}</span>
          <span>
            <span dir="auto">{ask.text.trim() || (ask.ask_type ? i18n._(ASK_TYPE_WORDS[ask.ask_type]) : "")}</span>
            {ask.acceptable_alternatives && (
              <span className="table-sub" dir="auto">
                <Trans id="inbox.entry.instead">Would also do:</Trans> {ask.acceptable_alternatives}
              </span>
            )}
            {ask.basis.length > 0 && (
              <span className="table-sub" dir="auto">
                {ask.basis.map(({ jurisdiction, instrument, article }) => [jurisdiction, instrument, article].filter(Boolean).join(", ")).join("; ")}
              </span>
            )}
            <Replies view={view} ask={ask.id} />
          </span>
          <span className="num soft nowrap">{ask.due === null ? <Trans id="inbox.entry.no_day">No day</Trans> : format.day(ask.due)}</span>
        </li>
      ))}
    </ol>
  );
}
