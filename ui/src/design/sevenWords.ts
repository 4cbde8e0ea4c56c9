import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** The seven characteristics, in the one order in which they are ever drawn: V S R A E P F. */
export const CHARACTERISTICS = [
  "valid_and_reliable",
  "safe",
  "secure_and_resilient",
  "accountable_and_transparent",
  "explainable_and_interpretable",
  "privacy_enhanced",
  "fair_with_harmful_bias_managed",
] as const;

export type Characteristic = (typeof CHARACTERISTICS)[number];

/** The four answers a person can give. */
export const CHARACTERISTIC_STATES = ["harmed", "in_tension", "not_sure", "not_affected"] as const;
export type CharacteristicState = (typeof CHARACTERISTIC_STATES)[number];

/** What is known of each; a characteristic that is missing or null has not been answered yet. */
export type SevenStates = Readonly<Partial<Record<Characteristic, CharacteristicState | null>>>;

export interface CharacteristicWords {
  readonly letter: string;
  readonly name: MessageDescriptor;
  /** One word, for narrow columns. */
  readonly short: MessageDescriptor;
  /** The plain question that comes first everywhere. */
  readonly question: MessageDescriptor;
}

export const CHARACTERISTIC_WORDS: Record<Characteristic, CharacteristicWords> = {
  valid_and_reliable: {
    letter: "V",
    name: msg({ id: "seven.valid.name", message: "Valid and reliable" }),
    short: msg({ id: "seven.valid.short", message: "Valid" }),
    question: msg({ id: "seven.valid.question", message: "Does it work as claimed?" }),
  },
  safe: {
    letter: "S",
    name: msg({ id: "seven.safe.name", message: "Safe" }),
    short: msg({ id: "seven.safe.short", message: "Safe" }),
    question: msg({ id: "seven.safe.question", message: "Did it endanger anyone?" }),
  },
  secure_and_resilient: {
    letter: "R",
    name: msg({ id: "seven.secure.name", message: "Secure and resilient" }),
    short: msg({ id: "seven.secure.short", message: "Secure" }),
    question: msg({ id: "seven.secure.question", message: "Can it be cheated or broken?" }),
  },
  accountable_and_transparent: {
    letter: "A",
    name: msg({ id: "seven.accountable.name", message: "Accountable and transparent" }),
    short: msg({ id: "seven.accountable.short", message: "Account\u00adable" }),
    question: msg({ id: "seven.accountable.question", message: "Who answers for it?" }),
  },
  explainable_and_interpretable: {
    letter: "E",
    name: msg({ id: "seven.explainable.name", message: "Explainable and interpretable" }),
    short: msg({ id: "seven.explainable.short", message: "Explain\u00adable" }),
    question: msg({ id: "seven.explainable.question", message: "Can anyone say why?" }),
  },
  privacy_enhanced: {
    letter: "P",
    name: msg({ id: "seven.private.name", message: "Privacy-enhanced" }),
    short: msg({ id: "seven.private.short", message: "Private" }),
    question: msg({ id: "seven.private.question", message: "Was private life respected?" }),
  },
  fair_with_harmful_bias_managed: {
    letter: "F",
    name: msg({ id: "seven.fair.name", message: "Fair, with harmful bias managed" }),
    short: msg({ id: "seven.fair.short", message: "Fair" }),
    question: msg({ id: "seven.fair.question", message: "Did it treat people fairly?" }),
  },
};

/** A state, or nothing answered yet. */
export type DrawnState = CharacteristicState | "unset";

export const STATE_WORDS: Record<DrawnState, MessageDescriptor> = {
  harmed: msg({ id: "state.harmed", message: "Harmed" }),
  in_tension: msg({ id: "state.in_tension", message: "In tension" }),
  not_sure: msg({ id: "state.not_sure", message: "Not sure" }),
  not_affected: msg({ id: "state.not_affected", message: "Not affected" }),
  unset: msg({ id: "state.unset", message: "Not answered yet" }),
};

export function drawnState(states: SevenStates, characteristic: Characteristic): DrawnState {
  return states[characteristic] ?? "unset";
}

const STRENGTH: readonly DrawnState[] = ["harmed", "in_tension", "not_sure", "not_affected", "unset"];

/** What a case shows for several claims: for each characteristic the strongest of their states. */
export function strongest(all: readonly SevenStates[]): SevenStates {
  const found: Partial<Record<Characteristic, CharacteristicState>> = {};
  for (const characteristic of CHARACTERISTICS) {
    const states = all.map((states) => drawnState(states, characteristic));
    const state = STRENGTH.find((candidate) => states.includes(candidate));
    if (state !== undefined && state !== "unset") found[characteristic] = state;
  }
  return found;
}
