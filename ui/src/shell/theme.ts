import { useEffect, useSyncExternalStore } from "react";

/** What a person chooses; `system` follows the computer. */
export type ThemeChoice = "system" | "light" | "dark" | "contrast";
/** What is drawn. */
export type Theme = "light" | "dark" | "contrast";
/** Per cent of the ordinary size. */
export type TextSize = 100 | 115 | 130 | 150 | 175 | 200;

export const THEME_CHOICES: readonly ThemeChoice[] = ["system", "light", "dark", "contrast"];
export const TEXT_SIZES: readonly TextSize[] = [100, 115, 130, 150, 175, 200];

const DARK = "(prefers-color-scheme: dark)";
const CONTRAST = "(prefers-contrast: more)";

export function resolveTheme(choice: ThemeChoice, system: { dark: boolean; contrast: boolean }): Theme {
  if (choice !== "system") return choice;
  if (system.contrast) return "contrast";
  return system.dark ? "dark" : "light";
}

function subscribe(listener: () => void): () => void {
  const queries = [DARK, CONTRAST].map((query) => window.matchMedia(query));
  queries.forEach((query) => query.addEventListener("change", listener));
  return () => queries.forEach((query) => query.removeEventListener("change", listener));
}

/** How much room a window of this width has for text of this size. Two words when both apply. */
export function roomFor(width: number, rem: number): "wide" | "narrow" | "narrow tight" {
  const room = width / rem;
  if (room <= 52) return "narrow tight";
  return room <= 72.5 ? "narrow" : "wide";
}

function useRoom(size: TextSize): void {
  useEffect(() => {
    const root = document.documentElement;
    const measure = (): void => {
      root.dataset["room"] = roomFor(window.innerWidth, Number.parseFloat(getComputedStyle(root).fontSize) || (16 * size) / 100);
    };
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, [size]);
}

/** Draws the chosen theme and text size. Settings live in the backend; nothing is kept in the browser. */
export function useAppearance(choice: ThemeChoice, size: TextSize): Theme {
  const dark = useSyncExternalStore(subscribe, () => window.matchMedia(DARK).matches);
  const contrast = useSyncExternalStore(subscribe, () => window.matchMedia(CONTRAST).matches);
  const theme = resolveTheme(choice, { dark, contrast });
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
    document.documentElement.dataset["textSize"] = String(size);
  }, [theme, size]);
  useRoom(size); // after the size is drawn, because it measures it
  return theme;
}
