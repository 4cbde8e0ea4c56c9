export { LocaleProvider, useDirection, useLocaleId } from "./LocaleProvider";
export { LOCALES, localeInfo, matchLocale, SOURCE_LOCALE, type LocaleId, type LocaleInfo } from "./locales";
export { calendarDay, daysBetween, localDay, useFormat, type DatePrecision, type Format } from "./format";
