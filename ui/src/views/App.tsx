import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import type { AppState } from "@/bindings/commands";
import { ToastProvider } from "@/design";
import { HostProvider, useHost, useHostEvent, type Host } from "@/host";
import { LocaleProvider, matchLocale } from "@/i18n";
import { call, createQueryClient, IpcProvider, SaveDesk, SaveDeskProvider, useCommandQuery, useSaveDesk } from "@/ipc";
import { AppFrame, ErrorCallout, FrameProvider, RemovalProvider, RouterProvider, ShortcutProvider, TEXT_SIZES, THEME_CHOICES, useAppearance, useLock, useRemoval, useRouter, type Route, type TextSize, type ThemeChoice } from "@/shell";
import { AfterCreating } from "./AfterCreating";
import { Closed, type NewVault } from "./Closed";
import { Everywhere } from "./Everywhere";
import { Fallback } from "./Fallback";
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
  const [created, setCreated] = useState<NewVault | null>(null);
  const [start, setStart] = useState<Route | null>(null);
  const forget = useForget(() => setStart(null));
  // The core locks by itself after a time without activity.
  useHostEvent("locked", forget);
  const preferences = state.data?.preferences;
  const theme = THEME_CHOICES.find((known): known is ThemeChoice => known === preferences?.theme) ?? "system";
  const size = TEXT_SIZES.find((known): known is TextSize => known === preferences?.text_size) ?? 100;
  useAppearance(theme, size);
  const locale = matchLocale(preferences ? (preferences.language ?? navigator.language) : null);
  const begin = (route: Route | null): void => {
    setStart(route);
    setCreated(null);
  };
  return (
    <LocaleProvider locale={locale}>
      <ShortcutProvider singleKeys={preferences?.letter_shortcuts ?? true}>
        {/* Messages name things of the vault, so they go when it is closed. */}
        <ToastProvider key={state.data?.status === "open" ? "open" : "closed"}>
          <RemovalProvider>{inside(state.data)}</RemovalProvider>
        </ToastProvider>
      </ShortcutProvider>
    </LocaleProvider>
  );

  function inside(now: AppState | undefined): ReactNode {
    if (!now) return <ErrorCallout error={state.error} />;
    if (now.status !== "open") return <Closed state={now} onNewVault={setCreated} />;
    if (created !== null) return <AfterCreating example={created.example} onReady={begin} />;
    return <Open state={now} start={start} forget={forget} />;
  }
}

const START: Record<"casebook" | "register", Route> = { casebook: { screen: "home" }, register: { screen: "inbox" } };

function Open({ state, start, forget }: { state: AppState; start: Route | null; forget: () => void }): ReactNode {
  return (
    <RouterProvider start={start ?? START[state.settings?.desk ?? "casebook"]}>
      <FrameProvider>
        <Frame state={state} forget={forget} />
      </FrameProvider>
    </RouterProvider>
  );
}

function Frame({ state, forget }: { state: AppState; forget: () => void }): ReactNode {
  const removals = useRemoval();
  const host = useHost();
  const client = useQueryClient();
  const locking = useLock(async () => {
    await removals.finish(); // what was removed stays removed
    const closed = await call(host, "lock", {});
    client.setQueryData(["app_state", {}], closed); // the page is gone before anything else is asked
    forget();
  });
  const counts = useNavCounts();
  const settings = state.settings;
  const { t } = useLingui();
  const name = settings?.name ?? "";
  return (
    <AppFrame vaultName={name === "" ? t({ id: "app.vault", message: "Your vault" }) : name} has={hasScreen} counts={counts} onLock={locking.lock}>
      <Place />
      <Everywhere />
      {settings && <IdleGuard minutes={settings.lock_minutes} />}
      {locking.question}
    </AppFrame>
  );
}

/** Nothing of an open vault stays in the window when it is closed. */
function useForget(also: () => void): () => void {
  const client = useQueryClient();
  const desk = useSaveDesk();
  return () => {
    also();
    desk.clear();
    client.getMutationCache().clear();
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "app_state" });
    void client.invalidateQueries({ queryKey: ["app_state"] });
  };
}

function Place(): ReactNode {
  const { route } = useRouter();
  return <Fallback at={JSON.stringify(route)}>{draw(route)}</Fallback>;
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
