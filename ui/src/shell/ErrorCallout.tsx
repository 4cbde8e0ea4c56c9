import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Callout } from "@/design";
import { useErrorWords, type AppError } from "@/ipc";

/** An error at the top of the task it belongs to, read out when it appears. Nothing is drawn without one. */
export function ErrorCallout({ error, actions }: { error: AppError | null | undefined; actions?: ReactNode }): ReactNode {
  const words = useErrorWords();
  if (!error) return null;
  const { title, body } = words(error);
  const { incident } = error;
  const stopped = error.code === "app.cancelled";
  return (
    <Callout tone={stopped ? "plain" : "stop"} title={title} announce actions={actions}>
      <p>{body}</p>
      {incident && error.code === "app.internal" && (
        <p className="meta">
          <Trans id="error.incident">If you ask for help, give this number: {incident}. It says nothing about you.</Trans>
        </p>
      )}
    </Callout>
  );
}
