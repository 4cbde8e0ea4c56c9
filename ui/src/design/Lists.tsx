import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button, Link } from "./Button";
import { cx } from "./cx";
import { Icon, type IconName } from "./Icon";

/** Rows with a hairline between them. Give it `<li>`s, or `children` of rows that draw their own. */
export function RowList({ children, ordered, label }: { children: ReactNode; ordered?: boolean; label?: string }): ReactNode {
  const Tag = ordered ? "ol" : "ul";
  return (
    <Tag className="row-list" aria-label={label}>
      {children}
    </Tag>
  );
}

export interface CheckItem {
  id: string;
  label: ReactNode;
  /** What is there, or what is missing. */
  note?: ReactNode;
  done: boolean;
  onOpen?: () => void;
}

/** What is there and what is missing. A missing line is never hidden. */
export function CheckList({ items }: { items: readonly CheckItem[] }): ReactNode {
  return (
    <ul className="check-list">
      {items.map((item) => (
        <li key={item.id} className={item.done ? undefined : "is-missing"}>
          <Icon name={item.done ? "done" : "todo"} />
          <span>
            {item.onOpen ? <Link onOpen={item.onOpen}>{item.label}</Link> : <strong>{item.label}</strong>}
            <span className="visually-hidden"> {item.done ? <Trans id="check.there">(there)</Trans> : <Trans id="check.missing">(missing)</Trans>}</span>
            {item.note && <span className="table-sub">{item.note}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

export interface Question {
  id: string;
  label: ReactNode;
  state: "done" | "skipped" | "todo";
}

/** The questions of the interview, with where the person is. */
export function QuestionList({ label, questions, current, onOpen }: { label: string; questions: readonly Question[]; current: string; onOpen: (id: string) => void }): ReactNode {
  const { t } = useLingui();
  const words: Record<Question["state"], string> = {
    done: t({ id: "question.done", message: "(answered)" }),
    skipped: t({ id: "question.skipped", message: "(skipped)" }),
    todo: t({ id: "question.todo", message: "(not answered yet)" }),
  };
  return (
    <nav aria-label={label}>
      <ol className="question-list">
        {questions.map((question) => {
          const here = question.id === current;
          return (
            <li key={question.id} data-state={question.state}>
              <Link onOpen={() => onOpen(question.id)} current={here ? "step" : undefined}>
                <Icon name={here ? "arrow-right" : question.state === "done" ? "done" : question.state === "skipped" ? "later" : "todo"} />
                <span>
                  {question.label}
                  <span className="visually-hidden"> {words[question.state]}</span>
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

export interface Blocker {
  id: string;
  icon: IconName;
  /** What is in the way, the subject in `<strong>`. */
  text: ReactNode;
  /** Two ways out. One of them is always "Leave it out". */
  fixes: readonly { label: string; onPress: () => void }[];
}

/** What must be settled before a packet can be sealed. */
export function BlockerList({ blockers }: { blockers: readonly Blocker[] }): ReactNode {
  return (
    <ul className="blocker-list">
      {blockers.map((blocker) => (
        <li key={blocker.id} data-testid="blocker">
          <Icon name={blocker.icon} />
          <span id={`blocker-${blocker.id}`}>{blocker.text}</span>
          <span className="cluster">
            {blocker.fixes.map((fix) => (
              <Button key={fix.label} size="small" onPress={fix.onPress} describedBy={`blocker-${blocker.id}`}>
                {fix.label}
              </Button>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

export interface GoesStaysProps {
  goes: readonly ReactNode[];
  stays: readonly ReactNode[];
  /** A way to change what goes. */
  change?: ReactNode;
}

/** What leaves, beside what stays. */
export function GoesStays({ goes, stays, change }: GoesStaysProps): ReactNode {
  return (
    <div className="goes-stays">
      <section aria-labelledby="goes-heading">
        <div className="section-head">
          <h2 className="subheading" id="goes-heading">
            <Trans id="goes.heading">Goes in the packet</Trans>
          </h2>
          {change && <span className="push">{change}</span>}
        </div>
        <GoesList items={goes} icon="send" />
      </section>
      <section aria-labelledby="stays-heading">
        <div className="section-head">
          <h2 className="subheading" id="stays-heading">
            <Trans id="stays.heading">Stays in your vault</Trans>
          </h2>
        </div>
        <GoesList items={stays} icon="lock" />
      </section>
    </div>
  );
}

function GoesList({ items, icon }: { items: readonly ReactNode[]; icon: IconName }): ReactNode {
  return (
    <ul className="goes-list">
      {items.map((item, index) => (
        <li key={index}>
          <Icon name={icon} />
          <span>{item}</span>
        </li>
      ))}
    </ul>
  );
}

export interface AskRow {
  id: string;
  number: number;
  text: ReactNode;
  /** The day, as it is shown: "14 Oct", or "No day yet". */
  due: string;
  onDue?: () => void;
  onOpen?: () => void;
}

/** What is asked for, and by when. */
export function AskList({ asks }: { asks: readonly AskRow[] }): ReactNode {
  const { t } = useLingui();
  return (
    <ol className="ask-list">
      {asks.map(({ id, number, text, due, onDue, onOpen }) => (
        <li key={id} data-testid="ask-row">
          <span className="claim-no">{number}</span>
          {onOpen ? (
            <Link className="ask-text" onOpen={onOpen}>
              {text}
            </Link>
          ) : (
            <span>{text}</span>
          )}
          {onDue ? (
            <button type="button" className="ask-due" onClick={onDue} aria-label={t({ id: "ask.due", message: `Answer to ask ${number} wanted by ${due}. Change` })}>
              <Icon name="calendar" size="sm" />
              {due}
            </button>
          ) : (
            <span className="num soft nowrap">{due}</span>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Steps to take by hand, numbered: what to do after sealing. */
export function NextList({ steps }: { steps: readonly { heading: ReactNode; body: ReactNode; action?: ReactNode }[] }): ReactNode {
  return (
    <ol className="next-list">
      {steps.map((step, index) => (
        <li key={index}>
          <h3>{step.heading}</h3>
          <p className="soft">{step.body}</p>
          {step.action}
        </li>
      ))}
    </ol>
  );
}

/** Numbered statements in the margin, as on the unlock page. */
export function ArticleList({ articles }: { articles: readonly { heading: ReactNode; body: ReactNode }[] }): ReactNode {
  return (
    <ol className="article-list">
      {articles.map((article, index) => (
        <li key={index} className={cx("article")}>
          <span className="article-no" aria-hidden="true">
            {index + 1}
          </span>
          <div>
            <h3>{article.heading}</h3>
            <p>{article.body}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
