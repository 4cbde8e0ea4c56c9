import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { EntryView as EntryData, ImportView, InboxRow, PacketView } from "@/bindings/commands";
import { Button, Dialog, LoadingLine } from "@/design";
import { AnswerScreen } from "@/features/answer";
import { EntriesOf, EntryScreen, Inbox } from "@/features/inbox";
import { KeysScreen } from "@/features/keys";
import { LogScreen } from "@/features/log";
import { PacketFacts, PacketFiles, PacketProof, SenderCallout, usePacketImport, VerificationStatus } from "@/features/packet";
import { WorksheetScreen } from "@/features/worksheet";
import { useLocaleId } from "@/i18n";
import { useCommandQuery, type AppError } from "@/ipc";
import { ErrorCallout, Screen, useRouter, type RouteOf } from "@/shell";

const verified = (row: InboxRow): ReactNode => <VerificationStatus verification={row.verification} />;
const proof = (row: InboxRow, onClose: () => void): ReactNode => <ProofOf packet={row.entry.packet_id} onClose={onClose} />;

function ProofOf({ packet, onClose }: { packet: string; onClose: () => void }): ReactNode {
  const { data } = useCommandQuery("packet_view", { packet_id: packet });
  // Without its files: those of a challenge in quarantine stay closed.
  return data ? (
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
      <Proof packet={data} />
    </Dialog>
  ) : null;
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
  const next = ({ entry_id: entry, challenge_id: challenge }: ImportView): { label: string; onOpen: () => void } | null => {
    if (entry !== null) return { label: t({ id: "respond_views.open_entry", message: "Open the challenge" }), onOpen: () => router.go({ screen: "entry", entry }) };
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
          files={(packet) => <PacketFiles packetId={packet.record.id} files={packet.files} held={data.entry.accepted_at === null} />}
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
      {data ? <WorksheetScreen view={data} claim={route.claim ?? null} verified={<VerificationStatus verification={data.packet.record.verification} />} /> : <Waiting error={error} />}
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
      {data ? <AnswerScreen view={data} open={route.ask ?? null} /> : <Waiting error={error} />}
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
