import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { CatalogItem, EvidenceRow, MappingView } from "@/bindings/commands";
import { Button, CHARACTERISTIC_WORDS, CHARACTERISTICS, ChipButton, Cluster, PageHead, SevenMap, Skeleton, StatePicker, TextArea, type Characteristic } from "@/design";
import { useCommandQuery } from "@/ipc";
import { ErrorCallout, Screen, useRouter } from "@/shell";
import { useCatalogLanguage, useCatalogWords } from "./catalogWords";
import { Suggestions } from "./Suggestions";
import { Tensions, useTies } from "./Tensions";
import { useNotes, type NotesDesk } from "./useNotes";

/** Seven plain questions about one harm, what pulls against what, and what the framework says about it. */
export function MapPage({ harm, characteristic }: { harm: string; characteristic?: string | undefined }): ReactNode {
  const { t } = useLingui();
  const language = useCatalogLanguage();
  const { data, error } = useCommandQuery("mapping_view", { language, of: { harm_id: harm } });
  const { go } = useRouter();
  if (!data)
    return (
      <Screen title={t({ id: "map.title", message: "Mapping" })} crumbs={[{ label: t({ id: "map.crumb.cases", message: "Cases" }), onOpen: () => go({ screen: "cases" }) }]}>
        {error ? <ErrorCallout error={error} /> : <Skeleton rows={6} />}
      </Screen>
    );
  return <Mapping key={harm} view={data} start={CHARACTERISTICS.find((key) => key === characteristic)} />;
}

function Mapping({ view, start }: { view: MappingView; start: Characteristic | undefined }): ReactNode {
  const { t } = useLingui();
  const { go, replace } = useRouter();
  const desk = useNotes(view);
  const catalog = useCatalogWords();
  const ties = useTies(view.tensions);
  // Begins at the first question without an answer.
  const [selected, setSelected] = useState<Characteristic>(() => start ?? CHARACTERISTICS.find((key) => desk.notes[key].state === null) ?? CHARACTERISTICS[0]);
  const { number, next, harm } = view;
  const title = harm.title.trim() || (harm.what_happened.trim().split("\n")[0] ?? "");
  const nextNumber = number + 1;
  const heading = title ? t({ id: "map.heading", message: `“${title}”` }) : t({ id: "map.heading_none", message: `Claim C${number} has no title yet` });
  return (
    <Screen
      title={t({ id: "map.window", message: `Mapping claim C${number}` })}
      crumbs={[
        { label: t({ id: "map.crumb.cases", message: "Cases" }), onOpen: () => go({ screen: "cases" }) },
        { label: view.case_title.trim() || t({ id: "map.crumb.case", message: "Case" }), onOpen: () => go({ screen: "case", case: harm.case_id }) },
        { label: t({ id: "map.crumb.claim", message: `Claim C${number}` }) },
      ]}
    >
      <PageHead
        title={<span dir="auto">{heading}</span>}
        actions={
          <>
            <Button
              onPress={() => {
                desk.flush();
                go({ screen: "case", case: harm.case_id });
              }}
            >
              <Trans id="map.done">Done for now</Trans>
            </Button>
            {next && (
              <Button
                iconEnd="arrow-right"
                onPress={() => {
                  desk.flush();
                  replace({ screen: "map", harm: next });
                }}
              >
                <Trans id="map.next">Next claim, C{nextNumber}</Trans>
              </Button>
            )}
          </>
        }
      />
      <SevenMap label={t({ id: "map.strip", message: "Seven plain questions about this claim" })} states={desk.states} selected={selected} onSelect={setSelected} ties={ties} side={<Suggestions view={view} selected={selected} answered={desk.notes[selected].state !== null} catalog={catalog} />}>
        <Note key={selected} characteristic={selected} desk={desk} evidence={view.evidence} entry={catalog.characteristic(selected)} />
        <Tensions harm={harm.id} tensions={view.tensions} states={desk.states} selected={selected} suggestions={catalog.tensions} />
      </SevenMap>
    </Screen>
  );
}

function Note({ characteristic, desk, evidence, entry }: { characteristic: Characteristic; desk: NotesDesk; evidence: readonly EvidenceRow[]; entry: CatalogItem | undefined }): ReactNode {
  const { t, i18n } = useLingui();
  const note = desk.notes[characteristic];
  const name = i18n._(CHARACTERISTIC_WORDS[characteristic].name);
  return (
    <>
      <StatePicker characteristic={characteristic} value={note.state} onChange={(state) => desk.choose(characteristic, { state })} />
      {entry && (
        <details className="map-about">
          <summary>
            <Trans id="map.about">What “{name}” means, with examples</Trans>
          </summary>
          <p>{entry.about}</p>
          <ul>
            {entry.signs.map((sign) => (
              <li key={sign}>{sign}</li>
            ))}
          </ul>
        </details>
      )}
      <TextArea label={t({ id: "map.why", message: "What makes you say so?" })} optional rows={4} value={note.rationale} onChange={(rationale) => desk.write(characteristic, { rationale })} onBlur={desk.flush} />
      <Shows evidence={evidence} linked={note.evidence} onChange={(ids) => desk.choose(characteristic, { evidence: ids })} />
    </>
  );
}

/** Evidence that shows it: what is linked, and the rest on request. */
function Shows({ evidence, linked, onChange }: { evidence: readonly EvidenceRow[]; linked: readonly string[]; onChange: (ids: string[]) => void }): ReactNode {
  const { t } = useLingui();
  const [all, setAll] = useState(false);
  const shown = evidence.filter(({ evidence: piece }) => all || linked.includes(piece.id));
  const more = evidence.length > shown.length;
  return (
    <div className="field" role="group" aria-label={t({ id: "map.shows_label", message: "Evidence that shows it" })}>
      <span className="field-label">
        <Trans id="map.shows">What shows it</Trans>
      </span>
      <Cluster className="evidence-chips">
        {shown.map(({ evidence: piece }) => {
          const on = linked.includes(piece.id);
          return (
            <ChipButton key={piece.id} icon="evidence" pressed={on} onPress={() => onChange(on ? linked.filter((id) => id !== piece.id) : [...linked, piece.id])}>
              {`E${piece.number} ${piece.title}`}
            </ChipButton>
          );
        })}
        {more && (
          <ChipButton icon="plus" onPress={() => setAll(true)}>
            {linked.length > 0 ? <Trans id="map.shows.more">Link more</Trans> : <Trans id="map.shows.link">Link evidence</Trans>}
          </ChipButton>
        )}
        {evidence.length === 0 && (
          <span className="small soft">
            <Trans id="map.shows.none">This case has no evidence yet. You can add some in the case.</Trans>
          </span>
        )}
      </Cluster>
    </div>
  );
}
