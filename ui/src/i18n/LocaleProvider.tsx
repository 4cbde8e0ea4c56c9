import { I18nProvider } from "@lingui/react";
import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { I18nProvider as AriaI18nProvider } from "react-aria-components";
import { createI18n, switchLocale } from "./i18n";
import { localeInfo, type LocaleId } from "./locales";

const ActiveLocale = createContext<LocaleId>("en");

/** The language on the screen now. */
export function useLocaleId(): LocaleId {
  return useContext(ActiveLocale);
}

/** Whether the screen reads left to right or right to left. */
export function useDirection(): "ltr" | "rtl" {
  return localeInfo(useLocaleId()).direction;
}

/**
 * Gives everything below its language, its direction and its date habits, and marks `<html>` with them.
 * The old language stays on the screen until the new one is loaded, so nothing flickers.
 */
export function LocaleProvider({ locale, children }: { locale: LocaleId; children: ReactNode }): ReactNode {
  const [i18n] = useState(createI18n);
  const [active, setActive] = useState<LocaleId>("en");

  useEffect(() => {
    let current = true;
    void switchLocale(i18n, locale).then(() => {
      if (current) setActive(locale);
    });
    return () => {
      current = false;
    };
  }, [i18n, locale]);

  useEffect(() => {
    document.documentElement.lang = active;
    document.documentElement.dir = localeInfo(active).direction;
  }, [active]);

  return (
    <ActiveLocale value={active}>
      <I18nProvider i18n={i18n}>
        <AriaI18nProvider locale={localeInfo(active).direction === "rtl" ? active : localeInfo(active).formats}>{children}</AriaI18nProvider>
      </I18nProvider>
    </ActiveLocale>
  );
}
