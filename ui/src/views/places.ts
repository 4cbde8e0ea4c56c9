import type { Lies } from "@/features/packet";
import type { Route } from "@/shell";

/** Where a packet lies that is in this vault: the desk comes with the place. Nothing for one that has no page. */
export function placeOf({ kind, entry_id: entry, challenge_id: challenge }: Lies): Route | null {
  if (kind === "card") return { screen: "organizations" };
  const asked: Route | null = challenge === null ? null : { screen: "ledger", challenge };
  const came: Route | null = entry === null ? null : { screen: "entry", entry };
  // A challenge of one's own, taken in at the other desk, has both; an answer of one's own, too.
  return kind === "challenge" ? (came ?? asked) : (asked ?? came);
}
