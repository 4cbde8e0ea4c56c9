import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import type { AppState } from "@/bindings/commands";
import { ToastProvider } from "@/design";
import { HostProvider, useHostEvent, type Host } from "@/host";
import { LocaleProvider, matchLocale } from "@/i18n";
import { createQueryClient, IpcProvider, SaveDesk, SaveDeskProvider, useCommand, useCommandQuery, useSaveDesk } from "@/ipc";
import { AppFrame, ErrorCallout, FrameProvider, RouterProvider, ShortcutProvider, TEXT_SIZES, THEME_CHOICES, useAppearance, useLock, useRouter, type Route, type TextSize, type ThemeChoice } from "@/shell";
import { Closed } from "./Closed";
import { IdleGuard } from "./IdleGuard";
import { draw, hasScreen } from "./screens";

/** The whole window. */
export function App({ host }: { host: Host }): ReactNode {
  const [client] = useState(createQueryClient);
  const [desk] = useState(() => new SaveDesk());
  return (
    <HostProvider host={host}>
      <IpcProvider client={client}>
        <SaveDeskProvider desk={desk}>
          <Window />
        </SaveDeskProvider>
      </IpcProvider>
    </HostProvider>
  );
}

function Window(): ReactNode {
  const state = useCommandQuery("app_state", {});
  const preferences = state.data?.preferences;
  const theme = THEME_CHOICES.find((known): known is ThemeChoice => known === preferences?.theme) ?? "system";
  const size = TEXT_SIZES.find((known): known is TextSize => known === preferences?.text_size) ?? 100;
  useAppearance(theme, size);
  const locale = matchLocale(preferences ? (preferences.language ?? navigator.language) : null);
  return (
    <LocaleProvider locale={locale}>
      <ShortcutProvider singleKeys={preferences?.letter_shortcuts ?? true}>
        <ToastProvider>
          {state.data?.status === "open" ? <Open state={state.data} /> : state.data ? <Closed state={state.data} /> : <ErrorCallout error={state.error} />}
        </ToastProvider>
      </ShortcutProvider>
    </LocaleProvider>
  );
}

const START: Record<"casebook" | "register", Route> = { casebook: { screen: "home" }, register: { screen: "inbox" } };

function Open({ state }: { state: AppState }): ReactNode {
  return (
    <RouterProvider start={START[state.settings?.desk ?? "casebook"]}>
      <FrameProvider>
        <Frame state={state} />
      </FrameProvider>
    </RouterProvider>
  );
}

function Frame({ state }: { state: AppState }): ReactNode {
  const forget = useForget();
  const lock = useCommand("lock");
  const locking = useLock(async () => {
    await lock.mutateAsync({});
    forget();
  });
  // The core locks by itself after a time without activity.
  useHostEvent("locked", forget);
  const counts = useNavCounts();
  const settings = state.settings;
  return (
    <AppFrame vaultName={settings?.name ?? ""} has={hasScreen} counts={counts} onLock={locking.lock}>
      <Place />
      {settings && <IdleGuard minutes={settings.lock_minutes} />}
      {locking.question}
    </AppFrame>
  );
}

/** Nothing of an open vault stays in the window when it is closed. */
function useForget(): () => void {
  const client = useQueryClient();
  const desk = useSaveDesk();
  return () => {
    desk.clear();
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "app_state" });
    void client.invalidateQueries({ queryKey: ["app_state"] });
  };
}

function Place(): ReactNode {
  return draw(useRouter().route);
}

/** The small numbers of the side list. Nothing is shown where there is nothing. */
function useNavCounts(): Record<string, string | number> {
  const { t } = useLingui();
  const { data } = useCommandQuery("counts", {});
  if (!data) return {};
  const fresh = (count: number): string => t({ id: "nav.new", message: `${count} new` });
  const all = { cases: data.cases, evidence: data.evidence, people: data.people, sent: data.sent, reviews: data.reviews };
  const shown: Record<string, string | number> = Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
  if (data.new_answers > 0) shown["replies"] = fresh(data.new_answers);
  if (data.inbox_new > 0) shown["inbox"] = fresh(data.inbox_new);
  return shown;
}
