import { Trans } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import type { CatalogRow } from "@/bindings/commands";
import { NoteLine } from "@/design";
import { EntryRow, EntryRows, rowKey } from "./EntryRow";
import { FRAMEWORK_NAMES } from "./words";

/** The parts of the catalog, in the order of the tabs. */
export const PARTS = ["core", "characteristics", "tensions", "risks", "harms", "others", "rights", "answers", "sources"] as const;
export type Part = (typeof PARTS)[number];

export function partOf(name: string | undefined): Part {
  return PARTS.find((known) => known === name) ?? "core";
}

/** Which kinds stand in which part. Actions are reached from the subcategory or risk they belong to. */
const KINDS: Readonly<Record<Exclude<Part, "others" | "sources">, readonly string[]>> = {
  core: ["function", "category", "subcategory"],
  characteristics: ["characteristic"],
  tensions: ["tension", "combination"],
  risks: ["gai_risk"],
  harms: ["harm_category", "harm_example", "dimension", "lifecycle_stage", "actor", "incident_field"],
  rights: ["legal_handle"],
  answers: ["question", "ask"],
};

/** Bodies of knowledge that are neither NIST's nor ours. */
const NEAR: ReadonlySet<string> = new Set(["nist-ai-rmf", "nist-ai-600-1", "recourse", "recourse-legal"]);

/** What stands in one part, ready to be opened. */
export function Browse({ part, rows }: { part: Exclude<Part, "sources">; rows: readonly CatalogRow[] }): ReactNode {
  if (part === "others") return <Others rows={rows.filter(({ framework }) => !NEAR.has(framework))} />;
  const kinds = KINDS[part];
  const shown = rows.filter(({ kind }) => kinds.includes(kind));
  return (
    <div className="stack">
      <Lead part={part} />
      {part === "core" || part === "harms" ? <Tree rows={shown} /> : <EntryRows rows={shown} withKind={kinds.length > 1} />}
    </div>
  );
}

function Lead({ part }: { part: Exclude<Part, "others" | "sources"> }): ReactNode {
  const words: Record<typeof part, ReactNode> = {
    core: <Trans id="catalog.lead.core">What an organization should do with an AI system, in four functions. Open a part to see its steps. The codes are NIST’s; the words are ours.</Trans>,
    characteristics: <Trans id="catalog.lead.characteristics">Seven plain questions about a system that can be trusted, with signs that something was harmed.</Trans>,
    tensions: <Trans id="catalog.lead.tensions">Where one good thing pulls against another, with examples from daily life. A bad mix is strong in one and weak in the other.</Trans>,
    risks: <Trans id="catalog.lead.risks">Twelve risks that AI brings when it writes, draws or speaks by itself.</Trans>,
    harms: <Trans id="catalog.lead.harms">Whom harm hits, who takes part in the life of a system, and what a report of harm should hold.</Trans>,
    rights: <Trans id="catalog.lead.rights">Laws and rules that you may be able to use. Check each one before you rely on it: this is no advice on law, the list is not whole, and each entry says as of when it is.</Trans>,
    answers: <Trans id="catalog.lead.answers">The ten questions that a full answer settles, and what you can ask an organization to do.</Trans>,
  };
  return part === "rights" ? <NoteLine icon="heed">{words[part]}</NoteLine> : <p className="soft catalog-text">{words[part]}</p>;
}

/** Entries under the ones they belong to. What has parts opens in place. */
function Tree({ rows }: { rows: readonly CatalogRow[] }): ReactNode {
  const known = new Set(rows.map(rowKey));
  const above = (row: CatalogRow): string => `${row.framework}/${row.edition}/${row.parent}`;
  const below = new Map<string, CatalogRow[]>();
  for (const row of rows) if (row.parent !== "") below.set(above(row), [...(below.get(above(row)) ?? []), row]);
  const roots = rows.filter((row) => row.parent === "" || !known.has(above(row)));
  return (
    <ul className="catalog-rows">
      {roots.map((row) => (
        <Branch key={rowKey(row)} row={row} below={below} open={below.get(rowKey(row))?.some((child) => below.has(rowKey(child))) ?? false} />
      ))}
    </ul>
  );
}

function Branch({ row, below, open }: { row: CatalogRow; below: ReadonlyMap<string, readonly CatalogRow[]>; open: boolean }): ReactNode {
  const parts = below.get(rowKey(row));
  if (parts === undefined) return <EntryRow row={row} />;
  const { title } = row;
  return (
    <li className="catalog-branch">
      <ul>
        <EntryRow row={row} />
      </ul>
      <details open={open}>
        <summary>
          <Trans id="catalog.parts">Its parts</Trans>
          <span className="visually-hidden">: {title}</span>
        </summary>
        <ul className="catalog-rows">
          {parts.map((part) => (
            <Branch key={rowKey(part)} row={part} below={below} open={false} />
          ))}
        </ul>
      </details>
    </li>
  );
}

/** Taxonomies and frameworks of others, each by itself. */
function Others({ rows }: { rows: readonly CatalogRow[] }): ReactNode {
  const id = useId();
  const frameworks = [...new Set(rows.map(({ framework }) => framework))];
  return (
    <div className="stack">
      <p className="soft catalog-text">
        <Trans id="catalog.lead.others">How others sort harm and risk, and what their frameworks call things. Ids and names are theirs; the plain lines are ours.</Trans>
      </p>
      {frameworks.map((framework) => (
        <section key={framework} className="stack stack--tight" aria-labelledby={`${id}-${framework}`}>
          <h3 className="subheading" id={`${id}-${framework}`} dir="auto">
            {FRAMEWORK_NAMES[framework] ?? framework}
          </h3>
          <Tree rows={rows.filter((row) => row.framework === framework)} />
        </section>
      ))}
    </div>
  );
}
