import type { Occurred } from "@/bindings/commands";
import type { RoughDate } from "@/design";
import type { Format } from "@/i18n";

/** The two ends of a span, each as exact as it was written. */
export interface Ends {
  readonly from: RoughDate | null;
  readonly to: RoughDate | null;
}

export function endsOf(occurred: Occurred): Ends {
  const rough = (date: string | null): RoughDate | null => (date === null ? null : { date: date.slice(0, 10), precision: occurred.precision ?? "day" });
  return { from: rough(occurred.from), to: rough(occurred.to) };
}

const ROUGHNESS = ["day", "month", "year", "about"] as const;

/** What is stored: both ends share one precision, the rougher one, so that no date looks more exact than it is known. */
export function occurredOf({ from, to }: Ends): Occurred {
  const precision = ROUGHNESS.findLast((step) => step === from?.precision || step === to?.precision) ?? null;
  return { from: from?.date ?? null, to: to?.date ?? null, precision };
}

/** "12 March 2026", "March 2026 to May 2026", or nothing. */
export function occurredWords(occurred: Occurred, format: Format, join: (from: string, to: string) => string): string {
  const words = (date: string): string => format.dayWithPrecision(date, occurred.precision ?? "day");
  if (occurred.from === null) return occurred.to === null ? "" : words(occurred.to);
  return occurred.to === null || occurred.to === occurred.from ? words(occurred.from) : join(words(occurred.from), words(occurred.to));
}
