import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, type ReactNode } from "react";
import type { InboxRow } from "@/bindings/commands";
import { Link, SevenStrip, Severity, Status } from "@/design";
import { useFormat } from "@/i18n";
import { NEWS_WORDS, SEVERITY_LEVEL, SEVERITY_WORDS, STATUS_WORDS } from "@/respond/words";
import { sevenOf } from "@/respond/strip";

export interface EntryTableProps {
  caption: string;
  rows: readonly InboxRow[];
  /** The entry the keys work on. */
  selected: string | null;
  onSelect: (entry: string) => void;
  onOpen: (row: InboxRow) => void;
  /** What verification found, drawn by the feature that knows packets. */
  verified: (row: InboxRow) => ReactNode;
}

/** Entries of the register, one a line. */
export function EntryTable({ caption, rows, selected, onSelect, onOpen, verified }: EntryTableProps): ReactNode {
  const { i18n } = useLingui();
  return (
    <div className="table-scroll">
      <table className="table table--edge inbox-table">
        <caption className="visually-hidden">{caption}</caption>
        <colgroup>
          {[1, 2, 3, 4, 5, 6, 7].map((column) => (
            <col key={column} className={`inbox-c${column}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">
              <Trans id="inbox.col.challenge">Challenge</Trans>
            </th>
            <th scope="col">
              <Trans id="inbox.col.holds">It holds</Trans>
            </th>
            <th scope="col">
              <Trans id="inbox.col.they_say">They say</Trans>
            </th>
            <th scope="col">
              <Trans id="inbox.col.severity">How bad</Trans>
            </th>
            <th scope="col">
              <Trans id="inbox.col.verified">Verified</Trans>
            </th>
            <th scope="col" aria-sort="ascending">
              <Trans id="inbox.col.due">Due</Trans>
            </th>
            <th scope="col">
              <Trans id="inbox.col.owner">Owner</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { entry } = row;
            const severity = entry.severity_own;
            return (
              <tr key={entry.id} data-testid="inbox-row" data-key={entry.id} data-selected={entry.id === selected || undefined}>
                <td>
                  <TitleLink row={row} selected={entry.id === selected} onSelect={onSelect} onOpen={onOpen} />
                  <span className="table-sub" dir="auto">
                    {row.from}
                  </span>
                  <Followed row={row} />
                </td>
                <td>
                  <Holds row={row} />
                </td>
                <td>
                  <SevenStrip states={sevenOf(row.strip)} />
                </td>
                <td>
                  <Severity level={severity === null ? 0 : SEVERITY_LEVEL[severity]}>{severity === null ? <Trans id="inbox.severity_none">Not stated</Trans> : i18n._(SEVERITY_WORDS[severity])}</Severity>
                </td>
                <td>
                  {verified(row)}
                  {!row.addressed_to_us && (
                    <span className="table-sub">
                      <Trans id="inbox.not_to_us">Not addressed to you</Trans>
                    </span>
                  )}
                </td>
                <td>
                  <Due row={row} />
                </td>
                <td>
                  <span dir="auto">{entry.owner.trim() || <Trans id="inbox.nobody">Nobody yet</Trans>}</span>
                  <span className="table-sub">{entry.accepted_at === null ? <Trans id="inbox.quarantine">In quarantine</Trans> : i18n._(STATUS_WORDS[entry.status ?? "new"])}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The title. It takes the focus when the keys choose it, so that Enter opens it by itself. */
function TitleLink({ row, selected, onSelect, onOpen }: { row: InboxRow; selected: boolean; onSelect: (entry: string) => void; onOpen: (row: InboxRow) => void }): ReactNode {
  const link = useRef<HTMLAnchorElement>(null);
  const { id } = row.entry;
  useEffect(() => {
    const element = link.current;
    const { activeElement } = document;
    if (!selected || !element || element === activeElement) return;
    // Only when focus is in the list already or nowhere: never out of the search box.
    if (activeElement === document.body || activeElement?.closest("[data-testid='inbox-row']")) element.focus();
  }, [selected]);
  return (
    // Focus is only watched here; what can be pressed is the link inside.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <span onFocus={() => onSelect(id)}>
      <Link ref={link} className="inbox-title" onOpen={() => onOpen(row)}>
        {row.title.trim() || <Trans id="inbox.untitled">Without a title</Trans>}
      </Link>
    </span>
  );
}

/** What followed the challenge: that it was taken back, or what came since it was last answered. */
function Followed({ row }: { row: InboxRow }): ReactNode {
  const { i18n } = useLingui();
  if (row.withdrawn)
    return (
      <Status icon="undo">
        <Trans id="inbox.withdrawn">Taken back by the sender</Trans>
      </Status>
    );
  return (
    row.news !== null && (
      <Status tone="heed" icon="import" strong>
        {i18n._(NEWS_WORDS[row.news])}
      </Status>
    )
  );
}

function Holds({ row }: { row: InboxRow }): ReactNode {
  const { t } = useLingui();
  const { asks, claims, files, decided } = row;
  return (
    <>
      {t({ id: "inbox.asks", message: plural(asks, { one: "# ask", other: "# asks" }) })}
      <span className="table-sub">
        {decided > 0 ? t({ id: "inbox.decided", message: plural(claims, { one: `${decided} of # claim decided`, other: `${decided} of # claims decided` }) }) : t({ id: "inbox.claims", message: plural(claims, { one: "# claim", other: "# claims" }) })}
        {", "}
        {t({ id: "inbox.files", message: plural(files, { one: "# file", other: "# files" }) })}
      </span>
    </>
  );
}

/** How many days before a date counts as soon. */
const SOON = 7;

function Due({ row }: { row: InboxRow }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const { next_due: due, days_left: left } = row;
  if (due === null || left === null)
    return (
      <Status icon="calendar" nowrap>
        <Trans id="inbox.no_date">No date</Trans>
      </Status>
    );
  if (left < 0) {
    const late = -left;
    return (
      <Status tone="stop" icon="overdue" strong nowrap>
        {t({ id: "inbox.late", message: plural(late, { one: "# day late", other: "# days late" }) })}
      </Status>
    );
  }
  const soon = left <= SOON;
  const words = left === 0 ? t({ id: "inbox.today", message: "Today" }) : soon ? t({ id: "inbox.in_days", message: plural(left, { one: "In # day", other: "In # days" }) }) : format.day(due);
  return (
    <Status tone={soon ? "heed" : "plain"} icon={soon ? "clock" : "calendar"} strong={soon} nowrap>
      {words}
    </Status>
  );
}
