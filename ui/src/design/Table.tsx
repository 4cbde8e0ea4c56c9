import { useLingui } from "@lingui/react/macro";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, type ReactNode } from "react";
import { cx } from "./cx";
import { Icon } from "./Icon";

export interface Column<R> {
  key: string;
  heading: ReactNode;
  cell: (row: R) => ReactNode;
  /** Numbers line up at the end. */
  numeric?: boolean;
  sort?: "ascending" | "descending" | "none";
  onSort?: () => void;
  className?: string;
}

export interface TableProps<R> {
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  /** Room at both edges, for lists in which a row can be selected. */
  edge?: boolean;
  selected?: string | null;
  className?: string;
}

/** A real table, with a caption that is read but not drawn. */
export function Table<R>({ caption, columns, rows, rowKey, edge, selected, className }: TableProps<R>): ReactNode {
  return (
    <div className="table-scroll">
      <table className={cx("table", edge && "table--edge", className)}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cx(column.numeric && "table-num", column.className)} aria-sort={column.sort}>
                {column.onSort ? <SortButton sort={column.sort ?? "none"} onSort={column.onSort} heading={column.heading} /> : column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-key={rowKey(row)} data-selected={selected === rowKey(row) || undefined}>
              {columns.map((column) => (
                <td key={column.key} className={cx(column.numeric && "table-num", column.className)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SortButton({ sort, onSort, heading }: { sort: "ascending" | "descending" | "none"; onSort: () => void; heading: ReactNode }): ReactNode {
  const { t } = useLingui();
  return (
    <button type="button" className={cx("sort", sort === "descending" && "sort--down")} onClick={onSort} title={t({ id: "table.sort", message: "Sort by this" })}>
      {heading}
      <Icon name={sort === "none" ? "sorts" : "sort"} />
    </button>
  );
}

export interface LongListProps<R> {
  label: string;
  rows: readonly R[];
  rowKey: (row: R) => string;
  /** Usual height of a row, in pixels; real rows are measured. */
  estimate: number;
  row: (row: R) => ReactNode;
  className?: string;
}

/** A list that may have thousands of rows: only those in view are drawn. It scrolls inside its own box. */
export function LongList<R>({ label, rows, rowKey, estimate, row, className }: LongListProps<R>): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  // The list is measured while it is drawn.
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler is used here
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => estimate,
    getItemKey: (index) => {
      const item = rows[index];
      return item === undefined ? index : rowKey(item);
    },
    overscan: 8,
    initialRect: { width: 800, height: 600 },
  });
  return (
    // It scrolls, so it must be reachable by keyboard even when its rows hold nothing to press.
     
    <div ref={box} className={cx("long-list", className)} role="list" aria-label={label} tabIndex={0}>
      <div className="long-list-inner" role="presentation" style={{ blockSize: list.getTotalSize() }}>
        {list.getVirtualItems().map((item) => {
          const value = rows[item.index];
          return (
            value !== undefined && (
              <div key={item.key} ref={list.measureElement} data-index={item.index} className="long-list-row" role="listitem" aria-setsize={rows.length} aria-posinset={item.index + 1} style={{ transform: `translateY(${item.start}px)` }}>
                {row(value)}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
