import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { CaseRow, EvidenceRow } from "@/bindings/commands";
import { Chip, Hash, Link, LoadingLine, PageHead, SearchField, Select, Table, type Column } from "@/design";
import { AddEvidence, EvidenceStatus } from "@/document";
import { localDay, useFormat } from "@/i18n";
import { useCommandQuery } from "@/ipc";
import { ErrorCallout, Screen, useRemoval, useRouter } from "@/shell";
import "./evidence.css";

const NEW = "new";

/** Everything that was added, over all cases. */
export function EvidenceList(): ReactNode {
  const { t } = useLingui();
  const { isGone } = useRemoval();
  const list = useCommandQuery("evidence_list", {});
  const cases = useCommandQuery("cases", {});
  const [text, setText] = useState("");
  const [chosen, setInto] = useState<string | null>(null);
  const rows = (list.data?.rows ?? []).filter((row) => !isGone(row.evidence.id) && !isGone(row.evidence.case_id));
  const wanted = text.trim().toLocaleLowerCase();
  const shown = wanted === "" ? rows : rows.filter(({ evidence, people }) => [evidence.title, evidence.original_name, evidence.transcript, ...people].some((words) => words.toLocaleLowerCase().includes(wanted)));
  const telling = rows.filter((row) => (row.hidden === "place" || row.hidden === "other") && row.cleaned_copy === null && row.evidence.operation === null).length;
  const count = rows.length;
  const crumb = t({ id: "evidence.crumb", message: "Evidence" });
  const title =
    count === 0
      ? t({ id: "evidence.none", message: "Nothing is added yet" })
      : telling > 0
        ? t({ id: "evidence.telling", message: plural(telling, { one: "One file says more than it shows", other: "# files say more than they show" }) })
        : t({ id: "evidence.count", message: plural(count, { one: "One piece is kept, unchanged", other: "# pieces are kept, unchanged" }) });
  const open = (cases.data?.rows ?? []).filter((row) => !isGone(row.case.id));
  const into = chosen ?? open[0]?.case.id ?? NEW; // the case worked on last
  return (
    <Screen title={crumb} crumbs={[{ label: crumb }]}>
      <PageHead title={list.data ? title : crumb} />
      <div className="stack">
        <ErrorCallout error={list.error ?? cases.error} />
        {list.isPending && <LoadingLine />}
        {list.data && (
          <AddEvidence caseId={into === NEW ? null : into}>
            <p className="soft">
              <Trans id="evidence.add_lead">Drop files here, or choose them. Each one is copied into the vault, encrypted, and gets a fingerprint. The file outside stays as it is.</Trans>
            </p>
            {open.length > 0 && (
              <Select<string> label={t({ id: "evidence.into", message: "Which case do they belong to?" })} value={into} options={[...open.map((row) => caseOption(row, t({ id: "evidence.untitled_case", message: "A case without a title" }))), { value: NEW, label: t({ id: "evidence.into_new", message: "A new case" }) }]} onChange={setInto} />
            )}
          </AddEvidence>
        )}
        {rows.length > 0 && (
          <>
            <SearchField label={t({ id: "evidence.find", message: "Find in this list" })} value={text} onChange={setText} placeholder={t({ id: "evidence.find_hint", message: "Title, file name, words in it, people" })} />
            <EvidenceTable rows={shown} cases={open} />
            {shown.length === 0 && (
              <p className="soft" role="status">
                <Trans id="evidence.nothing_found">Nothing in this list has these words.</Trans>
              </p>
            )}
          </>
        )}
      </div>
    </Screen>
  );
}

function caseOption({ case: one }: CaseRow, untitled: string): { value: string; label: string } {
  return { value: one.id, label: one.title === "" ? untitled : one.title };
}

function EvidenceTable({ rows, cases }: { rows: readonly EvidenceRow[]; cases: readonly CaseRow[] }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const format = useFormat();
  const titles = new Map(cases.map((row) => [row.case.id, row.case.title]));
  const columns: Column<EvidenceRow>[] = [
    {
      key: "title",
      heading: <Trans id="evidence.col.title">What it is</Trans>,
      cell: ({ evidence }) => (
        <span data-testid="evidence-row">
          <Link className="table-title" onOpen={() => router.go({ screen: "evidence_item", evidence: evidence.id })}>
            <span dir="auto">{evidence.title.trim() || evidence.original_name}</span>
          </Link>
          <span className="table-sub" dir="auto">
            {`E${evidence.number} · ${titles.get(evidence.case_id) ?? ""}`}
          </span>
        </span>
      ),
    },
    { key: "state", heading: <Trans id="evidence.col.state">State</Trans>, cell: (row) => <EvidenceStatus row={row} /> },
    {
      key: "people",
      heading: <Trans id="evidence.col.people">Who is in it</Trans>,
      cell: (row) => (
        <span className="cluster">
          {row.people.map((name) => (
            <Chip key={name} tone="line">
              <bdi>{name}</bdi>
            </Chip>
          ))}
        </span>
      ),
    },
    { key: "supports", heading: <Trans id="evidence.col.supports">Shows</Trans>, cell: (row) => row.harms.map((number) => `C${number}`).join(", ") },
    { key: "size", heading: <Trans id="evidence.col.size">Size</Trans>, numeric: true, cell: ({ evidence }) => <span className="nowrap">{format.bytes(evidence.bytes)}</span> },
    { key: "added", heading: <Trans id="evidence.col.added">Added</Trans>, className: "nowrap", cell: ({ evidence }) => format.day(localDay(new Date(evidence.created_at))) },
    { key: "hash", heading: <Trans id="evidence.col.hash">Fingerprint</Trans>, className: "nowrap", cell: ({ evidence }) => <Hash value={evidence.sha256} short /> },
  ];
  return <Table caption={t({ id: "evidence.caption", message: "Evidence, the newest first" })} columns={columns} rows={rows} rowKey={(row) => row.evidence.id} />;
}
