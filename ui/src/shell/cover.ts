/**
 * Hide: a plain blank note over everything, in the frame in which the key is pressed.
 *
 * Nothing here goes through React, because React may be busy. The page is made invisible by one attribute
 * on `<html>` (base.css), taken away from assistive technology with `inert`, and the window's title changes.
 * What is typed into the note is thrown away. Only the key that hid the screen brings it back.
 */

/** The landmark around the note: a page whose only content stands outside every landmark cannot be jumped to. */
let note: HTMLElement | null = null;
let before: { title: string; focus: Element | null; inert: Element[] } | null = null;
const listeners = new Set<() => void>();

export function isCovered(): boolean {
  return before !== null;
}

/** Tells when the screen is hidden or shown. */
export function onCoverChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Hides everything. `label` is what a screen reader says about the blank note. */
export function cover(label: string): void {
  if (before !== null) return;
  document.documentElement.dataset["covered"] = "";
  const inert = [...document.body.children].filter((element) => !element.hasAttribute("inert"));
  before = { title: document.title, focus: document.activeElement, inert };
  for (const element of inert) element.setAttribute("inert", "");
  document.title = label;
  const field = document.createElement("textarea");
  field.className = "cover";
  field.setAttribute("aria-label", label);
  field.autocomplete = "off";
  field.spellcheck = false;
  note = document.createElement("main");
  note.className = "cover-page";
  note.append(field);
  document.body.append(note);
  field.focus();
  listeners.forEach((listener) => listener());
}

/** Shows the screen again and puts the cursor back where it was. */
export function uncover(): void {
  if (before === null) return;
  const { title, focus, inert } = before;
  before = null;
  note?.remove();
  note = null;
  for (const element of inert) element.removeAttribute("inert");
  document.title = title;
  delete document.documentElement.dataset["covered"];
  if (focus instanceof HTMLElement && focus.isConnected) focus.focus();
  listeners.forEach((listener) => listener());
}

/** Names the window. While the screen is hidden the name waits, so that it gives nothing away. */
export function setWindowTitle(title: string): void {
  if (before === null) document.title = title;
  else before.title = title;
}
