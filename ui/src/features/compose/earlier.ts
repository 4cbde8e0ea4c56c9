import type { AskItem, ChallengeView, ClaimItem } from "@/bindings/commands";

/** How a harm stands to what went before it: it never went, it stands, or it was taken back. */
export type Standing = "new" | "stands" | "taken_back";

export function standingOf(view: ChallengeView, harm: string): Standing {
  const known = claimBefore(view, harm);
  if (known === undefined) return "new";
  return view.earlier?.asked.claims.some(({ id }) => id === known) ? "stands" : "taken_back";
}

/** The outward id of a harm that went before. */
export function claimBefore(view: ChallengeView, harm: string): string | undefined {
  return view.earlier?.claims.find(({ harm_id: id }) => id === harm)?.claim_id;
}

/** The number by which the other side knows a claim; the number in the case while there is none. */
export function claimNumber(view: ChallengeView, harm: string, inCase: number): number {
  if (view.earlier === null) return inCase;
  const id = claimBefore(view, harm) ?? view.challenge.claims.find(({ harm_id: known }) => known === harm)?.claim_id;
  const items: ClaimItem[] = [...view.earlier.asked.claims, ...view.preview.claims];
  return items.find((claim) => claim.id === id)?.number ?? inCase;
}

/** The number by which the other side will know an ask; its place while there is none. */
export function askNumber(view: ChallengeView, ask: string, place: number): number {
  const items: AskItem[] = [...(view.earlier?.asked.asks ?? []), ...view.preview.asks];
  return view.earlier === null ? place : (items.find(({ id }) => id === ask)?.number ?? place + Math.max(0, ...view.earlier.asked.asks.map(({ number }) => number)));
}

/** The challenge whose exchange this belongs to: an update has that of the challenge it follows. */
export function threadOf(view: ChallengeView): string {
  return view.earlier?.challenge_id ?? view.challenge.id;
}
