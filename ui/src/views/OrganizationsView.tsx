import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { KeyStatus } from "@/features/compose";
import { OrganizationsScreen } from "@/features/organizations";
import { CompareWords, useCheckedHow, usePacketImport } from "@/features/packet";
import { Screen, useRouter } from "@/shell";

export function OrganizationsView(): ReactNode {
  const { t } = useLingui();
  const { go } = useRouter();
  const packets = usePacketImport();
  const checkedHow = useCheckedHow();
  const title = t({ id: "organizations.crumb", message: "Organizations" });
  return (
    <Screen title={title} crumbs={[{ label: t({ id: "organizations.crumb_sent", message: "Sent" }), onOpen: () => go({ screen: "sent" }) }, { label: title }]}>
      <OrganizationsScreen
        parts={{
          importCard: packets.choose,
          status: ({ recipient }) => <KeyStatus recipient={recipient} checkedHow={checkedHow} />,
          compare: ({ recipient, words, fingerprint }, onClose) => <CompareWords name={recipient.name} of={{ recipient_id: recipient.id }} words={words} fingerprint={fingerprint} onClose={onClose} />,
        }}
      />
      {packets.dialog}
    </Screen>
  );
}
