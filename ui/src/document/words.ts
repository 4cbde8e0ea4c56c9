import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { CaseStatus, CausalLink, Confidence, ConsentAnswer, ConsentPurpose, ConsentState, CountPrecision, EvidenceKind, HarmKind, HiddenData, Likelihood, Operation, PersonRole, Reversibility, Sensitivity, Severity, SystemKind } from "@/bindings/commands";
import type { IconName, Tone } from "@/design";

/** Words of the documenting desk for every value the records can hold. A value without words does not compile. */
export type Words<V extends string> = Readonly<Record<V, MessageDescriptor>>;

export const KIND_WORDS: Words<HarmKind> = {
  event: msg({ id: "document.kind.event", message: "It happened" }),
  pattern: msg({ id: "document.kind.pattern", message: "It happens again and again" }),
  near_miss: msg({ id: "document.kind.near_miss", message: "It nearly happened" }),
  issue: msg({ id: "document.kind.issue", message: "It could happen, the way the system is made" }),
};

export const CAUSAL_WORDS: Words<CausalLink> = {
  clear: msg({ id: "document.causal.clear", message: "Clearly" }),
  likely: msg({ id: "document.causal.likely", message: "Probably" }),
  possible: msg({ id: "document.causal.possible", message: "Perhaps" }),
  unknown: msg({ id: "document.causal.unknown", message: "I don’t know" }),
};

export const SEVERITY_WORDS: Words<Severity> = {
  minor: msg({ id: "document.severity.minor", message: "A nuisance" }),
  moderate: msg({ id: "document.severity.moderate", message: "It cost time, money or nerves" }),
  serious: msg({ id: "document.severity.serious", message: "Serious" }),
  severe: msg({ id: "document.severity.severe", message: "Very serious" }),
  critical: msg({ id: "document.severity.critical", message: "A life, a home or freedom was at stake" }),
};

export const SEVERITY_NOTES: Words<Severity> = {
  minor: msg({ id: "document.severity.minor_note", message: "Put right quickly, without lasting trouble" }),
  moderate: msg({ id: "document.severity.moderate_note", message: "A lost day, an unfair fee, worry" }),
  serious: msg({ id: "document.severity.serious_note", message: "Lost income, a refused place, harm to health" }),
  severe: msg({ id: "document.severity.severe_note", message: "Long-lasting harm, or many people" }),
  critical: msg({ id: "document.severity.critical_note", message: "Somebody could have died, lost their home or been locked up, or did" }),
};

export const SEVERITY_LEVEL: Readonly<Record<Severity, 1 | 2 | 3 | 4 | 5>> = { minor: 1, moderate: 2, serious: 3, severe: 4, critical: 5 };

export const LIKELIHOOD_WORDS: Words<Likelihood> = {
  rare: msg({ id: "document.likelihood.rare", message: "Hardly" }),
  unlikely: msg({ id: "document.likelihood.unlikely", message: "Not likely" }),
  possible: msg({ id: "document.likelihood.possible", message: "It may" }),
  likely: msg({ id: "document.likelihood.likely", message: "Likely" }),
  almost_certain: msg({ id: "document.likelihood.almost_certain", message: "Almost certain" }),
  unknown: msg({ id: "document.likelihood.unknown", message: "I don’t know" }),
};

export const REVERSIBILITY_WORDS: Words<Reversibility> = {
  easily: msg({ id: "document.reversible.easily", message: "Yes, easily" }),
  with_effort: msg({ id: "document.reversible.with_effort", message: "Yes, with effort" }),
  partly: msg({ id: "document.reversible.partly", message: "Only in part" }),
  irreversible: msg({ id: "document.reversible.irreversible", message: "No" }),
  unknown: msg({ id: "document.reversible.unknown", message: "I don’t know" }),
};

export const COUNT_WORDS: Words<CountPrecision> = {
  exact: msg({ id: "document.count.exact", message: "Exactly" }),
  at_least: msg({ id: "document.count.at_least", message: "At least" }),
  estimate: msg({ id: "document.count.estimate", message: "About" }),
  unknown: msg({ id: "document.count.unknown", message: "I don’t know" }),
};

export const CONFIDENCE_WORDS: Words<Confidence> = {
  high: msg({ id: "document.confidence.high", message: "Sure" }),
  medium: msg({ id: "document.confidence.medium", message: "Fairly sure" }),
  low: msg({ id: "document.confidence.low", message: "Not sure" }),
};

export const ROLE_WORDS: Words<PersonRole> = {
  affected_person: msg({ id: "document.role.affected_person", message: "It happened to them" }),
  worker: msg({ id: "document.role.worker", message: "Works with the system" }),
  witness: msg({ id: "document.role.witness", message: "Saw it happen" }),
  advocate: msg({ id: "document.role.advocate", message: "Speaks for others" }),
  expert: msg({ id: "document.role.expert", message: "Knows the subject" }),
  journalist: msg({ id: "document.role.journalist", message: "Reports on it" }),
  other: msg({ id: "document.role.other", message: "Something else" }),
};

