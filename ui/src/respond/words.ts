import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { AskOutcome, AskType, ChangeKind, CommitmentStatus, Decision, EntryStatus, Independence, Likelihood, PacketKind, Precision, Relation, Severity, TestOutcome, Tlp, Treatment } from "@/bindings/commands";

/** Words of the responding desk for every value the records can hold. A value without words does not compile. */
type Words<V extends string> = Record<V, MessageDescriptor>;

export const DECISION_WORDS: Words<Decision> = {
  accepted: msg({ id: "respond.decision.accepted", message: "Accept" }),
  partly_accepted: msg({ id: "respond.decision.partly_accepted", message: "Accept in part" }),
  rejected: msg({ id: "respond.decision.rejected", message: "Refuse" }),
  need_information: msg({ id: "respond.decision.need_information", message: "Ask for more" }),
  duplicate: msg({ id: "respond.decision.duplicate", message: "Known already" }),
  not_our_system: msg({ id: "respond.decision.not_our_system", message: "Not our system" }),
};

/** The same, after it was decided. */
export const DECIDED_WORDS: Words<Decision> = {
  accepted: msg({ id: "respond.decided.accepted", message: "Accepted" }),
  partly_accepted: msg({ id: "respond.decided.partly_accepted", message: "Accepted in part" }),
  rejected: msg({ id: "respond.decided.rejected", message: "Refused" }),
  need_information: msg({ id: "respond.decided.need_information", message: "More is needed" }),
  duplicate: msg({ id: "respond.decided.duplicate", message: "Known already" }),
  not_our_system: msg({ id: "respond.decided.not_our_system", message: "Not our system" }),
};

export const TREATMENT_WORDS: Words<Treatment> = {
  mitigate: msg({ id: "respond.treatment.mitigate", message: "Mitigate" }),
  transfer: msg({ id: "respond.treatment.transfer", message: "Transfer" }),
  avoid: msg({ id: "respond.treatment.avoid", message: "Avoid" }),
  accept: msg({ id: "respond.treatment.accept", message: "Accept" }),
};

export const CHANGE_WORDS: Words<ChangeKind> = {
  none: msg({ id: "respond.change.none", message: "Nothing changed" }),
  limited: msg({ id: "respond.change.limited", message: "Use was limited" }),
  paused: msg({ id: "respond.change.paused", message: "Use was paused" }),
  modified: msg({ id: "respond.change.modified", message: "The system was changed" }),
  rolled_back: msg({ id: "respond.change.rolled_back", message: "An older version was put back" }),
  decommissioned: msg({ id: "respond.change.decommissioned", message: "The system was switched off for good" }),
};

export const LIKELIHOOD_WORDS: Words<Likelihood> = {
  rare: msg({ id: "respond.likelihood.rare", message: "Rare" }),
  unlikely: msg({ id: "respond.likelihood.unlikely", message: "Not likely" }),
  possible: msg({ id: "respond.likelihood.possible", message: "Possible" }),
  likely: msg({ id: "respond.likelihood.likely", message: "Likely" }),
  almost_certain: msg({ id: "respond.likelihood.almost_certain", message: "Almost certain" }),
  unknown: msg({ id: "respond.likelihood.unknown", message: "Not known" }),
};

export const SEVERITY_WORDS: Words<Severity> = {
  minor: msg({ id: "respond.severity.minor", message: "Minor" }),
  moderate: msg({ id: "respond.severity.moderate", message: "Moderate" }),
  serious: msg({ id: "respond.severity.serious", message: "Serious" }),
  severe: msg({ id: "respond.severity.severe", message: "Severe" }),
  critical: msg({ id: "respond.severity.critical", message: "Critical" }),
};

export const SEVERITY_LEVEL: Record<Severity, 1 | 2 | 3 | 4 | 5> = { minor: 1, moderate: 2, serious: 3, severe: 4, critical: 5 };

export const TEST_OUTCOME_WORDS: Words<TestOutcome> = {
  pass: msg({ id: "respond.test.pass", message: "Passes" }),
  fail: msg({ id: "respond.test.fail", message: "Fails" }),
  inconclusive: msg({ id: "respond.test.inconclusive", message: "Shows neither" }),
  not_run: msg({ id: "respond.test.not_run", message: "Not run" }),
};

export const INDEPENDENCE_WORDS: Words<Independence> = {
  outside: msg({ id: "respond.independence.outside", message: "Outside" }),
  other_team: msg({ id: "respond.independence.other_team", message: "Other team" }),
  same_team: msg({ id: "respond.independence.same_team", message: "Same team" }),
};

