import type { ReactNode } from "react";
import { TextArea, TextField, type FieldText } from "@/design";
import { useAutosave } from "@/ipc";

export interface AutosaveTextProps extends FieldText {
  /** Names what is written: a record's id and a field, such as `${harm.id}/what_happened`. */
  target: string;
  /** What the vault holds. */
  value: string;
  save: (value: string) => Promise<unknown>;
  placeholder?: string;
  autoFocus?: boolean;
}

/** One line that keeps every keystroke. */
export function AutosaveField({ target, value, save, ...field }: AutosaveTextProps): ReactNode {
  const saved = useAutosave({ target, value, save });
  return <TextField {...field} value={saved.value} onChange={saved.change} onBlur={saved.flush} />;
}

/** Several lines that keep every keystroke. */
export function AutosaveArea({ target, value, save, ...field }: AutosaveTextProps & { rows?: number; testimony?: boolean; actions?: ReactNode }): ReactNode {
  const saved = useAutosave({ target, value, save });
  return <TextArea {...field} value={saved.value} onChange={saved.change} onBlur={saved.flush} />;
}
