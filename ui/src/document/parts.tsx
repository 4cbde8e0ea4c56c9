import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ConsentState, EvidenceKind, EvidenceRow } from "@/bindings/commands";
import { Chip, Status, type IconName } from "@/design";
import { CONSENT_STATE_LOOK, CONSENT_STATE_WORDS, HIDDEN_LOOK, HIDDEN_WORDS, OPERATION_WORDS } from "./words";

/** What a person said about sharing, in a box. */
export function ConsentChip({ state }: { state: ConsentState }): ReactNode {
  const { i18n } = useLingui();
  const { tone, icon } = CONSENT_STATE_LOOK[state];
  return (
    <Chip tone={tone} icon={icon} strong>
      {i18n._(CONSENT_STATE_WORDS[state])}
    </Chip>
  );
}

/** What is known about a piece: a copy or an original, and whether it says more than it shows. */
export function EvidenceStatus({ row }: { row: EvidenceRow }): ReactNode {
  const { t, i18n } = useLingui();
  const { evidence, hidden, cleaned_copy } = row;
  if (evidence.operation !== null)
    return (
      <Status tone="ok" icon="file-ok">
        {i18n._(OPERATION_WORDS[evidence.operation])}
      </Status>
    );
  const { tone, icon } = HIDDEN_LOOK[hidden];
  const words = i18n._(HIDDEN_WORDS[hidden]);
  return (
    <Status tone={tone} icon={icon}>
      {cleaned_copy !== null && hidden !== "clean" ? t({ id: "document.evidence.has_clean_copy", message: `${words}. A cleaned copy is there` }) : words}
    </Status>
  );
}

const ICONS: Readonly<Record<EvidenceKind, IconName>> = {
  file: "file",
  decision_letter: "sheet",
  correspondence: "edit-file",
  screenshot: "photo",
  web_capture: "link",
  transcript: "write",
  testimony: "record",
  dataset: "list",
  other: "file",
};

/** The drawing for a piece of evidence. It says what kind of thing it is, never what it shows. */
export function evidenceIcon({ kind, media_type }: { kind: EvidenceKind | null; media_type: string }): IconName {
  if (media_type.startsWith("image/")) return "photo";
  if (media_type.startsWith("audio/")) return "audio";
  return kind === null ? "file" : ICONS[kind];
}

/** "3 claims, 1 piece of evidence" */
export function useContents(): (claims: number, evidence: number) => string {
  const { t } = useLingui();
  return (claims, evidence) => {
    const first = t({ id: "document.claims", message: plural(claims, { one: "# claim", other: "# claims" }) });
    const second = t({ id: "document.evidence", message: plural(evidence, { one: "# piece of evidence", other: "# pieces of evidence" }) });
    return `${first}, ${second}`;
  };
}
