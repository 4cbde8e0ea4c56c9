import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { CatalogSuggestion } from "@/bindings/commands";
import { useCommandQuery } from "@/ipc";
import { EntryLink } from "@/shell";
import { refKey, useCatalogLanguage } from "./catalogWords";

/** More than this nobody reads beside a question. */
const MOST = 8;

/** What can be ticked above stands there already. */
const SHOWN_ABOVE: ReadonlySet<string> = new Set(["subcategory", "gai_risk"]);

/** What else in the catalog may fit what was told, to read about: rights to check, types of harm, what to ask for. */
export function AlsoFits({ harm }: { harm: string }): ReactNode {
  const { data } = useCommandQuery("catalog_suggestions", { language: useCatalogLanguage(), of: { harm_id: harm } });
  if (!data) return null;
  const others = data.entries.filter(({ row }) => !SHOWN_ABOVE.has(row.kind));
  const shown = [...others.slice(0, MOST), ...data.asks.slice(0, MOST / 2)];
  if (shown.length === 0) return null;
  return (
    <section className="stack stack--tight" aria-labelledby="map-also">
      <h2 className="subheading" id="map-also">
        <Trans id="map.also">Worth reading</Trans>
      </h2>
      <p className="small soft">
        <Trans id="map.also.lead">Other parts of the catalog that may fit what you told. Nothing here is chosen for you.</Trans>
      </p>
      <ul>
        {shown.map((one) => (
          <AlsoRow key={refKey(one.row)} one={one} />
        ))}
      </ul>
    </section>
  );
}

function AlsoRow({ one }: { one: CatalogSuggestion }): ReactNode {
  return (
    <li className="map-also small" data-testid="also-fits">
      <EntryLink target={one.row}>{one.row.title}</EntryLink>
      <span className="table-sub">{one.because.join(" ")}</span>
    </li>
  );
}
