import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { LEDGER_COUNT_WORDS, LEDGER_WORDS, tally, type AnswerPartsGiven, type LedgerState } from "./answerWords";
import { Icon } from "./Icon";
import { ANSWER_GLYPHS, type Glyph } from "./icons/glyphs";

const CIRCLE = {
  answered_with_evidence: "evidence",
  answered_without_evidence: "bare",
  refused_with_reasons: "refused",
  refused_without_reasons: "refused-bare",
  no_answer: "none",
  not_due_yet: "wait",
} as const satisfies Record<LedgerState, keyof typeof ANSWER_GLYPHS>;

/** One circle. Circles are about answers: full, half, barred, hollow bar, empty, dotted. */
export function AnswerMark({ state }: { state: LedgerState }): ReactNode {
  const glyph: Glyph = ANSWER_GLYPHS[CIRCLE[state]];
  return (
    <svg className="answer-mark" viewBox={glyph.box} aria-hidden="true" focusable="false">
      {glyph.art}
    </svg>
  );
}

/** A circle and its words. */
export function AnswerWord({ state, children }: { state: LedgerState; children?: ReactNode }): ReactNode {
  const { i18n } = useLingui();
  return (
    <span className="answer-word">
      <AnswerMark state={state} />
      <span>{children ?? i18n._(LEDGER_WORDS[state])}</span>
    </span>
  );
}

/** A circle for every ask, in the order of the asks. A screen reader hears the counts. */
export function AnswerTally({ states }: { states: readonly LedgerState[] }): ReactNode {
  const { t, i18n } = useLingui();
  const asks = states.length;
  const counts = tally(states)
    .map(({ state, count }) => `${count} ${i18n._(LEDGER_COUNT_WORDS[state])}`)
    .join("; ");
  const label = t({ id: "answer.tally", message: plural(asks, { one: `# ask: ${counts}.`, other: `# asks: ${counts}.` }) });
  return (
    <span className="answer-tally" role="img" aria-label={label}>
      {states.map((state, index) => (
        <AnswerMark key={index} state={state} />
      ))}
    </span>
  );
}

/** The counts in words and circles, above a ledger. */
export function LedgerSum({ states }: { states: readonly LedgerState[] }): ReactNode {
  const { i18n } = useLingui();
  return (
    <p className="ledger-sum">
      {tally(states).map(({ state, count }) => (
        <span key={state}>
          <AnswerMark state={state} />
          <strong>{count}</strong>
          {i18n._(LEDGER_COUNT_WORDS[state])}
        </span>
      ))}
    </p>
  );
}

/** The four parts every answer needs: tests, failures, reviewer; and the change in use. */
export function AnswerParts({ given }: { given: AnswerPartsGiven }): ReactNode {
  const { t } = useLingui();
  const parts: readonly [keyof AnswerPartsGiven, string][] = [
    ["tests", t({ id: "parts.tests", message: "Tests" })],
    ["failures", t({ id: "parts.failures", message: "Failures" })],
    ["reviewer", t({ id: "parts.reviewer", message: "Reviewer" })],
    ["change", t({ id: "parts.change", message: "Change" })],
  ];
  return (
    <span className="answer-parts">
      {parts.map(([part, word]) => (
        <span key={part} className="answer-part" data-given={given[part] ? "yes" : "no"}>
          <Icon name={given[part] ? "part-yes" : "part-no"} />
          {word}
          <span className="visually-hidden">
            {" "}
            {given[part] ? <Trans id="parts.given">given</Trans> : <Trans id="parts.not_given">not given</Trans>}
          </span>
        </span>
      ))}
    </span>
  );
}

export interface LedgerEntry {
  id: string;
  /** The number the ask has in the challenge. */
  number: number;
  asked: ReactNode;
  /** The day it was wanted by, formatted; nothing when no day was set. */
  due?: ReactNode;
  state: LedgerState;
  /** Other words than the usual ones beside the circle. */
  stateWords?: ReactNode;
  /** What they said. Nothing leaves two ruled, empty lines: the absence is the point. */
  said?: ReactNode;
  parts?: AnswerPartsGiven;
  /** On the empty lines: "29 days overdue", "Due tomorrow". */
  waiting?: ReactNode;
}

/** Asked beside answered. */
export function AnswerLedger({ label, entries }: { label: string; entries: readonly LedgerEntry[] }): ReactNode {
  return (
    <div className="answer-ledger" role="table" aria-label={label}>
      <div className="ledger-head" role="row">
        <span role="columnheader">
          <span className="visually-hidden">
            <Trans id="ledger.number">Number</Trans>
          </span>
        </span>
        <span className="ledger-asked" role="columnheader">
          <Trans id="ledger.asked">What you asked</Trans>
        </span>
        <span className="ledger-due" role="columnheader">
          <Trans id="ledger.by">By</Trans>
        </span>
        <span className="ledger-verdict" role="columnheader">
          <Trans id="ledger.answer">Answer</Trans>
        </span>
        <span role="columnheader">
          <Trans id="ledger.said">What they said, and what came with it</Trans>
        </span>
      </div>
      {entries.map((entry) => (
        <div key={entry.id} className="ledger-row" role="row" data-testid="ledger-row">
          <span className="ledger-no" role="cell">
            {entry.number}
          </span>
          <div className="ledger-asked" role="cell">
            {entry.asked}
          </div>
          <span className="ledger-due" role="cell">
            {entry.due}
          </span>
          <div className="ledger-verdict" role="cell">
            <AnswerWord state={entry.state}>{entry.stateWords}</AnswerWord>
          </div>
          {entry.said === undefined || entry.said === null ? (
            <div className="ledger-blank" role="cell">
              <span>{entry.waiting}</span>
              <span />
            </div>
          ) : (
            <div className="ledger-answer" role="cell">
              <div>{entry.said}</div>
              {entry.parts && <AnswerParts given={entry.parts} />}
            </div>
          )}
        </div>
      ))}
    </div>
  );
}
