import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { SentRow } from "@/bindings/commands";
import { AnswerTally, Button, EmptyState, Link, PageHead, Skeleton, Status, Table, type Column } from "@/design";
import { localDay, useFormat } from "@/i18n";
import { useCommandQuery } from "@/ipc";
import { ErrorCallout, Screen, useRouter } from "@/shell";

/** Every sealed challenge, newest first. */
export function SentPage({ onImport }: { onImport: () => void }): ReactNode {
  const { t } = useLingui();
  const { go } = useRouter();
  const { data, error } = useCommandQuery("sent", {});
  const rows = data?.rows;
  const title = t({ id: "ledger.sent.title", message: "Sent" });
  const { length: count } = rows ?? [];
  const late = rows?.filter(isOverdue).length ?? 0;
  return (
    <Screen title={title} crumbs={[{ label: title }]}>
      <PageHead
        title={
          rows === undefined
            ? title
            : count === 0
              ? t({ id: "ledger.sent.h1_none", message: "No challenge was sealed yet" })
              : late > 0
                ? t({ id: "ledger.sent.h1_late", message: plural(late, { one: "One challenge has an answer overdue", other: "# challenges have an answer overdue" }) })
                : t({ id: "ledger.sent.h1", message: plural(count, { one: "One challenge is sealed. Nothing is overdue.", other: "# challenges are sealed. Nothing is overdue." }) })
        }
        actions={
          <>
            <Button icon="systems" onPress={() => go({ screen: "organizations" })}>
              <Trans id="ledger.sent.organizations">Organizations</Trans>
            </Button>
            <ImportButton onImport={onImport} />
          </>
        }
      />
      <ErrorCallout error={error} />
      {rows === undefined ? (
        !error && <Skeleton />
      ) : count === 0 ? (
        <EmptyState title={t({ id: "ledger.sent.empty", message: "What you seal shows here" })}>
          <Trans id="ledger.sent.empty_body">Open a case and begin a challenge there. After sealing you see here what was asked, what is due, and what came back.</Trans>
        </EmptyState>
      ) : (
        <SentTable caption={t({ id: "ledger.sent.caption", message: "Sealed challenges" })} rows={rows} />
      )}
    </Screen>
  );
}

/** Challenges that were answered, new answers first. */
export function RepliesPage({ onImport }: { onImport: () => void }): ReactNode {
  const { t } = useLingui();
  const { data, error } = useCommandQuery("sent", {});
  const answered = data?.rows.filter((row) => row.new_answer || row.replies > 0 || row.receipt_on !== null);
  const rows = answered && [...answered.filter((row) => row.new_answer), ...answered.filter((row) => !row.new_answer)];
  const title = t({ id: "ledger.replies.title", message: "Answers" });
  const fresh = rows?.filter((row) => row.new_answer).length ?? 0;
  return (
    <Screen title={title} crumbs={[{ label: title }]}>
      <PageHead
        title={
          rows === undefined
            ? title
            : rows.length === 0
              ? t({ id: "ledger.replies.h1_none", message: "No answer came yet" })
              : fresh > 0
                ? t({ id: "ledger.replies.h1_new", message: plural(fresh, { one: "One new answer came", other: "# new answers came" }) })
                : t({ id: "ledger.replies.h1", message: "You have seen every answer that came" })
        }
        lead={<Trans id="ledger.replies.lead">When an organization answers, it gives you a packet. Take it in here, or let it go over this window.</Trans>}
        actions={<ImportButton onImport={onImport} />}
      />
      <ErrorCallout error={error} />
      {rows === undefined ? (
        !error && <Skeleton />
      ) : rows.length === 0 ? (
        <EmptyState title={t({ id: "ledger.replies.empty", message: "Receipts and answers show here" })}>
          <Trans id="ledger.replies.empty_body">An answer is laid beside what you asked, ask by ask. What is missing stays in sight.</Trans>
        </EmptyState>
      ) : (
        <SentTable caption={t({ id: "ledger.replies.caption", message: "Answered challenges" })} rows={rows} />
      )}
    </Screen>
  );
}

function ImportButton({ onImport }: { onImport: () => void }): ReactNode {
  return (
    <Button icon="import" kind="primary" onPress={onImport}>
      <Trans id="ledger.import">Take in an answer</Trans>
    </Button>
  );
}

function isOverdue(row: SentRow): boolean {
  return row.days_left !== null && row.days_left < 0;
}

function SentTable({ caption, rows }: { caption: string; rows: readonly SentRow[] }): ReactNode {
  const { t } = useLingui();
  const { go } = useRouter();
  const format = useFormat();
  const columns: Column<SentRow>[] = [
    {
      key: "who",
      heading: <Trans id="ledger.sent.who">Organization</Trans>,
      cell: (row) => (
        <span data-testid="sent-row">
          <Link className="table-title" onOpen={() => go({ screen: "ledger", challenge: row.challenge_id })}>
            <span dir="auto">{row.organization}</span>
          </Link>
          <span className="table-sub" dir="auto">
            {row.title}
          </span>
        </span>
      ),
    },
    { key: "sent", heading: <Trans id="ledger.sent.on">Sealed</Trans>, cell: (row) => <span className="num nowrap">{format.day(row.sent_on)}</span> },
    {
      key: "asks",
      heading: <Trans id="ledger.sent.asks">What you asked, and the replies</Trans>,
      cell: (row) => {
        const { replies, with_evidence: withEvidence } = row;
        const { length: asks } = row.states;
        const receipt = row.receipt_on ? format.day(row.receipt_on) : null;
        return (
          <>
            <AnswerTally states={row.states} />
            <span className="table-sub">
              {replies > 0 ? t({ id: "ledger.sent.replies", message: plural(asks, { one: `${replies} of # got a reply, ${withEvidence} with evidence`, other: `${replies} of # got a reply, ${withEvidence} with evidence` }) }) : receipt ? <Trans id="ledger.sent.receipt">No reply yet. Receipt came {receipt}</Trans> : <Trans id="ledger.sent.nothing">Nothing came back yet</Trans>}
            </span>
          </>
        );
      },
    },
    { key: "due", heading: <Trans id="ledger.sent.due">Answer due</Trans>, cell: (row) => <Due row={row} /> },
  ];
  return <Table caption={caption} rows={rows} rowKey={(row) => row.challenge_id} columns={columns} />;
}

function Due({ row }: { row: SentRow }): ReactNode {
  const format = useFormat();
  const fresh = row.new_answer && (
    <Status tone="ok" icon="reply" strong>
      <Trans id="ledger.sent.new">New answer</Trans>
    </Status>
  );
  if (row.withdrawn_on !== null) {
    const back = format.day(row.withdrawn_on);
    return (
      <div className="stack stack--tight">
        {fresh}
        <Status icon="undo">
          <Trans id="ledger.sent.withdrawn">Taken back {back}</Trans>
        </Status>
      </div>
    );
  }
  if (fresh) return fresh;
  if (row.next_due === null)
    return (
      <Status icon="done">
        <Trans id="ledger.sent.no_due">No answer is due</Trans>
      </Status>
    );
  const day = format.day(row.next_due);
  const when = format.due(row.next_due, localDay(new Date()));
  return (
    <Status tone={isOverdue(row) ? "stop" : "plain"} icon={isOverdue(row) ? "overdue" : "clock"} strong={isOverdue(row)}>
      {day}, {when}
    </Status>
  );
}
