import type { Case, CaseView, Evidence, Harm, PersonRow, Strip } from "@/bindings/commands";

/** Records for tests, complete and empty. */
const AT = "2026-11-12T09:00:00Z";

export const NO_STRIP: Strip = { cells: [null, null, null, null, null, null, null] };

export function aCase(part: Partial<Case> = {}): Case {
  return { id: "case-1", title: "", summary: "", system_id: null, status: "open", language: "en", created_at: AT, updated_at: AT, ...part };
}

export function aHarm(part: Partial<Harm> = {}): Harm {
  return {
    id: "harm-1",
    case_id: "case-1",
    people: [],
    private_notes: "",
    draft_step: 1,
    created_at: AT,
    updated_at: AT,
    title: "",
    kind: null,
    occurred: { from: null, to: null, precision: null },
    first_known: null,
    ongoing: null,
    places: [],
    what_happened: "",
    expected: "",
    actual: "",
    ai_role: "",
    causal_link: null,
    severity: null,
    likelihood: null,
    reversibility: null,
    scale: { count: null, precision: null, basis: "" },
    quantities: [],
    affected: [],
    harm_types: [],
    rights: [],
    laws: [],
    reproduce: { steps: "", conditions: "", rate: "" },
    prior_contacts: [],
    similar_incidents: [],
    confidence: null,
    own_words: "",
    ...part,
  };
}

export function aCaseView(part: Partial<CaseView> = {}, harm: Harm = aHarm()): CaseView {
  return { case: aCase(), system: null, harms: [{ number: 1, harm, strip: NO_STRIP, evidence: [] }], evidence: [], people: [], challenges: [], strip: NO_STRIP, ...part };
}

export function anEvidence(part: Partial<Evidence> = {}): Evidence {
  return {
    id: "evidence-1",
    case_id: "case-1",
    number: 1,
    title: "Letter of 12 March",
    kind: null,
    media_type: "text/plain",
    original_name: "letter.txt",
    bytes: 120,
    sha256: "9f3c81d2".repeat(8),
    captured_at: null,
    captured_by: "",
    method: "",
    source_url: "",
    derived_from: null,
    operation: null,
    sensitivity: null,
    people: [],
    supports: [],
    weaknesses: "",
    transcript: "",
    created_at: AT,
    updated_at: AT,
    ...part,
  };
}

export function aPersonRow(part: Partial<PersonRow> = {}): PersonRow {
  return { person: { id: "person-1", pseudonym: "Heron", role: null, relation_to_ai: "", contact: "", retaliation_risk: "", created_at: AT, updated_at: AT }, consents: [], share: "not_asked", relied_on: [], ...part };
}
