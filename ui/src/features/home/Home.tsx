import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { CaseRow, DraftRow, HomeView, SentRow } from "@/bindings/commands";
import { AnswerTally, Button, Callout, EmptyState, Folio, FolioRow, Link, LoadingLine, SevenStrip, Status, Table, type Column } from "@/design";
import { AddEvidence, statesOf } from "@/document";
import { calendarDay, localDay, useFormat } from "@/i18n";
import { useCommand, useCommandQuery } from "@/ipc";
import { ErrorCallout, Screen, useRemoval, useRouter } from "@/shell";
import { useStateSentence } from "./words";
import "./home.css";

/** How many questions the interview has. */
const QUESTIONS = 11;

/** The first page of the documenting desk: what is late, what is open, and one way to begin. */
export function Home(): ReactNode {
  const { t } = useLingui();
  const sentence = useStateSentence();
  const { isGone } = useRemoval();
  const home = useCommandQuery("home", {});
  const crumb = t({ id: "home.crumb", message: "Home" });
  const view = home.data;
  const cases = view?.cases.filter((row) => !isGone(row.case.id)) ?? [];
  const drafts = view?.drafts.filter((draft) => !isGone(draft.case_id) && !isGone(draft.harm_id ?? "") && !isGone(draft.challenge_id ?? "")) ?? [];
  return (
    <Screen title={crumb} crumbs={[{ label: crumb }]}>
      <Folio>
        <FolioRow note={view && <Today date={view.today} />}>
          <div className="stack">
            <h1 className="title">{view ? sentence(view, cases.length) : crumb}</h1>
            <ErrorCallout error={home.error} />
            {home.isPending && <LoadingLine />}
            {view && <Begin first={cases.length === 0 && view.waiting.length === 0} />}
            {view?.recovery_pending && <RecoveryReminder />}
          </div>
        </FolioRow>
        {view && view.waiting.length > 0 && <Waiting view={view} />}
        {view && cases.length > 0 && <OpenCases rows={cases} />}
        {view && drafts.length > 0 && <Drafts rows={drafts} />}
      </Folio>
    </Screen>
  );
}

function Today({ date }: { date: string }): ReactNode {
  return <>{useFormat().dayLong(date)}</>;
}

/** The one thing a person can always do here. */
function Begin({ first }: { first: boolean }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const begin = useCommand("new_harm");
  const example = useCommand("load_example");
  const [adding, setAdding] = useState(false);
  const record = (): void => {
    if (begin.isPending) return;
    begin.mutate({ case_id: null, what_happened: "" }, { onSuccess: (harm) => router.go({ screen: "record", harm: harm.id }) });
  };
  return (
    <>
      <section className="record-start" aria-label={t({ id: "home.record", message: "Record what happened" })}>
        <Button kind="primary" size="large" icon="record" onPress={record}>
          <Trans id="home.record">Record what happened</Trans>
        </Button>
        <p className="record-start-text">
          <Trans id="home.record_note">Begin with one sentence. You can stop at any point, and nothing is sent.</Trans>
        </p>
        <div className="cluster">
          <Button icon="evidence" expanded={adding} onPress={() => setAdding(!adding)}>
            <Trans id="home.add_file">Add a file</Trans>
          </Button>
        </div>
      </section>
      <ErrorCallout error={begin.error ?? example.error} />
      {adding && (
        <AddEvidence
          caseId={null}
          onAdded={(added) => {
            if (added.case_id !== null && added.not_added.length === 0) router.go({ screen: "case", case: added.case_id });
          }}
        />
      )}
      {first && (
        <EmptyState
          title={<Trans id="home.empty.title">This page will show what waits for an answer</Trans>}
          action={
            <Button
              icon="book"
              onPress={() => {
                if (!example.isPending) example.mutate({}, { onSuccess: (made) => router.go({ screen: "case", case: made.case_id }) });
              }}
            >
              {example.isPending ? <Trans id="home.empty.loading">Putting the example in</Trans> : <Trans id="home.empty.example">Look at an example case</Trans>}
            </Button>
          }
        >
          <Trans id="home.empty.body">Begin with one sentence about what happened. Or look at a finished case first; you can remove it at any time.</Trans>
        </EmptyState>
      )}
    </>
  );
}

