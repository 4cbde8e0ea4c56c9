import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** Where one ask stands. Computed in the core, never chosen. */
export const LEDGER_STATES = ["answered_with_evidence", "answered_without_evidence", "refused_with_reasons", "refused_without_reasons", "no_answer", "not_due_yet"] as const;
export type LedgerState = (typeof LEDGER_STATES)[number];

/** As a statement about one ask. */
export const LEDGER_WORDS: Record<LedgerState, MessageDescriptor> = {
  answered_with_evidence: msg({ id: "answer.with_evidence", message: "Answered with evidence" }),
  answered_without_evidence: msg({ id: "answer.without_evidence", message: "Answered without evidence" }),
  refused_with_reasons: msg({ id: "answer.refused_with_reasons", message: "Refused with reasons" }),
  refused_without_reasons: msg({ id: "answer.refused_without_reasons", message: "Refused without reasons" }),
  no_answer: msg({ id: "answer.none", message: "No answer" }),
  not_due_yet: msg({ id: "answer.not_due", message: "No answer yet, not due" }),
};

/** After a number: "2 answered with evidence". */
export const LEDGER_COUNT_WORDS: Record<LedgerState, MessageDescriptor> = {
  answered_with_evidence: msg({ id: "answer.count.with_evidence", message: "answered with evidence" }),
  answered_without_evidence: msg({ id: "answer.count.without_evidence", message: "answered without evidence" }),
  refused_with_reasons: msg({ id: "answer.count.refused_with_reasons", message: "refused with reasons" }),
  refused_without_reasons: msg({ id: "answer.count.refused_without_reasons", message: "refused without reasons" }),
  no_answer: msg({ id: "answer.count.none", message: "no answer" }),
  not_due_yet: msg({ id: "answer.count.not_due", message: "not due yet" }),
};

/** What came with an answer. Evidence needs the first three; the change in use is shown beside them and never implied. */
export interface AnswerPartsGiven {
  readonly tests: boolean;
  readonly failures: boolean;
  readonly reviewer: boolean;
  readonly change: boolean;
}

/** How many asks stand where. */
export function tally(states: readonly LedgerState[]): readonly { state: LedgerState; count: number }[] {
  return LEDGER_STATES.map((state) => ({ state, count: states.filter((other) => other === state).length })).filter(({ count }) => count > 0);
}
