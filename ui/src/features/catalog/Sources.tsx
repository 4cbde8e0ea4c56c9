import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState, type ReactNode } from "react";
import type { CatalogPointer, CatalogSource, PlaybookState } from "@/bindings/commands";
import { Button, Cluster, Confirm, Hash, NoteLine, Skeleton } from "@/design";
import { useFormat } from "@/i18n";
import { useCommand, useCommandQuery, type AppError } from "@/ipc";
import { ErrorCallout } from "@/shell";
import { REFUSED_WORDS, useCatalogLanguage } from "./words";

/** Where every fact comes from, what else is worth reading, and the organization's own copy of the playbook. */
export function Sources(): ReactNode {
  const id = useId();
  const { data, error } = useCommandQuery("catalog_books", { language: useCatalogLanguage() });
  if (!data) return error ? <ErrorCallout error={error} /> : <Skeleton rows={6} />;
  return (
    <div className="stack">
      <section className="stack stack--tight" aria-labelledby={`${id}-playbook`}>
        <h3 className="subheading" id={`${id}-playbook`}>
          <Trans id="catalog.playbook">NIST’s own playbook beside ours</Trans>
        </h3>
        <PlaybookPart playbook={data.playbook} />
      </section>
      <section className="stack stack--tight" aria-labelledby={`${id}-sources`}>
        <h3 className="subheading" id={`${id}-sources`}>
          <Trans id="catalog.sources">What the catalog was made from</Trans>
        </h3>
        <ul className="catalog-rows">
          {data.sources.map((source) => (
            <SourceRow key={`${source.framework}/${source.edition}/${source.title}`} source={source} />
          ))}
        </ul>
      </section>
      <section className="stack stack--tight" aria-labelledby={`${id}-pointers`}>
        <h3 className="subheading" id={`${id}-pointers`}>
          <Trans id="catalog.pointers">Worth knowing, without links from here</Trans>
        </h3>
        <ul className="catalog-rows">
          {data.pointers.map((pointer) => (
            <PointerRow key={pointer.id} pointer={pointer} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function SourceRow({ source }: { source: CatalogSource }): ReactNode {
  const { edition, published, read } = source;
  return (
    <li className="catalog-row">
      <strong>{source.title}</strong>
      <span className="table-sub">{source.document}</span>
      <span className="table-sub">
        <Trans id="catalog.source_dates">Edition {edition}. Published {published}. Read {read}.</Trans>
      </span>
      <span className="table-sub">{source.licence}</span>
    </li>
  );
}

function PointerRow({ pointer }: { pointer: CatalogPointer }): ReactNode {
  const { published, as_of: asOf } = pointer;
  return (
    <li className="catalog-row">
      <strong>{pointer.title}</strong>
      <span className="table-sub">{[pointer.provider, pointer.document].filter(Boolean).join(" · ")}</span>
      <span className="table-sub">
        <Trans id="catalog.pointer_dates">Published {published}. As of {asOf}.</Trans>
      </span>
      <span className="table-sub">{pointer.warning}</span>
    </li>
  );
}

/** What is wrong with a file that was refused, so that a person can look. */
function Refused({ error }: { error: AppError | null }): ReactNode {
  const { i18n } = useLingui();
  const words = error === null ? undefined : REFUSED_WORDS[String(error.params["reason"])];
  if (error === null || words === undefined) return null;
  return (
    <NoteLine>
      <span dir="auto" data-testid="playbook-refused">
        {i18n._({ ...words, values: error.params })}
      </span>
    </NoteLine>
  );
}

/** Attach the export that NIST publishes, and take it out again. Nothing of it comes with the program. */
function PlaybookPart({ playbook }: { playbook: PlaybookState | null }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const attach = useCommand("attach_playbook");
  const remove = useCommand("remove_playbook");
  const [asking, setAsking] = useState(false);
  const pick = (): void => {
    if (!attach.isPending) attach.mutate({});
  };
  const count = playbook?.subcategories ?? 0;
  const day = playbook ? format.day(playbook.attached_at.slice(0, 10)) : "";
  return (
    <>
      <p className="soft catalog-text">
        <Trans id="catalog.playbook_lead">NIST publishes its playbook as a JSON file. It does not come with this program. If you have the file, you can keep it in your vault, and each subcategory shows the official text beside ours.</Trans>
      </p>
      <ErrorCallout error={attach.error ?? remove.error} />
      <Refused error={attach.error} />
      {playbook && (
        <p data-testid="playbook-state">
          <Trans id="catalog.playbook_since">Attached on {day}.</Trans> {t({ id: "catalog.playbook_count", message: plural(count, { one: "It has the text of # subcategory.", other: "It has the text of # subcategories." }) })} <Hash value={playbook.sha256} />
        </p>
      )}
      <Cluster>
        <Button icon="import" onPress={pick}>
          {playbook ? <Trans id="catalog.playbook_again">Attach another export</Trans> : <Trans id="catalog.playbook_attach">Attach the export</Trans>}
        </Button>
        {playbook && (
          <Button kind="quiet" icon="remove" onPress={() => setAsking(true)}>
            <Trans id="catalog.playbook_remove">Take it out</Trans>
          </Button>
        )}
      </Cluster>
      <Confirm
        title={<Trans id="catalog.playbook_ask">Take the export out of your vault?</Trans>}
        isOpen={asking}
        doLabel={<Trans id="catalog.playbook_remove_do">Take it out</Trans>}
        onDo={() => {
          setAsking(false);
          remove.mutate({});
        }}
        keepLabel={<Trans id="catalog.playbook_keep">Keep it</Trans>}
        onKeep={() => setAsking(false)}
      >
        <Trans id="catalog.playbook_ask_body">The official texts no longer show beside ours. Your file outside the vault stays where it is, and you can attach it again.</Trans>
      </Confirm>
    </>
  );
}
