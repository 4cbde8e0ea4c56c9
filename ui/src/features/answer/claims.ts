import type { AskAnswer } from "@/bindings/commands";

const TEXTS = ["text", "reason", "what_failed", "change"] as const;

/** The answer without a sentence, wherever it stands. What else was written stays as it is. */
export function withoutSentence(answer: AskAnswer, sentence: string): Partial<AskAnswer> {
  const changed: Partial<AskAnswer> = {};
  for (const name of TEXTS) {
    const text = answer[name];
    const at = text.indexOf(sentence);
    if (at === -1) continue;
    const before = text.slice(0, at);
    const after = text.slice(at + sentence.length);
    // One space was between two sentences; do not leave two, nor one at an end.
    const spaced = before === "" || before.endsWith("\n") ? after.replace(/^ +/, "") : after;
    changed[name] = spaced.trim() === "" ? before.trimEnd() : before.endsWith(" ") && spaced.startsWith(" ") ? before + spaced.slice(1) : before + spaced;
  }
  return changed;
}

/** Whether an outcome needs a reason: a refusal, and what is done only in part or later. */
export function needsReason(outcome: AskAnswer["outcome"]): boolean {
  return outcome === "refused" || outcome === "partly_granted" || outcome === "later";
}
