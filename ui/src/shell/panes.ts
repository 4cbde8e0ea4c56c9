/** Parts of the window that F6 walks through are marked `data-pane`. */
const PANES = "[data-pane]";
const FOCUSABLE = "a[href],button:not([disabled]),input:not([disabled]),select:not([disabled]),textarea:not([disabled]),[tabindex]:not([tabindex='-1'])";
const CURRENT = ["page", "true", "step"].map((value) => `:is(a,button)[aria-current='${value}']`).join(",") + ",[aria-selected='true']";

function visible(element: Element): boolean {
  return !element.closest("[inert],[hidden]");
}

/** The part that comes after (or before) the one with focus; the first when none has it. */
export function nextPane(panes: readonly Element[], active: Element | null, step: 1 | -1): Element | undefined {
  const at = panes.findIndex((pane) => pane.contains(active));
  if (at === -1) return step === 1 ? panes[0] : panes.at(-1);
  return panes[(at + step + panes.length) % panes.length];
}

/** Moves focus to the next part: to the current item in it, or to its first control, or to the part itself. */
export function cyclePanes(step: 1 | -1): void {
  const panes = [...document.querySelectorAll(PANES)].filter(visible);
  const pane = nextPane(panes, document.activeElement, step);
  if (!(pane instanceof HTMLElement)) return;
  const target = pane.querySelector<HTMLElement>(CURRENT) ?? pane.querySelector<HTMLElement>(FOCUSABLE);
  if (target) {
    target.focus();
    return;
  }
  pane.tabIndex = -1;
  pane.focus();
}
