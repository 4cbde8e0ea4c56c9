import type { DatePrecision } from "@/i18n";

/** A day as it is stored: a whole date, and how much of it is meant. */
export interface RoughDate {
  readonly date: string;
  readonly precision: DatePrecision;
}

/** What stands in the three boxes. Month is "1" to "12" or "". */
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly about: boolean;
}

export const NO_PARTS: DateParts = { day: "", month: "", year: "", about: false };

export type DateProblem = { kind: "no_year" } | { kind: "no_month" } | { kind: "year" } | { kind: "days"; days: number };

export function toParts(value: RoughDate | null): DateParts {
  if (value === null) return NO_PARTS;
  const [year = "", month = "", day = ""] = value.date.split("-");
  const { precision } = value;
  const number = (text: string): string => (text === "" ? "" : String(Number(text)));
  return {
    year: number(year),
    month: precision === "day" || precision === "month" ? number(month) : "",
    day: precision === "day" ? number(day) : "",
    about: precision === "about",
  };
}

/** Digits only; Arabic and other decimal digits are understood. */
export function digits(text: string): string {
  return [...text.normalize("NFKC")]
    .map((letter) => {
      if (letter >= "0" && letter <= "9") return letter;
      const at = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹".indexOf(letter);
      return at === -1 ? "" : String(at % 10);
    })
    .join("");
}

/** Reads the boxes: a date as exact as what was filled in, nothing, or what is in the way. */
export function readParts({ day, month, year, about }: DateParts): RoughDate | null | DateProblem {
  if (day === "" && month === "" && year === "") return null;
  if (year === "") return { kind: "no_year" };
  if (!/^\d{4}$/.test(year) || Number(year) < 1900) return { kind: "year" };
  if (month === "") {
    if (day !== "") return { kind: "no_month" };
    return { date: `${year}-01-01`, precision: about ? "about" : "year" };
  }
  const padded = month.padStart(2, "0");
  if (day === "") return { date: `${year}-${padded}-01`, precision: "month" };
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (!/^\d{1,2}$/.test(day) || Number(day) < 1 || Number(day) > days) return { kind: "days", days };
  return { date: `${year}-${padded}-${day.padStart(2, "0")}`, precision: "day" };
}

export function isProblem(read: RoughDate | null | DateProblem): read is DateProblem {
  return read !== null && "kind" in read;
}