function RecoveryReminder(): ReactNode {
  const router = useRouter();
  return (
    <Callout
      tone="heed"
      icon="sheet"
      title={<Trans id="home.recovery.title">The recovery sheet is not checked yet</Trans>}
      actions={
        <Button size="small" onPress={() => router.go({ screen: "vault" })}>
          <Trans id="home.recovery.do">Make the sheet</Trans>
        </Button>
      }
    >
      <p>
        <Trans id="home.recovery.body">Without it, a forgotten passphrase means everything in this vault is lost for good.</Trans>
      </p>
    </Callout>
  );
}

function Waiting({ view }: { view: HomeView }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const format = useFormat();
  const organizations = new Set(view.waiting.map(({ organization }) => organization)).size;
  const columns: Column<SentRow>[] = [
    {
      key: "organization",
      heading: <Trans id="home.waiting.organization">Organization</Trans>,
      cell: (row) => {
        const { title } = row;
        return (
          <span data-testid="sent-row">
            <Link className="table-title" onOpen={() => router.go({ screen: "ledger", challenge: row.challenge_id })}>
              <bdi>{row.organization}</bdi>
            </Link>
            <span className="table-sub" dir="auto">
              {title}
            </span>
          </span>
        );
      },
    },
    { key: "sent", heading: <Trans id="home.waiting.sent">Sent</Trans>, className: "num nowrap", cell: (row) => format.day(row.sent_on) },
    {
      key: "replies",
      heading: <Trans id="home.waiting.replies">What you asked, and the replies</Trans>,
      cell: (row) => (
        <>
          <AnswerTally states={row.states} />
          <span className="table-sub">
            <Replies row={row} />
          </span>
        </>
      ),
    },
    { key: "due", heading: <Trans id="home.waiting.due">Answer due</Trans>, cell: (row) => <Due row={row} /> },
  ];
  return (
    <FolioRow id="home-waiting" heading={<Trans id="home.waiting.title">Waiting for an answer</Trans>} note={t({ id: "home.waiting.count", message: plural(organizations, { one: "# organization", other: "# organizations" }) })}>
      <Table caption={t({ id: "home.waiting.caption", message: "Challenges that were sent" })} columns={columns} rows={view.waiting} rowKey={(row) => row.challenge_id} />
    </FolioRow>
  );
}

function Replies({ row }: { row: SentRow }): ReactNode {
  const format = useFormat();
  const { replies, with_evidence: withEvidence } = row;
  const asks = row.states.length;
  if (row.new_answer) return <Trans id="home.replies.new">An answer came that you have not read</Trans>;
  if (replies > 0)
    return (
      <Trans id="home.replies.some">
        {replies} of {asks} got a reply, {withEvidence} with evidence
      </Trans>
    );
  if (row.receipt_on === null) return <Trans id="home.replies.none">No reply and no receipt yet</Trans>;
  const day = format.day(row.receipt_on);
  return <Trans id="home.replies.receipt">No reply yet. Receipt came {day}</Trans>;
}

function Due({ row }: { row: SentRow }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  if (row.withdrawn_on !== null) {
    const back = format.day(row.withdrawn_on);
    return (
      <Status icon="undo">
        <Trans id="home.due.withdrawn">Taken back {back}</Trans>
      </Status>
    );
  }
  if (row.next_due === null || row.days_left === null)
    return (
      <Status icon="check">
        <Trans id="home.due.nothing">Nothing is open</Trans>
      </Status>
    );
  const day = format.day(row.next_due);
  const days = row.days_left;
  const late = -days;
  if (days < 0)
    return (
      <Status tone="stop" icon="overdue" strong>
        {t({ id: "home.due.overdue", message: plural(late, { one: "Overdue by # day", other: "Overdue by # days" }) })}
      </Status>
    );
  const words = days === 0 ? t({ id: "home.due.today", message: `Due today, ${day}` }) : t({ id: "home.due.in", message: plural(days, { one: `Due in # day, ${day}`, other: `Due in # days, ${day}` }) });
  return days <= 7 ? (
    <Status tone="heed" icon="clock" strong>
      {words}
    </Status>
  ) : (
    <Status icon="calendar">{words}</Status>
  );
}

