import { Trans, useLingui } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import { Button, Link } from "./Button";
import { cx } from "./cx";
import { Icon, SealMark, Wordmark, type IconName } from "./Icon";
import { SevenStrip } from "./Seven";
import type { SevenStates } from "./sevenWords";

/** Hexadecimal in groups of four, so that two people can read it to each other. */
export function groupHash(hash: string): string {
  return hash.match(/.{1,4}/g)?.join(" ") ?? "";
}

/** The first eight and the last four characters of a fingerprint. */
export function shortHash(hash: string): string {
  return hash.length <= 16 ? groupHash(hash) : `${groupHash(hash.slice(0, 8))} … ${hash.slice(-4)}`;
}

/** A fingerprint. Always left to right; one click selects all of it when it is shown in full. */
export function Hash({ value, short }: { value: string; short?: boolean }): ReactNode {
  const { t } = useLingui();
  return (
    <span className="hash" dir="ltr" title={short ? t({ id: "hash.short", message: `SHA-256, shortened. In full: ${value}` }) : undefined}>
      {short ? shortHash(value) : groupHash(value)}
    </span>
  );
}

/** A key in words, to be compared by voice. Numbered, always left to right. */
export function KeyWords({ label, words }: { label: string; words: readonly string[] }): ReactNode {
  return (
    <ol className="key-words" dir="ltr" aria-label={label}>
      {words.map((word, index) => (
        <li key={index}>
          <b aria-hidden="true">{index + 1}</b>
          <span>{word}</span>
        </li>
      ))}
    </ol>
  );
}

/** How many squares of quiet a reader needs around a code. */
const QR_QUIET = 4;

/** A QR code: black on white in every theme, with its quiet border, large enough to be read from an arm's length. */
export function QrCode({ rows, label }: { /** `1` is dark, `0` is light. */ rows: readonly string[]; label: string }): ReactNode {
  const side = rows.length + 2 * QR_QUIET;
  const runs = rows.flatMap((row, y) => [...row.matchAll(/1+/g)].map((run) => `M${run.index + QR_QUIET} ${y + QR_QUIET}h${run[0].length}v1h-${run[0].length}z`));
  return (
    <svg className="qr-code" role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges">
      <path className="qr-paper" d={`M0 0h${side}v${side}h-${side}z`} />
      <path className="qr-dark" d={runs.join("")} />
    </svg>
  );
}

/** Five steps drawn as rising bars, as many filled as the step says; a broken line when nobody said. */
export function Severity({ level, children }: { level: 0 | 1 | 2 | 3 | 4 | 5; children: ReactNode }): ReactNode {
  return (
    <span className="severity">
      <svg className="severity-ticks" viewBox="0 0 24 14" aria-hidden="true" focusable="false">
        {level === 0 ? (
          <path d="M2 8h20" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 2" />
        ) : (
          [1, 2, 3, 4, 5].map((bar) => (
            <rect key={bar} x={bar * 4.6 - 3.6} y={13 - bar * 2.4} width="3" height={bar * 2.4} fill={bar <= level ? "currentColor" : "none"} stroke="currentColor" strokeWidth="1" />
          ))
        )}
      </svg>
      {children}
    </span>
  );
}

export interface EvidenceItemProps {
  /** Short reference: E2. */
  reference: string;
  title: string;
  icon?: IconName;
  /** Custody, consent or metadata, as a `Status`. */
  status: ReactNode;
  hash?: string;
  onOpen?: () => void;
  end?: ReactNode;
}

/** One piece of evidence. What it shows stays hidden until somebody asks to see it. */
export function EvidenceItem({ reference, title, icon = "file", status, hash, onOpen, end }: EvidenceItemProps): ReactNode {
  const { t } = useLingui();
  const cover = (
    <span className="thumb-cover">
      <Icon name="hide" size="sm" />
    </span>
  );
  return (
    <li data-testid="evidence-row" className={cx("evidence-item", end !== undefined && "evidence-item--end")}>
      {onOpen ? (
        <button type="button" className="evidence-thumb" onClick={onOpen} aria-label={t({ id: "evidence.open", message: `${reference}, ${title}. Hidden until you open it` })}>
          <Icon name={icon} size="lg" className="thumb-kind" />
          {cover}
        </button>
      ) : (
        <span className="evidence-thumb">
          <Icon name={icon} size="lg" />
        </span>
      )}
      <div className="evidence-text">
        <span className="evidence-name" dir="auto">
          {reference}
          {"\u2002"}
          {title}
        </span>
        {status}
        {hash && <Hash value={hash} short />}
      </div>
      {end}
    </li>
  );
}

