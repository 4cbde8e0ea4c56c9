import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState, type ReactNode } from "react";
import type { DateMark, LedgerView, ThreadView, WithdrawalView } from "@/bindings/commands";
import { AnswerLedger, Button, Callout, Dateline, Dialog, LedgerSum, LinkButton, PageHead, Skeleton } from "@/design";
import { daysBetween, useFormat } from "@/i18n";
import { useCommand, useCommandQuery } from "@/ipc";
import { ErrorCallout, Screen, useRouter } from "@/shell";
import { Answer, isSilent } from "./Answer";
import { ClosedCallout, NextSteps } from "./NextSteps";
import { Claims, Promises, TenQuestions } from "./Parts";

export interface LedgerParts {
  /** Lets the person take in an answer. */
  importAnswer: () => void;
  /** Every packet of the exchange, and what each proves. */
  thread: (thread: ThreadView, closed: boolean) => ReactNode;
  /** That the challenge was taken back. */
  withdrawn: (withdrawn: WithdrawalView) => ReactNode;
}

/** Asked beside answered. */
export function LedgerPage({ challenge, parts }: { challenge: string; parts: LedgerParts }): ReactNode {
  const { t } = useLingui();
  const { go } = useRouter();
  const { data, error } = useCommandQuery("ledger", { challenge_id: challenge });
  useSeen(data !== undefined, challenge);
  const title = data ? data.organization : t({ id: "ledger.title", message: "Answer ledger" });
  return (
    <Screen title={title} crumbs={[{ label: t({ id: "ledger.crumb.sent", message: "Sent" }), onOpen: () => go({ screen: "sent" }) }, { label: title }]}>
      {data ? <Ledger view={data} parts={parts} /> : error ? <ErrorCallout error={error} /> : <Skeleton rows={8} />}
    </Screen>
  );
}

/** Opening the ledger marks its answers as seen. */
function useSeen(opened: boolean, challenge: string): void {
  const { mutate } = useCommand("mark_answers_seen");
  useEffect(() => {
    if (opened) mutate({ challenge_id: challenge });
  }, [mutate, opened, challenge]);
}

/** The state in a sentence. A refusal is a reply, not an answer. */
function useSentence(view: LedgerView): string {
  const { t } = useLingui();
  const { length: asks } = view.rows;
  const { replies, with_evidence: withEvidence } = view;
  const late = view.rows.filter(({ state }) => state === "no_answer").length;
  if (view.thread.withdrawn !== null && replies === 0) return t({ id: "ledger.h1.withdrawn", message: "You took this challenge back. No reply came." });
  if (asks === 0) return t({ id: "ledger.h1.no_asks", message: "This challenge asks for nothing." });
  if (replies === 0) return late > 0 ? t({ id: "ledger.h1.overdue", message: plural(late, { one: "No reply yet. One answer is overdue.", other: "No reply yet. # answers are overdue." }) }) : t({ id: "ledger.h1.waiting", message: "No reply yet. Nothing is overdue." });
  const first = t({ id: "ledger.h1.replies", message: plural(asks, { one: `${replies} of # ask got a reply.`, other: `${replies} of # asks got a reply.` }) });
  const second = withEvidence === 0 ? t({ id: "ledger.h1.no_evidence", message: "None came with evidence." }) : t({ id: "ledger.h1.evidence", message: plural(withEvidence, { one: "One came with evidence.", other: "# came with evidence." }) });
  return `${first} ${second}`;
}

function Ledger({ view, parts }: { view: LedgerView; parts: LedgerParts }): ReactNode {
  const { t } = useLingui();
  const { go } = useRouter();
  const format = useFormat();
  const sentence = useSentence(view);
  const { withdrawn } = view.thread;
  const closed = !view.open && withdrawn === null;
  const [counting, setCounting] = useState(false);
  return (
    <>
      <PageHead
        title={sentence}
        actions={
          <>
            <LinkButton onOpen={() => go({ screen: "compose", challenge: view.challenge_id })}>
              <Trans id="ledger.read">Read the challenge</Trans>
            </LinkButton>
            {!closed && (
              <Button icon="import" kind="primary" onPress={parts.importAnswer}>
                <Trans id="ledger.import">Take in an answer</Trans>
              </Button>
            )}
          </>
        }
      />
      {withdrawn && parts.withdrawn(withdrawn)}
      {closed && <ClosedCallout />}
      <Days view={view} />
      <LedgerSum states={view.rows.map(({ state }) => state)} />
      <AnswerLedger
        label={t({ id: "ledger.table", message: "Answer ledger" })}
        entries={view.rows.map((row) => ({
          id: row.ask_id,
          number: row.number,
          asked: <p dir="auto">{row.text}</p>,
          due: row.due ? format.day(row.due) : undefined,
          state: row.state,
          said: isSilent(row) ? undefined : <Answer row={row} />,
          parts: row.parts,
          waiting: withdrawn ? <Trans id="ledger.taken_back">The challenge is taken back</Trans> : row.due ? <Waiting due={row.due} today={view.today} /> : <Trans id="ledger.no_day">No day was set</Trans>,
        }))}
      />
      <p className="ledger-foot">
        <Button kind="quiet" size="small" onPress={() => setCounting(true)}>
          <Trans id="ledger.how">How an answer counts: tests, failures, reviewer, change</Trans>
        </Button>
      </p>
      <Claims view={view} />
      <TenQuestions view={view} />
      <Promises view={view} />
      <NextSteps view={view} />
      {parts.thread(view.thread, closed)}
      <HowItCounts isOpen={counting} onClose={() => setCounting(false)} />
    </>
  );
}

