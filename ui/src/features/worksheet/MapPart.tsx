import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { CharacteristicState as State, FrameworkRef, MapStep, OwnMapping, OwnState, SuggestionView, WorksheetView } from "@/bindings/commands";
import { Button, Cluster, ComboBox, NoteLine, RemoveButton, Segmented, SevenCompare, SevenGlyph, CHARACTERISTIC_STATES, CHARACTERISTIC_WORDS, STATE_WORDS, differences, type SevenStates } from "@/design";
import { useLocaleId } from "@/i18n";
import { useCommandQuery } from "@/ipc";
import { Choose, item, Line, Lines, useRemovable, YesNo, type Editing } from "@/respond/fields";
import { sevenOf } from "@/respond/strip";
import { EntryLink } from "@/shell";
import { LIKELIHOOD_WORDS, RELATION_WORDS, SEVERITY_WORDS } from "@/respond/words";
import { useDifferWords } from "./WorksheetScreen";
import { StepDone } from "./StepDone";

/** Their mapping above yours, differences marked; where the system is used, who is exposed, and your own links. */
export function MapPart({ of, sheet, own, children }: { of: Editing<MapStep>; sheet: WorksheetView; own: SevenStates; children: ReactNode }): ReactNode {
  const { t } = useLingui();
  const theirs = sevenOf(sheet.theirs);
  const differ = differences(theirs, own).length;
  const count = useDifferWords();
  // Open where nobody has begun; afterwards only the person opens and closes it.
  const [openFirst] = useState(() => !Object.values(own).some((state) => state !== null));
  const [contextFirst] = useState(() => !of.value.done);
  const begun = Object.values(own).some((state) => state !== null);
  return (
    <div className="stack stack--tight">
      <SevenCompare caption={t({ id: "worksheet.compare", message: "Their mapping and yours" })} theirs={{ who: <Trans id="worksheet.they">They say</Trans>, states: theirs }} ours={{ who: <Trans id="worksheet.you">You say</Trans>, states: own }} />
      {begun && (
        <NoteLine icon="differs">
          <strong>{count(differ)}</strong> <Trans id="worksheet.both_stay">Both stay in the record and go in the answer. You cannot change theirs.</Trans>
        </NoteLine>
      )}
      {children}
      <details className="respond-details" open={openFirst}>
        <summary>
          <Trans id="worksheet.own">What you say, one by one</Trans>
        </summary>
        <OwnStates of={of} theirs={theirs} />
      </details>
      <details className="respond-details" open={contextFirst}>
        <summary>
          <Trans id="worksheet.context_open">Where it is used, who is exposed, and your own links</Trans>
        </summary>
        <div className="stack stack--tight">
          <Lines of={of} name="context" label={t({ id: "worksheet.context", message: "Where and how the system is used here" })} rows={2} />
          <div className="form-grid form-grid--two">
            <Line of={of} name="who_is_exposed" label={t({ id: "worksheet.exposed", message: "Who is exposed to it" })} />
            <div className="field field--small">
              <span className="field-label">
                <Trans id="worksheet.intended">Is this the use it was made for?</Trans>
              </span>
              <YesNo label={t({ id: "worksheet.intended_label", message: "Is this the use it was made for?" })} value={of.value.intended_use} onChange={(intended_use) => of.commit({ intended_use })} />
            </div>
            <Choose label={t({ id: "worksheet.likelihood", message: "How likely harm is" })} words={LIKELIHOOD_WORDS} value={of.value.likelihood} onChange={(likelihood) => of.commit({ likelihood })} />
            <Choose label={t({ id: "worksheet.magnitude", message: "How bad it would be" })} words={SEVERITY_WORDS} value={of.value.magnitude} onChange={(magnitude) => of.commit({ magnitude })} />
          </div>
          <OwnMappings of={of} suggestions={sheet.suggestions} />
        </div>
      </details>
      <StepDone checked={of.value.done} onChange={(done) => of.commit({ done })} label={<Trans id="worksheet.map_done">Mapping is done</Trans>} />
    </div>
  );
}

function OwnStates({ of, theirs }: { of: Editing<MapStep>; theirs: SevenStates }): ReactNode {
  const { t, i18n } = useLingui();
  const list = of.value.characteristics;
  return (
    <div className="respond-own">
      {list.map((entry, index) => {
        const { characteristic } = entry;
        if (characteristic === null) return null;
        const row: Editing<OwnState> = item(of, "characteristics", index, entry);
        const words = CHARACTERISTIC_WORDS[characteristic];
        const name = i18n._(words.name);
        const asked = i18n._(words.question);
        const said = theirs[characteristic] ?? "unset";
        const differs = entry.state !== null && entry.state !== said;
        return (
          <div key={characteristic} className="respond-own-row">
            <span className="respond-own-name">
              <strong>{asked}</strong>
              <span className="table-sub">{name}</span>
            </span>
            <Segmented<State>
              small
              numberKeys
              label={t({ id: "worksheet.own_label", message: `You say: ${asked}` })}
              value={entry.state}
              options={CHARACTERISTIC_STATES.map((state) => ({ value: state, label: i18n._(STATE_WORDS[state]), glyph: <SevenGlyph state={state} /> }))}
              onChange={(state) => row.commit({ state })}
            />
            {(differs || entry.rationale !== "") && <Line of={row} name="rationale" label={t({ id: "worksheet.own_why", message: `Why, for: ${name}` })} />}
          </div>
        );
      })}
    </div>
  );
}

