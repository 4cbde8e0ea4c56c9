import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { localeInfo } from "./locales";
import { useLocaleId } from "./LocaleProvider";

/** How exactly a day is known. Same words as in the records. */
export type DatePrecision = "day" | "month" | "year" | "about";

const DAY = 86_400_000;

/** Midnight UTC of a calendar day written `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (anything after that is ignored). */
export function calendarDay(text: string): Date {
  const [year, month, day] = text.slice(0, 10).split("-").map(Number);
  return new Date(Date.UTC(year ?? 1970, (month ?? 1) - 1, day ?? 1));
}

/** Whole days from one calendar day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((calendarDay(to).getTime() - calendarDay(from).getTime()) / DAY);
}

/** The calendar day of a moment, on this computer's clock. */
export function localDay(moment: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** Formatters for the language on the screen. Calendar days are shown as written; moments in local time. */
export interface Format {
  /** 14 Sep, or 14 Sep 2025 when the year is not this year. */
  day(date: string): string;
  /** Monday 14 September 2026. */
  dayLong(date: string): string;
  /** As exact as it is known: 14 Sep 2026, September 2026, 2026, about 2026. */
  dayWithPrecision(date: string, precision: DatePrecision): string;
  /** 14:32, local time of a moment. */
  time(moment: string | Date): string;
  /** 14 Sep 2026, 14:32, local time of a moment. */
  moment(moment: string | Date): string;
  number(value: number): string;
  /** 3.4 GB. Decimal units, as on the packaging of disks. */
  bytes(value: number): string;
  /** "in 7 days", "today", "29 days late". */
  due(date: string, today: string): string;
  /** a, b and c */
  list(items: readonly string[]): string;
  /** about 4 minutes, for a duration in seconds. */
  duration(seconds: number): string;
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

export function useFormat(): Format {
  const { t } = useLingui();
  const locale = localeInfo(useLocaleId()).formats;
  return useMemo(() => {
    const make = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(locale, options);
    const short = make({ day: "numeric", month: "short", timeZone: "UTC" });
    const full = make({ day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
    const long = make({ weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    const month = make({ month: "long", year: "numeric", timeZone: "UTC" });
    const year = make({ year: "numeric", timeZone: "UTC" });
    const clock = make({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    const stamp = make({ day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    const numbers = new Intl.NumberFormat(locale);
    const lists = new Intl.ListFormat(locale, { type: "conjunction" });
    const units = UNITS.map((unit) => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: unit === "byte" ? "long" : "short", maximumFractionDigits: 1 }));
    const thisYear = new Date().getFullYear();
    return {
      day: (date) => (calendarDay(date).getUTCFullYear() === thisYear ? short : full).format(calendarDay(date)),
      dayLong: (date) => long.format(calendarDay(date)),
      dayWithPrecision: (date, precision) => {
        const at = calendarDay(date);
        if (precision === "day") return full.format(at);
        if (precision === "month") return month.format(at);
        const inYear = year.format(at);
        return precision === "year" ? inYear : t({ id: "format.about", message: `about ${inYear}` });
      },
      time: (moment) => clock.format(new Date(moment)),
      moment: (moment) => stamp.format(new Date(moment)),
      number: (value) => numbers.format(value),
      bytes: (value) => {
        const step = value < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(value) / 3));
        return (units[step] ?? numbers).format(value / 1000 ** step);
      },
      due: (date, today) => {
        const days = daysBetween(today, date);
        if (days === 0) return t({ id: "format.due.today", message: "today" });
        if (days === 1) return t({ id: "format.due.tomorrow", message: "tomorrow" });
        const late = -days;
        return days > 0
          ? t({ id: "format.due.in", message: plural(days, { one: "in # day", other: "in # days" }) })
          : t({ id: "format.due.late", message: plural(late, { one: "# day late", other: "# days late" }) });
      },
      list: (items) => lists.format(items),
      duration: (seconds) => {
        if (seconds < 60) return t({ id: "format.duration.soon", message: "less than a minute" });
        const minutes = Math.round(seconds / 60);
        return t({ id: "format.duration.minutes", message: plural(minutes, { one: "about # minute", other: "about # minutes" }) });
      },
    };
  }, [locale, t]);
}
