import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState, type ReactNode } from "react";
import type { InboxRow } from "@/bindings/commands";
import { Button, ChipButton, EmptyState, Kbd, PageHead, SearchField, Skeleton } from "@/design";
import { useFileDrag } from "@/host";
import { useCommandQuery } from "@/ipc";
import { ErrorCallout, useRouter, useShortcut } from "@/shell";
import { printedKey } from "@/shell/KeysDialog";
import { AssignDialog } from "./AssignDialog";
import { EntryTable } from "./EntryTable";
import "@/respond/respond.css";

export interface InboxProps {
  /** Lets the person choose a packet file. */
  onImport: () => void;
  verified: (row: InboxRow) => ReactNode;
  /** Who signed the packet of this entry: shown on V. */
  proof: (row: InboxRow, onClose: () => void) => ReactNode;
}

type Filter = "all" | "new" | "news" | "check" | "late" | "done";

const FILTERS: readonly Filter[] = ["all", "new", "news", "check", "late", "done"];

const isDone = ({ entry }: InboxRow): boolean => entry.status === "answered" || entry.status === "closed";
const PASSES: Record<Filter, (row: InboxRow) => boolean> = {
  all: () => true,
  new: ({ entry }) => entry.accepted_at === null,
  news: ({ withdrawn, news }) => withdrawn || news !== null,
  check: ({ verification, addressed_to_us: ours }) => verification === "good_new_key" || verification === "good_changed_key" || !ours,
  late: ({ days_left: left }) => left !== null && left < 0,
  done: isDone,
};

function matches(row: InboxRow, wanted: string): boolean {
  const text = [row.title, row.from, row.entry.owner, row.entry.inventory_system, row.entry.cluster].join("\n").toLocaleLowerCase();
  return text.includes(wanted.trim().toLocaleLowerCase());
}

/** What came in, soonest due first. */
export function Inbox({ onImport, verified, proof }: InboxProps): ReactNode {
  const { t } = useLingui();
  const { data, error } = useCommandQuery("inbox", {});
  const [filter, setFilter] = useState<Filter>("all");
  const [wanted, setWanted] = useState("");
  const [over, setOver] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const chips = useRef<HTMLDivElement>(null);
  useFileDrag((drag) => setOver(drag === "over"));
  useShortcut("search", () => search.current?.focus());
  useShortcut("filter", () => chips.current?.querySelector("button")?.focus());
  const rows = data?.rows ?? [];
  const shown = rows.filter((row) => PASSES[filter](row) && matches(row, wanted));
  const words: Record<Filter, string> = {
    all: t({ id: "inbox.filter.all", message: "All" }),
    new: t({ id: "inbox.filter.new", message: "New" }),
    news: t({ id: "inbox.filter.news", message: "News" }),
    check: t({ id: "inbox.filter.check", message: "Check needed" }),
    late: t({ id: "inbox.filter.late", message: "Late" }),
    done: t({ id: "inbox.filter.done", message: "Done" }),
  };
  return (
    <div className="inbox">
      <header className="page-head inbox-head">
        <h1 className="title">{data ? <InboxTitle rows={rows} /> : <Trans id="inbox.title">Inbox</Trans>}</h1>
        <div className="page-head-actions">
          <Button kind="primary" icon="import" onPress={onImport}>
            <Trans id="inbox.import">Import a packet</Trans>
          </Button>
        </div>
      </header>
      <ErrorCallout error={error} />
      {over && (
        <p className="respond-drop" role="status">
          <Trans id="inbox.drop">Let go to take the packet in. Nothing is kept before it was checked.</Trans>
        </p>
      )}
      {data && rows.length === 0 && (
        <EmptyState
          title={<Trans id="inbox.empty">Nothing has come in yet</Trans>}
          action={
            <Button icon="import" onPress={onImport}>
              <Trans id="inbox.empty_import">Choose a packet file</Trans>
            </Button>
          }
        >
          <Trans id="inbox.empty_note">Challenges arrive as sealed files that end in .acp. Choose one here, or drop it on this window. People can only seal one for you when they have your intake card: see Keys.</Trans>
        </EmptyState>
      )}
      {!data && !error && <Skeleton rows={6} />}
      {rows.length > 0 && (
        <>
          <div className="filter-bar" role="search">
            <SearchField label={t({ id: "inbox.find", message: "Find a challenge" })} className="inbox-search" value={wanted} onChange={setWanted} placeholder={t({ id: "inbox.find_hint", message: "Title, sender or owner" })} inputRef={search} />
            <div ref={chips} className="cluster" role="group" aria-label={t({ id: "inbox.filter", message: "Show only" })}>
              {FILTERS.map((key) => (
                <ChipButton key={key} pressed={key === filter} onPress={() => setFilter(key)}>
                  {words[key]} {rows.filter(PASSES[key]).length}
                </ChipButton>
              ))}
            </div>
          </div>
          <EntryList caption={t({ id: "inbox.caption", message: "Challenges, soonest due first" })} rows={shown} verified={verified} proof={proof} />
          {shown.length === 0 && (
            <p className="soft">
              <Trans id="inbox.none_match">None of them fits what you are looking for.</Trans>
            </p>
          )}
        </>
      )}
    </div>
  );
}

