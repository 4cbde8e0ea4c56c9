import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { EntryView as EntryData, ImportView, InboxRow, PacketView, ThreadPacket, ThreadView } from "@/bindings/commands";
import { Button, Dialog, LoadingLine } from "@/design";
import { AnswerScreen } from "@/features/answer";
import { EntriesOf, EntryScreen, Inbox } from "@/features/inbox";
import { KeysScreen } from "@/features/keys";
import { LogScreen } from "@/features/log";
import { PacketFacts, PacketFiles, PacketProof, SenderCallout, usePacketImport, VerificationStatus } from "@/features/packet";
import { isOurs, RejoinderWords, Reveals, ThreadPanel, UpdateWords, WithdrawnCallout } from "@/features/thread";
import { WorksheetScreen } from "@/features/worksheet";
import { useLocaleId } from "@/i18n";
import { useCommandQuery, type AppError } from "@/ipc";
import type { ThreadParts } from "@/respond/ThreadNotices";
import { ErrorCallout, Screen, useRouter, type RouteOf } from "@/shell";

const verified = (row: InboxRow): ReactNode => <VerificationStatus verification={row.verification} />;
const proof = (row: InboxRow, onClose: () => void): ReactNode => <ProofOf packet={row.entry.packet_id} onClose={onClose} />;

/** What the feature that knows exchanges draws at this desk. */
const THREAD: ThreadParts = {
  withdrawn: (withdrawn) => <WithdrawnCallout withdrawn={withdrawn} side="register" />,
  said: (one) => <Said one={one} />,
  panel: (thread) => <Exchange thread={thread} />,
};

/** What this desk sealed is shown as such, also where the same vault has taken it in at its other desk. */
function asSealed(packet: PacketView): PacketView {
  return isOurs(packet.record.kind, "register") ? { ...packet, record: { ...packet.record, verification: null } } : packet;
}

/** Every packet of the exchange; that it was taken back stands at the top of the page already. What one proves is shown without its files: those of a challenge in quarantine stay closed. */
function Exchange({ thread }: { thread: ThreadView }): ReactNode {
  const { t } = useLingui();
  const [shown, setShown] = useState<PacketView | null>(null);
  return (
    <>
      <ThreadPanel
        thread={thread}
        side="register"
        banner={false}
        status={(packet) => <VerificationStatus verification={asSealed(packet).record.verification} />}
        proof={(packet, day) => (
          <Button size="small" icon="packet" label={t({ id: "thread.proof_label", message: `What this packet proves: ${day}` })} onPress={() => setShown(packet)}>
            <Trans id="thread.proof">What this packet proves</Trans>
          </Button>
        )}
      />
      {shown && <ProofDialog packet={asSealed(shown)} onClose={() => setShown(null)} />}
    </>
  );
}

function Said({ one: { update, rejoinder, reveals } }: { one: ThreadPacket }): ReactNode {
  return (
    <>
      {update && <UpdateWords update={update} />}
      {rejoinder && <RejoinderWords rejoinder={rejoinder} />}
      {reveals.length > 0 && <Reveals reveals={reveals} ours={false} />}
    </>
  );
}

function ProofOf({ packet, onClose }: { packet: string; onClose: () => void }): ReactNode {
  const { data } = useCommandQuery("packet_view", { packet_id: packet });
  return data ? <ProofDialog packet={data} onClose={onClose} /> : null;
}

/** Without files: those of a challenge in quarantine stay closed. */
function ProofDialog({ packet, onClose }: { packet: PacketView; onClose: () => void }): ReactNode {
  return (
    <Dialog
      isOpen
      wide
      title={<Trans id="respond_views.proof">Who signed it</Trans>}
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          <Trans id="respond_views.proof_close">Close</Trans>
        </Button>
      }
    >
      <Proof packet={packet} />
    </Dialog>
  );
}

function Proof({ packet }: { packet: PacketView }): ReactNode {
  return (
    <>
      <SenderCallout packet={packet} />
      <PacketFacts packet={packet} />
      <PacketProof packet={packet} />
    </>
  );
}

