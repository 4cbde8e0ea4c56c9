import { Trans, useLingui } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import type { CatalogCrossing, CatalogFact, CatalogPage, OfficialText } from "@/bindings/commands";
import { Definition, FolioRow, NoteLine } from "@/design";
import { EntryLink } from "@/shell";
import { AUTHORITY_WORDS, FACT_WORDS, FRAMEWORK_NAMES } from "./words";

/** Facts that only some kinds of entries have. A law is always something to check. */
export function Facts({ facts, law }: { facts: readonly CatalogFact[]; law: boolean }): ReactNode {
  const id = useId();
  const { i18n } = useLingui();
  if (facts.length === 0) return null;
  const items = facts.map(({ name, lines }) => {
    const words = FACT_WORDS[name];
    return { term: words ? i18n._(words) : name.replaceAll("_", " "), value: <span dir="auto">{lines.join("; ")}</span> };
  });
  return (
    <FolioRow id={`${id}-facts`} heading={law ? <Trans id="catalog.law">The rule</Trans> : <Trans id="catalog.facts">Facts</Trans>}>
      {law && (
        <NoteLine icon="heed">
          <Trans id="catalog.law_note">Check this: laws change, and this program works out no dates. Ask somebody who knows the law where you live.</Trans>
        </NoteLine>
      )}
      <Definition items={items} />
    </FolioRow>
  );
}

/** What others pair it with: whose word it is stands before the pairs. */
export function Crosswalks({ crosswalks }: { crosswalks: readonly CatalogCrossing[] }): ReactNode {
  const id = useId();
  if (crosswalks.length === 0) return null;
  return (
    <FolioRow id={`${id}-cross`} heading={<Trans id="catalog.crosswalks">In other frameworks</Trans>}>
      <ul className="catalog-rows">
        {crosswalks.map((one) => (
          <Crossing key={one.id} one={one} />
        ))}
      </ul>
    </FolioRow>
  );
}

function Crossing({ one }: { one: CatalogCrossing }): ReactNode {
  const { i18n } = useLingui();
  const authority = AUTHORITY_WORDS[one.authority];
  const { provider, published } = one;
  return (
    <li className="catalog-row" data-testid="catalog-crosswalk">
      <strong>{one.title}</strong>
      <span className="table-sub">
        {authority && i18n._(authority)}
        {". "}
        <Trans id="catalog.cross.from">{provider}, {published}.</Trans>
      </span>
      {one.warning !== "" && <NoteLine icon="heed">{one.warning}</NoteLine>}
      <ul className="catalog-ends">
        {one.ends.map((end) => (
          <li key={end.id}>
            {end.entry ? (
              <EntryLink target={end.entry}>
                <span dir="auto">{end.id}</span>
              </EntryLink>
            ) : (
              <span dir="auto">{end.id}</span>
            )}
            {end.title !== "" && <span className="soft"> {end.title}</span>}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** What serves an organization's own records: our questions, and the official text where it is attached. */
export function ForOrganizations({ page }: { page: CatalogPage }): ReactNode {
  const id = useId();
  return (
    <>
      {page.supplements.length > 0 && (
        <FolioRow id={`${id}-records`} heading={<Trans id="catalog.records">For the organization’s records</Trans>}>
          <div className="stack stack--tight">
            {page.supplements.map((one) => (
              <div key={one.document} className="stack stack--tight">
                {one.documents.length > 0 && (
                  <ul className="catalog-list">
                    {one.documents.map((question) => (
                      <li key={question}>{question}</li>
                    ))}
                  </ul>
                )}
                <Tags actors={one.actors} topics={one.topics} />
                <p className="small soft">{one.document}</p>
              </div>
            ))}
          </div>
        </FolioRow>
      )}
      {page.official && (
        <FolioRow id={`${id}-official`} heading={<Trans id="catalog.official">In the words of NIST</Trans>}>
          <Official text={page.official} />
        </FolioRow>
      )}
    </>
  );
}

function Tags({ actors, topics }: { actors: readonly string[]; topics: readonly string[] }): ReactNode {
  const items = [
    actors.length > 0 && { term: <Trans id="catalog.tags.actors">Who acts</Trans>, value: <span dir="auto">{actors.join("; ")}</span> },
    topics.length > 0 && { term: <Trans id="catalog.tags.topics">Topics</Trans>, value: <span dir="auto">{topics.join("; ")}</span> },
  ].filter((item) => item !== false);
  return items.length > 0 ? <Definition items={items} /> : null;
}

function Official({ text }: { text: OfficialText }): ReactNode {
  const parts = [
    { key: "description", heading: <Trans id="catalog.official.statement">Statement</Trans>, words: text.description },
    { key: "about", heading: <Trans id="catalog.official.about">About</Trans>, words: text.about },
    { key: "actions", heading: <Trans id="catalog.official.actions">Suggested actions</Trans>, words: text.actions },
    { key: "documentation", heading: <Trans id="catalog.official.documentation">What to document</Trans>, words: text.documentation },
    { key: "references", heading: <Trans id="catalog.official.references">References</Trans>, words: text.references },
  ].filter(({ words }) => words.trim() !== "");
  return (
    <div className="stack stack--tight" data-testid="catalog-official">
      <p className="small soft">
        <Trans id="catalog.official.note">From the export that you attached. These words are not ours.</Trans>
      </p>
      {parts.map(({ key, heading, words }) => (
        <section key={key} className="stack stack--tight">
          <h3 className="subheading">{heading}</h3>
          <p className="catalog-official" dir="auto" lang="en">
            {words}
          </p>
        </section>
      ))}
    </div>
  );
}

/** Where the facts come from: the document, its edition, when it was read, and what may be done with it. */
export function SourceFooter({ page }: { page: CatalogPage }): ReactNode {
  const id = useId();
  const { source, section } = page;
  const { edition, published, read } = source;
  return (
    <FolioRow id={`${id}-source`} heading={<Trans id="catalog.source">Where it comes from</Trans>}>
      <div className="small soft catalog-text" data-testid="catalog-source">
        <p>{[FRAMEWORK_NAMES[source.framework], source.document, section].filter(Boolean).join(" · ")}</p>
        <p>
          <Trans id="catalog.source_dates">Edition {edition}. Published {published}. Read {read}.</Trans>
        </p>
        <p>{source.licence}</p>
      </div>
    </FolioRow>
  );
}
