import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** Where keys work. `everywhere` always; the others only while such a part is on the screen. */
export type Scope = "everywhere" | "list" | "inbox" | "strip" | "state" | "writing";

export interface Shortcut {
  readonly scope: Scope;
  /** Keys as `Ctrl+Shift+K`. Several ways to do one thing are allowed. */
  readonly keys: readonly string[];
  readonly label: MessageDescriptor;
  /** Shown in the list of keys but handled by the part itself, or by the system. */
  readonly builtIn?: true;
}

/** Every key of the app. The list of keys (`?`) is drawn from here; a test forbids two meanings for one key in one scope. */
export const SHORTCUTS = {
  hide: { scope: "everywhere", keys: ["Ctrl+."], label: msg({ id: "keys.hide", message: "Hide the screen at once, and show it again" }) },
  lock: { scope: "everywhere", keys: ["Ctrl+L"], label: msg({ id: "keys.lock", message: "Lock the vault" }) },
  find: { scope: "everywhere", keys: ["Ctrl+K"], label: msg({ id: "keys.find", message: "Find anything in this vault" }) },
  record: { scope: "everywhere", keys: ["Ctrl+N"], label: msg({ id: "keys.record", message: "Record what happened" }) },
  nav1: { scope: "everywhere", keys: ["Alt+1"], label: msg({ id: "keys.nav", message: "Go to the page with this number in the side list" }) },
  nav2: { scope: "everywhere", keys: ["Alt+2"], label: msg({ id: "keys.nav", message: "Go to the page with this number in the side list" }) },
  nav3: { scope: "everywhere", keys: ["Alt+3"], label: msg({ id: "keys.nav", message: "Go to the page with this number in the side list" }) },
  nav4: { scope: "everywhere", keys: ["Alt+4"], label: msg({ id: "keys.nav", message: "Go to the page with this number in the side list" }) },
  nav5: { scope: "everywhere", keys: ["Alt+5"], label: msg({ id: "keys.nav", message: "Go to the page with this number in the side list" }) },
  nav6: { scope: "everywhere", keys: ["Alt+6"], label: msg({ id: "keys.nav", message: "Go to the page with this number in the side list" }) },
  pane: { scope: "everywhere", keys: ["F6"], label: msg({ id: "keys.pane", message: "Go to the next part of the window" }) },
  paneBack: { scope: "everywhere", keys: ["Shift+F6"], label: msg({ id: "keys.pane_back", message: "Go to the part before" }) },
  help: { scope: "everywhere", keys: ["?"], label: msg({ id: "keys.help", message: "Show all keys" }) },
  back: { scope: "everywhere", keys: ["Alt+ArrowLeft"], label: msg({ id: "keys.back", message: "Go back to the page before" }) },
  listNext: { scope: "list", keys: ["J", "ArrowDown"], label: msg({ id: "keys.list_next", message: "Next in the list" }) },
  listPrevious: { scope: "list", keys: ["K", "ArrowUp"], label: msg({ id: "keys.list_previous", message: "The one before in the list" }) },
  listOpen: { scope: "list", keys: ["Enter"], label: msg({ id: "keys.list_open", message: "Open" }), builtIn: true },
  verify: { scope: "inbox", keys: ["V"], label: msg({ id: "keys.verify", message: "Check who signed it" }) },
  assign: { scope: "inbox", keys: ["O"], label: msg({ id: "keys.assign", message: "Give it to someone" }) },
  filter: { scope: "inbox", keys: ["F"], label: msg({ id: "keys.filter", message: "Show only some" }) },
  search: { scope: "inbox", keys: ["/"], label: msg({ id: "keys.search", message: "Find in this list" }) },
  stripNext: { scope: "strip", keys: ["ArrowRight"], label: msg({ id: "keys.strip_next", message: "Next of the seven questions" }), builtIn: true },
  stripPrevious: { scope: "strip", keys: ["ArrowLeft"], label: msg({ id: "keys.strip_previous", message: "The question before" }), builtIn: true },
  harmed: { scope: "state", keys: ["1"], label: msg({ id: "keys.harmed", message: "Harmed" }), builtIn: true },
  tension: { scope: "state", keys: ["2"], label: msg({ id: "keys.tension", message: "In tension" }), builtIn: true },
  unsure: { scope: "state", keys: ["3"], label: msg({ id: "keys.unsure", message: "Not sure" }), builtIn: true },
  unaffected: { scope: "state", keys: ["4"], label: msg({ id: "keys.unaffected", message: "Not affected" }), builtIn: true },
  next: { scope: "writing", keys: ["Ctrl+Enter"], label: msg({ id: "keys.next", message: "Next question, or record the decision" }) },
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof SHORTCUTS;

export const SCOPES: Record<Scope, MessageDescriptor> = {
  everywhere: msg({ id: "keys.scope.everywhere", message: "Everywhere" }),
  list: msg({ id: "keys.scope.list", message: "In lists" }),
  inbox: msg({ id: "keys.scope.inbox", message: "In the inbox" }),
  strip: msg({ id: "keys.scope.strip", message: "In the seven questions" }),
  state: msg({ id: "keys.scope.state", message: "On the answer to one of the seven" }),
  writing: msg({ id: "keys.scope.writing", message: "While writing" }),
};

/** A key as a registry entry names it: modifiers in a fixed order, letters in capitals. */
export function keyName(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">): string {
  const printable = [...event.key].length === 1;
  const key = printable ? event.key.toUpperCase() : event.key;
  // Shift is part of a printed character ("?"), so it is named only with keys that print nothing.
  const parts = [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : "", event.shiftKey && !printable ? "Shift" : "", key];
  return parts.filter(Boolean).join("+");
}

/** A single printable key without Ctrl or Alt: never while typing, and can be turned off (WCAG 2.1.4). */
export function isSingleKey(name: string): boolean {
  return [...name].length === 1;
}

/** Keys that already mean something to a control with focus. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit", "reset"].includes(target.type);
}
