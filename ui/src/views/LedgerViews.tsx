import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { PacketView } from "@/bindings/commands";
import { LedgerPage, RepliesPage, SentPage } from "@/features/ledger";
import { KIND_WORDS, PacketProofDialog, usePacketImport, VerificationStatus, type PacketImport } from "@/features/packet";
import { useRouter, type RouteOf } from "@/shell";

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

/** The challenge itself was sealed here, also where this vault has taken it in at its other desk. */
function asSent(packet: PacketView): PacketView {
  return packet.record.kind === "challenge" ? { ...packet, record: { ...packet.record, verification: null } } : packet;
}

export function LedgerView({ route }: { route: RouteOf<"ledger"> }): ReactNode {
  const { i18n } = useLingui();
  const answers = useAnswers();
  return (
    <>
      <LedgerPage
        challenge={route.challenge}
        parts={{
          importAnswer: answers.choose,
          kind: ({ record }) => (record.kind ? i18n._(KIND_WORDS[record.kind]) : null),
          status: (packet) => <VerificationStatus verification={asSent(packet).record.verification} />,
          proof: (packet, onClose) => <PacketProofDialog packet={asSent(packet)} onClose={onClose} />,
        }}
      />
      {answers.dialog}
    </>
  );
}
