import { Trans, useLingui } from "@lingui/react/macro";
import { Fragment, type ReactNode } from "react";
import { Link } from "./Button";
import { cx } from "./cx";
import { Icon } from "./Icon";

/** The title of a page, what can be done there, and a few facts. The title says the state in a sentence. */
export function PageHead({ title, actions, lead, facts }: { title: ReactNode; actions?: ReactNode; lead?: ReactNode; facts?: readonly { term: ReactNode; value: ReactNode }[] }): ReactNode {
  return (
    <header className="page-head">
      <h1 className="title">{title}</h1>
      {actions && <div className="page-head-actions">{actions}</div>}
      {lead && <p className="page-lead">{lead}</p>}
      {facts && facts.length > 0 && (
        <dl className="facts">
          {facts.map((fact, index) => (
            <div key={index}>
              <dt>{fact.term}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
    </header>
  );
}

/** The margin: what stands left of the double rule frames, what stands right of it is the record. */
export function Folio({ children, className }: { children: ReactNode; className?: string }): ReactNode {
  return <div className={cx("folio", className)}>{children}</div>;
}

export interface FolioRowProps {
  /** Side heading. With `id`, the row becomes a named section. */
  heading?: ReactNode;
  /** Under the side heading: a count, a date, a state. */
  note?: ReactNode;
  id?: string;
  children: ReactNode;
}

export function FolioRow({ heading, note, id, children }: FolioRowProps): ReactNode {
  const margin = (
    <div className="margin-note">
      {heading && <h2 id={id}>{heading}</h2>}
      {note && <p>{note}</p>}
    </div>
  );
  if (id === undefined)
    return (
      <div className="folio-row">
        {margin}
        <div className="folio-body">{children}</div>
      </div>
    );
  return (
    <section className="folio-row" aria-labelledby={id}>
      {margin}
      <div className="folio-body">{children}</div>
    </section>
  );
}

/** A heading on an ink rule, with room for an action at its end. */
export function SectionHead({ id, heading, level = 2, small, aside, end }: { id?: string; heading: ReactNode; level?: 2 | 3; small?: boolean; aside?: ReactNode; end?: ReactNode }): ReactNode {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="section-head">
      <Heading className={small ? "subheading" : "heading"} id={id}>
        {heading}
      </Heading>
      {aside && <span className="soft small">{aside}</span>}
      {end && <span className="push">{end}</span>}
    </div>
  );
}

export interface Crumb {
  label: string;
  onOpen?: () => void;
}

/** Where this page is. The last one is here. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }): ReactNode {
  const { t } = useLingui();
  return (
    <nav aria-label={t({ id: "breadcrumbs.label", message: "You are here" })} className="breadcrumbs-nav">
      <ol className="breadcrumbs">
        {crumbs.map((crumb, index) => {
          const last = index === crumbs.length - 1;
          return (
            <li key={index} aria-current={last ? "page" : undefined}>
              {crumb.onOpen && !last ? <Link onOpen={crumb.onOpen}>{crumb.label}</Link> : <span>{crumb.label}</span>}
              {!last && <Icon name="chevron-right" size="sm" />}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** Terms and what they are. */
export function Definition({ items }: { items: readonly { term: ReactNode; value: ReactNode }[] }): ReactNode {
  return (
    <dl className="definition">
      {items.map((item, index) => (
        <Fragment key={index}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** A row of things that wraps. */
export function Cluster({ children, wide, flush, className }: { children: ReactNode; wide?: boolean; flush?: boolean; className?: string }): ReactNode {
  return <div className={cx("cluster", wide && "cluster--wide", flush && "cluster--flush", className)}>{children}</div>;
}

/** Things one under the other. */
export function Stack({ children, tight, className }: { children: ReactNode; tight?: boolean; className?: string }): ReactNode {
  return <div className={cx("stack", tight && "stack--tight", className)}>{children}</div>;
}

/** Three panes, each of which scrolls on its own. F6 goes from one to the next. */
export function Panes({ start, end, children }: { start: ReactNode; end?: ReactNode; children: ReactNode }): ReactNode {
  const { t } = useLingui();
  return (
    <div className={cx("panes", !end && "panes--two")}>
      <section className="pane pane--side pane--start" data-pane="list" aria-label={t({ id: "panes.list", message: "List" })} tabIndex={-1}>
        {start}
      </section>
      <section className="pane pane--work" data-pane="work" aria-label={t({ id: "panes.work", message: "Work" })} tabIndex={-1}>
        {children}
      </section>
      {end && (
        <aside className="pane pane--side pane--end" data-pane="side" aria-label={t({ id: "panes.side", message: "Beside the work" })} tabIndex={-1}>
          {end}
        </aside>
      )}
    </div>
  );
}

export interface PaneItemProps {
  current: boolean;
  onOpen: () => void;
  /** A mark before the words, such as an answer mark. */
  mark?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
}

/** One line in the list pane. */
export function PaneItem({ current, onOpen, mark, title, children }: PaneItemProps): ReactNode {
  return (
    <li>
      <Link className={cx("pane-item", mark !== undefined && "pane-item-ask")} current={current ? "true" : undefined} onOpen={onOpen}>
        {mark}
        {mark !== undefined ? (
          <span>
            {title}
            {children && <span className="table-sub">{children}</span>}
          </span>
        ) : (
          <>
            <span className="pane-item-title">{title}</span>
            {children}
          </>
        )}
      </Link>
    </li>
  );
}

export function PaneList({ children }: { children: ReactNode }): ReactNode {
  return <ol className="pane-list">{children}</ol>;
}

/** Why a question is asked, who can see the answer: short notes at the side. */
export function Why({ heading, children }: { heading?: ReactNode; children: ReactNode }): ReactNode {
  return (
    <section className="why">
      <h2>{heading ?? <Trans id="why.heading">Why we ask</Trans>}</h2>
      {children}
    </section>
  );
}
