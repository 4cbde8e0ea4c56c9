import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState, type ReactNode } from "react";
import type { Occurred } from "@/bindings/commands";
import { Button, ChoiceList, DateField, Select, TextArea, TextField, type FieldText } from "@/design";
import type { Words } from "./words";
import { endsOf, occurredOf } from "./occurred";
import type { Draft } from "./useDrafts";
import "./document.css";

type TextKeys<T> = { [K in keyof T]-?: T[K] extends string ? K : never }[keyof T] & string;
type ListKeys<T> = { [K in keyof T]-?: T[K] extends string[] ? K : never }[keyof T] & string;

/** Words for a list of choices, in the order in which they are written down. */
export function useOptions<V extends string>(words: Words<V>): readonly { value: V; label: string }[] {
  const { i18n } = useLingui();
  return (Object.keys(words) as V[]).map((value) => ({ value, label: i18n._(words[value]) }));
}

/** One line of a record. */
export function Line<T>({ of, name, ...text }: FieldText & { of: Draft<T>; name: TextKeys<T>; placeholder?: string; autoFocus?: boolean }): ReactNode {
  return <TextField {...text} value={of.value[name] as string} onChange={(value) => of.change({ [name]: value } as Partial<T>)} onBlur={of.flush} />;
}

/** Several lines of a record. */
export function Area<T>({ of, name, ...text }: FieldText & { of: Draft<T>; name: TextKeys<T>; rows?: number; testimony?: boolean; autoFocus?: boolean; placeholder?: string; actions?: ReactNode }): ReactNode {
  return <TextArea {...text} value={of.value[name] as string} onChange={(value) => of.change({ [name]: value } as Partial<T>)} onBlur={of.flush} />;
}

/** One of a list, where nothing chosen is fine. */
export function Choose<V extends string>({ words, value, onChange, ...text }: FieldText & { words: Words<V>; value: V | null; onChange: (value: V | null) => void }): ReactNode {
  const { t } = useLingui();
  return <Select<string> {...text} value={value ?? ""} empty={t({ id: "document.not_said", message: "Not said yet" })} options={useOptions(words)} onChange={(chosen) => onChange(chosen === "" ? null : (chosen as V))} />;
}

/** A list of short texts, one on each line. What is typed stays as typed until the person leaves the box. */
export function ListLines<T>({ of, name, rows = 2, ...text }: FieldText & { of: Draft<T>; name: ListKeys<T>; rows?: number }): ReactNode {
  return <ListArea {...text} rows={rows} value={of.value[name] as string[]} onChange={(lines) => of.change({ [name]: lines } as Partial<T>)} onBlur={of.flush} />;
}

/** The same for a list that is kept elsewhere. */
export function ListArea({ value, onChange, onBlur, rows = 2, ...text }: FieldText & { value: readonly string[]; onChange: (lines: string[]) => void; onBlur?: () => void; rows?: number }): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextArea
      {...text}
      rows={rows}
      value={typed ?? value.join("\n")}
      onChange={(now) => {
        setTyped(now);
        onChange(now.split("\n").map((line) => line.trim()).filter((line) => line !== ""));
      }}
      onBlur={() => {
        setTyped(null);
        onBlur?.();
      }}
    />
  );
}

/** A whole number, or nothing. Signs between thousands are understood; other letters are left out. */
export function CountField({ value, onChange, onBlur, ...text }: FieldText & { value: number | null; onChange: (value: number | null) => void; onBlur?: () => void }): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      {...text}
      inputMode="numeric"
      maxLength={12}
      value={typed ?? (value === null ? "" : String(value))}
      onChange={(now) => {
        setTyped(now);
        const digits = now.normalize("NFKC").replace(/[^0-9]/g, "");
        onChange(digits === "" ? null : Math.min(Number(digits), 4_294_967_295));
      }}
      onBlur={() => {
        setTyped(null);
        onBlur?.();
      }}
    />
  );
}

type Said = "yes" | "no" | "unknown";

