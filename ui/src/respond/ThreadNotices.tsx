import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { EntryView, ThreadPacket, ThreadView, WithdrawalView } from "@/bindings/commands";
import { Button, Callout, LinkButton, Status } from "@/design";
import { localDay, useFormat } from "@/i18n";
import { useCommand } from "@/ipc";
import { ErrorCallout, useRouter } from "@/shell";
import { newsOf, originOf, repliesTo, wasAnswered } from "./exchange";

/** What the feature that knows exchanges draws. The views put it in. */
export interface ThreadParts {
  /** That the challenge was taken back. */
  withdrawn: (withdrawn: WithdrawalView) => ReactNode;
  /** What one packet says, under its heading. */
  said: (one: ThreadPacket) => ReactNode;
  /** Every packet of the exchange, and what is missing. */
  panel: (thread: ThreadView) => ReactNode;
}

/** The day on which a packet came in here. */
function useDayOf(): (one: ThreadPacket) => string {
  const format = useFormat();
  return ({ packet }) => format.day(localDay(new Date(packet.record.recorded_at)));
}

/**
 * What stands above all work on a challenge: that it was taken back, and what came since the last answer. With `brief`,
 * what came is only named: the work needs the room, and what is said to an ask stands beside it.
 */
export function ThreadNotices({ view, parts, brief = false }: { view: EntryView; parts: ThreadParts; brief?: boolean }): ReactNode {
  const { withdrawn } = view.thread;
  // That it was taken back is said once.
  const news = newsOf(view).filter(({ packet }) => packet.record.id !== withdrawn?.packet_id);
  if (!withdrawn && news.length === 0) return null;
  return (
    <div className="stack respond-notices">
      {withdrawn && parts.withdrawn(withdrawn)}
      {news.length > 0 && <News view={view} news={news} said={brief ? null : parts.said} />}
    </div>
  );
}

function News({ view, news, said }: { view: EntryView; news: readonly ThreadPacket[]; said: ThreadParts["said"] | null }): ReactNode {
  const router = useRouter();
  return (
    <Callout
      tone="heed"
      icon="import"
      title={wasAnswered(view) ? <Trans id="respond.news.since_answer">New since your last answer</Trans> : <Trans id="respond.news.since_challenge">New since the challenge came in</Trans>}
      actions={
        said === null && (
          <LinkButton size="small" icon="packet" onOpen={() => router.go({ screen: "entry", entry: view.entry.id })}>
            <Trans id="respond.news.read">Read all of it</Trans>
          </LinkButton>
        )
      }
    >
      <ul className="row-list">
        {news.map((one) => (
          <li key={one.packet.record.id} className="respond-news" data-testid="news">
            {said === null ? (
              <Came one={one} />
            ) : (
              <>
                <strong>
                  <Came one={one} />
                </strong>
                {said(one)}
              </>
            )}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function Came({ one }: { one: ThreadPacket }): ReactNode {
  const day = useDayOf()(one);
  switch (one.packet.record.kind) {
    case "update":
      return <Trans id="respond.news.update">An update came in {day}</Trans>;
    case "rejoinder":
      return <Trans id="respond.news.rejoinder">A reply to your answer came in {day}</Trans>;
    case "withdrawal":
      return <Trans id="respond.news.withdrawal">Word that it is taken back came in {day}</Trans>;
    default:
      return <Trans id="respond.news.other">A packet came in {day}</Trans>;
  }
}

/** Which later packet a claim's words stand in. Nothing for a claim of the challenge itself. */
export function ClaimOrigin({ view, claim }: { view: EntryView; claim: { id: string; number: number } }): ReactNode {
  const dayOf = useDayOf();
  const origin = originOf(view, claim);
  if (origin === null) return null;
  const day = dayOf(origin.packet);
  return <Status icon="packet">{origin.added ? <Trans id="respond.origin.added">New in the update of {day}</Trans> : <Trans id="respond.origin.reworded">Worded anew in the update of {day}</Trans>}</Status>;
}

/** What they said to your answer to one ask. */
export function Replies({ view, ask }: { view: EntryView; ask: string }): ReactNode {
  const dayOf = useDayOf();
  return repliesTo(view, ask).map(({ packet, text }) => {
    const day = dayOf(packet);
    return (
      <span key={packet.packet.record.id} className="respond-reply" data-testid="reply">
        <span className="meta">
          <Trans id="respond.reply">They replied to your answer, {day}</Trans>
        </span>
        <span className="respond-text" dir="auto">
          {text}
        </span>
      </span>
    );
  });
}

/** Begins a further answer, or goes on with the one that is being written. */
export function FurtherAnswer({ entry, small }: { entry: string; small?: boolean }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const begin = useCommand("further_response");
  const go = (): void => {
    if (!begin.isPending) begin.mutate({ entry_id: entry }, { onSuccess: () => router.go({ screen: "answer", entry }) });
  };
  return (
    <>
      <Button icon="write" size={small ? "small" : "normal"} onPress={go} title={t({ id: "respond.further.title", message: "It begins with what your last answer says" })}>
        <Trans id="respond.further">Write a further answer</Trans>
      </Button>
      <ErrorCallout error={begin.error} />
    </>
  );
}
