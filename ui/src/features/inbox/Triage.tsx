import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode } from "react";
import type { Entry, EntryStatus, WorksheetView } from "@/bindings/commands";
import { Button, CheckGroup, Cluster } from "@/design";
import { useCommand, useCommandQuery } from "@/ipc";
import { Choose, Line, useEditing } from "@/respond/fields";
import { SEVERITY_WORDS } from "@/respond/words";

/** Where the work stood, for an entry that is opened again. */
function reached(worksheets: readonly WorksheetView[]): EntryStatus {
  const sheets = worksheets.map(({ worksheet }) => worksheet);
  if (sheets.some(({ manage }) => manage.decision !== null)) return "managing";
  return sheets.some(({ map, measure }) => map.done || measure.tests.length > 0) ? "measuring" : "mapping";
}

/** Who looks after it, what it belongs to, and whether it is closed. */
export function Triage({ entry, answered, replied, worksheets }: { entry: Entry; answered: boolean; /** An answer was sealed before, also while a further one is being written. */ replied: boolean; worksheets: readonly WorksheetView[] }): ReactNode {
  const { t } = useLingui();
  const save = useCommand("save_entry");
  const of = useEditing({ target: entry.id, value: entry, save: (value) => save.mutateAsync(value) });
  const { data } = useCommandQuery("inbox", {});
  const others = (data?.rows ?? []).filter((row) => row.entry.id !== entry.id);
  const closed = of.value.status === "closed";
  return (
    <>
      <div className="form-grid form-grid--two">
        <Line of={of} name="owner" label={t({ id: "inbox.triage.owner", message: "Owner" })} optional hint={t({ id: "inbox.triage.owner_hint", message: "A role, such as “Analyst 2”." })} />
        <Line of={of} name="inventory_system" label={t({ id: "inbox.triage.system", message: "System in your own list" })} optional />
        <Choose label={t({ id: "inbox.triage.severity", message: "How bad you think it is" })} optional words={SEVERITY_WORDS} value={of.value.severity_own} onChange={(severity_own) => of.commit({ severity_own })} hint={t({ id: "inbox.triage.severity_hint", message: "A change is written to the log." })} />
        <Line of={of} name="cluster" label={t({ id: "inbox.triage.cluster", message: "Belongs together with" })} optional hint={t({ id: "inbox.triage.cluster_hint", message: "One word for challenges about the same thing." })} />
      </div>
      {others.length > 0 && (
        <details className="respond-details">
          <summary>
            <Trans id="inbox.triage.same">It repeats another challenge</Trans>
          </summary>
          <CheckGroup
            legend={t({ id: "inbox.triage.same_legend", message: "Which ones does it repeat?" })}
            values={of.value.duplicates_of}
            options={others.map((row) => ({ value: row.entry.id, label: row.title, note: row.from }))}
            onChange={(values) => of.commit({ duplicates_of: [...values] })}
          />
        </details>
      )}
      <Cluster>
        {closed ? (
          <Button icon="undo" onPress={() => of.commit({ status: answered ? "answered" : reached(worksheets) })}>
            <Trans id="inbox.triage.reopen">Open it again</Trans>
          </Button>
        ) : (
          <Button icon="check" onPress={() => of.commit({ status: "closed" })}>
            <Trans id="inbox.triage.close">Close it</Trans>
          </Button>
        )}
        <span className="small soft">
          {closed ? <Trans id="inbox.triage.closed_note">It is closed. Opening and closing are written to the log.</Trans> : answered ? <Trans id="inbox.triage.close_note">Nothing more is expected. You can open it again.</Trans> : replied ? <Trans id="inbox.triage.close_further_note">The further answer is not sealed. Closing it keeps what is written, and the log shows it.</Trans> : <Trans id="inbox.triage.close_open_note">They have had no answer. Closing it does not answer them, and the log shows it.</Trans>}
        </span>
      </Cluster>
    </>
  );
}
