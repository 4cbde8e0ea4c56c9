/**
 * Every place in the app, as data. Screens name a place; `views/` decides what is drawn there.
 * Nothing here is ever written to disk or shown as an address.
 */
export type Workspace = "document" | "respond";

export type Route =
  // Document
  | { readonly screen: "home" }
  | { readonly screen: "record"; readonly harm: string; readonly step?: string }
  | { readonly screen: "cases" }
  | { readonly screen: "case"; readonly case: string }
  | { readonly screen: "harm"; readonly harm: string }
  | { readonly screen: "map"; readonly harm: string; readonly characteristic?: string }
  | { readonly screen: "evidence" }
  | { readonly screen: "evidence_item"; readonly evidence: string }
  | { readonly screen: "people"; readonly person?: string }
  | { readonly screen: "organizations" }
  | { readonly screen: "compose"; readonly challenge: string }
  | { readonly screen: "seal"; readonly challenge: string }
  | { readonly screen: "sent" }
  | { readonly screen: "ledger"; readonly challenge: string }
  | { readonly screen: "reply"; readonly challenge: string }
  | { readonly screen: "withdraw"; readonly challenge: string }
  | { readonly screen: "replies" }
  // Respond
  | { readonly screen: "inbox" }
  | { readonly screen: "entry"; readonly entry: string }
  | { readonly screen: "reviews" }
  | { readonly screen: "worksheet"; readonly entry: string; readonly claim?: string }
  | { readonly screen: "answers" }
  | { readonly screen: "answer"; readonly entry: string; readonly ask?: string }
  | { readonly screen: "systems" }
  | { readonly screen: "log" }
  | { readonly screen: "keys" }
  // Both
  | { readonly screen: "catalog"; readonly part?: string; readonly words?: string }
  | { readonly screen: "catalog_entry"; readonly framework: string; readonly edition: string; readonly id: string }
  | { readonly screen: "vault" }
  | { readonly screen: "settings" }
  | { readonly screen: "help" };

export type ScreenName = Route["screen"];
export type RouteOf<S extends ScreenName> = Extract<Route, { screen: S }>;

/** Which desk a place belongs to; null for places of both. */
const DESKS: Record<ScreenName, Workspace | null> = {
  home: "document",
  record: "document",
  cases: "document",
  case: "document",
  harm: "document",
  map: "document",
  evidence: "document",
  evidence_item: "document",
  people: "document",
  organizations: "document",
  compose: "document",
  seal: "document",
  sent: "document",
  ledger: "document",
  reply: "document",
  withdraw: "document",
  replies: "document",
  inbox: "respond",
  entry: "respond",
  reviews: "respond",
  worksheet: "respond",
  answers: "respond",
  answer: "respond",
  systems: "respond",
  log: "respond",
  keys: "respond",
  catalog: null,
  catalog_entry: null,
  vault: null,
  settings: null,
  help: null,
};

export function workspaceOf(screen: ScreenName): Workspace | null {
  return DESKS[screen];
}

/** The same place, with the same details. */
export function sameRoute(one: Route, other: Route): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => one[key as keyof Route] === other[key as keyof Route]);
}
