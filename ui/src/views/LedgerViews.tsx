import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { LedgerPage, RepliesPage, ReplyPage, SentPage, WithdrawPage, type FollowUpParts } from "@/features/ledger";
import { CompareWords, usePacketImport, type PacketImport } from "@/features/packet";
import { WithdrawnCallout } from "@/features/thread";
import { useRouter, type RouteOf } from "@/shell";
import { Thread } from "./Thread";

/** Takes answers in, and goes to the ledger they belong to. */
function useAnswers(): PacketImport {
  const { t } = useLingui();
  const { go } = useRouter();
  return usePacketImport({
    next: ({ challenge_id: challenge, entry_id: entry }) => {
      if (challenge !== null) return { label: t({ id: "ledger.view.open", message: "See it beside what you asked" }), onOpen: () => go({ screen: "ledger", challenge }) };
      if (entry !== null) return { label: t({ id: "ledger.view.inbox", message: "Open it in the inbox" }), onOpen: () => go({ screen: "entry", entry }) };
      return null;
    },
  });
}

export function SentView(): ReactNode {
  const answers = useAnswers();
  return (
    <>
      <SentPage onImport={answers.choose} />
      {answers.dialog}
    </>
  );
}

export function RepliesView(): ReactNode {
  const answers = useAnswers();
  return (
    <>
      <RepliesPage onImport={answers.choose} />
      {answers.dialog}
    </>
  );
}

export function LedgerView({ route }: { route: RouteOf<"ledger"> }): ReactNode {
  const answers = useAnswers();
  return (
    <>
      <LedgerPage
        challenge={route.challenge}
        parts={{
          importAnswer: answers.choose,
          thread: (thread, closed) => <Thread thread={thread} side="casebook" banner={false} closed={closed} />,
          withdrawn: (withdrawn) => <WithdrawnCallout withdrawn={withdrawn} side="casebook" />,
        }}
      />
      {answers.dialog}
    </>
  );
}

const FOLLOW_UP_PARTS: FollowUpParts = {
  compare: ({ recipient, words, fingerprint }, onClose) => <CompareWords name={recipient.name} of={{ recipient_id: recipient.id }} words={words} fingerprint={fingerprint} onClose={onClose} />,
};

export function ReplyView({ route }: { route: RouteOf<"reply"> }): ReactNode {
  return <ReplyPage challenge={route.challenge} parts={FOLLOW_UP_PARTS} />;
}

export function WithdrawView({ route }: { route: RouteOf<"withdraw"> }): ReactNode {
  return <WithdrawPage challenge={route.challenge} parts={FOLLOW_UP_PARTS} />;
}
