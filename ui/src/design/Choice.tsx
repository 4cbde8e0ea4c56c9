import { Trans } from "@lingui/react/macro";
import { useId, type KeyboardEvent, type ReactNode } from "react";
import { cx } from "./cx";
import { FieldError } from "./Field";

/** One tick. */
export function CheckRow({ label, note, checked, onChange, disabled }: { label: ReactNode; note?: ReactNode; checked: boolean; onChange: (checked: boolean) => void; disabled?: boolean }): ReactNode {
  const id = useId();
  return (
    <label className="check-row" htmlFor={id}>
      <input className="checkbox" type="checkbox" id={id} checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
      {note && <span className="check-row-note">{note}</span>}
    </label>
  );
}

export interface ChoiceOption<V extends string> {
  value: V;
  label: ReactNode;
  note?: ReactNode;
  /** Drawn before the words, such as a square of the strip. */
  glyph?: ReactNode;
}

interface ChoiceProps<V extends string> {
  value: V | null;
  options: readonly ChoiceOption<V>[];
  onChange: (value: V) => void;
}

/**
 * A few answers side by side. Native radio buttons: arrows move, and the chosen one is one tab stop.
 * With `numberKeys`, 1 to 9 choose while focus is in the row.
 */
export function Segmented<V extends string>({ label, value, options, onChange, numberKeys, small, labelledBy }: ChoiceProps<V> & { label?: string; labelledBy?: string; numberKeys?: boolean; small?: boolean }): ReactNode {
  const name = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!numberKeys || event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    const chosen = options[Number(event.key) - 1];
    if (!chosen) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(chosen.value);
    event.currentTarget.querySelectorAll<HTMLInputElement>("input")[Number(event.key) - 1]?.focus();
  };
  return (
    // Keys are an addition to native radio buttons, which do the work.
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus
    <div className={cx("segmented", small && "segmented--small")} role="radiogroup" aria-label={label} aria-labelledby={labelledBy} onKeyDown={onKeyDown}>
      {options.map((option) => (
        <label key={option.value} htmlFor={`${name}-${option.value}`} data-checked={option.value === value || undefined}>
          <input type="radio" id={`${name}-${option.value}`} name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.glyph}
          {option.label}
        </label>
      ))}
    </div>
  );
}

export interface ChoiceListProps<V extends string> extends ChoiceProps<V> {
  legend: ReactNode;
  /** The question is the page's own heading: the legend is for screen readers only. */
  hiddenLegend?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
  /** Adds "I don't know" as the last answer, drawn like every other, with this value. */
  unknown?: V;
  unknownNote?: ReactNode;
  columns?: 1 | 2;
}

/** Answers to one question. "I don't know" is drawn like every other answer. */
export function ChoiceList<V extends string>({ legend, hiddenLegend, hint, error, value, options, onChange, unknown, unknownNote, columns = 1 }: ChoiceListProps<V>): ReactNode {
  const name = useId();
  const errorId = `${name}-error`;
  const hintId = `${name}-hint`;
  const all: readonly ChoiceOption<V>[] =
    unknown === undefined
      ? options
      : [
          ...options,
          {
            value: unknown,
            label: <Trans id="choice.unknown">I don’t know</Trans>,
            note: unknownNote ?? <Trans id="choice.unknown_note">This is an answer too.</Trans>,
          },
        ];
  return (
    <fieldset className="choice-set" aria-describedby={cx(error ? errorId : null, hint ? hintId : null) || undefined}>
      <legend className={hiddenLegend ? "visually-hidden" : "field-label"}>{legend}</legend>
      {hint && (
        <p className="field-hint" id={hintId}>
          {hint}
        </p>
      )}
      <div className={columns === 2 ? "choice-pair" : "stack stack--tight"}>
        {all.map((option) => (
          <label key={option.value} className="choice" htmlFor={`${name}-${option.value}`} data-checked={option.value === value || undefined}>
            <input className="radio" type="radio" id={`${name}-${option.value}`} name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
            {option.note && <span className="choice-note">{option.note}</span>}
          </label>
        ))}
      </div>
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </fieldset>
  );
}

export interface CheckListProps<V extends string> {
  legend: ReactNode;
  hiddenLegend?: boolean;
  hint?: ReactNode;
  values: readonly V[];
  options: readonly { value: V; label: ReactNode; note?: ReactNode }[];
  onChange: (values: readonly V[]) => void;
}

/** Any number of answers to one question. */
export function CheckGroup<V extends string>({ legend, hiddenLegend, hint, values, options, onChange }: CheckListProps<V>): ReactNode {
  const hintId = useId();
  return (
    <fieldset className="choice-set" aria-describedby={hint ? hintId : undefined}>
      <legend className={hiddenLegend ? "visually-hidden" : "field-label"}>{legend}</legend>
      {hint && (
        <p className="field-hint" id={hintId}>
          {hint}
        </p>
      )}
      {options.map((option) => (
        <CheckRow
          key={option.value}
          label={option.label}
          note={option.note}
          checked={values.includes(option.value)}
          onChange={(checked) => onChange(checked ? [...values, option.value] : values.filter((value) => value !== option.value))}
        />
      ))}
    </fieldset>
  );
}
