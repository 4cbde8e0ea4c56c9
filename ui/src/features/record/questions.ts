import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Harm, System } from "@/bindings/commands";

/** The questions, in order. The core counts them from 1 and calls their number the draft step. */
export const QUESTIONS = ["what", "expected", "when", "where", "system", "affected", "serious", "evidence", "teller", "told", "check"] as const;

export type QuestionId = (typeof QUESTIONS)[number];

export interface QuestionWords {
  /** In the margin. */
  readonly short: MessageDescriptor;
  /** The question itself: the heading of the page. */
  readonly full: MessageDescriptor;
  /** Under the question. */
  readonly lead: MessageDescriptor;
  /** Why it is asked. */
  readonly why: MessageDescriptor;
}

export const QUESTION_WORDS: Readonly<Record<QuestionId, QuestionWords>> = {
  what: {
    short: msg({ id: "record.what.short", message: "What happened" }),
    full: msg({ id: "record.what.full", message: "What happened?" }),
    lead: msg({ id: "record.what.lead", message: "Begin with one sentence. Use your own words, in any language." }),
    why: msg({ id: "record.what.why", message: "Your account is the heart of the record. Everything else is tied to it. We correct nothing." }),
  },
  expected: {
    short: msg({ id: "record.expected.short", message: "What should have happened" }),
    full: msg({ id: "record.expected.full", message: "What should have happened instead?" }),
    lead: msg({ id: "record.expected.lead", message: "What would have been right, or what were you told to expect?" }),
    why: msg({ id: "record.expected.why", message: "The space between what was promised and what happened is what the organization must explain." }),
  },
  when: {
    short: msg({ id: "record.when.short", message: "When" }),
    full: msg({ id: "record.when.full", message: "When did it happen?" }),
    lead: msg({ id: "record.when.lead", message: "A rough date is fine. Leave empty what you do not know." }),
    why: msg({ id: "record.when.why", message: "A date lets the organization find its own records. It also shows how long it has known." }),
  },
  where: {
    short: msg({ id: "record.where.short", message: "Which system, and where" }),
    full: msg({ id: "record.where.full", message: "Which system was it, and where?" }),
    lead: msg({ id: "record.where.lead", message: "The name people use is enough: “the score”, “the chat on their page”." }),
    why: msg({ id: "record.where.why", message: "Many people never learn the name of the system. Asking for it can be part of your challenge." }),
  },
  system: {
    short: msg({ id: "record.system.short", message: "What the system did" }),
    full: msg({ id: "record.system.full", message: "What did the system do?" }),
    lead: msg({ id: "record.system.lead", message: "What you saw it do, or what you were told it did. A guess is fine if you say so." }),
    why: msg({ id: "record.system.why", message: "If the system decided before anyone looked, the organization must say who is responsible." }),
  },
  affected: {
    short: msg({ id: "record.affected.short", message: "Who was affected" }),
    full: msg({ id: "record.affected.full", message: "Who was affected, and how many?" }),
    lead: msg({ id: "record.affected.lead", message: "Groups, not names: applicants, night workers, tenants of one house." }),
    why: msg({ id: "record.affected.why", message: "Harm to many people, or to people who cannot easily defend themselves, weighs more." }),
  },
  serious: {
    short: msg({ id: "record.serious.short", message: "How bad it was" }),
    full: msg({ id: "record.serious.full", message: "How bad was it, and can it be put right?" }),
    lead: msg({ id: "record.serious.lead", message: "Choose what comes nearest. You can change it at any time." }),
    why: msg({ id: "record.serious.why", message: "The organization has to judge this too. Your judgement stays beside theirs and is never overwritten." }),
  },
  evidence: {
    short: msg({ id: "record.evidence.short", message: "What shows it" }),
    full: msg({ id: "record.evidence.full", message: "Is there anything that shows it?" }),
    lead: msg({ id: "record.evidence.lead", message: "Letters, pictures of a screen, messages, notes you made that day. You can add more later." }),
    why: msg({ id: "record.evidence.why", message: "Each file gets a fingerprint when you add it, so any later change shows. Nothing is sent until you seal a challenge and choose what goes." }),
  },
  teller: {
    short: msg({ id: "record.teller.short", message: "Who tells this" }),
    full: msg({ id: "record.teller.full", message: "Whose story is it?" }),
    lead: msg({ id: "record.teller.lead", message: "Choose names that give nobody away. Real names are not needed anywhere." }),
    why: msg({ id: "record.teller.why", message: "A story goes out only if the person it belongs to said yes. They can take it back at any time." }),
  },
  told: {
    short: msg({ id: "record.told.short", message: "Who was told before" }),
    full: msg({ id: "record.told.full", message: "Have you told them before?" }),
    lead: msg({ id: "record.told.lead", message: "Calls, letters, forms, complaints: what came of each?" }),
    why: msg({ id: "record.told.why", message: "Earlier tries show what the organization knew, and since when." }),
  },
  check: {
    short: msg({ id: "record.check.short", message: "Read it through" }),
    full: msg({ id: "record.check.full", message: "Read it through, and give it a name" }),
    lead: msg({ id: "record.check.lead", message: "This is what you said. Go back to any question to change it." }),
    why: msg({ id: "record.check.why", message: "This is the record as it stands. It stays in your vault. What goes into a challenge is chosen later, piece by piece." }),
  },
};

/** Everything the interview looks at to tell what has been answered. */
export interface Answers {
  readonly harm: Harm;
  readonly system: System | null;
  /** How many pieces of evidence support it. */
  readonly evidence: number;
}

/** Whether something was said about a question. */
export function isAnswered(question: QuestionId, { harm, system, evidence }: Answers): boolean {
  switch (question) {
    case "what":
      return harm.what_happened.trim() !== "";
    case "expected":
      return harm.expected.trim() !== "";
    case "when":
      return harm.occurred.from !== null || harm.occurred.to !== null || harm.ongoing !== null || harm.kind !== null;
    case "where":
      return harm.places.length > 0 || (system !== null && (system.name.trim() !== "" || system.deployers.length > 0));
    case "system":
      return harm.actual.trim() !== "" || harm.ai_role.trim() !== "" || harm.causal_link !== null;
    case "affected":
      return harm.affected.some(({ category, group }) => category.trim() !== "" || group.trim() !== "") || harm.scale.count !== null || harm.scale.precision !== null;
    case "serious":
      return harm.severity !== null || harm.reversibility !== null || harm.likelihood !== null;
    case "evidence":
      return evidence > 0;
    case "teller":
      return harm.people.length > 0;
    case "told":
      return harm.prior_contacts.length > 0;
    case "check":
      return harm.draft_step === null;
  }
}

/** Whether nothing at all was written down, so that nothing is lost when it is thrown away. */
export function isBlank(answers: Answers): boolean {
  return QUESTIONS.filter((question) => question !== "check").every((question) => !isAnswered(question, answers)) && answers.harm.title.trim() === "" && answers.harm.own_words.trim() === "" && answers.harm.private_notes.trim() === "";
}

/** The question with this number, from 1; the first when there is none. */
export function questionAt(step: number | null): QuestionId {
  return QUESTIONS[(step ?? QUESTIONS.length) - 1] ?? "what";
}

export function isQuestion(text: string | undefined): text is QuestionId {
  return (QUESTIONS as readonly (string | undefined)[]).includes(text);
}
