import type { LedgerState, SevenStates } from "@/design";

/** Invented names and figures, the same as in the design's pictures. */
export const MIXED: SevenStates = {
  valid_and_reliable: "harmed",
  safe: "in_tension",
  secure_and_resilient: "not_sure",
  accountable_and_transparent: "not_affected",
  privacy_enhanced: "harmed",
  fair_with_harmful_bias_managed: "in_tension",
};

export const THEIRS: SevenStates = {
  valid_and_reliable: "harmed",
  safe: "not_affected",
  secure_and_resilient: "in_tension",
  accountable_and_transparent: "not_sure",
  explainable_and_interpretable: "in_tension",
  privacy_enhanced: "in_tension",
  fair_with_harmful_bias_managed: "harmed",
};

export const OURS: SevenStates = { ...THEIRS, secure_and_resilient: "not_affected", privacy_enhanced: "not_affected", fair_with_harmful_bias_managed: "in_tension" };

export const SEVEN_ASKS: readonly LedgerState[] = ["answered_with_evidence", "answered_without_evidence", "answered_with_evidence", "refused_with_reasons", "answered_without_evidence", "no_answer", "not_due_yet"];

export const WORDS = ["harbor", "violet", "ladder", "engine", "salt", "meadow", "copper", "window", "amber", "river", "pencil", "frost"];

export const FINGERPRINT = "9f3c81d24be077a1c05e07ab5d0e91b47ac322f8e6104b9d83c70f25c1a8d674";
