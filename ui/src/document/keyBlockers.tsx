import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Blocker, BlockerWay } from "@/bindings/commands";
import type { IconName } from "@/design";

/** What must be settled about keys is said alike wherever something is sealed for somebody. */
export type KeyBlockerKind = "key_unchecked" | "key_changed" | "key_revoked";

export const KEY_BLOCKER_ICONS: Record<KeyBlockerKind, IconName> = { key_unchecked: "verify", key_changed: "mismatch", key_revoked: "mismatch" };

export function isKeyBlocker(kind: Blocker["kind"]): kind is KeyBlockerKind {
  return kind in KEY_BLOCKER_ICONS;
}

export function KeyBlockerText({ kind, label }: { kind: KeyBlockerKind; label: string }): ReactNode {
  if (kind === "key_revoked")
    return (
      <Trans id="compose.blocker.key_revoked">
        <strong>The key of {label} was taken back.</strong> Someone else may hold it, so nothing may go to it. Ask them for their new card.
      </Trans>
    );
  if (kind === "key_changed")
    return (
      <Trans id="compose.blocker.key_changed">
        <strong>Another key is known under the name {label}.</strong> The key that is chosen here did not sign for it. It can be a new key of theirs. It can also be someone who uses their name. Ask them in a way you trust.
      </Trans>
    );
  return (
    <Trans id="compose.blocker.key_unchecked">
      <strong>The key of {label} was not checked.</strong> If it is not theirs, someone else could read this.
    </Trans>
  );
}

/** The ways out that are about keys; null for every other way. */
export function useKeyWayWords(): (kind: KeyBlockerKind, way: BlockerWay) => string | null {
  const { t } = useLingui();
  return (kind, way) => {
    if (way === "compare_words") return t({ id: "compose.way.compare", message: "Compare the words" });
    if (way === "use_other_key") return t({ id: "compose.way.other_key", message: "Use the other key" });
    if (way === "include_as_is") return kind === "key_changed" ? t({ id: "compose.way.keep_key", message: "Keep the chosen key" }) : t({ id: "compose.way.unchecked", message: "Seal to it anyway" });
    return null;
  };
}
