import type { ReactNode } from "react";
import { daysBetween } from "@/i18n";
import { cx } from "./cx";

export interface DatelineMark {
  /** YYYY-MM-DD */
  date: string;
  title: ReactNode;
  /** Under the title: the day, and how late. */
  note: ReactNode;
}

export interface DatelineProps {
  label: string;
  start: string;
  end: string;
  /** What was due, above the line. */
  dues: readonly DatelineMark[];
  /** What happened, below the line. `open` marks something that has begun and not ended. */
  events: readonly (DatelineMark & { open?: boolean })[];
}

/** Columns of the drawing. Days are placed to scale on them. */
const COLUMNS = 120;
/** Columns a label needs beside the next one. */
const ROOM = 20;

interface Placed<M> {
  readonly mark: M;
  readonly column: number;
  /** 0 is next to the line. */
  readonly level: number;
  /** The label stands before its line, because there is no room after it. */
  readonly atEnd: boolean;
}

/** Places marks to scale; labels that would overlap go one level further from the line. */
export function placeMarks<M extends DatelineMark>(marks: readonly M[], start: string, end: string): readonly Placed<M>[] {
  const days = Math.max(1, daysBetween(start, end));
  const levels: [number, number][][] = [];
  return [...marks]
    .sort((one, other) => daysBetween(other.date, one.date))
    .map((mark) => {
      const share = Math.min(1, Math.max(0, daysBetween(start, mark.date) / days));
      const column = Math.round(share * (COLUMNS - 1)) + 1;
      const atEnd = column > COLUMNS - ROOM;
      const span: [number, number] = atEnd ? [column - ROOM, column] : [column, column + ROOM];
      let level = levels.findIndex((taken) => taken.every(([from, to]) => span[1] <= from || span[0] >= to));
      if (level === -1) level = levels.push([]) - 1;
      levels[level]?.push(span);
      return { mark, column, level, atEnd };
    });
}

const depth = (placed: readonly Placed<DatelineMark>[]): number => Math.max(0, ...placed.map(({ level }) => level)) + 1;

/** Days to scale. What was due above the line, what happened below it. Always left to right in time order of the language. */
export function Dateline({ label, start, end, dues, events }: DatelineProps): ReactNode {
  const above = placeMarks(dues, start, end);
  const below = placeMarks(events, start, end);
  const axis = depth(above) + 1;
  const inOrder = [...dues, ...events].sort((one, other) => daysBetween(other.date, one.date));
  return (
    <section className="dateline-section" aria-label={label}>
      <ol className="visually-hidden">
        {inOrder.map((mark, index) => (
          <li key={index}>
            {mark.title} {mark.note}
          </li>
        ))}
      </ol>
      <div className="dateline" aria-hidden="true" style={{ gridTemplateColumns: `repeat(${COLUMNS}, minmax(0, 1fr))`, gridTemplateRows: `repeat(${axis - 1}, minmax(3.25rem, auto)) 1.25rem repeat(${depth(below)}, minmax(3.25rem, auto))` }}>
        {above.map(({ mark, column, level, atEnd }, index) => (
          <p key={`due-${index}`} className={cx("dateline-due", atEnd && "dateline-end")} style={{ gridRow: `${axis - 1 - level} / ${axis}`, gridColumn: atEnd ? `1 / ${column + 1}` : `${column} / -1`, zIndex: above.length - level }}>
            <span>{mark.title}</span>
            <span className="num">{mark.note}</span>
          </p>
        ))}
        <span className="dateline-axis" style={{ gridRow: axis }} />
        {below.map(({ mark, column }, index) => (
          <span key={`dot-${index}`} className={cx("dateline-dot", mark.open && "dateline-dot--open")} style={{ gridRow: axis, gridColumn: column }} />
        ))}
        {below.map(({ mark, column, level, atEnd }, index) => (
          <p key={`done-${index}`} className={cx("dateline-done", atEnd && "dateline-end dateline-end--done")} style={{ gridRow: `${axis + 1} / ${axis + 2 + level}`, gridColumn: atEnd ? `1 / ${column + 1}` : `${column} / -1`, alignContent: "end" }}>
            <strong>{mark.title}</strong>
            <span className="num">{mark.note}</span>
          </p>
        ))}
      </div>
    </section>
  );
}