/** The same in a sentence of its own. */
export const INDEPENDENCE_NOTE: Words<Independence> = {
  outside: msg({ id: "respond.independence.outside_note", message: "From outside the organization" }),
  other_team: msg({ id: "respond.independence.other_team_note", message: "From another team" }),
  same_team: msg({ id: "respond.independence.same_team_note", message: "Not independent: same team" }),
};

export const STATUS_WORDS: Words<EntryStatus> = {
  new: msg({ id: "respond.status.new", message: "New" }),
  triage: msg({ id: "respond.status.triage", message: "Taken up" }),
  mapping: msg({ id: "respond.status.mapping", message: "Map" }),
  measuring: msg({ id: "respond.status.measuring", message: "Measure" }),
  managing: msg({ id: "respond.status.managing", message: "Manage" }),
  answered: msg({ id: "respond.status.answered", message: "Answered" }),
  closed: msg({ id: "respond.status.closed", message: "Closed" }),
};

/** What came in for a challenge that is here. Only what its sender writes can be news. */
export const NEWS_WORDS: Words<PacketKind> = {
  challenge: msg({ id: "respond.news_kind.challenge", message: "New: the challenge" }),
  update: msg({ id: "respond.news_kind.update", message: "New: an update" }),
  withdrawal: msg({ id: "respond.news_kind.withdrawal", message: "New: taken back" }),
  receipt: msg({ id: "respond.news_kind.receipt", message: "New: a receipt" }),
  response: msg({ id: "respond.news_kind.response", message: "New: an answer" }),
  rejoinder: msg({ id: "respond.news_kind.rejoinder", message: "New: a reply to your answer" }),
  card: msg({ id: "respond.news_kind.card", message: "New: an intake card" }),
};

export const OUTCOME_WORDS: Words<AskOutcome> = {
  granted: msg({ id: "respond.outcome.granted", message: "Yes" }),
  partly_granted: msg({ id: "respond.outcome.partly_granted", message: "In part" }),
  refused: msg({ id: "respond.outcome.refused", message: "No" }),
  later: msg({ id: "respond.outcome.later", message: "Later" }),
  no_answer: msg({ id: "respond.outcome.no_answer", message: "No answer" }),
};

export const ASK_TYPE_WORDS: Words<AskType> = {
  explain: msg({ id: "respond.ask.explain", message: "Explain it" }),
  correct_data: msg({ id: "respond.ask.correct_data", message: "Correct the data" }),
  human_review: msg({ id: "respond.ask.human_review", message: "Let a person look again" }),
  reverse_decision: msg({ id: "respond.ask.reverse_decision", message: "Take the decision back" }),
  pause: msg({ id: "respond.ask.pause", message: "Pause the system" }),
  stop: msg({ id: "respond.ask.stop", message: "Stop the system" }),
  run_test: msg({ id: "respond.ask.run_test", message: "Run a test" }),
  disclose: msg({ id: "respond.ask.disclose", message: "Make it known" }),
  compensate: msg({ id: "respond.ask.compensate", message: "Make up for the loss" }),
  notify_people: msg({ id: "respond.ask.notify_people", message: "Tell the people affected" }),
  change_policy: msg({ id: "respond.ask.change_policy", message: "Change the rule" }),
  independent_review: msg({ id: "respond.ask.independent_review", message: "Let someone independent look" }),
  monitor: msg({ id: "respond.ask.monitor", message: "Keep watching it" }),
  apologise: msg({ id: "respond.ask.apologise", message: "Apologise" }),
};

export const COMMITMENT_WORDS: Words<CommitmentStatus> = {
  planned: msg({ id: "respond.commitment.planned", message: "Planned" }),
  begun: msg({ id: "respond.commitment.begun", message: "Begun" }),
  done: msg({ id: "respond.commitment.done", message: "Done" }),
  dropped: msg({ id: "respond.commitment.dropped", message: "Dropped" }),
};

export const RELATION_WORDS: Words<Relation> = {
  not_met: msg({ id: "respond.relation.not_met", message: "Is not met here" }),
  evidence_for: msg({ id: "respond.relation.evidence_for", message: "Is shown by this" }),
  asks_about: msg({ id: "respond.relation.asks_about", message: "Is asked about" }),
  not_sure: msg({ id: "respond.relation.not_sure", message: "Not sure" }),
};

export const TLP_WORDS: Words<Tlp> = {
  red: msg({ id: "respond.tlp.red", message: "Only for the people named (TLP red)" }),
  amber: msg({ id: "respond.tlp.amber", message: "Only inside your organization (TLP amber)" }),
  green: msg({ id: "respond.tlp.green", message: "Among those who work on it (TLP green)" }),
  clear: msg({ id: "respond.tlp.clear", message: "May be passed on freely (TLP clear)" }),
};

/** How exactly a day is known; what nobody said is taken as a whole day. */
export function precisionOf(precision: Precision | null): Precision {
  return precision ?? "day";
}