/** A table of entries with the keys of the inbox. */
export function EntryList({ caption, rows, verified, proof, open }: { caption: string; rows: readonly InboxRow[]; open?: (row: InboxRow) => void } & Pick<InboxProps, "verified" | "proof">): ReactNode {
  const router = useRouter();
  const [selected, setSelected] = useState<string | null>(null);
  const [asked, setAsked] = useState<"proof" | "assign" | null>(null);
  const at = rows.findIndex((row) => row.entry.id === selected);
  const current = rows[at] ?? rows[0];
  const move = (step: 1 | -1): void => {
    const next = at === -1 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) setSelected(next.entry.id);
  };
  const openRow = open ?? ((row: InboxRow) => router.go({ screen: "entry", entry: row.entry.id }));
  useShortcut("listNext", () => move(1), rows.length > 0);
  useShortcut("listPrevious", () => move(-1), rows.length > 0);
  useShortcut("verify", () => setAsked("proof"), current !== undefined && asked === null);
  useShortcut("assign", () => setAsked("assign"), current !== undefined && asked === null);
  const close = (): void => setAsked(null);
  return (
    <>
      <EntryTable caption={caption} rows={rows} selected={selected} onSelect={setSelected} onOpen={openRow} verified={verified} />
      {rows.length > 0 && <KeyHints />}
      {asked === "proof" && current && proof(current, close)}
      {asked === "assign" && current && <AssignDialog entry={current.entry} title={current.title} onClose={close} />}
    </>
  );
}

function KeyHints(): ReactNode {
  return (
    <p className="key-hints key-bar">
      <span>
        <Kbd>J</Kbd>
        <Kbd>K</Kbd>
        <Trans id="inbox.keys.move">Move</Trans>
      </span>
      <span>
        <Kbd>{printedKey("Enter")}</Kbd>
        <Trans id="inbox.keys.open">Open</Trans>
      </span>
      <span>
        <Kbd>V</Kbd>
        <Trans id="inbox.keys.verify">Verify</Trans>
      </span>
      <span>
        <Kbd>O</Kbd>
        <Trans id="inbox.keys.assign">Give to someone</Trans>
      </span>
      <span>
        <Kbd>?</Kbd>
        <Trans id="inbox.keys.all">All keys</Trans>
      </span>
    </p>
  );
}

function InboxTitle({ rows }: { rows: readonly InboxRow[] }): ReactNode {
  const { t } = useLingui();
  const count = rows.length;
  const late = rows.filter(PASSES.late).length;
  const fresh = rows.filter(PASSES.new).length;
  const news = rows.filter((row) => row.news !== null && !row.withdrawn).length;
  const all = count === 0 ? t({ id: "inbox.title.none", message: "No challenges yet." }) : t({ id: "inbox.title.count", message: plural(count, { one: "# challenge.", other: "# challenges." }) });
  if (late > 0) return `${all} ${t({ id: "inbox.title.late", message: plural(late, { one: "# is overdue.", other: "# are overdue." }) })}`;
  if (fresh > 0) return `${all} ${t({ id: "inbox.title.fresh", message: plural(fresh, { one: "# waits to be taken up.", other: "# wait to be taken up." }) })}`;
  if (news > 0) return `${all} ${t({ id: "inbox.title.news", message: plural(news, { one: "# has news.", other: "# have news." }) })}`;
  return count === 0 ? all : `${all} ${t({ id: "inbox.title.calm", message: "Nothing is overdue." })}`;
}

/** Entries being worked on, and entries with an answer: the same table with other rows. */
export function EntriesOf({ kind, verified, proof }: { kind: "reviews" | "answers" } & Pick<InboxProps, "verified" | "proof">): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const { data, error } = useCommandQuery("inbox", {});
  const taken = (data?.rows ?? []).filter(({ entry }) => entry.accepted_at !== null);
  const rows = kind === "reviews" ? taken.filter((row) => !isDone(row)) : taken.filter(({ entry }) => entry.status === "managing" || entry.status === "answered");
  const count = rows.length;
  const open = (row: InboxRow): void => router.go(kind === "reviews" ? { screen: "worksheet", entry: row.entry.id } : { screen: "answer", entry: row.entry.id });
  const sealed = rows.filter(({ entry }) => entry.status === "answered").length;
  const writing = count - sealed;
  const title =
    kind === "reviews"
      ? count === 0
        ? t({ id: "inbox.reviews.none", message: "Nothing is being worked on." })
        : t({ id: "inbox.reviews.title", message: plural(count, { one: "# challenge is being worked on.", other: "# challenges are being worked on." }) })
      : count === 0
        ? t({ id: "inbox.answers.none", message: "No answer is being written." })
        : `${t({ id: "inbox.answers.writing", message: plural(writing, { one: "# answer is being written.", other: "# answers are being written." }) })} ${t({ id: "inbox.answers.sealed", message: plural(sealed, { one: "# is sealed.", other: "# are sealed." }) })}`;
  return (
    <div className="inbox">
      <PageHead title={data ? title : kind === "reviews" ? t({ id: "inbox.reviews", message: "Reviews" }) : t({ id: "inbox.answers", message: "Answers" })} />
      <ErrorCallout error={error} />
      {!data && !error && <Skeleton rows={4} />}
      {data && count === 0 && (
        <EmptyState
          title={kind === "reviews" ? <Trans id="inbox.reviews.empty">Work begins when you take a challenge up</Trans> : <Trans id="inbox.answers.empty">An answer begins when claims are decided</Trans>}
          action={
            <Button icon="inbox" onPress={() => router.go({ screen: "inbox" })}>
              <Trans id="inbox.to_inbox">Go to the inbox</Trans>
            </Button>
          }
        >
          {kind === "reviews" ? <Trans id="inbox.reviews.empty_note">Each claim is then worked through: map, measure, manage.</Trans> : <Trans id="inbox.answers.empty_note">Open a challenge and choose “Write the answer”. You can begin at any time.</Trans>}
        </EmptyState>
      )}
      {count > 0 && <EntryList caption={kind === "reviews" ? t({ id: "inbox.reviews.caption", message: "Challenges being worked on" }) : t({ id: "inbox.answers.caption", message: "Answers being written or sealed" })} rows={rows} verified={verified} proof={proof} open={open} />}
    </div>
  );
}
