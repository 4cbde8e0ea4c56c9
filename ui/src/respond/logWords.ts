import type { MessageDescriptor } from "@lingui/core";
import { useLingui } from "@lingui/react/macro";
import type { ChangeKind, Decision, DecisionEntry, EntryStatus, Severity, Treatment } from "@/bindings/commands";
import { useFormat } from "@/i18n";
import { CHANGE_WORDS, DECIDED_WORDS, SEVERITY_WORDS, STATUS_WORDS, TREATMENT_WORDS } from "./words";

/** What stands in a line of the log about a decision: fixed words, and a fingerprint of the reasons instead of them. */
interface Logged {
  readonly decision: string;
  readonly treatment: string | null;
  readonly change: string | null;
  readonly due: string | null;
  readonly reasons: string | null;
}

/** Reads the compact words of the core: `rejected; treatment=mitigate; reasons=9f3c…`. */
export function readLogged(words: string): Logged {
  const [decision = "", ...rest] = words.split("; ");
  const facts = new Map(rest.map((fact) => [fact.slice(0, fact.indexOf("=")), fact.slice(fact.indexOf("=") + 1)]));
  const of = (name: string): string | null => facts.get(name) ?? null;
  return { decision, treatment: of("treatment"), change: of("change"), due: of("due"), reasons: of("reasons") };
}

export interface LogLine {
  readonly text: string;
  readonly note: string | null;
}

/** Lines of the decision log in sentences. `claimName` gives the short name of a claim: C1. */
export function useLogWords(): (entry: DecisionEntry, claimName: (id: string) => string | null) => LogLine {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const word = <V extends string>(words: Record<V, MessageDescriptor>, value: string): string => (value in words ? i18n._(words[value as V]) : value);

  function decided(entry: DecisionEntry, name: string | null): LogLine {
    const now = readLogged(entry.after);
    const decision = word<Decision>(DECIDED_WORDS, now.decision);
    const treatment = now.treatment === null ? "" : word<Treatment>(TREATMENT_WORDS, now.treatment);
    const day = now.due === null ? "" : format.day(now.due);
    const earlier = word<Decision>(DECIDED_WORDS, readLogged(entry.before).decision);
    const fingerprint = now.reasons?.slice(0, 8) ?? "";
    const notes = [
      treatment !== "" && t({ id: "respond.log.risk", message: `The risk: ${treatment}.` }),
      now.change !== null && `${word<ChangeKind>(CHANGE_WORDS, now.change)}.`,
      day !== "" && t({ id: "respond.log.due", message: `Due ${day}.` }),
      fingerprint !== "" && t({ id: "respond.log.reasons", message: `Reasons, fingerprint ${fingerprint}.` }),
      entry.before !== "" && t({ id: "respond.log.before", message: `Before: ${earlier}. Kept on record.` }),
    ];
    const text = name === null ? t({ id: "respond.log.decided", message: `Decided on a claim: ${decision}.` }) : `${name}: ${decision}.`;
    return { text, note: notes.filter(Boolean).join(" ") || null };
  }

  return (entry, claimName) => {
    const after = entry.after;
    switch (entry.act) {
      case "decided":
        return decided(entry, claimName(entry.subject));
      case "imported":
        return { text: t({ id: "respond.log.imported", message: "Imported the challenge. It was put into quarantine." }), note: null };
      case "imported_update":
        return { text: t({ id: "respond.log.imported_update", message: "Imported an update to the challenge." }), note: null };
      case "imported_withdrawal":
        return { text: t({ id: "respond.log.imported_withdrawal", message: "Imported the word that the challenge is taken back." }), note: null };
      case "imported_rejoinder":
        return { text: t({ id: "respond.log.imported_rejoinder", message: "Imported a reply to the answer." }), note: null };
      case "began_further":
        return { text: t({ id: "respond.log.began_further", message: "Began a further answer." }), note: null };
      case "took_back_key":
        return { text: t({ id: "respond.log.took_back", message: "Took the keys back and made new ones." }), note: t({ id: "respond.log.rotated_to", message: `Fingerprint of the new signing key: ${after}` }) };
      case "rotated_key": {
        const text = entry.subject === "casebook" ? t({ id: "respond.log.rotated_casebook", message: "Made new keys for writing challenges." }) : t({ id: "respond.log.rotated", message: "Made new keys for this desk." });
        return { text, note: t({ id: "respond.log.rotated_to", message: `Fingerprint of the new signing key: ${after}` }) };
      }
      case "compared_key":
        return { text: t({ id: "respond.log.compared", message: "Compared the words of the sender's key. They match." }), note: null };
      case "uncompared_key":
        return { text: t({ id: "respond.log.uncompared", message: "Took back that the words of the sender's key were compared." }), note: null };
      case "accepted":
        return { text: t({ id: "respond.log.accepted", message: "Took it up." }), note: null };
      case "closed":
        return { text: t({ id: "respond.log.closed", message: "Closed it." }), note: null };
      case "reopened":
        return { text: t({ id: "respond.log.reopened", message: "Opened it again." }), note: word<EntryStatus>(STATUS_WORDS, after) };
      case "set_severity": {
        const now = after === "" ? t({ id: "respond.log.severity_none", message: "not stated" }) : word<Severity>(SEVERITY_WORDS, after);
        return { text: t({ id: "respond.log.severity", message: `Said how bad it is: ${now}.` }), note: null };
      }
      case "sealed_receipt":
        return { text: t({ id: "respond.log.receipt", message: "Sealed a receipt." }), note: null };
      case "sealed_response":
        return { text: t({ id: "respond.log.response", message: "Sealed the answer." }), note: null };
      default:
        return { text: entry.act, note: after || null };
    }
  };
}
