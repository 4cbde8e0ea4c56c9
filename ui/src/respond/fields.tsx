import type { MessageDescriptor } from "@lingui/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import { DateField, Segmented, Select, TextArea, TextField, type FieldText } from "@/design";

/** One record that is being changed: choices are written at once, typed words after a moment. */
export interface Editing<T> {
  readonly value: T;
  /** For typing. */
  readonly change: (part: Partial<T>) => void;
  /** For choices. */
  readonly commit: (part: Partial<T>) => void;
  readonly flush: () => void;
}

/** Makes part-wise changes out of an autosave of a whole record. */
export function editing<T extends object>(saved: { value: T; change: (value: T) => void; commit: (value: T) => void; flush: () => void }): Editing<T> {
  return {
    value: saved.value,
    change: (part) => saved.change({ ...saved.value, ...part }),
    commit: (part) => saved.commit({ ...saved.value, ...part }),
    flush: saved.flush,
  };
}

/** The same for a part inside a record. */
export function within<T extends object, K extends keyof T>(whole: Editing<T>, key: K): Editing<T[K]> {
  const next = (part: Partial<T[K]>): Partial<T> => ({ [key]: { ...whole.value[key], ...part } }) as Partial<T>;
  return { value: whole.value[key], change: (part) => whole.change(next(part)), commit: (part) => whole.commit(next(part)), flush: whole.flush };
}

/** The same for one item of a list inside a record. */
export function item<T extends object, K extends keyof T, I extends object>(whole: Editing<T>, key: K, list: readonly I[], index: number, value: I): Editing<I> {
  const next = (part: Partial<I>): Partial<T> => ({ [key]: list.map((other, at) => (at === index ? { ...other, ...part } : other)) }) as unknown as Partial<T>;
  return { value, change: (part) => whole.change(next(part)), commit: (part) => whole.commit(next(part)), flush: whole.flush };
}

type TextKeys<T> = { [K in keyof T]-?: T[K] extends string ? K : never }[keyof T];
type DayKeys<T> = { [K in keyof T]-?: string extends T[K] ? (null extends T[K] ? K : never) : never }[keyof T];

/** One line of a record. */
export function Line<T>({ of, name, ...text }: { of: Editing<T>; name: TextKeys<T>; placeholder?: string } & FieldText): ReactNode {
  return <TextField {...text} small={text.small ?? true} value={of.value[name] as string} onChange={(value) => of.change({ [name]: value } as Partial<T>)} onBlur={of.flush} />;
}

/** Several lines of a record. */
export function Lines<T>({ of, name, rows = 2, className, ...text }: { of: Editing<T>; name: TextKeys<T>; rows?: number; className?: string } & FieldText): ReactNode {
  return <TextArea {...text} small={text.small ?? true} rows={rows} className={className} value={of.value[name] as string} onChange={(value) => of.change({ [name]: value } as Partial<T>)} onBlur={of.flush} />;
}

/** A whole day of a record, or nothing. */
export function Day<T>({ of, name, legend, hint, optional }: { of: Editing<T>; name: DayKeys<T>; legend: ReactNode; hint?: ReactNode; optional?: boolean }): ReactNode {
  const day = of.value[name] as string | null;
  return (
    <DateField
      legend={legend}
      hint={hint}
      optional={optional ?? false}
      exact
      value={day === null ? null : { date: day.slice(0, 10), precision: "day" }}
      onChange={(value) => of.commit({ [name]: value?.date ?? null } as unknown as Partial<T>)}
    />
  );
}

/** Words for a list of choices, in the order in which they are written down. */
export function useOptions<V extends string>(words: Record<V, MessageDescriptor>): readonly { value: V; label: string }[] {
  const { i18n } = useLingui();
  return (Object.entries(words) as [V, MessageDescriptor][]).map(([value, message]) => ({ value, label: i18n._(message) }));
}

/** A label at the start of the line and a few answers beside it. */
export function ChoiceLine<V extends string>({ label, words, value, onChange, wraps }: { label: ReactNode; words: Record<V, MessageDescriptor>; value: V | null; onChange: (value: V) => void; wraps?: boolean }): ReactNode {
  const id = useId();
  const options = useOptions(words);
  return (
    <div className="choice-line">
      <span className="label" id={id}>
        {label}
      </span>
      <div className={wraps ? "respond-wraps" : undefined}>
        <Segmented labelledBy={id} value={value} options={options} onChange={onChange} />
      </div>
    </div>
  );
}

/** One of a list, where nothing chosen is fine. */
export function Choose<V extends string>({ words, value, onChange, ...text }: FieldText & { words: Record<V, MessageDescriptor>; value: V | null; onChange: (value: V | null) => void }): ReactNode {
  const { t } = useLingui();
  return <Select<string> {...text} small={text.small ?? true} value={value ?? ""} empty={t({ id: "respond.not_said", message: "Not said yet" })} options={useOptions(words)} onChange={(chosen) => onChange(chosen === "" ? null : (chosen as V))} />;
}

/** Yes, no, or not said yet. */
export function YesNo({ label, value, onChange }: { label: string; value: boolean | null; onChange: (value: boolean) => void }): ReactNode {
  return (
    <Segmented
      label={label}
      value={value === null ? null : value ? "yes" : "no"}
      options={[
        { value: "yes", label: <Trans id="respond.yes">Yes</Trans> },
        { value: "no", label: <Trans id="respond.no">No</Trans> },
      ]}
      onChange={(chosen) => onChange(chosen === "yes")}
    />
  );
}

/** A list of short texts, one on each line. Empty lines stay while a person writes and fall away afterwards. */
export function ListLines<T>({ of, name, rows = 2, ...text }: FieldText & { of: Editing<T>; name: { [K in keyof T]-?: T[K] extends string[] ? K : never }[keyof T]; rows?: number }): ReactNode {
  const list = of.value[name] as string[];
  return (
    <TextArea
      {...text}
      small={text.small ?? true}
      rows={rows}
      value={list.join("\n")}
      onChange={(value) => of.change({ [name]: value === "" ? [] : value.split("\n") } as Partial<T>)}
      onBlur={() => {
        const kept = list.filter((line) => line.trim() !== "");
        if (kept.length !== list.length) of.commit({ [name]: kept } as Partial<T>);
        else of.flush();
      }}
    />
  );
}
