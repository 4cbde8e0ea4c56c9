import { Trans, useLingui } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import type { ManageStep } from "@/bindings/commands";
import { ChangeFields } from "@/respond/ChangeFields";
import { ChoiceLine, Day, Line, Lines, within, type Editing } from "@/respond/fields";
import { DECISION_WORDS, TREATMENT_WORDS } from "@/respond/words";

/** What is decided, why, who does it by when, and what risk stays. */
export function ManagePart({ of }: { of: Editing<ManageStep> }): ReactNode {
  const { t } = useLingui();
  const id = useId();
  const { decision } = of.value;
  const needs = decision !== null && decision !== "accepted";
  return (
    <div className="stack review-form">
      <ChoiceLine label={<Trans id="worksheet.decision">Decision</Trans>} words={DECISION_WORDS} value={decision} onChange={(next) => of.commit({ decision: next })} wraps />
      <ChoiceLine label={<Trans id="worksheet.risk">The risk</Trans>} words={TREATMENT_WORDS} value={of.value.treatment} onChange={(treatment) => of.commit({ treatment })} />
      <Lines of={of} name="reasons" rows={3} className="review-reasons" optional={!needs} label={t({ id: "worksheet.reasons", message: "Reasons" })} hint={needs ? t({ id: "worksheet.reasons_hint", message: "They will read this. To say that you follow a framework is not a reason." }) : undefined} />
      <div className="form-grid form-grid--two">
        <Line of={of} name="owner_role" label={t({ id: "worksheet.owner_role", message: "Who does it" })} hint={t({ id: "worksheet.owner_hint", message: "A role." })} />
        <Line of={of} name="done_when" label={t({ id: "worksheet.done_when", message: "Done when" })} />
      </div>
      <Day of={of} name="due" legend={<Trans id="worksheet.due">By when</Trans>} />
      <details className="respond-details" open={of.value.residual_risk !== "" || of.value.accepted_by_role !== "" || of.value.review_on !== null}>
        <summary>
          <Trans id="worksheet.residual_open">What risk stays, and who accepts it</Trans>
        </summary>
        <div className="stack stack--tight">
          <Lines of={of} name="residual_risk" label={t({ id: "worksheet.residual", message: "The risk that stays" })} />
          <Line of={of} name="accepted_by_role" label={t({ id: "worksheet.accepted_by", message: "Which role accepted it" })} />
          <Day of={of} name="review_on" legend={<Trans id="worksheet.review_on">Looked at again on</Trans>} />
        </div>
      </details>
      <section className="stack stack--tight" aria-labelledby={id}>
        <h3 className="subheading" id={id}>
          <Trans id="worksheet.change">What changes in use</Trans>
        </h3>
        <ChangeFields of={within(of, "deployment_change")} />
      </section>
    </div>
  );
}
