import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import type { Harm, Person, System, SystemFacts } from "@/bindings/commands";
import { useHost } from "@/host";
import { call, invalidateAfter, useAutosave, useCommand } from "@/ipc";
import { EMPTY_SYSTEM } from "./empty";

/** A record that is being changed: typed words are written after a moment, choices at once. */
export interface Draft<T> {
  readonly value: T;
  readonly change: (part: Partial<T>) => void;
  readonly commit: (part: Partial<T>) => void;
  readonly flush: () => void;
}

/** The whole record is written, so every change is laid over the newest one, not over the one last drawn. */
function useParts<T extends object>(saved: { value: T; change: (value: T) => void; commit: (value: T) => void; flush: () => void }): Draft<T> {
  const newest = useRef(saved.value);
  useEffect(() => {
    newest.current = saved.value;
  });
  const next = (part: Partial<T>): T => {
    newest.current = { ...newest.current, ...part };
    return newest.current;
  };
  return { value: saved.value, change: (part) => saved.change(next(part)), commit: (part) => saved.commit(next(part)), flush: saved.flush };
}

/** A harm that is being written. */
export function useHarmDraft(harm: Harm): Draft<Harm> {
  const save = useCommand("save_harm").mutateAsync;
  return useParts(useAutosave({ target: harm.id, value: harm, save }));
}

/** A person that is being written. */
export function usePersonDraft(person: Person): Draft<Person> {
  const save = useCommand("save_person").mutateAsync;
  return useParts(useAutosave({ target: person.id, value: person, save }));
}

/** Any record that a command saves as a whole. */
export function useRecordDraft<T extends { id: string }>(record: T, save: (record: T) => Promise<unknown>): Draft<T> {
  return useParts(useAutosave({ target: record.id, value: record, save }));
}

/**
 * The facts about the system of a case. The first save makes the system and its answer names it; writes come one
 * after the other, so the second already knows that name and no second system is made.
 */
export function useSystemDraft(caseId: string, system: System | null): Draft<SystemFacts> {
  const host = useHost();
  const client = useQueryClient();
  const known = useRef({ case: caseId, system: system?.id ?? null });
  useEffect(() => {
    if (known.current.case !== caseId) known.current = { case: caseId, system: null };
    known.current.system ??= system?.id ?? null;
  });
  const save = async (facts: SystemFacts): Promise<void> => {
    const made = await call(host, "save_system", { case_id: caseId, system_id: known.current.system, facts });
    known.current.system = made.id;
    await invalidateAfter(client, "save_system");
  };
  const value = useMemo(() => (system === null ? EMPTY_SYSTEM : factsOf(system)), [system]); // one object for one answer
  return useParts(useAutosave({ target: `${caseId}/system`, value, save }));
}

function factsOf({ id: _id, created_at: _created, updated_at: _updated, ...facts }: System): SystemFacts {
  return facts;
}
