import { matchLocale, type LocaleId } from "@/i18n";
import { TEXT_SIZES, type TextSize, type ThemeChoice } from "@/shell";

export interface GalleryOptions {
  page: "parts" | "shell" | "focus" | "rail" | "dialog" | "keys";
  theme: ThemeChoice;
  locale: LocaleId;
  size: TextSize;
}

const PAGES: readonly GalleryOptions["page"][] = ["parts", "shell", "focus", "rail", "dialog", "keys"];
const THEMES: readonly ThemeChoice[] = ["light", "dark", "contrast"];

/** Reads `?page=shell&theme=dark&locale=ar-XB&size=200`. */
export function optionsFrom(search: string): GalleryOptions {
  const query = new URLSearchParams(search);
  const size = Number(query.get("size"));
  return {
    page: PAGES.find((page) => page === query.get("page")) ?? "parts",
    theme: THEMES.find((theme) => theme === query.get("theme")) ?? "light",
    locale: matchLocale(query.get("locale")),
    size: TEXT_SIZES.find((known) => known === size) ?? 100,
  };
}
