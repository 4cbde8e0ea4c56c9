import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { PacketKind, RevealState } from "@/bindings/commands";
import type { IconName, Tone } from "@/design";

export type Side = "casebook" | "register";

/** What a packet is within its exchange. */
export const THREAD_KIND_WORDS: Record<PacketKind, MessageDescriptor> = {
  challenge: msg({ id: "thread.kind.challenge", message: "Challenge" }),
  update: msg({ id: "thread.kind.update", message: "Update" }),
  withdrawal: msg({ id: "thread.kind.withdrawal", message: "The challenge is taken back" }),
  receipt: msg({ id: "thread.kind.receipt", message: "Receipt" }),
  response: msg({ id: "thread.kind.response", message: "Answer" }),
  rejoinder: msg({ id: "thread.kind.rejoinder", message: "Reply to the answer" }),
  card: msg({ id: "thread.kind.card", message: "Intake card" }),
};

/** What the documenting desk puts into an exchange. Everything else comes from the other side. */
const ASKING: readonly PacketKind[] = ["challenge", "update", "withdrawal", "rejoinder"];

/**
 * Whether the desk that looks sealed this packet. A vault that plays both desks keeps one record for what it sealed
 * and took in, so the kind tells, not the record's direction.
 */
export function isOurs(kind: PacketKind | null, side: Side): boolean {
  return kind !== null && ASKING.includes(kind) === (side === "casebook");
}

export interface RevealWords {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly short: MessageDescriptor;
  readonly body: MessageDescriptor;
}

/** What handing over an item shows, and what it does not. */
export const REVEAL_WORDS: Record<RevealState, RevealWords> = {
  proven: {
    tone: "ok",
    icon: "verified",
    short: msg({ id: "thread.reveal.proven", message: "It is the item that was promised" }),
    body: msg({ id: "thread.reveal.proven_body", message: "The same bytes existed when that packet was signed. This does not make its content true, or complete." }),
  },
  not_matching: {
    tone: "stop",
    icon: "mismatch",
    short: msg({ id: "thread.reveal.not_matching", message: "It is not the item that was promised" }),
    body: msg({ id: "thread.reveal.not_matching_body", message: "It is kept here. Ask the sender for the item that they kept back then." }),
  },
  nothing_promised: {
    tone: "heed",
    icon: "unknown",
    short: msg({ id: "thread.reveal.nothing_promised", message: "Nothing here promises this item" }),
    body: msg({ id: "thread.reveal.nothing_promised_body", message: "No earlier packet of this sender in this exchange keeps such an item back. So nothing is proven about when it existed." }),
  },
  not_checked: {
    tone: "heed",
    icon: "verify",
    short: msg({ id: "thread.reveal.not_checked", message: "Not checked yet" }),
    body: msg({ id: "thread.reveal.not_checked_body", message: "So nothing is proven about when it existed." }),
  },
};

/** What this vault handed over itself is checked where it comes in. */
export const REVEALED_HERE: RevealWords = {
  tone: "plain",
  icon: "send",
  short: msg({ id: "thread.reveal.ours", message: "You handed this item over" }),
  body: msg({ id: "thread.reveal.ours_body", message: "Their program checks whether it is the one that you kept back. It can show that the same bytes existed then, and no more." }),
};
