import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { AskType, DeadlineSource, Priority, Relation, Rounding, SenderMode, Tlp } from "@/bindings/commands";

export const ASK_TYPE_WORDS: Record<AskType, MessageDescriptor> = {
  explain: msg({ id: "compose.ask_type.explain", message: "Explain the decision" }),
  correct_data: msg({ id: "compose.ask_type.correct_data", message: "Correct the data" }),
  human_review: msg({ id: "compose.ask_type.human_review", message: "Have a person look at it" }),
  reverse_decision: msg({ id: "compose.ask_type.reverse_decision", message: "Take the decision back" }),
  pause: msg({ id: "compose.ask_type.pause", message: "Pause the system" }),
  stop: msg({ id: "compose.ask_type.stop", message: "Stop the system" }),
  run_test: msg({ id: "compose.ask_type.run_test", message: "Run a test" }),
  disclose: msg({ id: "compose.ask_type.disclose", message: "Show something" }),
  compensate: msg({ id: "compose.ask_type.compensate", message: "Pay or make good" }),
  notify_people: msg({ id: "compose.ask_type.notify_people", message: "Tell the people affected" }),
  change_policy: msg({ id: "compose.ask_type.change_policy", message: "Change a rule" }),
  independent_review: msg({ id: "compose.ask_type.independent_review", message: "Have outsiders review it" }),
  monitor: msg({ id: "compose.ask_type.monitor", message: "Keep watching it" }),
  apologise: msg({ id: "compose.ask_type.apologise", message: "Apologise" }),
};

export const PRIORITY_WORDS: Record<Priority, MessageDescriptor> = {
  high: msg({ id: "compose.priority.high", message: "Matters most" }),
  normal: msg({ id: "compose.priority.normal", message: "Matters" }),
  low: msg({ id: "compose.priority.low", message: "Matters less" }),
};

export interface Explained {
  readonly label: MessageDescriptor;
  readonly note: MessageDescriptor;
}

/** How the sender appears, and what each way means. */
export const SENDER_WORDS: Record<SenderMode, Explained> = {
  group: {
    label: msg({ id: "compose.sender.group", message: "As a group" }),
    note: msg({ id: "compose.sender.group_note", message: "They see the group’s name. It is signed with this vault’s own key, so all your challenges can be seen to come from the same sender." }),
  },
  named: {
    label: msg({ id: "compose.sender.named", message: "By your name" }),
    note: msg({ id: "compose.sender.named_note", message: "They see the name you write. It is signed with this vault’s own key, as above." }),
  },
  pseudonym: {
    label: msg({ id: "compose.sender.pseudonym", message: "Under a chosen name" }),
    note: msg({ id: "compose.sender.pseudonym_note", message: "They see a name you make up. A new key is made for this exchange, so it cannot be linked to your other challenges by its key." }),
  },
  anonymous: {
    label: msg({ id: "compose.sender.anonymous", message: "Without a name" }),
    note: msg({ id: "compose.sender.anonymous_note", message: "They see no name. A new key is made for this exchange. They can still answer you, and know that later packets come from you." }),
  },
};

export const ROUNDING_WORDS: Record<Rounding, MessageDescriptor> = {
  second: msg({ id: "compose.rounding.second", message: "To the second" }),
  hour: msg({ id: "compose.rounding.hour", message: "The hour only" }),
  day: msg({ id: "compose.rounding.day", message: "The day only" }),
};

/** The Traffic Light Protocol, in plain words. */
export const TLP_WORDS: Record<Tlp, Explained> = {
  red: { label: msg({ id: "compose.tlp.red", message: "Only for the people it is addressed to" }), note: msg({ id: "compose.tlp.red_note", message: "TLP:RED" }) },
  amber: { label: msg({ id: "compose.tlp.amber", message: "Inside their organization, for those who need it" }), note: msg({ id: "compose.tlp.amber_note", message: "TLP:AMBER" }) },
  green: { label: msg({ id: "compose.tlp.green", message: "Also for others in the same field, but not public" }), note: msg({ id: "compose.tlp.green_note", message: "TLP:GREEN" }) },
  clear: { label: msg({ id: "compose.tlp.clear", message: "It may be made public" }), note: msg({ id: "compose.tlp.clear_note", message: "TLP:CLEAR" }) },
};

export const SOURCE_WORDS: Record<DeadlineSource, MessageDescriptor> = {
  requested: msg({ id: "compose.source.requested", message: "You ask for them" }),
  agreed: msg({ id: "compose.source.agreed", message: "They agreed to them" }),
  law: msg({ id: "compose.source.law", message: "A law sets them" }),
};

/** Kinds of reasons for keeping a piece back. The packet carries the key; older ones are shown as they are. */
export const WITHHELD_REASONS = ["safety", "consent", "private", "legal", "other"] as const;
export type WithheldReason = (typeof WITHHELD_REASONS)[number];
export const WITHHELD_WORDS: Record<WithheldReason, MessageDescriptor> = {
  safety: msg({ id: "compose.withheld.safety", message: "Somebody could be harmed" }),
  consent: msg({ id: "compose.withheld.consent", message: "Somebody has not agreed" }),
  private: msg({ id: "compose.withheld.private", message: "It is private" }),
  legal: msg({ id: "compose.withheld.legal", message: "A law or a court stands in the way" }),
  other: msg({ id: "compose.withheld.other", message: "Another reason" }),
};

export function optionsOf<K extends string>(words: Record<K, MessageDescriptor>, say: (message: MessageDescriptor) => string): { value: K; label: string }[] {
  return (Object.keys(words) as K[]).map((value) => ({ value, label: say(words[value]) }));
}

/** How a link to the framework was meant, as the mapping screen says it. */
export const RELATION_WORDS: Record<Relation, MessageDescriptor> = {
  not_met: msg({ id: "compose.relation.not_met", message: "They did not do this" }),
  evidence_for: msg({ id: "compose.relation.evidence_for", message: "What happened is evidence about this" }),
  asks_about: msg({ id: "compose.relation.asks_about", message: "We ask about this" }),
  not_sure: msg({ id: "compose.relation.not_sure", message: "We are not sure" }),
};
