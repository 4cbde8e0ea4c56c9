/** The languages a person can choose, each named in itself. */
export const LOCALES = [
  { id: "en", name: "English", direction: "ltr", formats: "en-GB", pseudo: false },
  { id: "es", name: "Español", direction: "ltr", formats: "es", pseudo: false },
  { id: "en-XA", name: "⟦Áççéñţš⟧", direction: "ltr", formats: "en-GB", pseudo: true },
  { id: "ar-XB", name: "\u202eRight to left\u202c", direction: "rtl", formats: "ar", pseudo: true },
] as const satisfies readonly LocaleInfo[];

/** What is known about a language before its texts are loaded. */
export interface LocaleInfo {
  readonly id: string;
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  /** The locale whose habits dates and numbers follow. */
  readonly formats: string;
  /** Made from English for testing; offered apart from real languages. */
  readonly pseudo: boolean;
}

export type LocaleId = (typeof LOCALES)[number]["id"];

/** The language that is complete by definition. */
export const SOURCE_LOCALE: LocaleId = "en";

export function localeInfo(id: LocaleId): LocaleInfo {
  return LOCALES.find((locale) => locale.id === id) ?? LOCALES[0];
}

/** The best language we have for a tag such as `es-MX`; English when there is none. */
export function matchLocale(tag: string | null | undefined): LocaleId {
  if (!tag) return SOURCE_LOCALE;
  const exact = LOCALES.find((locale) => locale.id === tag);
  if (exact) return exact.id;
  const language = tag.split("-")[0];
  return LOCALES.find((locale) => !locale.pseudo && locale.id === language)?.id ?? SOURCE_LOCALE;
}
