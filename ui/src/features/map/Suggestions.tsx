import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useDeferredValue, useState, type ReactNode } from "react";
import type { FrameworkRef, Mapping, MappingView, Relation, SuggestionView } from "@/bindings/commands";
import { Button, CHARACTERISTIC_WORDS, CheckRow, SearchField, Select, TextArea, useToast, type Characteristic } from "@/design";
import { useFormat } from "@/i18n";
import { useAutosave, useCommand, useCommandQuery } from "@/ipc";
import { EntryLink, ErrorCallout } from "@/shell";
import { AlsoFits } from "./AlsoFits";
import { isCode, refKey, useCatalogLanguage, type CatalogWords } from "./catalogWords";

const RELATIONS: readonly Relation[] = ["not_met", "evidence_for", "asks_about", "not_sure"];

function useRelationWords(): (relation: Relation) => string {
  const { t } = useLingui();
  return (relation) => {
    switch (relation) {
      case "not_met":
        return t({ id: "map.relation.not_met", message: "They did not do this" });
      case "evidence_for":
        return t({ id: "map.relation.evidence_for", message: "What happened is evidence about this" });
      case "asks_about":
        return t({ id: "map.relation.asks_about", message: "We ask about this" });
      case "not_sure":
        return t({ id: "map.relation.not_sure", message: "We are not sure" });
    }
  };
}

/** Kinds that a harm can be linked to with the words above. Laws, questions and asks have places of their own. */
const LINKABLE: ReadonlySet<string> = new Set(["function", "category", "subcategory", "characteristic", "gai_risk", "gai_action", "harm_type", "harm_theme", "risk_domain", "risk_subdomain", "vulnerability", "principle", "article"]);

interface Link {
  readonly target: FrameworkRef;
  readonly title: string;
  readonly because?: string;
}

/** What may fit this claim, why, and what the person chose of it. Nothing is chosen for them. */
export function Suggestions({ view, selected, answered, catalog }: { view: MappingView; selected: Characteristic; answered: boolean; catalog: CatalogWords }): ReactNode {
  const { t } = useLingui();
  const because = useBecause();
  const [all, setAll] = useState(false);
  const toast = useToast();
  const save = useCommand("save_mapping");
  const remove = useCommand("delete_mapping");

  const linkOf = (suggestion: SuggestionView): Link => ({ target: suggestion.target, title: suggestion.title, because: because(suggestion) });
  const here = (suggestion: SuggestionView): boolean => suggestion.because.includes(selected);
  const steps = view.suggestions.filter(({ kind }) => kind === "subcategory");
  const now = steps.filter(here);
  const others = steps.filter((suggestion) => !here(suggestion));
  const risks = view.suggestions.filter(({ kind }) => kind === "gai_risk");
  const suggested = new Set(view.suggestions.map(({ target }) => refKey(target)));
  const added = view.mappings.filter(({ target }) => !suggested.has(refKey(target)));

  const choose = (target: FrameworkRef): void => save.mutate({ id: crypto.randomUUID(), harm_id: view.harm.id, target, relation: "not_met", rationale: "", evidence: [], created_at: view.harm.created_at });
  const leave = (mapping: Mapping): void =>
    remove.mutate(
      { mapping_id: mapping.id },
      { onSuccess: () => toast({ text: t({ id: "map.link.removed", message: "It is no longer linked to this claim." }), icon: "remove", onUndo: () => save.mutate(mapping) }) },
    );
  const row = (link: Link): ReactNode => {
    const mapping = view.mappings.find(({ target }) => refKey(target) === refKey(link.target));
    return <LinkRow key={refKey(link.target)} link={link} mapping={mapping} onTick={(ticked) => (ticked ? choose(link.target) : mapping && leave(mapping))} />;
  };

  const { length: otherCount } = others;
  return (
    <>
      <ErrorCallout error={save.error ?? remove.error} />
      <section className="stack stack--tight" aria-labelledby="map-should">
        <h2 className="subheading" id="map-should">
          <Trans id="map.should">What the organization should have done</Trans>
        </h2>
        <p className="small soft">{now.length > 0 ? <Trans id="map.should.lead">From the NIST AI RMF. Tick what to ask for.</Trans> : answered ? <Trans id="map.should.nothing">Nothing is suggested for this answer.</Trans> : <Trans id="map.should.none">Answer the question, and what may fit shows here.</Trans>}</p>
        {now.length > 0 && <div className="suggest-list">{now.map(linkOf).map(row)}</div>}
        {others.length > 0 && (
          <>
            <div>
              <Button size="small" kind="quiet" expanded={all} onPress={() => setAll(!all)}>
                {t({ id: "map.should.others", message: plural(otherCount, { one: "# more from your other answers", other: "# more from your other answers" }) })}
              </Button>
            </div>
            {all && <div className="suggest-list">{others.map(linkOf).map(row)}</div>}
          </>
        )}
      </section>
      <section className="stack stack--tight" aria-labelledby="map-risks">
        <h2 className="subheading" id="map-risks">
          <Trans id="map.risks">Generative AI risks</Trans>
        </h2>
        {risks.length > 0 ? (
          <>
            <p className="small soft">
              <Trans id="map.risks.lead">From the NIST profile for AI that makes text, pictures or sound.</Trans>
            </p>
            <div className="suggest-list">{risks.map(linkOf).map(row)}</div>
          </>
        ) : (
          <p className="small soft">
            <Trans id="map.risks.none">They show here when the case says that the system makes text, pictures or sound.</Trans>
          </p>
        )}
      </section>
      {added.length > 0 && (
        <section className="stack stack--tight" aria-labelledby="map-added">
          <h2 className="subheading" id="map-added">
            <Trans id="map.added">You also linked</Trans>
          </h2>
          <div className="suggest-list">{added.map(({ target }) => row({ target, title: catalog.find(target)?.title ?? target.id }))}</div>
        </section>
      )}
      <AlsoFits harm={view.harm.id} />
      <CatalogSearch taken={view.mappings} onAdd={choose} />
    </>
  );
}

