import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { Breadcrumbs, Button, cx, Icon, Kbd, Link, Mark, Wordmark } from "@/design";
import { useFormat } from "@/i18n";
import { useSaveStatus } from "@/ipc";
import { cover, isCovered, uncover } from "./cover";
import { useFrame } from "./frame";
import { KeysDialog } from "./KeysDialog";
import { isWithin, navFor, type NavEntry } from "./nav";
import { cyclePanes } from "./panes";
import { useRouter } from "./router";
import type { Route, ScreenName, Workspace } from "./routes";
import { useShortcut } from "./ShortcutProvider";
import type { ShortcutId } from "./shortcuts";

export interface AppFrameProps {
  /** The name of the vault, as its owner wrote it. */
  vaultName: string;
  /** Which screens exist. Places without a screen do not appear. */
  has: (screen: ScreenName) => boolean;
  /** Small words at the end of a line of the side list: "4", "1 new". By the line's id. */
  counts?: Readonly<Record<string, string | number>>;
  /** Desks this vault has; with one, there is no switch. */
  workspaces?: readonly Workspace[];
  onLock: () => void;
  children: ReactNode;
}

const FIRST: Record<Workspace, Route> = { document: { screen: "home" }, respond: { screen: "inbox" } };
const NAV_KEYS: readonly ShortcutId[] = ["nav1", "nav2", "nav3", "nav4", "nav5", "nav6"];

/** Everything round a screen: the side list, the top bar with Hide and Lock, and the keys that work everywhere. */
export function AppFrame({ vaultName, has, counts = {}, workspaces = ["document", "respond"], onLock, children }: AppFrameProps): ReactNode {
  const { settings } = useFrame();
  const { mode } = settings;
  const [keysOpen, setKeysOpen] = useState(false);
  const hide = useHideKey();
  useShortcut("lock", onLock);
  useShortcut("pane", () => cyclePanes(1));
  useShortcut("paneBack", () => cyclePanes(-1));
  useShortcut("help", () => setKeysOpen(true));
  return (
    <div className={cx("app", mode !== "full" && `app--${mode}`)}>
      <a
        className="skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById("main")?.focus();
        }}
      >
        <Trans id="shell.skip">Skip to the page</Trans>
      </a>
      {mode !== "focus" && <SideNav vaultName={vaultName} has={has} counts={counts} workspaces={workspaces} />}
      <TopBar onHide={hide} onLock={onLock} />
      {children}
      <KeysDialog isOpen={keysOpen} onClose={() => setKeysOpen(false)} />
    </div>
  );
}

/** Covers the screen, or shows it again; also by its key. For every page, open or closed. */
export function useHideKey(): () => void {
  const { t } = useLingui();
  const hide = (): void => {
    if (isCovered()) uncover();
    else cover(t({ id: "shell.cover", message: "Note" }));
  };
  useShortcut("hide", hide);
  return hide;
}

function SideNav({ vaultName, has, counts, workspaces }: Required<Pick<AppFrameProps, "vaultName" | "has" | "counts" | "workspaces">>): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const nav = navFor(router.workspace, has);
  return (
    <nav className="side-nav" data-pane="nav" aria-label={router.workspace === "document" ? t({ id: "shell.nav_document", message: "Document" }) : t({ id: "shell.nav_respond", message: "Respond" })}>
      <Link className="side-nav-brand" onOpen={() => router.go(FIRST[router.workspace])} label={t({ id: "shell.brand", message: "Recourse, first page" })}>
        <Wordmark decorative />
        <Mark />
      </Link>
      {workspaces.length > 1 && (
        <div className="workspace-switch" role="group" aria-label={t({ id: "shell.workspace", message: "Desk" })}>
          {workspaces.map((workspace) => (
            <Link key={workspace} current={workspace === router.workspace ? "true" : undefined} onOpen={() => router.go(FIRST[workspace])}>
              {workspace === "document" ? <Trans id="shell.document">Document</Trans> : <Trans id="shell.respond">Respond</Trans>}
            </Link>
          ))}
        </div>
      )}
      <div className="side-nav-list">
        {nav.main.map((entry, index) => (
          <NavLine key={entry.id} entry={entry} count={counts[entry.id]} shortcut={NAV_KEYS[index]} number={index + 1} />
        ))}
      </div>
      <div className="side-nav-foot">
        {nav.foot.map((entry) => (
          <NavLine key={entry.id} entry={entry} count={counts[entry.id]} />
        ))}
        <p className="side-nav-vault">
          <Icon name="disk" />
          <span>
            {vaultName && (
              <>
                <strong dir="auto">{vaultName}</strong>
                <br />
              </>
            )}
            <Trans id="shell.encrypted">Encrypted on this disk</Trans>
          </span>
        </p>
      </div>
    </nav>
  );
}

