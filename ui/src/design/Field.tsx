import { Trans, useLingui } from "@lingui/react/macro";
import { createContext, useContext, useId, useState, type ChangeEvent, type ReactNode, type Ref } from "react";
import { cx } from "./cx";
import { Icon } from "./Icon";

/** What every field can say about itself. */
export interface FieldText {
  label: ReactNode;
  /** Marks the field "(optional)". */
  optional?: boolean | undefined;
  hint?: ReactNode;
  /** What is so, then what to do. Shown in place of silence, never instead of what was typed. */
  error?: ReactNode;
  small?: boolean | undefined;
  /** The label is there for screen readers only, because something else on the screen says the same. */
  hiddenLabel?: boolean | undefined;
}

interface Wiring {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

const FieldContext = createContext<Wiring | null>(null);

/** Ids that tie a control to its label, hint and error. For controls made outside this file. */
export function useFieldWiring(): Wiring {
  const wiring = useContext(FieldContext);
  if (!wiring) throw new Error("Field is missing");
  return wiring;
}

/** Label, control, hint and error, tied together. */
export function Field({ label, optional, hint, error, small, hiddenLabel, children }: FieldText & { children: ReactNode }): ReactNode {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const wiring: Wiring = {
    id,
    "aria-describedby": cx(error ? errorId : null, hint ? hintId : null) || undefined,
    "aria-invalid": error ? true : undefined,
  };
  return (
    <div className={cx("field", small && "field--small")}>
      <label className={hiddenLabel ? "visually-hidden" : "field-label"} htmlFor={id}>
        {label}
        {optional && <Optional />}
      </label>
      <FieldContext value={wiring}>{children}</FieldContext>
      {error && <FieldError id={errorId}>{error}</FieldError>}
      {hint && (
        <p className="field-hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}

export function Optional(): ReactNode {
  return (
    <span className="field-optional">
      {" "}
      <Trans id="field.optional">(optional)</Trans>
    </span>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }): ReactNode {
  return (
    <p className="field-error" id={id}>
      <Icon name="overdue" />
      <span>{children}</span>
    </p>
  );
}

export interface TextValue {
  value: string;
  onChange: (value: string) => void;
  onBlur?: (() => void) | undefined;
  autoFocus?: boolean | undefined;
}

type InputRef = Ref<HTMLInputElement> | undefined;

interface BareInputProps extends TextValue {
  type?: "text" | "search" | "password" | undefined;
  inputMode?: "text" | "numeric" | undefined;
  placeholder?: string | undefined;
  spellCheck?: boolean | undefined;
  disabled?: boolean | undefined;
  maxLength?: number | undefined;
  mono?: boolean | undefined;
  inputRef?: InputRef;
}

function BareInput({ type = "text", mono, inputRef, onChange, autoFocus, ...rest }: BareInputProps): ReactNode {
  const wiring = useFieldWiring();
  return (
    <input
      {...wiring}
      {...rest}
      ref={inputRef}
      type={type}
      className={cx("input", mono && "input--mono")}
      autoComplete="off"
      dir="auto"
      onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
      // eslint-disable-next-line jsx-a11y/no-autofocus -- for the first field of a step a person has just opened
      autoFocus={autoFocus}
    />
  );
}

export type TextFieldProps = FieldText & Omit<BareInputProps, "type">;

/** One line of text. */
export function TextField({ label, optional, hint, error, small, hiddenLabel, ...input }: TextFieldProps): ReactNode {
  return (
    <Field {...{ label, optional, hint, error, small, hiddenLabel }}>
      <BareInput {...input} />
    </Field>
  );
}

/** A search box with its magnifier. */
export function SearchField({ label, className, ...input }: { label: string; className?: string } & TextValue & { placeholder?: string; inputRef?: InputRef }): ReactNode {
  return (
    <div className={className}>
      <Field label={label} hiddenLabel>
        <div className="input-with-icon">
          <Icon name="search" />
          <BareInput {...input} type="search" spellCheck={false} />
        </div>
      </Field>
    </div>
  );
}

/** A secret, with a button that shows it. Nothing is remembered, completed or checked for spelling. */
export function PassphraseField({ label, optional, hint, error, small, hiddenLabel, end, ...input }: FieldText & TextValue & { end?: ReactNode; inputRef?: InputRef }): ReactNode {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  return (
    <Field {...{ label, optional, hint, error, small, hiddenLabel }}>
      <div className="input-row">
        <BareInput {...input} type={shown ? "text" : "password"} spellCheck={false} />
        <button type="button" className="button" aria-pressed={shown} onClick={() => setShown(!shown)} aria-label={t({ id: "field.show_passphrase", message: "Show the passphrase" })}>
          <Icon name={shown ? "hide" : "show"} />
          {shown ? <Trans id="field.cover">Cover</Trans> : <Trans id="field.show">Show</Trans>}
        </button>
        {end}
      </div>
    </Field>
  );
}

export interface TextAreaProps extends FieldText, TextValue {
  rows?: number | undefined;
  placeholder?: string | undefined;
  /** In the serif of testimony: for people's own words. */
  testimony?: boolean | undefined;
  disabled?: boolean | undefined;
  className?: string | undefined;
  /** Buttons in the line of the hint, such as "Add a file". */
  actions?: ReactNode;
}

/** Several lines of text. It grows with what is written, up to the height of the window. */
export function TextArea({ label, optional, hint, error, small, hiddenLabel, actions, ...area }: TextAreaProps): ReactNode {
  return (
    <Field {...{ label, optional, hint, error, small, hiddenLabel }}>
      <BareTextArea {...area} />
      {actions && <div className="cluster">{actions}</div>}
    </Field>
  );
}

function BareTextArea({ rows = 4, testimony, className, onChange, autoFocus, ...rest }: Omit<TextAreaProps, keyof FieldText | "actions">): ReactNode {
  const wiring = useFieldWiring();
  return (
    <textarea
      {...wiring}
      {...rest}
      rows={rows}
      dir="auto"
      className={cx("textarea", testimony && "textarea--testimony", className)}
      onChange={(event) => onChange(event.target.value)}
      // eslint-disable-next-line jsx-a11y/no-autofocus -- for the first field of a step a person has just opened
      autoFocus={autoFocus}
    />
  );
}

export interface Option<V extends string> {
  value: V;
  label: string;
}

export interface SelectProps<V extends string> extends FieldText {
  value: V | "";
  options: readonly Option<V>[];
  onChange: (value: V) => void;
  /** Shown first while nothing is chosen, such as "Not said yet". */
  empty?: string | undefined;
  disabled?: boolean | undefined;
}

/** One of a few, from the system's own list. */
export function Select<V extends string>({ label, optional, hint, error, small, hiddenLabel, ...select }: SelectProps<V>): ReactNode {
  return (
    <Field {...{ label, optional, hint, error, small, hiddenLabel }}>
      <BareSelect {...select} />
    </Field>
  );
}

function BareSelect<V extends string>({ value, options, onChange, empty, disabled }: Omit<SelectProps<V>, keyof FieldText>): ReactNode {
  const wiring = useFieldWiring();
  return (
    <span className="select-wrap">
      <select {...wiring} className="select" value={value} disabled={disabled} onChange={(event) => onChange(event.target.value as V)}>
        {(empty !== undefined || value === "") && (
          <option value="" disabled={empty === undefined}>
            {empty ?? ""}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" size="sm" />
    </span>
  );
}