const sameTarget = (one: FrameworkRef, other: FrameworkRef): boolean => one.framework === other.framework && one.edition === other.edition && one.id === other.id;

/** Links from this claim to the framework, as the organization sees them. Suggestions are offered and never taken by themselves. */
function OwnMappings({ of, suggestions }: { of: Editing<MapStep>; suggestions: readonly SuggestionView[] }): ReactNode {
  const { t, i18n } = useLingui();
  const links = useRemovable<MapStep, OwnMapping>(of, "own_mapping");
  const [wanted, setWanted] = useState("");
  const catalog = useCommandQuery("catalog", { language: useLocaleId() });
  const entries = (catalog.data?.entries ?? []).filter(({ kind }) => kind === "subcategory" || kind === "gai_risk");
  const list = of.value.own_mapping;
  const title = (target: FrameworkRef): string => entries.find((entry) => entry.id === target.id && entry.framework === target.framework)?.title ?? suggestions.find((one) => sameTarget(one.target, target))?.title ?? "";
  const add = (target: FrameworkRef): void => {
    if (!list.some((link) => sameTarget(link.target, target))) links.add({ target, relation: null, rationale: "" });
  };
  const open = suggestions.filter((one) => !list.some((link) => sameTarget(link.target, one.target)));
  return (
    <section className="stack stack--tight">
      <h3 className="subheading">
        <Trans id="worksheet.mappings">Your own links to the framework</Trans>
      </h3>
      {list.map((link, index) => {
        const row: Editing<OwnMapping> = item(of, "own_mapping", index, link);
        const { id } = link.target;
        return (
          <div key={`${link.target.framework}-${id}`} className="respond-editor">
            <Cluster>
              <EntryLink target={link.target}>
                <strong dir="ltr">{id}</strong>
              </EntryLink>
              <span className="soft small">{title(link.target)}</span>
              <RemoveButton label={t({ id: "worksheet.mapping_remove", message: "Take it out" })} onPress={() => links.remove(index, t({ id: "worksheet.mapping_removed", message: `${id} was taken out.` }))} />
            </Cluster>
            <div className="form-grid form-grid--two">
              <Choose label={t({ id: "worksheet.relation", message: "How it bears on this claim" })} words={RELATION_WORDS} value={link.relation} onChange={(relation) => row.commit({ relation })} />
              <Line of={row} name="rationale" label={t({ id: "worksheet.mapping_why", message: "Why" })} />
            </div>
          </div>
        );
      })}
      {links.note}
      {open.length > 0 && (
        <details className="respond-details">
          <summary>
            <Trans id="worksheet.suggestions">Suggestions, by what they say is harmed</Trans>
          </summary>
          <ul className="row-list">
            {open.map((one) => {
              const { id } = one.target;
              return (
                <li key={id} className="respond-own-row" data-testid="suggestion">
                  <EntryLink target={one.target}>
                    <strong dir="ltr">{id}</strong>
                  </EntryLink>
                  <Cluster>
                    <span className="small">
                      {one.title}
                      <span className="table-sub">
                        {one.because.map((key) => i18n._(CHARACTERISTIC_WORDS[key].name)).join(", ")}
                        {one.because_generative && <Trans id="worksheet.because_generative">It makes text, pictures or sound</Trans>}
                      </span>
                    </span>
                    <Button size="small" icon="plus" label={t({ id: "worksheet.suggestion_add", message: `Add ${id}` })} onPress={() => add(one.target)}>
                      <Trans id="worksheet.add">Add</Trans>
                    </Button>
                  </Cluster>
                </li>
              );
            })}
          </ul>
        </details>
      )}
      {entries.length > 0 && (
        <ComboBox
          label={t({ id: "worksheet.find_entry", message: "Find another entry" })}
          optional
          options={entries.map((entry) => ({ id: `${entry.framework}/${entry.id}`, label: `${entry.id} ${entry.title}`, note: entry.about }))}
          text={wanted}
          onText={setWanted}
          onChoose={(key) => {
            const found = entries.find((entry) => `${entry.framework}/${entry.id}` === key);
            if (!found) return;
            add({ framework: found.framework, edition: found.edition, id: found.id });
            setWanted("");
          }}
        />
      )}
    </section>
  );
}
