import type { Consent, Person, SystemFacts } from "@/bindings/commands";

/** A new id. Records that begin in the window are named there, so that saving them twice makes one. */
export const newId = (): string => crypto.randomUUID();

export function emptyPerson(now: Date): Person {
  const at = now.toISOString();
  return { id: newId(), pseudonym: "", role: null, relation_to_ai: "", contact: "", retaliation_risk: "", created_at: at, updated_at: at };
}

export function emptyConsent(personId: string, now: Date): Consent {
  return { id: newId(), person_id: personId, purpose: "share", recipient_id: null, answer: null, without: "", given_at: now.toISOString(), expires_at: null, withdrawn_at: null, how_recorded: "" };
}

export const EMPTY_SYSTEM: SystemFacts = {
  name: "",
  kind: null,
  version: "",
  developers: [],
  deployers: [],
  operators: [],
  purpose: "",
  task: "",
  generative: null,
  sector: "",
  public_sector: null,
  critical_function: null,
  breadth: "",
  autonomy: "",
  human_reachable: null,
  public_ids: [],
};
