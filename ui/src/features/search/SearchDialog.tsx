import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import type { SearchHit } from "@/bindings/commands";
import { Dialog, Icon, SearchField, type IconName } from "@/design";
import { useHost } from "@/host";
import { call, toAppError, type AppError } from "@/ipc";
import { ErrorCallout, useRemoval, useRouter, type Route } from "@/shell";
import "./search.css";

/** Milliseconds of quiet before the vault is asked. */
const PAUSE = 120;
const LIMIT = 40;

interface Kind {
  readonly icon: IconName;
  readonly words: MessageDescriptor;
  /** Where a find is opened. */
  readonly place: (hit: SearchHit) => Route | null;
}

const inCase = (hit: SearchHit): Route | null => (hit.case_id === null ? null : { screen: "case", case: hit.case_id });

const KINDS: Readonly<Partial<Record<string, Kind>>> = {
  case: { icon: "cases", words: msg({ id: "search.kind.case", message: "Case" }), place: (hit) => ({ screen: "case", case: hit.id }) },
  harm: { icon: "record", words: msg({ id: "search.kind.harm", message: "Claim" }), place: (hit) => ({ screen: "harm", harm: hit.id }) },
  evidence: { icon: "evidence", words: msg({ id: "search.kind.evidence", message: "Evidence" }), place: (hit) => ({ screen: "evidence_item", evidence: hit.id }) },
  person: { icon: "people", words: msg({ id: "search.kind.person", message: "Person" }), place: (hit) => ({ screen: "people", person: hit.id }) },
  challenge: { icon: "send", words: msg({ id: "search.kind.challenge", message: "Challenge" }), place: (hit) => ({ screen: "compose", challenge: hit.id }) },
  ask: { icon: "write", words: msg({ id: "search.kind.ask", message: "Ask" }), place: inCase },
};

/** Finds anything in the open vault. What is typed here is kept nowhere. */
export function SearchDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): ReactNode {
  return (
    <Dialog title={<Trans id="search.title">Find anything in this vault</Trans>} isOpen={isOpen} onClose={onClose} wide>
      <Finder onClose={onClose} />
    </Dialog>
  );
}

function Finder({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const { isGone } = useRemoval();
  const [text, setText] = useState("");
  const { hits, asked, error } = useHits(text);
  const shown = hits.filter((hit) => !isGone(hit.id) && !isGone(hit.case_id ?? ""));
  const count = shown.length;
  return (
    <div className="stack">
      <SearchField label={t({ id: "search.label", message: "Words to find" })} value={text} onChange={setText} autoFocus />
      <ErrorCallout error={error} />
      <p className="visually-hidden" role="status">
        {asked !== "" && t({ id: "search.count", message: plural(count, { one: "# find", other: "# finds" }) })}
      </p>
      {asked !== "" && count === 0 && (
        <p className="soft">
          <Trans id="search.nothing">Nothing in this vault has these words.</Trans>
        </p>
      )}
      <ol className="search-hits">
        {shown.map((hit) => (
          <Hit key={`${hit.kind}/${hit.id}`} hit={hit} onClose={onClose} />
        ))}
      </ol>
    </div>
  );
}

function Hit({ hit, onClose }: { hit: SearchHit; onClose: () => void }): ReactNode {
  const { i18n } = useLingui();
  const router = useRouter();
  const kind = KINDS[hit.kind];
  const place = (kind?.place ?? inCase)(hit);
  const says = hit.title.includes(hit.snippet.replaceAll("…", "").trim()) ? "" : hit.snippet; // not the same words twice
  const inside = (
    <>
      <Icon name={kind?.icon ?? "file"} />
      <span>
        <strong dir="auto">{hit.title === "" ? <Trans id="search.untitled">Without a title</Trans> : hit.title}</strong>
        <span className="table-sub" dir="auto">
          {kind ? i18n._(kind.words) : hit.kind}
          {says !== "" && ` · ${says}`}
        </span>
      </span>
    </>
  );
  return (
    <li data-testid="search-hit">
      {place === null ? (
        <span className="search-hit">{inside}</span>
      ) : (
        <button
          type="button"
          className="search-hit"
          onClick={() => {
            onClose();
            router.go(place);
          }}
        >
          {inside}
        </button>
      )}
    </li>
  );
}

interface Found {
  /** The words these finds are for. */
  readonly asked: string;
  readonly hits: readonly SearchHit[];
  readonly error: AppError | null;
}

const NOTHING: Found = { asked: "", hits: [], error: null };

/** Asks the vault a moment after the last key. Late answers to earlier words are left aside; no cache keeps the words. */
function useHits(text: string): Found {
  const host = useHost();
  const [found, setFound] = useState<Found>(NOTHING);
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === "") return undefined;
    let current = true;
    const timer = setTimeout(() => {
      call(host, "search", { text: wanted, limit: LIMIT }).then(
        ({ hits }) => {
          if (current) setFound({ asked: wanted, hits, error: null });
        },
        (thrown: unknown) => {
          if (current) setFound({ asked: wanted, hits: [], error: toAppError(thrown) });
        },
      );
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [host, wanted]);
  return wanted === "" ? NOTHING : found;
}
