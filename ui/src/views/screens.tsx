import { createElement, type ReactNode } from "react";
import type { Route, RouteOf, ScreenName } from "@/shell";
import { CatalogEntryView, CatalogView } from "./CatalogViews";
import { HelpView, SettingsView, VaultView } from "./CommonViews";
import { ComposeView } from "./ComposeView";
import { CaseDetailView, CasesView, EvidenceItemView, EvidenceView, HarmView, HomeView, PeopleView, RecordView } from "./DocumentViews";
import { LedgerView, RepliesView, ReplyView, SentView, WithdrawView } from "./LedgerViews";
import { MapView } from "./MapView";
import { OrganizationsView } from "./OrganizationsView";
import { AnswersView, AnswerView, EntryView, InboxView, KeysView, LogView, ReviewsView, WorksheetView } from "./RespondViews";
import { SealView } from "./SealView";

/** What is drawn at a place. It gets the details of the place and draws a `Screen`. */
export type ScreenComponent<S extends ScreenName> = (props: { route: RouteOf<S> }) => ReactNode;

/**
 * The one place where features meet the map of the app. A place without a line here does not exist: the side
 * list leaves it out by itself. Links between features go through the router, never through imports.
 */
const SCREENS: { readonly [S in ScreenName]?: ScreenComponent<S> } = {
  home: HomeView,
  record: RecordView,
  cases: CasesView,
  case: CaseDetailView,
  harm: HarmView,
  evidence: EvidenceView,
  evidence_item: EvidenceItemView,
  people: PeopleView,
  map: MapView,
  organizations: OrganizationsView,
  compose: ComposeView,
  seal: SealView,
  sent: SentView,
  ledger: LedgerView,
  reply: ReplyView,
  withdraw: WithdrawView,
  replies: RepliesView,
  inbox: InboxView,
  entry: EntryView,
  reviews: ReviewsView,
  worksheet: WorksheetView,
  answers: AnswersView,
  answer: AnswerView,
  log: LogView,
  keys: KeysView,
  catalog: CatalogView,
  catalog_entry: CatalogEntryView,
  vault: VaultView,
  settings: SettingsView,
  help: HelpView,
};

export function hasScreen(screen: ScreenName): boolean {
  return screen in SCREENS;
}

/** The record a place is about. Another record is drawn afresh; another step of the same record is not. */
function recordOf(route: Route): string {
  const { case: ofCase, harm, evidence, challenge, thread, entry, framework, edition, id } = route as Readonly<Record<string, string | undefined>>;
  if (id !== undefined) return [framework, edition, id].join("/");
  return ofCase ?? harm ?? evidence ?? challenge ?? thread ?? entry ?? "";
}

/** Draws the screen of a place. */
export function draw(route: Route): ReactNode {
  const screen = SCREENS[route.screen] as ScreenComponent<ScreenName> | undefined;
  return screen ? createElement(screen, { route, key: `${route.screen}/${recordOf(route)}` } as never) : null;
}
