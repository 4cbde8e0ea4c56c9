import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** Words for the acts of the custody log. An act of a newer program is shown by its own name. */
export const CUSTODY_WORDS: Readonly<Partial<Record<string, MessageDescriptor>>> = {
  added: msg({ id: "evidence.act.added", message: "Added" }),
  opened: msg({ id: "evidence.act.opened", message: "Opened to be looked at" }),
  sealed: msg({ id: "evidence.act.sealed", message: "Sealed into a packet" }),
  exported: msg({ id: "evidence.act.exported", message: "A plain copy was saved outside the vault" }),
  derived: msg({ id: "evidence.act.derived", message: "A copy was made from it" }),
  cleaned: msg({ id: "evidence.act.cleaned", message: "A cleaned copy was made" }),
  removed: msg({ id: "evidence.act.removed", message: "Removed" }),
};
