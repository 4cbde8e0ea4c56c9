import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { IconName } from "@/design";
import type { Route, ScreenName, Workspace } from "./routes";

/** One line of the side list. */
export interface NavEntry {
  readonly id: string;
  readonly icon: IconName;
  /** The icon points somewhere and turns round in right-to-left languages. */
  readonly turns?: boolean;
  readonly label: MessageDescriptor;
  readonly route: Route;
  /** Other screens that count as being here. */
  readonly covers?: readonly ScreenName[];
}

const DOCUMENT: readonly NavEntry[] = [
  { id: "home", icon: "home", label: msg({ id: "nav.home", message: "Home" }), route: { screen: "home" }, covers: ["record"] },
  { id: "cases", icon: "cases", label: msg({ id: "nav.cases", message: "Cases" }), route: { screen: "cases" }, covers: ["case", "harm", "map", "compose", "seal"] },
  { id: "evidence", icon: "evidence", label: msg({ id: "nav.evidence", message: "Evidence" }), route: { screen: "evidence" }, covers: ["evidence_item"] },
  { id: "people", icon: "people", label: msg({ id: "nav.people", message: "People" }), route: { screen: "people" } },
  { id: "sent", icon: "send", turns: true, label: msg({ id: "nav.sent", message: "Sent" }), route: { screen: "sent" }, covers: ["ledger", "reply", "withdraw", "organizations"] },
  { id: "replies", icon: "reply", turns: true, label: msg({ id: "nav.replies", message: "Answers" }), route: { screen: "replies" } },
];

const RESPOND: readonly NavEntry[] = [
  { id: "inbox", icon: "inbox", label: msg({ id: "nav.inbox", message: "Inbox" }), route: { screen: "inbox" }, covers: ["entry"] },
  { id: "reviews", icon: "reviews", label: msg({ id: "nav.reviews", message: "Reviews" }), route: { screen: "reviews" }, covers: ["worksheet"] },
  { id: "answers", icon: "reply", turns: true, label: msg({ id: "nav.answers", message: "Answers" }), route: { screen: "answers" }, covers: ["answer"] },
  { id: "systems", icon: "systems", label: msg({ id: "nav.systems", message: "Systems" }), route: { screen: "systems" } },
  { id: "log", icon: "log", label: msg({ id: "nav.log", message: "Log" }), route: { screen: "log" } },
  { id: "keys", icon: "key", label: msg({ id: "nav.keys", message: "Keys" }), route: { screen: "keys" } },
];

const FOOT: readonly NavEntry[] = [
  { id: "catalog", icon: "book", label: msg({ id: "nav.catalog", message: "Catalog" }), route: { screen: "catalog" }, covers: ["catalog_entry"] },
  { id: "vault", icon: "vault", label: msg({ id: "nav.vault", message: "Vault" }), route: { screen: "vault" } },
  { id: "settings", icon: "settings", label: msg({ id: "nav.settings", message: "Settings" }), route: { screen: "settings" } },
  { id: "help", icon: "help", label: msg({ id: "nav.help", message: "Help" }), route: { screen: "help" } },
];

export interface Nav {
  readonly main: readonly NavEntry[];
  readonly foot: readonly NavEntry[];
}

/** The side list of a desk, without places that have no screen. */
export function navFor(workspace: Workspace, has: (screen: ScreenName) => boolean): Nav {
  const real = (entry: NavEntry): boolean => has(entry.route.screen);
  return { main: (workspace === "document" ? DOCUMENT : RESPOND).filter(real), foot: FOOT.filter(real) };
}

/** Whether `screen` is at or below this line of the list. */
export function isWithin(entry: NavEntry, screen: ScreenName): boolean {
  return entry.route.screen === screen || (entry.covers?.includes(screen) ?? false);
}
