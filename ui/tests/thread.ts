import type { AskItem, ClaimItem, EntryView, PacketFile, PacketKind, PacketRecord, PacketView, RejoinderView, RevealView, ThreadPacket, ThreadView, UpdateView } from "@/bindings/commands";

/** Packets and exchanges for tests, complete. The challenge is `p1`, from the key `SHA256:theirs`. */
const AT = "2026-11-01T09:00:00Z";

export function aRecord(part: Partial<PacketRecord> = {}): PacketRecord {
  const kind = part.kind ?? "challenge";
  const ours = kind === "receipt" || kind === "response";
  return { id: "p1", thread_id: "t1", kind, direction: ours ? "sent" : "received", sequence: 1, in_reply_to: null, sha256: "ab".repeat(32), counterpart: "Kiln Lane Tenants", signer: ours ? "SHA256:ours" : "SHA256:theirs", verification: ours ? null : "good_known_key", addressed_to_us: !ours, bytes: 1000, challenge_id: null, entry_id: "e1", response_id: null, created_at: AT, recorded_at: AT, ...part };
}

export function aPacket(record: Partial<PacketRecord> = {}, part: Partial<PacketView> = {}): PacketView {
  const whole = aRecord(record);
  return { record: whole, verified_at_import: whole.verification, known_as: null, compared: null, revoked: null, timestamps: [], sender_mode: "named", sender: "Kiln Lane Tenants", fingerprint: whole.signer, words: ["harbor", "violet"], audience: ["Merrow County"], files: [], withheld: 0, ...part };
}

export function aThreadPacket(id: string, kind: PacketKind, part: Partial<ThreadPacket> = {}, packet: Partial<PacketView> = {}, record: Partial<PacketRecord> = {}): ThreadPacket {
  return { packet: aPacket({ id, kind, ...record }, packet), fork: false, late: false, answers_missing: false, update: null, rejoinder: null, reveals: [], ...part };
}

export function anUpdate(part: Partial<UpdateView> = {}): UpdateView {
  return { text: "", new_claims: [], reworded_claims: [], withdrawn_claims: [], new_asks: [], reworded_asks: [], withdrawn_asks: [], deadlines: { acknowledge_by: null, decide_by: null, final_by: null, source: null }, ...part };
}

export function aRejoinder(text: string, asks: RejoinderView["asks"] = []): RejoinderView {
  return { text, asks };
}

export function aReveal(part: Partial<RevealView> = {}): RevealView {
  return { commitment: "cd".repeat(32), path: "data/e0001.pdf", title: "Table of letters", state: "proven", promised_in: "p1", promised_on: "2026-11-01", reason: "", ...part };
}

export function aThread(packets: ThreadPacket[] = [aThreadPacket("p1", "challenge")], part: Partial<ThreadView> = {}): ThreadView {
  return { packets, gaps: [], withdrawn: null, ...part };
}

export function aFile(packet: string, title: string, path = "data/e0001.pdf"): PacketFile {
  return { packet_id: packet, path, sha256: "ef".repeat(32), bytes: 100, media_type: "application/pdf", original_name: "", title, evidence_id: null };
}

export function aClaim(id: string, number: number, title: string, evidence: string[] = []): ClaimItem {
  return {
    id,
    number,
    told_by: [],
    facts: { title, kind: null, occurred: { from: null, to: null, precision: null }, first_known: null, ongoing: null, places: [], what_happened: "", expected: "", actual: "", ai_role: "", causal_link: null, severity: null, likelihood: null, reversibility: null, scale: { count: null, precision: null, basis: "" }, quantities: [], affected: [], harm_types: [], rights: [], laws: [], reproduce: { steps: "", conditions: "", rate: "" }, prior_contacts: [], similar_incidents: [], confidence: null, own_words: "" },
    characteristics: [],
    tensions: [],
    mappings: [],
    evidence,
  };
}

export function anAsk(id: string, number: number, text: string): AskItem {
  return { id, number, ask_type: null, claims: [], text, due: null, basis: [], priority: null, acceptable_alternatives: "" };
}

/** An entry that was taken up: one claim, two asks, and what `thread` says of it. */
export function anEntryView(thread: ThreadView = aThread(), part: Partial<EntryView> = {}): EntryView {
  return {
    entry: { id: "e1", packet_id: "p1", thread_id: "t1", received_at: AT, owner: "", inventory_system: "", status: "managing", severity_own: null, duplicates_of: [], cluster: "", accepted_at: "2026-11-02T09:00:00Z", receipt_at: null, updated_at: "2026-11-02T09:00:00Z" },
    packet: thread.packets.find(({ packet }) => packet.record.id === "p1")?.packet ?? aPacket(),
    challenge: { title: "Notices nobody can read", case: { title: "Notices", summary: "" }, claims: [aClaim("c1", 1, "Unreadable notices")], asks: [anAsk("a1", 1, "Publish the rate"), anAsk("a2", 2, "Repay nine weeks")], people: [], system: null, deadlines: { acknowledge_by: null, decide_by: null, final_by: null }, disclosure: { intent: "", not_before: null, not_before_reason: "" }, copies_to: [], sharing: { tlp: null, words: "" }, redaction_notes: "" } as unknown as EntryView["challenge"],
    claims_from: ["p1"],
    files: thread.packets.flatMap(({ packet }) => packet.files),
    thread,
    worksheets: [],
    log: [],
    log_length: 0,
    chain_unbroken: true,
    answered: false,
    ...part,
  };
}
