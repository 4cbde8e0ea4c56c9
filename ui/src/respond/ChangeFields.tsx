import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { DeploymentChange } from "@/bindings/commands";
import { Choose, Day, Line, Lines, type Editing } from "./fields";
import { CHANGE_WORDS } from "./words";

/** A change in how the system is used. "Nothing changed" is an answer too. */
export function ChangeFields({ of }: { of: Editing<DeploymentChange> }): ReactNode {
  const { t } = useLingui();
  const { kind } = of.value;
  const real = kind !== null && kind !== "none";
  return (
    <>
      <Choose label={t({ id: "respond.change.kind", message: "What changed" })} words={CHANGE_WORDS} value={kind} onChange={(next) => of.commit({ kind: next })} />
      {real && (
        <>
          <div className="form-grid form-grid--two">
            <Line of={of} name="from_version" label={t({ id: "respond.change.from", message: "From version" })} optional />
            <Line of={of} name="to_version" label={t({ id: "respond.change.to", message: "To version" })} optional />
          </div>
          <Day of={of} name="effective" legend={<Trans id="respond.change.effective">In force from</Trans>} />
        </>
      )}
      <Lines of={of} name="words" label={t({ id: "respond.change.words", message: "In plain words" })} optional />
    </>
  );
}