/** Yes, no, or "I don't know", all drawn alike. */
export function YesNo({ legend, value, onChange, columns = 1 }: { legend: ReactNode; value: boolean | null; onChange: (value: boolean | null) => void; columns?: 1 | 2 }): ReactNode {
  // The record cannot tell "I don't know" from "not answered"; on this screen it can be seen until the person leaves.
  const [unknown, setUnknown] = useState(false);
  const said: Said | null = value === null ? (unknown ? "unknown" : null) : value ? "yes" : "no";
  return (
    <ChoiceList<Said>
      legend={legend}
      columns={columns}
      value={said}
      options={[
        { value: "yes", label: <Trans id="document.yes">Yes</Trans> },
        { value: "no", label: <Trans id="document.no">No</Trans> },
      ]}
      unknown="unknown"
      unknownNote=""
      onChange={(chosen) => {
        setUnknown(chosen === "unknown");
        onChange(chosen === "unknown" ? null : chosen === "yes");
      }}
    />
  );
}

/** When it happened: a day, a month, a year or "about", and the other end when it is over. */
export function OccurredFields({ value, ongoing, onChange }: { value: Occurred; ongoing: boolean | null; onChange: (value: Occurred) => void }): ReactNode {
  const [ends, setEnds] = useState(() => endsOf(value));
  const set = (next: typeof ends): void => {
    setEnds(next);
    onChange(occurredOf(next));
  };
  return (
    <>
      <DateField legend={<Trans id="document.occurred.from">When did it happen, or begin?</Trans>} hint={<Trans id="document.occurred.hint">As well as you know. The year alone is enough.</Trans>} value={ends.from} onChange={(from) => set({ ...ends, from })} />
      {(ongoing === false || ends.to !== null) && <DateField legend={<Trans id="document.occurred.to">When did it end?</Trans>} optional value={ends.to} onChange={(to) => set({ ...ends, to })} />}
    </>
  );
}

/** An exact day, or nothing. */
export function DayField({ legend, hint, value, onChange }: { legend: ReactNode; hint?: ReactNode; value: string | null; onChange: (value: string | null) => void }): ReactNode {
  return <DateField legend={legend} hint={hint} optional exact value={value === null ? null : { date: value.slice(0, 10), precision: "day" }} onChange={(day) => onChange(day?.date ?? null)} />;
}

/** "I don't know" as a card of its own, for questions that are answered in words. What was typed stays. */
export function UnknownChoice({ checked, onChange, label, note }: { checked: boolean; onChange: (checked: boolean) => void; label?: ReactNode; note?: ReactNode }): ReactNode {
  const id = useId();
  return (
    <label className="choice" htmlFor={id} data-checked={checked || undefined}>
      <input className="checkbox" type="checkbox" id={id} checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label ?? <Trans id="document.unknown">I don’t know</Trans>}</span>
      {note !== undefined && <span className="choice-note">{note}</span>}
    </label>
  );
}

/** Rows that can be added and taken out again. */
export function Rows<I>({ items, onChange, blank, row, add, removeLabel, legend }: { items: readonly I[]; onChange: (items: I[]) => void; blank: I; row: (item: I, set: (part: Partial<I>) => void, index: number) => ReactNode; add: ReactNode; removeLabel: (index: number) => string; legend: ReactNode }): ReactNode {
  return (
    <fieldset className="document-rows">
      <legend className="field-label">{legend}</legend>
      {items.map((item, index) => (
        <div className="document-row" key={index}>
          {row(item, (part) => onChange(items.map((other, at) => (at === index ? { ...other, ...part } : other))), index)}
          <Button kind="quiet" size="small" icon="remove" label={removeLabel(index)} onPress={() => onChange(items.filter((_, at) => at !== index))}>
            <Trans id="document.take_out">Take out</Trans>
          </Button>
        </div>
      ))}
      <Button size="small" icon="plus" onPress={() => onChange([...items, blank])}>
        {add}
      </Button>
    </fieldset>
  );
}
