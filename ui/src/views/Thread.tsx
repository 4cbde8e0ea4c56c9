import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { PacketView, ThreadView } from "@/bindings/commands";
import { Button } from "@/design";
import { PacketProofDialog, VerificationStatus } from "@/features/packet";
import { isOurs, ThreadPanel, type Side } from "@/features/thread";

/** What a desk sealed itself is shown as such, also where the same vault has taken it in at its other desk. */
function asSealed(packet: PacketView, side: Side): PacketView {
  return isOurs(packet.record.kind, side) ? { ...packet, record: { ...packet.record, verification: null } } : packet;
}

/** The thread panel with the parts of the packet feature: what verification found, and what each packet proves. */
export function Thread({ thread, side, banner, closed }: { thread: ThreadView; side: Side; banner?: boolean; closed?: boolean }): ReactNode {
  const { t } = useLingui();
  const [shown, setShown] = useState<PacketView | null>(null);
  return (
    <>
      <ThreadPanel
        thread={thread}
        side={side}
        {...(banner !== undefined && { banner })}
        {...(closed !== undefined && { closed })}
        status={(packet) => <VerificationStatus verification={asSealed(packet, side).record.verification} />}
        proof={(packet, day) => (
          <Button size="small" icon="packet" label={t({ id: "thread.proof_label", message: `What this packet proves: ${day}` })} onPress={() => setShown(packet)}>
            <Trans id="thread.proof">What this packet proves</Trans>
          </Button>
        )}
      />
      {shown && <PacketProofDialog packet={asSealed(shown, side)} onClose={() => setShown(null)} />}
    </>
  );
}
