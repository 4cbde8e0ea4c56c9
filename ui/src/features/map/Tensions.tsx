import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { CatalogItem, Tension } from "@/bindings/commands";
import { Button, CHARACTERISTIC_WORDS, CHARACTERISTICS, ChipButton, Cluster, Select, TensionRow, TextArea, useToast, type Characteristic, type SevenStates, type Tie } from "@/design";
import { useAutosave, useCommand } from "@/ipc";
import { ErrorCallout } from "@/shell";
import { characteristicOf } from "./catalogWords";

/** "Privacy-enhanced and fair", in the language on the screen. */
function usePairWords(): (a: Characteristic, b: Characteristic) => string {
  const { t, i18n } = useLingui();
  return (a, b) => {
    const one = i18n._(CHARACTERISTIC_WORDS[a].short).replaceAll("\u00ad", "");
    const other = i18n._(CHARACTERISTIC_WORDS[b].short).replaceAll("\u00ad", "").toLocaleLowerCase();
    return t({ id: "map.tension.pair", message: `${one} and ${other}` });
  };
}

/** Tensions as ties above the strip. */
export function useTies(tensions: readonly Tension[]): readonly Tie[] {
  const pair = usePairWords();
  return tensions.flatMap(({ a, b }) => (a && b ? [{ from: a, to: b, words: pair(a, b) }] : []));
}

export interface TensionsProps {
  harm: string;
  tensions: readonly Tension[];
  states: SevenStates;
  selected: Characteristic;
  suggestions: readonly CatalogItem[];
}

/** What pulls against what in this claim. */
export function Tensions({ harm, tensions, states, selected, suggestions }: TensionsProps): ReactNode {
  const { t } = useLingui();
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<string | null>(null);
  const toast = useToast();
  const save = useCommand("save_tension");
  const remove = useCommand("delete_tension");

  const add = (a: Characteristic, b: Characteristic, how: string): void => {
    const tension: Tension = { id: crypto.randomUUID(), harm_id: harm, a, b, how };
    save.mutate(tension, {
      onSuccess: () => {
        setAdding(false);
        setEditing(tension.id);
      },
    });
  };
  const takeOut = (tension: Tension): void =>
    remove.mutate(
      { tension_id: tension.id },
      { onSuccess: () => toast({ text: t({ id: "map.tension.removed", message: "The tension was taken out." }), icon: "remove", onUndo: () => save.mutate(tension) }) },
    );

  return (
    <section className="field" aria-labelledby="map-tensions">
      <h2 className="field-label" id="map-tensions">
        <Trans id="map.tensions">Tensions in this claim</Trans>
      </h2>
      <ErrorCallout error={save.error ?? remove.error} />
      <ul>
        {tensions.map((tension) => (
          <TensionItem key={tension.id} tension={tension} states={states} open={editing === tension.id} onOpen={(open) => setEditing(open ? tension.id : null)} onRemove={takeOut} />
        ))}
      </ul>
      {adding ? (
        <AddTension selected={selected} suggestions={suggestions} onAdd={add} onCancel={() => setAdding(false)} />
      ) : (
        <div>
          <Button size="small" icon="plus" onPress={() => setAdding(true)}>
            <Trans id="map.tension.add">Add a tension</Trans>
          </Button>
        </div>
      )}
    </section>
  );
}

