import type { ReactNode } from "react";
import { CheckRow } from "@/design";

/** A person says that a step is finished. It can be taken back. */
export function StepDone({ label, checked, onChange }: { label: ReactNode; checked: boolean; onChange: (checked: boolean) => void }): ReactNode {
  return <CheckRow label={label} checked={checked} onChange={onChange} />;
}