export function InboxView(): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const title = t({ id: "respond_views.inbox", message: "Inbox" });
  const next = ({ kind, entry_id: entry, challenge_id: challenge }: ImportView): { label: string; onOpen: () => void } | null => {
    if (entry !== null) return { label: kind === "challenge" ? t({ id: "respond_views.open_entry", message: "Open the challenge" }) : t({ id: "respond_views.open_news", message: "See it with the challenge" }), onOpen: () => router.go({ screen: "entry", entry }) };
    if (challenge !== null) return { label: t({ id: "respond_views.open_ledger", message: "See it beside what you asked" }), onOpen: () => router.go({ screen: "ledger", challenge }) };
    return null;
  };
  const packets = usePacketImport({ next });
  return (
    <Screen title={title} crumbs={[{ label: title }]}>
      <Inbox onImport={packets.choose} verified={verified} proof={proof} />
      {packets.dialog}
    </Screen>
  );
}

export function ReviewsView(): ReactNode {
  const { t } = useLingui();
  const title = t({ id: "respond_views.reviews", message: "Reviews" });
  return (
    <Screen title={title} crumbs={[{ label: title }]}>
      <EntriesOf kind="reviews" verified={verified} proof={proof} />
    </Screen>
  );
}

export function AnswersView(): ReactNode {
  const { t } = useLingui();
  const title = t({ id: "respond_views.answers", message: "Answers" });
  return (
    <Screen title={title} crumbs={[{ label: title }]}>
      <EntriesOf kind="answers" verified={verified} proof={proof} />
    </Screen>
  );
}

function useEntry(entry: string): { data: EntryData | undefined; error: AppError | null } {
  return useCommandQuery("entry_view", { language: useLocaleId(), of: { entry_id: entry } });
}

function Waiting({ error }: { error: AppError | null }): ReactNode {
  return error ? <ErrorCallout error={error} /> : <LoadingLine />;
}

export function EntryView({ route }: { route: RouteOf<"entry"> }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const { data, error } = useEntry(route.entry);
  const title = data?.challenge.title ?? t({ id: "respond_views.entry", message: "Challenge" });
  return (
    <Screen title={title} crumbs={[{ label: t({ id: "respond_views.inbox", message: "Inbox" }), onOpen: () => router.go({ screen: "inbox" }) }, { label: title }]}>
      {data ? (
        <EntryScreen
          view={data}
          proof={(packet) => <Proof packet={packet} />}
          files={(packet, heading) => <PacketFiles packetId={packet.record.id} files={packet.files} heading={heading} held={data.entry.accepted_at === null} />}
          thread={THREAD}
        />
      ) : (
        <Waiting error={error} />
      )}
    </Screen>
  );
}

export function WorksheetView({ route }: { route: RouteOf<"worksheet"> }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const { data, error } = useEntry(route.entry);
  const title = data?.challenge.title ?? t({ id: "respond_views.entry", message: "Challenge" });
  return (
    <Screen title={title} mode="rail" flush crumbs={[{ label: t({ id: "respond_views.reviews", message: "Reviews" }), onOpen: () => router.go({ screen: "reviews" }) }, { label: title }]}>
      {data ? <WorksheetScreen view={data} claim={route.claim ?? null} verified={<VerificationStatus verification={data.packet.record.verification} />} thread={THREAD} /> : <Waiting error={error} />}
    </Screen>
  );
}

export function AnswerView({ route }: { route: RouteOf<"answer"> }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const { data, error } = useCommandQuery("response_view", { entry_id: route.entry });
  const to = data?.to ?? "";
  const title = data ? t({ id: "respond_views.answer_to", message: `To ${to}` }) : t({ id: "respond_views.answer", message: "Answer" });
  return (
    <Screen title={title} mode="rail" flush crumbs={[{ label: t({ id: "respond_views.answers", message: "Answers" }), onOpen: () => router.go({ screen: "answers" }) }, { label: title }]}>
      {data ? <AnswerScreen view={data} open={route.ask ?? null} thread={THREAD} /> : <Waiting error={error} />}
    </Screen>
  );
}

export function LogView(): ReactNode {
  const { t } = useLingui();
  const title = t({ id: "respond_views.log", message: "Log" });
  return (
    <Screen title={title} crumbs={[{ label: title }]}>
      <LogScreen />
    </Screen>
  );
}

export function KeysView(): ReactNode {
  const { t } = useLingui();
  const title = t({ id: "respond_views.keys", message: "Keys" });
  return (
    <Screen title={title} crumbs={[{ label: title }]}>
      <KeysScreen />
    </Screen>
  );
}