function Waiting({ due, today }: { due: string; today: string }): ReactNode {
  const { t } = useLingui();
  const days = daysBetween(today, due);
  const late = -days;
  if (days < 0) return t({ id: "ledger.overdue", message: plural(late, { one: "# day overdue", other: "# days overdue" }) });
  if (days === 0) return t({ id: "ledger.due_today", message: "Due today" });
  if (days === 1) return t({ id: "ledger.due_tomorrow", message: "Due tomorrow" });
  return t({ id: "ledger.due_in", message: plural(days, { one: "Due in # day", other: "Due in # days" }) });
}

function useMark(): (mark: DateMark) => { date: string; title: string; note: string } {
  const { t } = useLingui();
  const format = useFormat();
  return ({ kind, date, count, days_late: days }) => {
    const day = format.day(date);
    const late = days ?? 0;
    const note = late > 0 ? t({ id: "ledger.mark.late", message: plural(late, { one: `${day}, # day late`, other: `${day}, # days late` }) }) : day;
    const titles: Record<DateMark["kind"], () => string> = {
      sent: () => t({ id: "ledger.mark.sent", message: "Sealed" }),
      receipt_due: () => t({ id: "ledger.mark.receipt_due", message: "Receipt due" }),
      receipt_came: () => t({ id: "ledger.mark.receipt_came", message: "Receipt came" }),
      answers_due: () => t({ id: "ledger.mark.answers_due", message: plural(count, { one: "# answer due", other: "# answers due" }) }),
      answer_came: () => t({ id: "ledger.mark.answer_came", message: "Answer came" }),
      update_sealed: () => t({ id: "ledger.mark.update_sealed", message: "Update sealed" }),
      reply_sealed: () => t({ id: "ledger.mark.reply_sealed", message: "Reply sealed" }),
      taken_back: () => t({ id: "ledger.mark.taken_back", message: "Taken back" }),
    };
    return { date, title: titles[kind](), note };
  };
}

function Days({ view }: { view: LedgerView }): ReactNode {
  const { t } = useLingui();
  const mark = useMark();
  const is = (due: boolean) => view.marks.filter(({ kind }) => (kind === "receipt_due" || kind === "answers_due") === due).map(mark);
  const days = [view.sent_on, view.today, ...view.marks.map(({ date }) => date)].sort();
  const end = days.at(-1) ?? view.today;
  return <Dateline label={t({ id: "ledger.dateline", message: "What was due, and what happened" })} start={view.sent_on} end={end} dues={is(true)} events={is(false)} />;
}

/** How the verdict is reached, said in full. It is computed, never chosen. */
function HowItCounts({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  return (
    <Dialog
      isOpen={isOpen}
      title={t({ id: "ledger.how.title", message: "How an answer counts" })}
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          <Trans id="ledger.how.close">Close</Trans>
        </Button>
      }
    >
      <p>
        <Trans id="ledger.how.evidence">An answer counts as “with evidence” when it names three things: tests that were run, what failed or how failure was looked for, and who reviewed it.</Trans>
      </p>
      <p>
        <Trans id="ledger.how.change">A change in use is shown beside them. It is never taken for granted.</Trans>
      </p>
      <p>
        <Trans id="ledger.how.refusal">A refusal is a reply. It counts with reasons or without.</Trans>
      </p>
      <Callout>
        <Trans id="ledger.how.claim">A sentence that only says a framework is followed answers nothing, and is left out of the count.</Trans>
      </Callout>
      <p className="soft">
        <Trans id="ledger.how.same">The organization sees the same verdict before it seals its answer. Nobody can choose it.</Trans>
      </p>
    </Dialog>
  );
}