function OpenCases({ rows }: { rows: readonly CaseRow[] }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const count = rows.length;
  const columns: Column<CaseRow>[] = [
    {
      key: "case",
      heading: <Trans id="home.cases.case">Case</Trans>,
      cell: (row) => (
        <Link className="case-link" onOpen={() => router.go({ screen: "case", case: row.case.id })}>
          <span data-testid="case-row" dir="auto">
            {row.case.title === "" ? <Trans id="home.cases.untitled">A case without a title</Trans> : row.case.title}
          </span>
        </Link>
      ),
    },
    { key: "seven", heading: <Trans id="home.cases.seven">The seven characteristics</Trans>, cell: (row) => <SevenStrip states={statesOf(row.strip)} /> },
    { key: "claims", heading: <Trans id="home.cases.claims">Claims</Trans>, numeric: true, cell: (row) => row.harms },
    { key: "evidence", heading: <Trans id="home.cases.evidence">Evidence</Trans>, numeric: true, cell: (row) => row.evidence },
    {
      key: "changed",
      heading: <Trans id="home.cases.changed">Last change</Trans>,
      className: "nowrap",
      cell: (row) => (
        <span className="soft">
          <LastChange at={row.case.updated_at} />
        </span>
      ),
    },
  ];
  return (
    <FolioRow id="home-cases" heading={<Trans id="home.cases.title">Open cases</Trans>} note={t({ id: "home.cases.count", message: plural(count, { one: "# case", other: "# cases" }) })}>
      <Table caption={t({ id: "home.cases.caption", message: "Open cases" })} columns={columns} rows={rows} rowKey={(row) => row.case.id} />
    </FolioRow>
  );
}

const DAY = 86_400_000;

/** "Today", "Yesterday", or the day. */
function LastChange({ at }: { at: string }): ReactNode {
  const format = useFormat();
  const day = localDay(new Date(at));
  const days = Math.round((calendarDay(localDay(new Date())).getTime() - calendarDay(day).getTime()) / DAY);
  if (days === 0) return <Trans id="home.cases.today">Today</Trans>;
  if (days === 1) return <Trans id="home.cases.yesterday">Yesterday</Trans>;
  return <>{format.day(day)}</>;
}

function Drafts({ rows }: { rows: readonly DraftRow[] }): ReactNode {
  const router = useRouter();
  const open = (row: DraftRow): void => {
    if (row.harm_id !== null) router.go({ screen: "record", harm: row.harm_id });
    else if (row.challenge_id !== null) router.go({ screen: "compose", challenge: row.challenge_id });
  };
  return (
    <FolioRow id="home-drafts" heading={<Trans id="home.drafts.title">Drafts</Trans>} note={<Trans id="home.drafts.note">Only you can see these</Trans>}>
      <ul className="draft-list">
        {rows.map((row) => (
          <li key={row.harm_id ?? row.challenge_id} data-testid="draft-row">
            <Link className="card card--link" onOpen={() => open(row)}>
              <strong dir="auto">{row.title === "" ? row.kind === "harm" ? <Trans id="home.drafts.untitled">A record without a title</Trans> : <Trans id="home.drafts.challenge">A challenge without a title</Trans> : row.title}</strong>
              <span className="table-sub">
                <DraftNote row={row} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </FolioRow>
  );
}

function DraftNote({ row }: { row: DraftRow }): ReactNode {
  const day = useFormat().day(localDay(new Date(row.updated_at)));
  const step = row.step ?? 1;
  if (row.kind === "challenge") return <Trans id="home.drafts.challenge_note">Challenge, not sealed yet, {day}</Trans>;
  return (
    <Trans id="home.drafts.record_note">
      Record: question {step} of {QUESTIONS}, {day}
    </Trans>
  );
}
