import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { LedgerRow, TestRun } from "@/bindings/commands";
import { Definition, NoteLine } from "@/design";
import { useFormat } from "@/i18n";
import { INDEPENDENCE_WORDS, OUTCOME_WORDS, TEST_WORDS } from "./words";

interface Item {
  term: ReactNode;
  value: ReactNode;
}

/** Nothing was said to this ask that could be read. */
export function isSilent(row: LedgerRow): boolean {
  return row.outcome === null && row.answer.trim() === "" && row.reason.trim() === "";
}

/** What they said to one ask, and on request everything that came with it. */
export function Answer({ row }: { row: LedgerRow }): ReactNode {
  const { i18n } = useLingui();
  const claim = row.framework_claim;
  const items = useDetails(row);
  const said = [row.answer, row.reason].filter((text) => text.trim() !== "");
  return (
    <>
      {row.outcome && <p>{i18n._(OUTCOME_WORDS[row.outcome])}</p>}
      {said.map((text) => (
        <p key={text} className="ledger-lines" dir="auto">
          {text}
        </p>
      ))}
      {claim && (
        <NoteLine icon="heed">
          <Trans id="ledger.framework_claim">“{claim}” only says that a framework is followed. It does not answer the ask, so it does not count.</Trans>
        </NoteLine>
      )}
      {items.length > 0 && (
        <details className="ledger-more">
          <summary>
            <Trans id="ledger.details">What came with it</Trans>
          </summary>
          <Definition items={items} />
        </details>
      )}
    </>
  );
}

function useDetails(row: LedgerRow): Item[] {
  const { i18n } = useLingui();
  const format = useFormat();
  const text = (words: string): ReactNode => (
    <span className="ledger-lines" dir="auto">
      {words}
    </span>
  );
  const far = row.independence ? i18n._(INDEPENDENCE_WORDS[row.independence]) : "";
  const reviewer = [row.reviewer, far].filter(Boolean).join(", ");
  const late = row.days_late;
  const when = row.answered_on ? [format.day(row.answered_on), late !== null && row.due ? format.due(row.due, row.answered_on) : ""].filter(Boolean).join(", ") : "";
  const some = (shown: unknown, term: ReactNode, value: ReactNode): Item[] => (shown ? [{ term, value }] : []);
  return [
    ...some(row.by.trim(), <Trans id="ledger.detail.by">Who answered</Trans>, text(row.by)),
    ...some(when, <Trans id="ledger.detail.came">Came on</Trans>, <span className="num">{when}</span>),
    ...some(row.tests.length > 0, <Trans id="ledger.detail.tests">Tests</Trans>, <Tests tests={row.tests} />),
    ...some(row.what_failed.trim(), <Trans id="ledger.detail.failed">What failed</Trans>, text(row.what_failed)),
    ...some(reviewer, <Trans id="ledger.detail.reviewer">Who reviewed</Trans>, text(reviewer)),
    ...some(row.change.trim(), <Trans id="ledger.detail.change">Change in use</Trans>, text(row.change)),
    ...some(row.owner_role.trim(), <Trans id="ledger.detail.owner">Who answers for it</Trans>, text(row.owner_role)),
    ...some(row.promised_for, <Trans id="ledger.detail.promised">Promised for</Trans>, row.promised_for && format.day(row.promised_for)),
    ...some(row.proof.length > 0, <Trans id="ledger.detail.proof">Proof they name</Trans>, text(row.proof.join("\n"))),
    ...some(row.appeal.trim(), <Trans id="ledger.detail.appeal">Where to object</Trans>, text(row.appeal)),
  ];
}

/** Tests with what came out, and what they cannot show. */
export function Tests({ tests }: { tests: readonly TestRun[] }): ReactNode {
  const { t, i18n } = useLingui();
  const format = useFormat();
  return (
    <ul className="row-list">
      {tests.map((test) => {
        const { limits, reason_not_run: notRun } = test;
        const cases = test.n === null ? "" : format.number(test.n);
        const facts = [test.method, test.data, test.slice, cases && t({ id: "ledger.test.cases", message: `${cases} cases` })].filter(Boolean).join(" · ");
        const value = [test.metric, test.value].filter(Boolean).join(": ");
        const limit = test.threshold;
        return (
          <li key={test.id} dir="auto">
            <strong>{test.name.trim() || t({ id: "ledger.test.unnamed", message: "A test without a name" })}</strong>
            {": "}
            {test.outcome ? i18n._(TEST_WORDS[test.outcome]) : <Trans id="ledger.test.no_outcome">They do not say how it came out</Trans>}
            {value && <span className="table-sub">{limit ? <Trans id="ledger.test.value">{value} (limit: {limit})</Trans> : value}</span>}
            {facts && <span className="table-sub">{facts}</span>}
            {notRun && (
              <span className="table-sub">
                <Trans id="ledger.test.why_not">Not run, because: {notRun}</Trans>
              </span>
            )}
            {limits && (
              <span className="table-sub">
                <Trans id="ledger.test.limits">What it cannot show: {limits}</Trans>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
