import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { MeasureStep, TestRun } from "@/bindings/commands";
import { Button, Cluster, RemoveButton, Table, TextField } from "@/design";
import { useFormat } from "@/i18n";
import { ChoiceLine, item, Line, Lines, useRemovable, type Editing } from "@/respond/fields";
import { INDEPENDENCE_NOTE, INDEPENDENCE_WORDS, TEST_OUTCOME_WORDS } from "@/respond/words";
import { StepDone } from "./StepDone";

function blankTest(): TestRun {
  return { id: crypto.randomUUID(), name: "", asked_by: "", method: "", data: "", slice: "", n: null, metric: "", threshold: "", value: "", outcome: null, reason_not_run: "", limits: "", artefact: "", reviewed_by: "", independence: null };
}

/** The tests of this claim: a table to read, and one test at a time to write. */
export function MeasurePart({ of, first }: { of: Editing<MeasureStep>; first: number }): ReactNode {
  const { t } = useLingui();
  const list = useRemovable<MeasureStep, TestRun>(of, "tests");
  const [open, setOpen] = useState<string | null>(null);
  const { tests } = of.value;
  const at = tests.findIndex(({ id }) => id === open);
  const current = tests[at];
  const add = (): void => {
    const test = blankTest();
    list.add(test);
    setOpen(test.id);
  };
  const remove = (number: number): void => {
    list.remove(at, t({ id: "worksheet.test.removed", message: `Test T${number} was removed.` }));
    setOpen(null);
  };
  return (
    <div className="stack stack--tight">
      {tests.length === 0 ? (
        <p className="soft small">
          <Trans id="worksheet.test.none">No test is written down yet. A test that was not run belongs here too, with the reason.</Trans>
        </p>
      ) : (
        <TestTable tests={tests} first={first} open={open} onOpen={setOpen} />
      )}
      {current && (
        <div className="respond-editor">
          <TestEditor of={item(of, "tests", at, current)} number={first + at} />
          <Cluster>
            <Button size="small" icon="check" onPress={() => setOpen(null)}>
              <Trans id="worksheet.test.close">Close this test</Trans>
            </Button>
            <RemoveButton label={t({ id: "worksheet.test.remove", message: "Remove this test" })} onPress={() => remove(first + at)} />
          </Cluster>
        </div>
      )}
      {list.note}
      <div>
        <Button size="small" icon="plus" onPress={add}>
          <Trans id="worksheet.test.add">Add a test</Trans>
        </Button>
      </div>
      <StepDone checked={of.value.done} onChange={(done) => of.commit({ done })} label={<Trans id="worksheet.measure_done">Measuring is done</Trans>} />
    </div>
  );
}

function TestTable({ tests, first, open, onOpen }: { tests: readonly TestRun[]; first: number; open: string | null; onOpen: (id: string | null) => void }): ReactNode {
  const { t, i18n } = useLingui();
  const format = useFormat();
  return (
    <Table
      caption={t({ id: "worksheet.tests", message: "Tests of this claim" })}
      rows={tests.map((test, index) => ({ test, number: first + index }))}
      rowKey={({ test }) => test.id}
      selected={open}
      columns={[
        {
          key: "test",
          heading: <Trans id="worksheet.test.col">Test</Trans>,
          cell: ({ test, number }) => (
            <>
              <strong>{`T${number}`}</strong> <span dir="auto">{test.name}</span>
              <span className="table-sub" dir="auto">
                {[test.n === null ? "" : format.number(test.n), test.data, test.slice].filter(Boolean).join(", ")}
              </span>
            </>
          ),
        },
        {
          key: "found",
          heading: <Trans id="worksheet.test.found">Found</Trans>,
          cell: ({ test }) => (
            <>
              <span dir="auto">{[test.metric, test.value].filter(Boolean).join(": ") || test.reason_not_run}</span>
              <span className="table-sub" dir="auto">
                {test.outcome === null ? <Trans id="worksheet.test.no_outcome">No outcome yet</Trans> : i18n._(TEST_OUTCOME_WORDS[test.outcome])}
                {test.threshold !== "" && (
                  <>
                    {": "}
                    {test.threshold}
                  </>
                )}
              </span>
            </>
          ),
        },
        {
          key: "by",
          heading: <Trans id="worksheet.test.by">Reviewed by</Trans>,
          cell: ({ test }) => (
            <>
              <span dir="auto">{test.reviewed_by || <Trans id="worksheet.test.nobody">Nobody yet</Trans>}</span>
              {test.independence && <span className="table-sub">{i18n._(INDEPENDENCE_NOTE[test.independence])}</span>}
            </>
          ),
        },
        {
          key: "edit",
          heading: (
            <span className="visually-hidden">
              <Trans id="worksheet.test.change_col">Change</Trans>
            </span>
          ),
          cell: ({ test, number }) => (
            <Button kind="quiet" size="small" expanded={open === test.id} label={t({ id: "worksheet.test.change_label", message: `Change test T${number}` })} onPress={() => onOpen(open === test.id ? null : test.id)}>
              <Trans id="worksheet.test.change">Change</Trans>
            </Button>
          ),
        },
      ]}
    />
  );
}

