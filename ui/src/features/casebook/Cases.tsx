import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { CaseRow } from "@/bindings/commands";
import { Button, ChipButton, Cluster, EmptyState, Link, LoadingLine, PageHead, SevenKey, SevenStrip, Table, type Column } from "@/design";
import { CASE_STATUS_WORDS, statesOf } from "@/document";
import { localDay, useFormat } from "@/i18n";
import { useCommand, useCommandQuery } from "@/ipc";
import { ErrorCallout, Screen, useRemoval, useRouter } from "@/shell";
import "./casebook.css";

/** Every case of the vault. */
export function Cases(): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const { isGone } = useRemoval();
  const [closedToo, setClosedToo] = useState(false);
  const cases = useCommandQuery("cases", {});
  const begin = useCommand("new_harm");
  const rows = (cases.data?.rows ?? []).filter((row) => !isGone(row.case.id));
  const open = rows.filter((row) => row.case.status !== "closed");
  const closed = rows.length - open.length;
  const count = open.length;
  const crumb = t({ id: "casebook.cases.crumb", message: "Cases" });
  const title = count === 0 ? t({ id: "casebook.cases.none", message: "No case is open" }) : t({ id: "casebook.cases.title", message: plural(count, { one: "One case is open", other: "# cases are open" }) });
  const record = (): void => {
    if (!begin.isPending) begin.mutate({ case_id: null, what_happened: "" }, { onSuccess: (harm) => router.go({ screen: "record", harm: harm.id }) });
  };
  return (
    <Screen title={crumb} crumbs={[{ label: crumb }]}>
      <PageHead
        title={cases.data ? title : crumb}
        actions={
          <Button kind="primary" icon="record" onPress={record}>
            <Trans id="casebook.record">Record what happened</Trans>
          </Button>
        }
      />
      <ErrorCallout error={cases.error ?? begin.error} />
      {cases.isPending && <LoadingLine />}
      {cases.data && rows.length === 0 && (
        <EmptyState title={<Trans id="casebook.cases.empty">Cases will be listed here</Trans>}>
          <Trans id="casebook.cases.empty_body">A case begins by itself when you record what happened. Later records can join it.</Trans>
        </EmptyState>
      )}
      {rows.length > 0 && (
        <div className="stack">
          <Cluster wide>
            <SevenKey withUnset />
            {closed > 0 && (
              <span className="push">
                <ChipButton pressed={closedToo} onPress={() => setClosedToo(!closedToo)}>
                  {t({ id: "casebook.cases.closed_too", message: plural(closed, { one: "Show # closed case", other: "Show # closed cases" }) })}
                </ChipButton>
              </span>
            )}
          </Cluster>
          <CaseTable rows={closedToo ? rows : open} />
        </div>
      )}
    </Screen>
  );
}

function CaseTable({ rows }: { rows: readonly CaseRow[] }): ReactNode {
  const { t, i18n } = useLingui();
  const router = useRouter();
  const format = useFormat();
  const columns: Column<CaseRow>[] = [
    {
      key: "case",
      heading: <Trans id="casebook.cases.case">Case</Trans>,
      cell: (row) => (
        <Link className="case-link" onOpen={() => router.go({ screen: "case", case: row.case.id })}>
          <span data-testid="case-row" dir="auto">
            {row.case.title === "" ? <Trans id="casebook.untitled">A case without a title</Trans> : row.case.title}
          </span>
        </Link>
      ),
    },
    { key: "seven", heading: <Trans id="casebook.cases.seven">The seven characteristics</Trans>, cell: (row) => <SevenStrip states={statesOf(row.strip)} /> },
    { key: "claims", heading: <Trans id="casebook.cases.claims">Claims</Trans>, numeric: true, cell: (row) => row.harms },
    { key: "evidence", heading: <Trans id="casebook.cases.evidence">Evidence</Trans>, numeric: true, cell: (row) => row.evidence },
    { key: "status", heading: <Trans id="casebook.cases.status">State</Trans>, cell: (row) => (row.case.status === null ? "" : i18n._(CASE_STATUS_WORDS[row.case.status])) },
    { key: "changed", heading: <Trans id="casebook.cases.changed">Last change</Trans>, className: "nowrap", cell: (row) => <span className="soft">{format.day(localDay(new Date(row.case.updated_at)))}</span> },
  ];
  return <Table caption={t({ id: "casebook.cases.caption", message: "Cases, the newest change first" })} columns={columns} rows={rows} rowKey={(row) => row.case.id} />;
}
