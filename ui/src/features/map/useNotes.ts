import { useMemo, useRef } from "react";
import type { CharacteristicNote, MappingView } from "@/bindings/commands";
import { CHARACTERISTICS, type Characteristic, type SevenStates } from "@/design";
import { useAutosave, useCommand } from "@/ipc";

export type Notes = Readonly<Record<Characteristic, CharacteristicNote>>;

function notesOf(view: MappingView): Notes {
  const empty = (characteristic: Characteristic): CharacteristicNote => ({ harm_id: view.harm.id, characteristic, state: null, rationale: "", evidence: [], updated_at: view.harm.updated_at });
  return Object.fromEntries(CHARACTERISTICS.map((key) => [key, view.notes.find((note) => note.characteristic === key) ?? empty(key)])) as Record<Characteristic, CharacteristicNote>;
}

export interface NotesDesk {
  readonly notes: Notes;
  readonly states: SevenStates;
  /** Keeps words after a moment of quiet. */
  readonly write: (key: Characteristic, change: Partial<CharacteristicNote>) => void;
  /** Keeps a choice at once. */
  readonly choose: (key: Characteristic, change: Partial<CharacteristicNote>) => void;
  readonly flush: () => void;
}

/**
 * The seven notes of one harm. They are kept together, so that words typed for one question are on the screen and on
 * their way to the vault while the person has gone on to the next; only notes that changed are written.
 */
export function useNotes(view: MappingView): NotesDesk {
  const stored = useMemo(() => notesOf(view), [view]);
  const written = useRef(stored);
  const save = useCommand("save_note");
  const kept = useAutosave({
    target: `${view.harm.id}/notes`,
    value: stored,
    save: async (notes) => {
      for (const key of CHARACTERISTICS) {
        if (notes[key] === written.current[key]) continue;
        await save.mutateAsync(notes[key]);
        written.current = { ...written.current, [key]: notes[key] };
      }
    },
  });
  const changed = (key: Characteristic, change: Partial<CharacteristicNote>): Notes => ({ ...kept.value, [key]: { ...kept.value[key], ...change } });
  return {
    notes: kept.value,
    states: Object.fromEntries(CHARACTERISTICS.map((key) => [key, kept.value[key].state])),
    write: (key, change) => kept.change(changed(key, change)),
    choose: (key, change) => kept.commit(changed(key, change)),
    flush: kept.flush,
  };
}
