import { Trans, useLingui } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import type { CatalogPage, FrameworkRef } from "@/bindings/commands";
import { Folio, FolioRow, NoteLine, PageHead, Skeleton, type Crumb } from "@/design";
import { useCommandQuery } from "@/ipc";
import { ErrorCallout, Screen, useRouter } from "@/shell";
import { Crosswalks, Facts, ForOrganizations, SourceFooter } from "./EntryParts";
import { EntryRow, EntryRows, rowKey } from "./EntryRow";
import { Ways } from "./Ways";
import { codeOf, FRAMEWORK_NAMES, KIND_WORDS, useCatalogLanguage } from "./words";
import "./catalog.css";

/** Everything about one entry, and everything that belongs to it. */
export function EntryScreen({ target }: { target: FrameworkRef }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const language = useCatalogLanguage();
  const { data, error } = useCommandQuery("catalog_page", { language, of: target });
  const home: Crumb = { label: t({ id: "catalog.crumb", message: "Catalog" }), onOpen: () => router.go({ screen: "catalog" }) };
  const above = (data?.above ?? []).map((row): Crumb => ({ label: codeOf(row) || row.title, onOpen: () => router.go({ screen: "catalog_entry", framework: row.framework, edition: row.edition, id: row.id }) }));
  const here = data ? codeOf(data.row) || data.row.title : target.id;
  return (
    <Screen title={data?.row.title ?? home.label} crumbs={[home, ...above, { label: here }]}>
      {data ? (
        <Entry page={data} />
      ) : (
        <>
          <PageHead title={target.id} actions={<Ways />} />
          {error ? <ErrorCallout error={error} /> : <Skeleton rows={6} />}
        </>
      )}
    </Screen>
  );
}


function Entry({ page }: { page: CatalogPage }): ReactNode {
  const { i18n } = useLingui();
  const { row } = page;
  const kind = KIND_WORDS[row.kind];
  const code = codeOf(row);
  const framework = FRAMEWORK_NAMES[row.framework];
  const { edition } = row;
  const facts = [
    kind && { term: <Trans id="catalog.about.kind">What it is</Trans>, value: i18n._(kind) },
    code !== "" && { term: <Trans id="catalog.about.id">Code</Trans>, value: <span dir="ltr">{code}</span> },
    framework !== undefined && { term: <Trans id="catalog.about.framework">Framework</Trans>, value: <Trans id="catalog.about.edition">{framework}, edition {edition}</Trans> },
    row.name !== "" && row.name !== row.title && { term: <Trans id="catalog.about.name">Called there</Trans>, value: <span dir="auto">{row.name}</span> },
  ].filter((fact) => fact !== false && fact !== undefined);
  return (
    <div className="catalog">
      <PageHead title={row.title} lead={row.line} facts={facts} actions={<Ways />} />
      <Folio className="catalog-folio">
        <Texts page={page} />
        <Facts facts={page.facts} law={row.kind === "legal_handle"} />
        <Belongs page={page} />
        <Crosswalks crosswalks={page.crosswalks} />
        <ForOrganizations page={page} />
        <SourceFooter page={page} />
      </Folio>
    </div>
  );
}

function Texts({ page }: { page: CatalogPage }): ReactNode {
  const id = useId();
  const lists: readonly { key: string; heading: ReactNode; lines: readonly string[] }[] = [
    { key: "asks", heading: <Trans id="catalog.asks">What you can ask</Trans>, lines: page.asks },
    { key: "answers", heading: <Trans id="catalog.answers">What a real answer holds</Trans>, lines: page.answers },
    { key: "signs", heading: <Trans id="catalog.signs">Signs that it was harmed</Trans>, lines: page.signs },
    { key: "helps", heading: <Trans id="catalog.helps">What evidence helps</Trans>, lines: page.helps },
    { key: "examples", heading: <Trans id="catalog.examples">Examples</Trans>, lines: page.examples },
  ];
  return (
    <>
      {page.explanation !== "" && (
        <FolioRow id={`${id}-means`} heading={<Trans id="catalog.means_heading">What it means</Trans>}>
          <p className="catalog-text">{page.explanation}</p>
        </FolioRow>
      )}
      {lists
        .filter(({ lines }) => lines.length > 0)
        .map(({ key, heading, lines }) => (
          <FolioRow key={key} id={`${id}-${key}`} heading={heading}>
            <ul className="catalog-list">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </FolioRow>
        ))}
    </>
  );
}

/** Parts, actions, rights and other entries, each with on whose word it stands here. */
function Belongs({ page }: { page: CatalogPage }): ReactNode {
  const id = useId();
  const groups = [
    { key: "related", heading: <Trans id="catalog.related">Belongs together</Trans>, linked: page.related },
    { key: "legal", heading: <Trans id="catalog.legal">Rights to check</Trans>, linked: page.legal },
    { key: "actions", heading: <Trans id="catalog.actions">Suggested for generative AI</Trans>, linked: page.actions },
  ];
  return (
    <>
      {page.children.length > 0 && (
        <FolioRow id={`${id}-parts`} heading={<Trans id="catalog.children">Its parts</Trans>}>
          <EntryRows rows={page.children} />
        </FolioRow>
      )}
      {groups
        .filter(({ linked }) => linked.length > 0)
        .map(({ key, heading, linked }) => (
          <FolioRow key={key} id={`${id}-${key}`} heading={heading}>
            {key === "legal" && (
              <NoteLine icon="heed">
                <Trans id="catalog.legal_note">Check this before you rely on it. It is no advice on law.</Trans>
              </NoteLine>
            )}
            <ul className="catalog-rows">
              {linked.map(({ row, basis }) => (
                <EntryRow key={rowKey(row)} row={row} withKind={key === "related"} why={basis === "source" ? <Trans id="catalog.why.source">The source links them.</Trans> : <Trans id="catalog.why.ours">Our inference: we link them.</Trans>} />
              ))}
            </ul>
          </FolioRow>
        ))}
    </>
  );
}
