import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState, type ReactNode } from "react";
import type { CatalogFound } from "@/bindings/commands";
import { Callout, EmptyState, PageHead, SearchField, Skeleton, Tabs, type TabItem } from "@/design";
import { useCommandQuery } from "@/ipc";
import { ErrorCallout, Screen, useRouter } from "@/shell";
import { Browse, partOf, PARTS, type Part } from "./Browse";
import { EntryRow, EntryRows, rowKey } from "./EntryRow";
import { Sources } from "./Sources";
import { Forward } from "./Ways";
import { useCatalogLanguage } from "./words";
import "./catalog.css";

/** How long after the last key the catalog is asked. */
const PAUSE = 150;
const LIMIT = 40;
/** One letter fits everything. */
const LEAST = 2;

/** The whole framework in plain words: browse it part by part, or find it by everyday words. */
export function CatalogScreen({ part: asked, words = "" }: { part?: string | undefined; words?: string | undefined }): ReactNode {
  const { t } = useLingui();
  const { replace } = useRouter();
  const part = partOf(asked);
  const [text, setText] = useState(words);
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === words) return undefined;
    // The place remembers the words, so that "back" from an entry finds them again.
    const timer = setTimeout(() => replace({ screen: "catalog", part, ...(wanted !== "" && { words: wanted }) }), PAUSE);
    return () => clearTimeout(timer);
  }, [wanted, words, part, replace]);
  const title = t({ id: "catalog.crumb", message: "Catalog" });
  return (
    <Screen title={title} crumbs={[{ label: title }]}>
      <div className="catalog stack">
        <PageHead title={<Trans id="catalog.title">The framework in plain words</Trans>} lead={<Trans id="catalog.lead">What organizations say they follow when they use AI, and what you can hold them to. Find it in your own words, or look through it.</Trans>} actions={<Forward />} />
        <SearchField label={t({ id: "catalog.search", message: "Find in the catalog" })} placeholder={t({ id: "catalog.search_placeholder", message: "Such as: wrong person, appeal, MEASURE 2.11" })} value={text} onChange={setText} />
        {words.length >= LEAST && wanted.length >= LEAST ? <Found words={words} /> : <Parts part={part} />}
      </div>
    </Screen>
  );
}

function Parts({ part }: { part: Part }): ReactNode {
  const { t } = useLingui();
  const { replace } = useRouter();
  const language = useCatalogLanguage();
  const { data, error } = useCommandQuery("catalog_rows", { language });
  const words: Record<Part, string> = {
    core: t({ id: "catalog.part.core", message: "What to do" }),
    characteristics: t({ id: "catalog.part.characteristics", message: "Seven questions" }),
    tensions: t({ id: "catalog.part.tensions", message: "Tensions" }),
    risks: t({ id: "catalog.part.risks", message: "Generative AI" }),
    harms: t({ id: "catalog.part.harms", message: "Harm" }),
    others: t({ id: "catalog.part.others", message: "Other frameworks" }),
    rights: t({ id: "catalog.part.rights", message: "Rights to check" }),
    answers: t({ id: "catalog.part.answers", message: "Questions and asks" }),
    sources: t({ id: "catalog.part.sources", message: "Sources" }),
  };
  const tabs: TabItem<Part>[] = PARTS.map((key) => ({ key, label: words[key] }));
  return (
    <Tabs label={t({ id: "catalog.parts_of", message: "Parts of the catalog" })} tabs={tabs} selected={part} onSelect={(key) => replace({ screen: "catalog", part: key })}>
      <div className="catalog-part">
        <h2 className="visually-hidden">{words[part]}</h2>
        {part === "sources" ? (
          <Sources />
        ) : (
          <>
            <ErrorCallout error={error} />
            {!data && !error && <Skeleton rows={6} />}
            {data && <Browse part={part} rows={data.rows} />}
          </>
        )}
      </div>
    </Tabs>
  );
}

function Found({ words }: { words: string }): ReactNode {
  const { t } = useLingui();
  const language = useCatalogLanguage();
  const { data, error } = useCommandQuery("catalog_find", { language, of: { text: words, limit: LIMIT } });
  // What was found before stays until the next finds are here, so that nothing jumps while a person types.
  const [last, setLast] = useState<CatalogFound | undefined>(data);
  if (data !== undefined && data !== last) setLast(data);
  const shown = data ?? last;
  const count = shown?.rows.length ?? 0;
  return (
    <section className="stack" aria-label={t({ id: "catalog.found", message: "What was found" })}>
      <ErrorCallout error={error} />
      <p className="visually-hidden" role="status">
        {shown && t({ id: "catalog.count", message: plural(count, { one: "# entry", other: "# entries" }) })}
      </p>
      {shown && <Meant found={shown} words={words} />}
      {shown && count > 0 && <EntryRows rows={shown.rows} withKind />}
      {data && count === 0 && data.meant.length === 0 && (
        <EmptyState title={<Trans id="catalog.nothing">Nothing in the catalog fits these words</Trans>}>
          <Trans id="catalog.nothing_body">Try another word for it, or fewer words. English and Spanish both work.</Trans>
        </EmptyState>
      )}
    </section>
  );
}

/** A name that people use for something else: what it means, or the question which one is meant. */
function Meant({ found, words }: { found: CatalogFound; words: string }): ReactNode {
  const { meant, note } = found;
  if (meant.length === 0) return null;
  return (
    <Callout paper icon="info" title={meant.length > 1 ? <Trans id="catalog.which">Which one do you mean by “{words}”?</Trans> : <Trans id="catalog.means">“{words}” stands for this</Trans>}>
      {note !== "" && <p>{note}</p>}
      <ul className="catalog-rows" data-testid="catalog-meant">
        {meant.map((row) => (
          <EntryRow key={rowKey(row)} row={row} withKind />
        ))}
      </ul>
    </Callout>
  );
}