export const PURPOSE_WORDS: Words<ConsentPurpose> = {
  share: msg({ id: "document.purpose.share", message: "To be told to an organization" }),
  publish: msg({ id: "document.purpose.publish", message: "To be made public" }),
  quote: msg({ id: "document.purpose.quote", message: "To be quoted word for word" }),
  contact: msg({ id: "document.purpose.contact", message: "To be contacted about it" }),
};

export const ANSWER_WORDS: Words<ConsentAnswer> = {
  yes: msg({ id: "document.consent.yes", message: "Yes" }),
  yes_without: msg({ id: "document.consent.yes_without", message: "Yes, but something must be left out" }),
  no: msg({ id: "document.consent.no", message: "No" }),
};

export const CONSENT_STATE_WORDS: Words<ConsentState> = {
  may_share: msg({ id: "document.consent_state.may_share", message: "May be shared" }),
  without: msg({ id: "document.consent_state.without", message: "Shared in part" }),
  not_asked: msg({ id: "document.consent_state.not_asked", message: "Not asked yet" }),
  said_no: msg({ id: "document.consent_state.said_no", message: "Said no" }),
  withdrawn: msg({ id: "document.consent_state.withdrawn", message: "Withdrawn" }),
  expired: msg({ id: "document.consent_state.expired", message: "Has run out" }),
};

export const CONSENT_STATE_LOOK: Readonly<Record<ConsentState, { tone: Tone | "pen" | "line"; icon: IconName }>> = {
  may_share: { tone: "ok", icon: "consent-yes" },
  without: { tone: "pen", icon: "consent-some" },
  not_asked: { tone: "heed", icon: "consent-ask" },
  said_no: { tone: "line", icon: "consent-no" },
  withdrawn: { tone: "line", icon: "consent-no" },
  expired: { tone: "heed", icon: "consent-ask" },
};

export const EVIDENCE_KIND_WORDS: Words<EvidenceKind> = {
  file: msg({ id: "document.evidence_kind.file", message: "A file" }),
  decision_letter: msg({ id: "document.evidence_kind.decision_letter", message: "A letter with a decision" }),
  correspondence: msg({ id: "document.evidence_kind.correspondence", message: "Letters or messages" }),
  screenshot: msg({ id: "document.evidence_kind.screenshot", message: "A picture of a screen" }),
  web_capture: msg({ id: "document.evidence_kind.web_capture", message: "A saved web page" }),
  transcript: msg({ id: "document.evidence_kind.transcript", message: "Something written out" }),
  testimony: msg({ id: "document.evidence_kind.testimony", message: "What somebody told" }),
  dataset: msg({ id: "document.evidence_kind.dataset", message: "A table of data" }),
  other: msg({ id: "document.evidence_kind.other", message: "Something else" }),
};

export const SENSITIVITY_WORDS: Words<Sensitivity> = {
  open: msg({ id: "document.sensitivity.open", message: "May be seen by anyone" }),
  restricted: msg({ id: "document.sensitivity.restricted", message: "Only for those who must see it" }),
  private: msg({ id: "document.sensitivity.private", message: "Never leaves this vault" }),
};

export const HIDDEN_WORDS: Words<HiddenData> = {
  clean: msg({ id: "document.hidden.clean", message: "Original, unchanged" }),
  place: msg({ id: "document.hidden.place", message: "Shows where it was taken" }),
  other: msg({ id: "document.hidden.other", message: "Says more than it shows" }),
  unchecked: msg({ id: "document.hidden.unchecked", message: "Not looked into. It may say more than it shows" }),
};

export const HIDDEN_LOOK: Readonly<Record<HiddenData, { tone: Tone; icon: IconName }>> = {
  clean: { tone: "ok", icon: "file-ok" },
  place: { tone: "heed", icon: "place" },
  other: { tone: "heed", icon: "heed" },
  unchecked: { tone: "heed", icon: "unknown" },
};

export const OPERATION_WORDS: Words<Operation> = {
  redact: msg({ id: "document.operation.redact", message: "A copy with parts covered" }),
  crop: msg({ id: "document.operation.crop", message: "A cropped copy" }),
  clean: msg({ id: "document.operation.clean", message: "A cleaned copy" }),
  transcribe: msg({ id: "document.operation.transcribe", message: "Written out from the original" }),
  translate: msg({ id: "document.operation.translate", message: "A translation" }),
};

export const CASE_STATUS_WORDS: Words<CaseStatus> = {
  open: msg({ id: "document.case_status.open", message: "Open" }),
  waiting: msg({ id: "document.case_status.waiting", message: "Waiting" }),
  closed: msg({ id: "document.case_status.closed", message: "Closed" }),
};

export const SYSTEM_KIND_WORDS: Words<SystemKind> = {
  system: msg({ id: "document.system_kind.system", message: "A whole system in use" }),
  model: msg({ id: "document.system_kind.model", message: "A model inside a system" }),
  dataset: msg({ id: "document.system_kind.dataset", message: "A collection of data" }),
  unknown: msg({ id: "document.system_kind.unknown", message: "I don’t know" }),
};
