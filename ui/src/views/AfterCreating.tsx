import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, type ReactNode } from "react";
import { Door, LoadingLine } from "@/design";
import { RecoverySheet, WhatHappensNext } from "@/features/session";
import { useCommand } from "@/ipc";
import { ErrorCallout, setWindowTitle, useHideKey, useShortcut, type Route } from "@/shell";

/** Between making a vault and the first page: the recovery sheet, and the example if somebody asked for it. */
export function AfterCreating({ example, onReady }: { example: boolean; onReady: (start: Route | null) => void }): ReactNode {
  const { t } = useLingui();
  const load = useCommand("load_example");
  const lock = useCommand("lock");
  useHideKey();
  useShortcut("lock", () => lock.mutate({}));
  const title = t({ id: "created.title", message: "Recourse, the recovery sheet" });
  useEffect(() => setWindowTitle(title), [title]);

  const go = (): void => {
    if (!example) {
      onReady(null);
      return;
    }
    if (load.isPending) return;
    load.mutateAsync({}).then(
      (made) => onReady({ screen: "case", case: made.case_id }),
      () => undefined, // the error is on the page
    );
  };
  return (
    <Door side={<WhatHappensNext />}>
      <div className="door-body">
        <ErrorCallout error={load.error} />
        {load.isPending ? (
          <LoadingLine>
            <Trans id="created.example">Putting the example into your vault</Trans>
          </LoadingLine>
        ) : (
          <RecoverySheet onDone={go} onLater={go} doneLabel={example ? <Trans id="created.to_example">Go to the example</Trans> : <Trans id="created.to_vault">Go to my vault</Trans>} />
        )}
      </div>
    </Door>
  );
}
