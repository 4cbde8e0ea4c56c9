import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { Blocker, FollowUps, RecipientView } from "@/bindings/commands";
import { BlockerList, Button, Callout, Skeleton } from "@/design";
import { isKeyBlocker, KEY_BLOCKER_ICONS, KeyBlockerText, useFresh, useKeyWayWords } from "@/document";
import { useCommandQuery } from "@/ipc";
import { ErrorCallout, Screen, useRouter } from "@/shell";
import type { FollowUpDesk } from "./useFollowUps";

/** Parts of the packet feature; the view puts them in. */
export interface FollowUpParts {
  /** The dialog in which key words are compared. */
  compare: (recipient: RecipientView, onClose: () => void) => ReactNode;
}

export interface FollowUpPageProps {
  challenge: string;
  title: string;
  children: (view: FollowUps) => ReactNode;
}

/** The frame of a page that puts something into an exchange after its challenge. */
export function FollowUpPage({ challenge, title, children }: FollowUpPageProps): ReactNode {
  const { t } = useLingui();
  const { go } = useRouter();
  const query = useCommandQuery("follow_ups", { challenge_id: challenge });
  const view = useFresh(query);
  const crumbs = [
    { label: t({ id: "followup.crumb.sent", message: "Sent" }), onOpen: () => go({ screen: "sent" }) },
    ...(view ? [{ label: view.ledger.organization, onOpen: () => go({ screen: "ledger", challenge }) }] : []),
    { label: title },
  ];
  return (
    <Screen title={title} crumbs={crumbs}>
      {view ? children(view) : query.error ? <ErrorCallout error={query.error} /> : <Skeleton rows={6} />}
    </Screen>
  );
}

/** Says that nothing can be put into the exchange, and leads back. */
export function NotNow({ challenge, title, children }: { challenge: string; title: ReactNode; children: ReactNode }): ReactNode {
  const { go } = useRouter();
  return (
    <Callout
      title={title}
      actions={
        <Button onPress={() => go({ screen: "ledger", challenge })}>
          <Trans id="followup.back">Back to the answer ledger</Trans>
        </Button>
      }
    >
      {children}
    </Callout>
  );
}

/** That nothing more can be sent, in the words for both reasons. */
export function NotOpen({ challenge }: { challenge: string }): ReactNode {
  return (
    <NotNow challenge={challenge} title={<Trans id="followup.not_open">Nothing more can be sent in this exchange.</Trans>}>
      <Trans id="followup.not_open_body">You took the challenge back, or you closed the exchange. What was sent and what came can still be read.</Trans>
    </NotNow>
  );
}

/** What must be settled about keys before anything more is sealed. */
export function KeyBlockers({ view, desk, parts }: { view: FollowUps; desk: FollowUpDesk; parts: FollowUpParts }): ReactNode {
  const { t } = useLingui();
  const wayWords = useKeyWayWords();
  const recipients = useCommandQuery("recipients", {}, { enabled: view.blockers.length > 0 });
  const [comparing, setComparing] = useState<string | null>(null);
  const compared = recipients.data?.rows.find(({ recipient }) => recipient.id === comparing);
  const { length: count } = view.blockers;
  const take = (blocker: Blocker, way: Blocker["ways"][number]): void => {
    if (way === "compare_words") setComparing(blocker.recipient_id);
    else desk.settle(blocker.key, way);
  };
  if (count === 0) return desk.error && <ErrorCallout error={desk.error} />;
  return (
    <section className="stack stack--tight" aria-labelledby="followup-settle" aria-busy={desk.settling}>
      <h2 className="subheading" id="followup-settle">
        {t({ id: "followup.settle", message: plural(count, { one: "One thing to settle first", other: "# things to settle first" }) })}
      </h2>
      <ErrorCallout error={desk.error} />
      <BlockerList
        blockers={view.blockers.flatMap((blocker) => {
          const { key, kind, label, ways } = blocker;
          if (!isKeyBlocker(kind)) return [];
          const fixes = ways.flatMap((way) => {
            const words = wayWords(kind, way);
            return words === null ? [] : [{ label: words, onPress: () => take(blocker, way) }];
          });
          return [{ id: key, icon: KEY_BLOCKER_ICONS[kind], text: <KeyBlockerText kind={kind} label={label} />, fixes }];
        })}
      />
      {compared && parts.compare(compared, () => setComparing(null))}
    </section>
  );
}
