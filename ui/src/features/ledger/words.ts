import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { AskOutcome, ChangeKind, CommitmentStatus, Decision, Independence, TestOutcome, Treatment } from "@/bindings/commands";

/** What the organization says, told to the people who asked. */
export const DECISION_WORDS: Record<Decision, MessageDescriptor> = {
  accepted: msg({ id: "ledger.decision.accepted", message: "They accept this claim" }),
  partly_accepted: msg({ id: "ledger.decision.partly_accepted", message: "They accept part of this claim" }),
  rejected: msg({ id: "ledger.decision.rejected", message: "They reject this claim" }),
  need_information: msg({ id: "ledger.decision.need_information", message: "They ask for more" }),
  duplicate: msg({ id: "ledger.decision.duplicate", message: "They say that they know of it already" }),
  not_our_system: msg({ id: "ledger.decision.not_our_system", message: "They say that it is not their system" }),
};

export const TREATMENT_WORDS: Record<Treatment, MessageDescriptor> = {
  mitigate: msg({ id: "ledger.treatment.mitigate", message: "Make the risk smaller" }),
  transfer: msg({ id: "ledger.treatment.transfer", message: "Pass the risk to someone else" }),
  avoid: msg({ id: "ledger.treatment.avoid", message: "Stop what makes the risk" }),
  accept: msg({ id: "ledger.treatment.accept", message: "Live with the risk" }),
};

export const CHANGE_WORDS: Record<ChangeKind, MessageDescriptor> = {
  none: msg({ id: "ledger.change.none", message: "Nothing changed in use" }),
  limited: msg({ id: "ledger.change.limited", message: "It is used in fewer cases" }),
  paused: msg({ id: "ledger.change.paused", message: "Its use is paused" }),
  modified: msg({ id: "ledger.change.modified", message: "It was changed" }),
  rolled_back: msg({ id: "ledger.change.rolled_back", message: "An older version is in use again" }),
  decommissioned: msg({ id: "ledger.change.decommissioned", message: "It was switched off for good" }),
};

export const TEST_WORDS: Record<TestOutcome, MessageDescriptor> = {
  pass: msg({ id: "ledger.test.pass", message: "Passed" }),
  fail: msg({ id: "ledger.test.fail", message: "Did not pass" }),
  inconclusive: msg({ id: "ledger.test.inconclusive", message: "Shows nothing either way" }),
  not_run: msg({ id: "ledger.test.not_run", message: "Not run" }),
};

export const INDEPENDENCE_WORDS: Record<Independence, MessageDescriptor> = {
  outside: msg({ id: "ledger.independence.outside", message: "from outside the organization" }),
  other_team: msg({ id: "ledger.independence.other_team", message: "from another team" }),
  same_team: msg({ id: "ledger.independence.same_team", message: "from the team that runs the system" }),
};

export const OUTCOME_WORDS: Record<AskOutcome, MessageDescriptor> = {
  granted: msg({ id: "ledger.outcome.granted", message: "They say yes." }),
  partly_granted: msg({ id: "ledger.outcome.partly_granted", message: "They say yes to a part." }),
  refused: msg({ id: "ledger.outcome.refused", message: "They say no." }),
  later: msg({ id: "ledger.outcome.later", message: "They say: later." }),
  no_answer: msg({ id: "ledger.outcome.no_answer", message: "They give no answer." }),
};

export const COMMITMENT_WORDS: Record<CommitmentStatus, MessageDescriptor> = {
  planned: msg({ id: "ledger.promise.planned", message: "Planned" }),
  begun: msg({ id: "ledger.promise.begun", message: "Begun" }),
  done: msg({ id: "ledger.promise.done", message: "They say that it is done" }),
  dropped: msg({ id: "ledger.promise.dropped", message: "Dropped" }),
};
