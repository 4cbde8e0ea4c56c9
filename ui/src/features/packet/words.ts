import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { PacketKind, Verification } from "@/bindings/commands";
import type { IconName, Tone } from "@/design";

/** What a packet is, as the name of a thing. */
export const KIND_WORDS: Record<PacketKind, MessageDescriptor> = {
  challenge: msg({ id: "packet.kind.challenge", message: "Challenge" }),
  update: msg({ id: "packet.kind.update", message: "Update" }),
  withdrawal: msg({ id: "packet.kind.withdrawal", message: "Withdrawal" }),
  receipt: msg({ id: "packet.kind.receipt", message: "Receipt" }),
  response: msg({ id: "packet.kind.response", message: "Answer" }),
  rejoinder: msg({ id: "packet.kind.rejoinder", message: "Reply to an answer" }),
  card: msg({ id: "packet.kind.card", message: "Intake card" }),
};

/** What came in, as a sentence. */
export const CAME_WORDS: Record<PacketKind, MessageDescriptor> = {
  challenge: msg({ id: "packet.came.challenge", message: "A challenge came in" }),
  update: msg({ id: "packet.came.update", message: "An update came in" }),
  withdrawal: msg({ id: "packet.came.withdrawal", message: "A challenge was taken back" }),
  receipt: msg({ id: "packet.came.receipt", message: "A receipt came in" }),
  response: msg({ id: "packet.came.response", message: "An answer came in" }),
  rejoinder: msg({ id: "packet.came.rejoinder", message: "A reply to your answer came in" }),
  card: msg({ id: "packet.came.card", message: "An intake card came in" }),
};

/** What a packet means that follows a challenge of this vault's inbox. It was let in only because the same key signed it. */
export const FOLLOW_WORDS: Partial<Record<PacketKind, MessageDescriptor>> = {
  update: msg({ id: "packet.follow.update", message: "It adds to a challenge in your inbox, or changes it. What was said before stays readable." }),
  withdrawal: msg({ id: "packet.follow.withdrawal", message: "The sender takes a challenge in your inbox back. What is here stays here, also your work on it." }),
  rejoinder: msg({ id: "packet.follow.rejoinder", message: "It says something to what you answered. Your answer stays as it is. You can write a further one." }),
};

export interface VerificationWords {
  readonly tone: Tone;
  readonly icon: IconName;
  /** A few words, for tables. */
  readonly short: MessageDescriptor;
  readonly title: MessageDescriptor;
  /** What the finding is worth, and what to do. */
  readonly body: MessageDescriptor;
}

/** What a good signature is worth. A bad one never gets this far: such a packet is refused. */
export const VERIFICATION_WORDS: Record<Verification, VerificationWords> = {
  good_known_key: {
    tone: "ok",
    icon: "verified",
    short: msg({ id: "packet.verified.known_short", message: "Signature good" }),
    title: msg({ id: "packet.verified.known", message: "Signature good. You checked this key before." }),
    body: msg({ id: "packet.verified.known_body", message: "Nothing in the packet was changed since it was signed." }),
  },
  good_new_key: {
    tone: "heed",
    icon: "verify",
    short: msg({ id: "packet.verified.new_short", message: "New key, check words" }),
    title: msg({ id: "packet.verified.new", message: "Signature good, but you have not checked this key." }),
    body: msg({ id: "packet.verified.new_body", message: "Nothing was changed since it was signed. Who holds the key is not shown yet. Compare the words with them, by phone or in person." }),
  },
  good_changed_key: {
    tone: "stop",
    icon: "mismatch",
    short: msg({ id: "packet.verified.changed_short", message: "Another key than before" }),
    title: msg({ id: "packet.verified.changed", message: "This is not the key you knew for this name." }),
    body: msg({ id: "packet.verified.changed_body", message: "It can be a new computer. It can also be someone who uses their name. Ask them in a way you trusted before, and compare the words." }),
  },
  good_anonymous: {
    tone: "plain",
    icon: "unknown",
    short: msg({ id: "packet.verified.anonymous_short", message: "Signed, no name given" }),
    title: msg({ id: "packet.verified.anonymous", message: "Signed by someone who gives no name." }),
    body: msg({ id: "packet.verified.anonymous_body", message: "Nothing was changed since it was signed. The key was made for this exchange alone. Later packets with this key come from the same sender." }),
  },
  not_the_addressee: {
    tone: "stop",
    icon: "mismatch",
    short: msg({ id: "packet.verified.stranger_short", message: "Not from who you asked" }),
    title: msg({ id: "packet.verified.stranger", message: "This is not signed by the organization you asked." }),
    body: msg({ id: "packet.verified.stranger_body", message: "Anyone who has seen your challenge could write this. It is kept here, and it does not count as an answer. If they say it is theirs, ask them for a new intake card, and compare the words." }),
  },
};

/** Ways in which words can be compared. The record keeps the key; other words are shown as they are. */
export const COMPARE_WAYS = ["phone", "in_person", "video", "letter", "other"] as const;
export type CompareWay = (typeof COMPARE_WAYS)[number];

export const COMPARE_WORDS: Record<CompareWay, MessageDescriptor> = {
  phone: msg({ id: "packet.compare.phone", message: "By phone, with a number you knew before" }),
  in_person: msg({ id: "packet.compare.in_person", message: "In person" }),
  video: msg({ id: "packet.compare.video", message: "In a video call, with someone you know" }),
  letter: msg({ id: "packet.compare.letter", message: "On paper they gave you, such as a letter or a poster" }),
  other: msg({ id: "packet.compare.other", message: "Another way you trust" }),
};

/** The same, to follow "Checked 9 Sep". */
export const COMPARED_WORDS: Record<CompareWay, MessageDescriptor> = {
  phone: msg({ id: "packet.compared.phone", message: "by phone" }),
  in_person: msg({ id: "packet.compared.in_person", message: "in person" }),
  video: msg({ id: "packet.compared.video", message: "in a video call" }),
  letter: msg({ id: "packet.compared.letter", message: "on paper" }),
  other: msg({ id: "packet.compared.other", message: "another way" }),
};

/** Why a time-stamp, or certificates for it, were refused. */
export const FAULT_WORDS: Readonly<Partial<Record<string, MessageDescriptor>>> = {
  too_large: msg({ id: "packet.fault.too_large", message: "The file is larger than it could be." }),
  malformed: msg({ id: "packet.fault.malformed", message: "The file is not a time-stamp answer (RFC 3161), or it is not whole." }),
  not_granted: msg({ id: "packet.fault.not_granted", message: "The authority answered that it gives no stamp." }),
  algorithm: msg({ id: "packet.fault.algorithm", message: "It uses a hash or a key that is too weak or not known here." }),
  nonce: msg({ id: "packet.fault.nonce", message: "It answers another request than the one that was saved here." }),
  signer: msg({ id: "packet.fault.signer", message: "The certificate of whoever made it is missing, or is not the one it names." }),
  signature: msg({ id: "packet.fault.signature", message: "Its signature does not match." }),
  purpose: msg({ id: "packet.fault.purpose", message: "The certificate of whoever made it is not one for time-stamps only." }),
  expired: msg({ id: "packet.fault.expired", message: "The certificate of whoever made it was not valid at the time on the stamp." }),
  no_certificates: msg({ id: "packet.fault.no_certificates", message: "There is no certificate in this file." }),
  chain: msg({ id: "packet.fault.chain", message: "The authority’s certificate does not lead to a root certificate in this file." }),
  other_packet: msg({ id: "packet.fault.other_packet", message: "It is for another packet." }),
};
