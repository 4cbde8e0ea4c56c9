import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import type { EntryView, WorksheetView } from "@/bindings/commands";
import { CHARACTERISTICS, Folio, FolioRow } from "@/design";
import { useCommand } from "@/ipc";
import { ClaimFacts } from "@/respond/ClaimFacts";
import { useEditing, within } from "@/respond/fields";
import { ClaimOrigin } from "@/respond/ThreadNotices";
import { filesOf } from "@/respond/exchange";
import { GovernPart } from "./GovernPart";
import { ManagePart } from "./ManagePart";
import { MapPart } from "./MapPart";
import { MeasurePart } from "./MeasurePart";

/** The work on one claim. The whole sheet is one record: what is typed anywhere on it is saved together. */
export function ClaimWork({ view, sheet }: { view: EntryView; sheet: WorksheetView }): ReactNode {
  const { t } = useLingui();
  const id = useId();
  const save = useCommand("save_worksheet");
  const whole = useEditing({ target: sheet.worksheet.id, value: sheet.worksheet, save: (value) => save.mutateAsync(value) });
  const { map, measure, manage, govern } = whole.value;
  const claim = view.challenge.claims.find((other) => other.id === sheet.worksheet.claim_id);
  const names = new Map(view.challenge.people.map(({ reference, pseudonym }) => [reference, pseudonym]));
  const own = Object.fromEntries(map.characteristics.flatMap(({ characteristic, state }) => (characteristic === null ? [] : [[characteristic, state]])));
  const saidOwn = CHARACTERISTICS.filter((key) => own[key] != null).length;
  const tests = measure.tests.length;
  const closed = view.answered || view.entry.accepted_at === null;
  return (
    <>
      <h1 className="title title--claim" dir="auto">
        {`C${sheet.number}\u2002${sheet.title}`}
      </h1>
      {claim && <ClaimOrigin view={view} claim={claim} />}
      <fieldset disabled={closed} className="respond-fieldset">
        <legend className="visually-hidden">
          <Trans id="worksheet.legend">Your work on this claim</Trans>
        </legend>
        <Folio className="worksheet">
          <FolioRow id={`${id}-map`} heading={<Trans id="worksheet.map">Map</Trans>} note={map.done ? <Trans id="worksheet.done">Done</Trans> : t({ id: "worksheet.map_note", message: `${saidOwn} of 7` })}>
            <MapPart of={within(whole, "map")} sheet={sheet} own={own}>
              {claim && (
                <details className="respond-details">
                  <summary>
                    <Trans id="worksheet.said_open">Read this claim as it was signed</Trans>
                  </summary>
                  <ClaimFacts claim={claim} tellers={claim.told_by.map((reference) => names.get(reference) ?? reference)} files={filesOf(view, claim.id)} />
                </details>
              )}
            </MapPart>
          </FolioRow>
          <FolioRow id={`${id}-measure`} heading={<Trans id="worksheet.measure">Measure</Trans>} note={measure.done ? <Trans id="worksheet.done">Done</Trans> : t({ id: "worksheet.measure_note", message: plural(tests, { one: "# test", other: "# tests" }) })}>
            <MeasurePart of={within(whole, "measure")} first={firstNumber(view, sheet)} />
          </FolioRow>
          <FolioRow id={`${id}-manage`} heading={<Trans id="worksheet.manage">Manage</Trans>} note={sheet.worksheet.manage.done ? <Trans id="worksheet.recorded">Recorded</Trans> : manage.decision !== null ? <Trans id="worksheet.now">Now</Trans> : undefined}>
            <ManagePart of={within(whole, "manage")} />
          </FolioRow>
          <FolioRow id={`${id}-govern`} heading={<Trans id="worksheet.govern">Govern</Trans>} note={govern.length > 0 ? govern.length : undefined}>
            <GovernPart of={whole} />
          </FolioRow>
        </Folio>
      </fieldset>
    </>
  );
}

/** Tests are numbered through all claims, in their order, as in the answer. */
function firstNumber(view: EntryView, sheet: WorksheetView): number {
  const before = view.worksheets.slice(0, view.worksheets.indexOf(sheet));
  return 1 + before.reduce((sum, { worksheet }) => sum + worksheet.measure.tests.length, 0);
}
