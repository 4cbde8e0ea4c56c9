import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState, type ReactNode } from "react";
import { localeInfo, useLocaleId } from "@/i18n";
import { CheckRow } from "./Choice";
import { cx } from "./cx";
import { digits, isProblem, NO_PARTS, readParts, toParts, type DateParts, type DateProblem, type RoughDate } from "./dateParts";
import { FieldError, Optional } from "./Field";
import { Icon } from "./Icon";

export interface DateFieldProps {
  legend: ReactNode;
  optional?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
  value: RoughDate | null;
  /** Called with a date, with null when the boxes are empty, and not at all while they cannot be read. */
  onChange: (value: RoughDate | null) => void;
  onBlur?: () => void;
  /** Only a whole day will do, as for a due date. */
  exact?: boolean;
}

/** Day, month and year in words and digits. What is not known is left empty: the year alone is enough. */
export function DateField({ legend, optional, hint, error, value, onChange, onBlur, exact }: DateFieldProps): ReactNode {
  const { t } = useLingui();
  const id = useId();
  const months = useMonths();
  const [parts, setParts] = useState<DateParts>(() => toParts(value));
  const [seen, setSeen] = useState(value);
  const [left, setLeft] = useState(false);

  if (seen?.date !== value?.date || seen?.precision !== value?.precision) {
    setSeen(value);
    const mine = readParts(parts);
    const same = !isProblem(mine) && mine?.date === value?.date && mine?.precision === value?.precision;
    if (!same) setParts(value === null ? NO_PARTS : toParts(value));
  }

  const read = readParts(parts);
  const words = useProblemWords(months);
  const notExact = exact && read !== null && !isProblem(read) && read.precision !== "day";
  const problem = isProblem(read) ? words(read, parts) : notExact ? t({ id: "date.exact", message: "Add the day and the month, so that everyone counts from the same day." }) : null;
  const shownError = error ?? (left ? problem : null);

  function set(change: Partial<DateParts>): void {
    const next = { ...parts, ...change };
    setParts(next);
    const now = readParts(next);
    if (isProblem(now) || (exact && now !== null && now.precision !== "day")) return;
    setSeen(now);
    onChange(now);
  }

  return (
    // Blur is watched, not handled: it says when the person has left all three boxes.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset
      className="date-field"
      aria-describedby={cx(shownError ? `${id}-error` : null, hint ? `${id}-hint` : null) || undefined}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        setLeft(true);
        onBlur?.();
      }}
    >
      <legend className="field-label">
        {legend}
        {optional && <Optional />}
      </legend>
      <div className="date-parts">
        <div className="date-part">
          <label className="label" htmlFor={`${id}-day`}>
            <Trans id="date.day">Day</Trans>
          </label>
          <input className="input" id={`${id}-day`} inputMode="numeric" autoComplete="off" size={3} maxLength={2} value={parts.day} aria-invalid={shownError ? true : undefined} onChange={(event) => set({ day: digits(event.target.value) })} />
        </div>
        <div className="date-part">
          <label className="label" htmlFor={`${id}-month`}>
            <Trans id="date.month">Month</Trans>
          </label>
          <span className="select-wrap">
            <select className="select" id={`${id}-month`} value={parts.month} onChange={(event) => set({ month: event.target.value })}>
              <option value="">{exact ? "" : t({ id: "date.not_sure", message: "Not sure" })}</option>
              {months.map((name, index) => (
                <option key={name} value={String(index + 1)}>
                  {name}
                </option>
              ))}
            </select>
            <Icon name="chevron-down" size="sm" />
          </span>
        </div>
        <div className="date-part">
          <label className="label" htmlFor={`${id}-year`}>
            <Trans id="date.year">Year</Trans>
          </label>
          <input className="input" id={`${id}-year`} inputMode="numeric" autoComplete="off" size={5} maxLength={4} value={parts.year} aria-invalid={shownError ? true : undefined} onChange={(event) => set({ year: digits(event.target.value) })} />
        </div>
        {!exact && parts.year !== "" && parts.month === "" && parts.day === "" && (
          <CheckRow label={<Trans id="date.about">About that year</Trans>} checked={parts.about} onChange={(about) => set({ about })} />
        )}
      </div>
      {shownError && <FieldError id={`${id}-error`}>{shownError}</FieldError>}
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}

function useMonths(): readonly string[] {
  const locale = localeInfo(useLocaleId()).formats;
  const format = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => format.format(new Date(Date.UTC(2024, month, 1))));
}

function useProblemWords(months: readonly string[]): (problem: DateProblem, parts: DateParts) => string {
  const { t } = useLingui();
  return (problem, parts) => {
    switch (problem.kind) {
      case "no_year":
        return t({ id: "date.no_year", message: "Add the year. A guess is fine." });
      case "no_month":
        return t({ id: "date.no_month", message: "Choose the month, or leave the day empty." });
      case "year":
        return t({ id: "date.bad_year", message: "Write the year with four digits, such as 2026." });
      case "days": {
        const month = months[Number(parts.month) - 1] ?? "";
        const { days } = problem;
        return t({ id: "date.bad_day", message: plural(days, { one: `${month} has # day. Choose another day, or leave it empty.`, other: `${month} has # days. Choose another day, or leave it empty.` }) });
      }
    }
  };
}
