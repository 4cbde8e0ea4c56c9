import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { CatalogRow } from "@/bindings/commands";
import { cx } from "@/design";
import { EntryLink } from "@/shell";
import { codeOf, KIND_WORDS } from "./words";

/** One text for an entry of a framework. */
export function rowKey({ framework, edition, id }: CatalogRow): string {
  return `${framework}/${edition}/${id}`;
}

export interface EntryRowProps {
  row: CatalogRow;
  /** Says what sort of thing it is, where a list holds several sorts. */
  withKind?: boolean;
  /** Why it stands here. */
  why?: ReactNode;
}

/** One entry in a list: its title opens its page. */
export function EntryRow({ row, withKind, why }: EntryRowProps): ReactNode {
  const { i18n } = useLingui();
  const kind = KIND_WORDS[row.kind];
  const code = codeOf(row);
  return (
    <li className="catalog-row" data-testid="catalog-row">
      <span>
        <EntryLink target={row}>{row.title}</EntryLink>
        {code !== "" && (
          <span className="code" dir="ltr">
            {code}
          </span>
        )}
      </span>
      {withKind && kind && <span className="table-sub">{i18n._(kind)}</span>}
      {row.line !== "" && <span className="table-sub catalog-line">{row.line}</span>}
      {why && <span className="table-sub">{why}</span>}
    </li>
  );
}

/** Entries one under the other. */
export function EntryRows({ rows, withKind, label, className }: { rows: readonly CatalogRow[]; withKind?: boolean; label?: string; className?: string }): ReactNode {
  return (
    <ul className={cx("catalog-rows", className)} aria-label={label}>
      {rows.map((row) => (
        <EntryRow key={rowKey(row)} row={row} {...(withKind && { withKind })} />
      ))}
    </ul>
  );
}