/** One claim with its strip. */
export function ClaimRow({ reference, text, states, onOpen, end }: { reference: string; text: ReactNode; states: SevenStates; onOpen?: () => void; end?: ReactNode }): ReactNode {
  const inside = (
    <>
      <span className="claim-no">{reference}</span>
      <span className="claim-text">{text}</span>
      <SevenStrip states={states} />
    </>
  );
  return (
    <li data-testid="claim-row" className={end === undefined ? undefined : "claim-item"}>
      {onOpen ? (
        <Link className="claim-row" onOpen={onOpen}>
          {inside}
        </Link>
      ) : (
        <div className="claim-row">{inside}</div>
      )}
      {end}
    </li>
  );
}

/** One person, by their chosen name, with what they agreed to. */
export function PersonRow({ name, note, consent, onOpen }: { name: string; note?: ReactNode; consent: ReactNode; onOpen?: () => void }): ReactNode {
  const initial = [...name][0] ?? "";
  return (
    <li className="person-row" data-testid="person-row">
      <span className="person-mark" aria-hidden="true">
        {initial}
      </span>
      <span>
        {onOpen ? (
          <Link className="table-title" onOpen={onOpen}>
            {name}
          </Link>
        ) : (
          <strong>{name}</strong>
        )}
        {note && <span className="table-sub">{note}</span>}
      </span>
      {consent}
    </li>
  );
}

export interface TimelineItem {
  id: string;
  date: ReactNode;
  text: ReactNode;
}

/** What happened, in order, the days in the margin. */
export function Timeline({ items }: { items: readonly TimelineItem[] }): ReactNode {
  return (
    <ol className="timeline">
      {items.map((item) => (
        <li key={item.id} className="timeline-item">
          <span className="timeline-date">{item.date}</span>
          <div>{item.text}</div>
        </li>
      ))}
    </ol>
  );
}

/** A short reference in running text: E2, C1. */
export function Ref({ children, onOpen }: { children: ReactNode; onOpen: () => void }): ReactNode {
  return (
    <Link className="ref" onOpen={onOpen}>
      {children}
    </Link>
  );
}

/** The exact page the other side will see. */
export function Letter({ head, headEnd, children, lang }: { head: ReactNode; headEnd?: ReactNode; children: ReactNode; lang?: string }): ReactNode {
  return (
    <div className="letter" lang={lang} dir="auto">
      <div className="letter-head">
        <span>{head}</span>
        {headEnd && <span>{headEnd}</span>}
      </div>
      <div className="stack stack--tight">{children}</div>
    </div>
  );
}

/** A receipt: what was sealed or taken in, and when, without what is inside. */
export function Receipt({ title, lead, items }: { title: ReactNode; lead?: ReactNode; items: readonly { term: ReactNode; value: ReactNode }[] }): ReactNode {
  const { t } = useLingui();
  const id = useId();
  return (
    <section className="receipt" aria-labelledby={id}>
      <div className="receipt-head">
        <div className="stack stack--tight">
          <h2 className="title title--claim" id={id}>
            {title}
          </h2>
          {lead && <p className="small soft">{lead}</p>}
        </div>
        <SealMark label={t({ id: "receipt.seal", message: "Seal of Recourse" })} />
      </div>
      <dl className="definition">
        {items.map((item, index) => (
          <div key={index} className="definition-row">
            <dt>{item.term}</dt>
            <dd>{item.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export interface LogEntry {
  number: number;
  who: ReactNode;
  when: ReactNode;
  text: ReactNode;
  note?: ReactNode;
}

/** Everything that was decided, newest first. It can be added to and not changed. */
export function DecisionLog({ entries, label }: { entries: readonly LogEntry[]; label: string }): ReactNode {
  return (
    <ol className="decision-log" reversed aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.number} className="log-entry" value={entry.number}>
          <span className="meta">
            <strong>
              {entry.number}
              {"\u2002"}
              {entry.who}
            </strong>
            <span>{entry.when}</span>
          </span>
          <span>
            {entry.text}
            {entry.note && <span className="table-sub">{entry.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The two-sided page before a vault is open: a form, and what it means. */
export function Door({ children, side, foot }: { children: ReactNode; side: ReactNode; foot?: ReactNode }): ReactNode {
  return (
    <main className="door" id="main">
      <section className="door-form" data-pane="form" tabIndex={-1}>
        <Wordmark />
        {children}
        <p className="meta">{foot ?? <Trans id="door.foot">Open source. No account, no server, no tracking.</Trans>}</p>
      </section>
      <section className="door-side" data-pane="side" tabIndex={-1}>
        <div className="door-text">{side}</div>
      </section>
    </main>
  );
}

/** The key that takes something away, with its verb. */
export function RemoveButton({ label, onPress }: { label: string; onPress: () => void }): ReactNode {
  return (
    <Button kind="quiet" size="small" icon="remove" onPress={onPress}>
      {label}
    </Button>
  );
}