/** "Because of your answers on: valid, fair." */
function useBecause(): (suggestion: SuggestionView) => string {
  const { t, i18n } = useLingui();
  const format = useFormat();
  return (suggestion) => [answered(suggestion), ...suggestion.said].filter(Boolean).join(" ");

  function answered({ because, because_generative: generative }: SuggestionView): string {
    const names = format.list(because.map((key) => i18n._(CHARACTERISTIC_WORDS[key].short).replaceAll("\u00ad", "").toLocaleLowerCase()));
    if (because.length === 0) return generative ? t({ id: "map.because.generative", message: "Because the system makes text, pictures or sound." }) : "";
    return generative ? t({ id: "map.because.both", message: `Because of your answers on: ${names}. And because the system makes text, pictures or sound.` }) : t({ id: "map.because", message: `Because of your answers on: ${names}.` });
  }
}

/** One entry with its tick; when ticked, how it relates and why. */
function LinkRow({ link, mapping, onTick }: { link: Link; mapping: Mapping | undefined; onTick: (ticked: boolean) => void }): ReactNode {
  const { t } = useLingui();
  const { title } = link;
  return (
    <div className="map-suggestion" data-testid="suggestion">
      <CheckRow
        checked={mapping !== undefined}
        onChange={onTick}
        label={
          <>
            {title} {isCode(link.target.id) && <span className="code">{link.target.id}</span>}
          </>
        }
        note={link.because}
      />
      <EntryLink className="map-more small" target={link.target} label={t({ id: "map.more_label", message: `What it means: ${title}` })}>
        <Trans id="map.more">What it means</Trans>
      </EntryLink>
      {mapping && <LinkDetails mapping={mapping} title={title} />}
    </div>
  );
}

function LinkDetails({ mapping, title }: { mapping: Mapping; title: string }): ReactNode {
  const { t } = useLingui();
  const words = useRelationWords();
  const save = useCommand("save_mapping");
  const kept = useAutosave({ target: mapping.id, value: mapping, save: save.mutateAsync });
  return (
    <div className="map-link">
      <Select small hiddenLabel label={t({ id: "map.relation", message: `How this fits: ${title}` })} value={kept.value.relation ?? ""} options={RELATIONS.map((relation) => ({ value: relation, label: words(relation) }))} onChange={(relation) => kept.commit({ ...kept.value, relation })} />
      <TextArea small hiddenLabel rows={2} label={t({ id: "map.link.why", message: `Why this fits: ${title}` })} placeholder={t({ id: "map.link.why_hint", message: "Why? (optional)" })} value={kept.value.rationale} onChange={(rationale) => kept.change({ ...kept.value, rationale })} onBlur={kept.flush} />
    </div>
  );
}

/** Finds any entry of the frameworks by everyday words. */
function CatalogSearch({ taken, onAdd }: { taken: readonly Mapping[]; onAdd: (target: FrameworkRef) => void }): ReactNode {
  const { t } = useLingui();
  const language = useCatalogLanguage();
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim());
  const found = useCommandQuery("catalog_search", { language, of: { text: wanted, limit: 12 } }, { enabled: wanted.length >= 2 });
  const linked = new Set(taken.map(({ target }) => refKey(target)));
  const entries = wanted.length < 2 ? [] : (found.data?.entries ?? []).filter(({ kind }) => LINKABLE.has(kind));
  return (
    <section className="stack stack--tight" aria-labelledby="map-search">
      <h2 className="subheading" id="map-search">
        <Trans id="map.search">Find something else</Trans>
      </h2>
      <SearchField label={t({ id: "map.search.label", message: "Find in the framework" })} placeholder={t({ id: "map.search.placeholder", message: "Such as: appeal, wrong person" })} value={text} onChange={setText} />
      <ErrorCallout error={found.error} />
      <ul aria-live="polite">
        {entries.map((entry) => {
          const { title, framework, edition, id } = entry;
          const here = linked.has(refKey(entry));
          return (
            <li key={refKey(entry)} className="map-found" data-testid="catalog-found">
              <span>
                <EntryLink target={entry}>{title}</EntryLink> {isCode(id) && <span className="code">{id}</span>}
              </span>
              {here ? (
                <span className="small soft">
                  <Trans id="map.search.linked">Linked</Trans>
                </span>
              ) : (
                <Button size="small" icon="plus" label={t({ id: "map.search.add_label", message: `Link: ${title}` })} onPress={() => onAdd({ framework, edition, id })}>
                  <Trans id="map.search.add">Link</Trans>
                </Button>
              )}
            </li>
          );
        })}
        {wanted.length >= 2 && found.isSuccess && entries.length === 0 && (
          <li className="small soft">
            <Trans id="map.search.nothing">Nothing found. Try another word for it.</Trans>
          </li>
        )}
      </ul>
    </section>
  );
}