function NavLine({ entry, count, shortcut, number }: { entry: NavEntry; count?: string | number | undefined; shortcut?: ShortcutId | undefined; number?: number }): ReactNode {
  const { i18n } = useLingui();
  const router = useRouter();
  const here = isWithin(entry, router.route.screen);
  const open = (): void => router.go(entry.route);
  useShortcut(shortcut ?? "nav1", open, shortcut !== undefined);
  return (
    <Link className="side-nav-link" current={here ? "page" : undefined} onOpen={open} keyShortcuts={shortcut ? `Alt+${number}` : undefined}>
      <Icon name={entry.icon} />
      <span>{i18n._(entry.label)}</span>
      {count !== undefined && <span className="side-nav-count">{typeof count === "number" ? count : count}</span>}
    </Link>
  );
}

function TopBar({ onHide, onLock }: { onHide: () => void; onLock: () => void }): ReactNode {
  const { settings } = useFrame();
  return (
    <header className="topbar" data-pane="top">
      {settings.mode === "focus" ? (
        <>
          <Wordmark />
          {settings.heading && <p className="topbar-title">{settings.heading}</p>}
        </>
      ) : (
        <Breadcrumbs crumbs={settings.crumbs} />
      )}
      <div className="topbar-end">
        <SaveStatusLine />
        {settings.mode === "focus" && settings.exit}
        <Guard onHide={onHide} onLock={onLock} showKeys={settings.mode === "focus"} />
      </div>
    </header>
  );
}

/** Hide and Lock: the same place on every open screen. */
function Guard({ onHide, onLock, showKeys }: { onHide: () => void; onLock: () => void; showKeys: boolean }): ReactNode {
  const { t } = useLingui();
  return (
    <div className="guard">
      <Button size="small" icon="hide" onPress={onHide} keyShortcuts="Control+Period" title={t({ id: "shell.hide_title", message: "Cover the screen at once. Ctrl . brings it back" })}>
        <Trans id="shell.hide">Hide</Trans>
        {showKeys && <Kbd>{"Ctrl ."}</Kbd>}
      </Button>
      <Button size="small" icon="lock" onPress={onLock} keyShortcuts="Control+L" title={t({ id: "shell.lock_title", message: "Close the vault (Ctrl L)" })}>
        <Trans id="shell.lock">Lock</Trans>
        {showKeys && <Kbd>{"Ctrl L"}</Kbd>}
      </Button>
    </div>
  );
}

/** What has become of what was typed. Read out politely when it changes. */
export function SaveStatusLine(): ReactNode {
  const { state, savedAt } = useSaveStatus();
  const format = useFormat();
  const at = savedAt === null ? "" : format.time(new Date(savedAt));
  return (
    <span className={cx("topbar-status", state === "failed" && "topbar-status--failed")} role="status">
      {state === "idle" && (
        <>
          <Icon name="offline" />
          <Trans id="save.idle">Offline. Nothing leaves this device.</Trans>
        </>
      )}
      {state === "saving" && (
        <>
          <Icon name="write" />
          <Trans id="save.saving">Saving</Trans>
        </>
      )}
      {state === "saved" && (
        <>
          <Icon name="check" />
          <Trans id="save.saved">Saved on this device, {at}</Trans>
        </>
      )}
      {state === "failed" && (
        <>
          <Icon name="stop-sign" />
          <Trans id="save.failed">Not saved yet. Your words are kept here; trying again.</Trans>
        </>
      )}
    </span>
  );
}