function TensionItem({ tension, states, open, onOpen, onRemove }: { tension: Tension; states: SevenStates; open: boolean; onOpen: (open: boolean) => void; onRemove: (tension: Tension) => void }): ReactNode {
  const { t } = useLingui();
  const save = useCommand("save_tension");
  const kept = useAutosave({ target: tension.id, value: tension, save: save.mutateAsync });
  const pair = usePairWords();
  const { a, b, how } = kept.value;
  if (!a || !b) return null;
  const name = pair(a, b);
  return (
    <li className="map-tension" data-testid="tension">
      <div className="map-tension-head">
        <ul>
          <TensionRow states={states} pair={[a, b]}>
            <strong>{name}.</strong> {!open && <span dir="auto">{how}</span>}
          </TensionRow>
        </ul>
        <Cluster>
          <Button size="small" kind="quiet" expanded={open} onPress={() => onOpen(!open)} label={open ? t({ id: "map.tension.done_label", message: `Done with: ${name}` }) : t({ id: "map.tension.edit_label", message: `Change: ${name}` })}>
            {open ? <Trans id="map.tension.done">Done</Trans> : <Trans id="map.tension.edit">Change</Trans>}
          </Button>
          <Button size="small" kind="quiet" icon="remove" onPress={() => onRemove(kept.value)} label={t({ id: "map.tension.remove_label", message: `Take out: ${name}` })}>
            <Trans id="map.tension.remove">Take out</Trans>
          </Button>
        </Cluster>
      </div>
      {open && (
        <>
          <PairSelects a={a} b={b} onA={(next) => kept.commit({ ...kept.value, a: next })} onB={(next) => kept.commit({ ...kept.value, b: next })} />
          <TextArea label={t({ id: "map.tension.how", message: "How do they pull against each other?" })} rows={3} value={how} onChange={(next) => kept.change({ ...kept.value, how: next })} onBlur={kept.flush} autoFocus />
        </>
      )}
    </li>
  );
}

function PairSelects({ a, b, onA, onB }: { a: Characteristic | null; b: Characteristic | null; onA: (key: Characteristic) => void; onB: (key: Characteristic) => void }): ReactNode {
  const { t, i18n } = useLingui();
  const options = (without: Characteristic | null): { value: Characteristic; label: string }[] => CHARACTERISTICS.filter((key) => key !== without).map((key) => ({ value: key, label: i18n._(CHARACTERISTIC_WORDS[key].name) }));
  return (
    <div className="map-pair">
      <Select small label={t({ id: "map.tension.one", message: "One side" })} value={a ?? ""} options={options(b)} onChange={onA} />
      <Select small label={t({ id: "map.tension.other", message: "The other side" })} value={b ?? ""} options={options(a)} onChange={onB} />
    </div>
  );
}

/** Picks a tension that the framework names, or any two characteristics. The words come after, and are kept as they are typed. */
function AddTension({ selected, suggestions, onAdd, onCancel }: { selected: Characteristic; suggestions: readonly CatalogItem[]; onAdd: (a: Characteristic, b: Characteristic, how: string) => void; onCancel: () => void }): ReactNode {
  const [draft, setDraft] = useState<{ a: Characteristic | null; b: Characteristic | null; how: string }>({ a: selected, b: null, how: "" });
  const settle = (next: typeof draft): void => {
    if (next.a && next.b && next.a !== next.b) onAdd(next.a, next.b, next.how);
    else setDraft(next);
  };
  const choose = (item: CatalogItem): void => {
    const sides = item.related.map(characteristicOf).filter((key) => key !== null);
    const [a, ...others] = sides;
    if (!a) return;
    // The pair with the question that is open, where the entry names more than two.
    const b = others.find((key) => key === selected) ?? others[0] ?? null;
    settle({ a, b, how: item.about });
  };
  return (
    <div className="stack stack--tight card">
      <p className="small">
        <Trans id="map.tension.known">Often, one good thing is given as the reason for harming another. Choose one of these and put it into your words, or choose two sides yourself.</Trans>
      </p>
      <Cluster className="map-suggested">
        {suggestions.map((item) => (
          <ChipButton key={item.id} icon="plus" onPress={() => choose(item)}>
            {item.title}
          </ChipButton>
        ))}
      </Cluster>
      <PairSelects a={draft.a} b={draft.b} onA={(a) => settle({ ...draft, a })} onB={(b) => settle({ ...draft, b })} />
      {draft.how !== "" && <p className="small soft">{draft.how}</p>}
      <div>
        <Button size="small" kind="quiet" onPress={onCancel}>
          <Trans id="map.tension.cancel">Do not add one</Trans>
        </Button>
      </div>
    </div>
  );
}
