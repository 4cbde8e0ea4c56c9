import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { cx, type Crumb } from "@/design";
import { setWindowTitle } from "./cover";
import { useRouter } from "./router";

/** How much of the frame a screen wants: the side list in full, folded to a rail, or none. */
export type FrameMode = "full" | "rail" | "focus";

export interface FrameSettings {
  readonly mode: FrameMode;
  readonly crumbs: readonly Crumb[];
  /** In focus mode: what this is, beside the name of the app. */
  readonly heading: string | null;
  /** In focus mode: the way out, such as "Stop here". */
  readonly exit: ReactNode;
}

const START: FrameSettings = { mode: "full", crumbs: [], heading: null, exit: null };

const FrameContext = createContext<{ settings: FrameSettings; set: (settings: FrameSettings) => void } | null>(null);

export function FrameProvider({ children }: { children: ReactNode }): ReactNode {
  const [settings, set] = useState(START);
  const value = useMemo(() => ({ settings, set }), [settings]);
  return <FrameContext value={value}>{children}</FrameContext>;
}

export function useFrame(): { settings: FrameSettings; set: (settings: FrameSettings) => void } {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error("FrameProvider is missing");
  return frame;
}

export interface ScreenProps {
  /** Names the window and the page for a screen reader. */
  title: string;
  crumbs?: readonly Crumb[];
  mode?: FrameMode;
  heading?: string;
  exit?: ReactNode;
  /** No padding: the screen brings panes of its own. */
  flush?: boolean;
  children: ReactNode;
}

/** What two sets of crumbs show. Functions in them may be new every time. */
const shown = (crumbs: readonly Crumb[]): string => crumbs.map((crumb) => `${crumb.label}${crumb.onOpen ? ">" : ""}`).join("/");

/**
 * One screen: tells the frame around it what to show, and holds the page.
 * When a person goes to another place, focus moves to its heading, so that a screen reader says where they are.
 */
export function Screen({ title, crumbs = [], mode = "full", heading, exit = null, flush, children }: ScreenProps): ReactNode {
  const { set } = useFrame();
  const { route } = useRouter();
  const page = useRef<HTMLElement>(null);
  const latest = useRef(crumbs);
  const key = shown(crumbs);

  useLayoutEffect(() => {
    latest.current = crumbs;
  });
  useLayoutEffect(() => {
    const stable = latest.current.map((crumb, index) => (crumb.onOpen ? { label: crumb.label, onOpen: () => latest.current[index]?.onOpen?.() } : crumb));
    set({ mode, crumbs: stable, heading: heading ?? null, exit });
    // `exit` is a node and new on every render; its words follow `heading`.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [set, mode, key, heading]);

  useEffect(() => setWindowTitle(title), [title]);
  useArrival(page, route);

  return (
    <main ref={page} id="main" className={cx("page", flush && "page--flush")} data-pane="work" tabIndex={-1}>
      {children}
    </main>
  );
}

function arriveAt(page: HTMLElement | null): void {
  const target = page?.querySelector<HTMLElement>("h1") ?? page;
  if (!page || !target) return;
  if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  page.scrollTop = 0;
}

/** Moves focus to the heading of a place the person has just come to; not when the window opens, and not while they write. */
function useArrival(page: { readonly current: HTMLElement | null }, route: unknown): void {
  const { past } = useRouter();
  const first = useRef(past.length === 0);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const active = document.activeElement;
    if (page.current?.contains(active) && active !== page.current) return; // a field asked for the focus itself
    arriveAt(page.current);
  }, [page, route]);
}
