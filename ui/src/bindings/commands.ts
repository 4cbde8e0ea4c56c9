// Placeholder with the shape of the generated contract. `crates/api` overwrites this file.

export type Empty = Record<string, never>;
export type AppState = { status: "none" | "locked" | "open" };
export type JobRef = { job: string };
export type Progress = { job: string; done: number; total: number | null; label: string };
export type SealChallenge = { challenge_id: string; job: string };
export type MaybeSealed = { sealed: null };
export type ErrorCode = "vault.wrong_passphrase" | "vault.wrong_recovery" | "vault.in_use" | "vault.too_new" | "vault.not_found" | "vault.exists" | "vault.damaged" | "vault.locked" | "vault.disk_full" | "vault.io" | "vault.weak_passphrase" | "record.not_found" | "record.invalid" | "log.broken" | "evidence.changed_while_reading" | "evidence.vanished" | "evidence.unreadable" | "evidence.not_a_file" | "evidence.too_large" | "evidence.damaged" | "packet.not_age" | "packet.header_too_large" | "packet.too_many_stanzas" | "packet.passphrase" | "packet.not_for_you" | "packet.damaged" | "packet.cut" | "packet.not_a_packet" | "packet.unknown_version" | "packet.unknown_kind" | "packet.invalid_json" | "packet.json_too_large" | "packet.json_too_deep" | "packet.inconsistent" | "packet.unsigned" | "packet.signature_malformed" | "packet.signature_wrong" | "packet.layout" | "packet.hash_mismatch" | "packet.padding" | "packet.too_many_files" | "packet.file_too_large" | "packet.too_large_for_disk" | "packet.duplicate" | "packet.unknown_thread" | "packet.write" | "packet.read" | "packet.disk_full" | "key.invalid" | "card.invalid" | "challenge.blocked" | "challenge.empty" | "recipient.unchecked" | "sealed.already" | "decision.needs_reasons" | "desk.wrong_packet" | "catalog.unknown" | "app.cancelled" | "app.internal";
export type AppError = { code: ErrorCode; params: { [key in string]: string }; incident: string };

export interface Commands {
  app_state: [Empty, AppState];
  lock: [Empty, AppState];
  cancel_job: [JobRef, Empty];
  seal_challenge: [SealChallenge, MaybeSealed];
}

export const reads = {
  app_state: ["session"],
  cancel_job: [],
} as const;

export const changes = {
  lock: ["all"],
  seal_challenge: ["all"],
} as const;
