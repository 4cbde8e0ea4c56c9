import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState, type ReactNode } from "react";
import type { EntryView, WorksheetView } from "@/bindings/commands";
import { Button, DecisionLog, Status, TextField } from "@/design";
import { useFormat } from "@/i18n";
import { useCommand, useSaveDesk } from "@/ipc";
import { useLogWords } from "@/respond/logWords";
import { ErrorCallout, useShortcut } from "@/shell";

/** How many lines are drawn before a person asks for the older ones. */
const FIRST = 5;

/** Everything decided about this challenge, whether the chain holds, and the way to add the next line. */
export function LogPane({ view, sheet, role, onRole }: { view: EntryView; sheet: WorksheetView | undefined; role: string; onRole: (role: string) => void }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const words = useLogWords();
  const [all, setAll] = useState(false);
  const claims = new Map(view.worksheets.map(({ worksheet, number }) => [worksheet.claim_id, `C${number}`]));
  const shown = all ? view.log : view.log.slice(0, FIRST);
  const older = view.log.length - shown.length;
  const length = view.log_length;
  return (
    <div className="review-log">
      <h2 className="subheading">
        <Trans id="worksheet.log">Decision log</Trans>
      </h2>
      <p className="meta">
        <Trans id="worksheet.log_note">You can add to it. Nobody can change it.</Trans>
      </p>
      <DecisionLog
        label={t({ id: "worksheet.log_label", message: "Decision log of this challenge, newest first" })}
        entries={shown.map((entry) => {
          const { text, note } = words(entry, (id) => claims.get(id) ?? null);
          return { number: entry.number, who: <span dir="auto">{entry.actor_role || <Trans id="worksheet.log_nobody">No role given</Trans>}</span>, when: format.moment(entry.at), text, note };
        })}
      />
      <div>
        {older > 0 && (
          <Button kind="quiet" size="small" onPress={() => setAll(true)}>
            {t({ id: "worksheet.log_older", message: plural(older, { one: "Show # older line", other: "Show # older lines" }) })}
          </Button>
        )}
      </div>
      {view.chain_unbroken ? (
        <Status tone="ok" icon="link">
          {t({ id: "worksheet.chain", message: plural(length, { one: "Chain unbroken, # line in all", other: "Chain unbroken, # lines in all" }) })}
        </Status>
      ) : (
        <Status tone="stop" icon="stop-sign" strong>
          <Trans id="worksheet.chain_broken">The chain is broken. Lines were changed or taken out by another program.</Trans>
        </Status>
      )}
      {sheet && !view.answered && view.entry.accepted_at !== null && <Record view={view} sheet={sheet} role={role} onRole={onRole} />}
    </div>
  );
}

/** Puts the decision that stands on the sheet into the log. */
function Record({ view, sheet, role, onRole }: { view: EntryView; sheet: WorksheetView; role: string; onRole: (role: string) => void }): ReactNode {
  const { t } = useLingui();
  const why = useId();
  const desk = useSaveDesk();
  const record = useCommand("record_decision");
  const { manage, id } = sheet.worksheet;
  const blocked = manage.decision === null ? "none" : manage.done ? "done" : manage.decision !== "accepted" && manage.reasons.trim() === "" ? "reasons" : role.trim() === "" ? "role" : null;
  const next = view.log_length + 1;
  const name = role.trim();
  const go = (): void => {
    if (blocked !== null || record.isPending) return;
    // What was typed last must be in the vault before it is decided upon.
    void desk.flushAll().then((written) => {
      if (written) record.mutate({ worksheet_id: id, actor_role: name });
    });
  };
  useShortcut("next", go);
  return (
    <div className="stack stack--tight review-commit">
      <ErrorCallout error={record.error} />
      <TextField small label={t({ id: "worksheet.record.role", message: "Decided in the role of" })} value={role} onChange={onRole} />
      <Button kind="primary" wide blockedBy={blocked === null ? undefined : why} describedBy={why} onPress={go} keyShortcuts="Control+Enter">
        <Trans id="worksheet.record">Record this decision</Trans>
      </Button>
      <p className="meta" id={why}>
        {blocked === "none" && <Trans id="worksheet.record.none">Choose a decision first.</Trans>}
        {blocked === "reasons" && <Trans id="worksheet.record.reasons">Write your reasons first. Only a plain yes needs none.</Trans>}
        {blocked === "role" && <Trans id="worksheet.record.no_role">Say in which role you decide.</Trans>}
        {blocked === "done" && <Trans id="worksheet.record.done">It is recorded. If you change it, record it again.</Trans>}
        {blocked === null && <Trans id="worksheet.record.becomes">Becomes line {next}, in the name of {name}. Your reasons stay on this sheet; the log keeps their fingerprint.</Trans>}
      </p>
    </div>
  );
}