function TestEditor({ of, number }: { of: Editing<TestRun>; number: number }): ReactNode {
  const { t } = useLingui();
  const { outcome, independence, n } = of.value;
  const run = outcome !== "not_run";
  return (
    <div className="stack stack--tight">
      <h3 className="subheading">{`T${number}`}</h3>
      <div className="form-grid form-grid--two">
        <Line of={of} name="name" label={t({ id: "worksheet.test.name", message: "What was tested" })} />
        <Line of={of} name="asked_by" label={t({ id: "worksheet.test.asked_by", message: "Who asked for it" })} optional />
      </div>
      <ChoiceLine label={<Trans id="worksheet.test.outcome">Outcome</Trans>} words={TEST_OUTCOME_WORDS} value={outcome} onChange={(next) => of.commit({ outcome: next })} wraps />
      {!run && <Lines of={of} name="reason_not_run" label={t({ id: "worksheet.test.why_not", message: "Why it was not run" })} hint={t({ id: "worksheet.test.why_not_hint", message: "They will read this. A test that was not run is not evidence." })} />}
      <Lines of={of} name="method" label={t({ id: "worksheet.test.method", message: "How it was done" })} />
      <div className="form-grid form-grid--two">
        <Line of={of} name="data" label={t({ id: "worksheet.test.data", message: "On which data" })} />
        <Line of={of} name="slice" label={t({ id: "worksheet.test.slice", message: "For which group or part" })} optional />
        <TextField
          small
          optional
          label={t({ id: "worksheet.test.n", message: "How many were looked at" })}
          inputMode="numeric"
          value={n === null ? "" : String(n)}
          onChange={(text) => {
            const digits = text.replace(/\D/g, "").slice(0, 12);
            of.change({ n: digits === "" ? null : Number(digits) });
          }}
          onBlur={of.flush}
        />
        <Line of={of} name="metric" label={t({ id: "worksheet.test.metric", message: "What was measured" })} />
        <Line of={of} name="threshold" label={t({ id: "worksheet.test.threshold", message: "The limit set before" })} optional />
        <Line of={of} name="value" label={t({ id: "worksheet.test.value", message: "What was found" })} />
      </div>
      <Lines of={of} name="limits" label={t({ id: "worksheet.test.limits", message: "What the test cannot show" })} optional />
      <Line of={of} name="artefact" label={t({ id: "worksheet.test.artefact", message: "Where its report is" })} optional hint={t({ id: "worksheet.test.artefact_hint", message: "A title and number, so that they can ask for it." })} />
      <Line of={of} name="reviewed_by" label={t({ id: "worksheet.test.reviewed_by", message: "Who reviewed it" })} hint={t({ id: "worksheet.test.reviewed_hint", message: "A role or office, not a person’s name." })} />
      <ChoiceLine label={<Trans id="worksheet.test.independence">Reviewer</Trans>} words={INDEPENDENCE_WORDS} value={independence} onChange={(next) => of.commit({ independence: next })} />
    </div>
  );
}
