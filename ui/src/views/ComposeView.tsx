import type { ReactNode } from "react";
import { ComposePage } from "@/features/compose";
import { CompareWords, useCheckedHow, usePacketImport } from "@/features/packet";
import type { RouteOf } from "@/shell";

export function ComposeView({ route }: { route: RouteOf<"compose"> }): ReactNode {
  const packets = usePacketImport();
  const checkedHow = useCheckedHow();
  return (
    <>
      <ComposePage
        challenge={route.challenge}
        parts={{
          importCard: packets.choose,
          checkedHow,
          compare: ({ recipient, words, fingerprint }, onClose) => <CompareWords name={recipient.name} of={{ recipient_id: recipient.id }} words={words} fingerprint={fingerprint} onClose={onClose} />,
        }}
      />
      {packets.dialog}
    </>
  );
}
