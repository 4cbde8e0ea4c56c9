import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { AppState } from "@/bindings/commands";
import { HelpScreen } from "@/features/help";
import { CasebookKeys } from "@/features/keys";
import { SettingsScreen } from "@/features/settings";
import { VaultScreen } from "@/features/vault";
import { useCommandQuery } from "@/ipc";
import { Screen } from "@/shell";

function Common({ title, children }: { title: string; children: (state: AppState) => ReactNode }): ReactNode {
  const { data } = useCommandQuery("app_state", {});
  return (
    <Screen title={title} crumbs={[{ label: title }]}>
      {data && children(data)}
    </Screen>
  );
}

export function VaultView(): ReactNode {
  const { t } = useLingui();
  return <Common title={t({ id: "common_views.vault", message: "Vault" })}>{(state) => <VaultScreen state={state} />}</Common>;
}

export function SettingsView(): ReactNode {
  const { t } = useLingui();
  return <Common title={t({ id: "common_views.settings", message: "Settings" })}>{(state) => <SettingsScreen state={state} ownKeys={<CasebookKeys />} />}</Common>;
}

export function HelpView(): ReactNode {
  const { t } = useLingui();
  return <Common title={t({ id: "common_views.help", message: "Help" })}>{(state) => <HelpScreen version={state.version} />}</Common>;
}
