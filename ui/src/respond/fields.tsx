import type { MessageDescriptor } from "@lingui/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { Button, DateField, Icon, Segmented, Select, TextArea, TextField, type FieldText } from "@/design";
import { useAutosave } from "@/ipc";

/** A part of a record, or how to make it from what stands there now. */
type Part<T> = Partial<T> | ((now: T) => Partial<T>);

/** One record that is being changed: choices are written at once, typed words after a moment. */
export interface Editing<T> {
  readonly value: T;
  /** For typing. */
  readonly change: (part: Part<T>) => void;
  /** For choices. */
  readonly commit: (part: Part<T>) => void;
  readonly flush: () => void;
}

const partOf = <T,>(part: Part<T>, now: T): Partial<T> => (typeof part === "function" ? part(now) : part);

/**
 * Keeps one whole record, and lets fields change parts of it. Every change is made to the newest value, also when it
 * was prepared before: putting a removed line back must not take back what was typed since.
 */
export function useEditing<T extends object>(record: { target: string; value: T; save: (value: T) => Promise<unknown> }): Editing<T> {
  const saved = useAutosave(record);
  const newest = useRef(saved.value);
  useLayoutEffect(() => {
    newest.current = saved.value;
  });
  const next = (part: Part<T>): T => {
    newest.current = { ...newest.current, ...partOf(part, newest.current) };
    return newest.current;
  };
  return { value: saved.value, change: (part) => saved.change(next(part)), commit: (part) => saved.commit(next(part)), flush: saved.flush };
}

/** The same for a part inside a record. */
export function within<T extends object, K extends keyof T>(whole: Editing<T>, key: K): Editing<T[K]> {
  const next =
    (part: Part<T[K]>) =>
    (now: T): Partial<T> => ({ [key]: { ...now[key], ...partOf(part, now[key]) } }) as unknown as Partial<T>;
  return { value: whole.value[key], change: (part) => whole.change(next(part)), commit: (part) => whole.commit(next(part)), flush: whole.flush };
}

type ListKeys<T, I> = { [K in keyof T]-?: T[K] extends I[] ? K : never }[keyof T];

/** The same for one item of a list inside a record. */
export function item<T extends object, I extends object>(whole: Editing<T>, key: ListKeys<T, I>, index: number, value: I): Editing<I> {
  const next =
    (part: Part<I>) =>
    (now: T): Partial<T> => ({ [key]: (now[key] as I[]).map((other, at) => (at === index ? { ...other, ...partOf(part, other) } : other)) }) as unknown as Partial<T>;
  return { value, change: (part) => whole.change(next(part)), commit: (part) => whole.commit(next(part)), flush: whole.flush };
}

/** A list inside a record from which things can be removed and put back where they were. */
export function useRemovable<T extends object, I extends object>(whole: Editing<T>, key: ListKeys<T, I>): { add: (value: I) => void; remove: (index: number, words: string) => void; note: ReactNode } {
  const [removed, setRemoved] = useState<{ value: I; index: number; words: string } | null>(null);
  const set = (make: (list: readonly I[]) => readonly I[]): void => whole.commit((now) => ({ [key]: make(now[key] as I[]) }) as unknown as Partial<T>);
  return {
    add: (value) => {
      setRemoved(null);
      set((list) => [...list, value]);
    },
    remove: (index, words) => {
      const value = (whole.value[key] as I[])[index];
      if (value === undefined) return;
      setRemoved({ value, index, words });
      set((list) => list.filter((_, at) => at !== index));
    },
    note: removed && (
      <p className="note-line" role="status">
        <Icon name="undo" />
        <span>
          {removed.words}{" "}
          <Button
            kind="quiet"
            size="small"
            className="note-action"
            onPress={() => {
              set((list) => [...list.slice(0, removed.index), removed.value, ...list.slice(removed.index)]);
              setRemoved(null);
            }}
          >
            <Trans id="respond.put_back">Put it back</Trans>
          </Button>
        </span>
      </p>
    ),
  };
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
