import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { AddedEvidence, Dropped } from "@/bindings/commands";
import { Button, Callout, Progress } from "@/design";
import { useFileDrag, useHostEvent } from "@/host";
import { useFormat } from "@/i18n";
import { toAppError, useErrorWords, useJob, type Job } from "@/ipc";
import { ErrorCallout } from "@/shell";
import "./document.css";

export interface AddEvidenceProps {
  /** The case they go into; nothing begins a new one. */
  caseId: string | null;
  /** The harm they support, if any. */
  harmId?: string | null;
  onAdded?: (added: AddedEvidence) => void;
  /** Words inside the area where files can be let go. */
  children?: ReactNode;
}

/** Adds files, chosen in the system's dialog or let go over the window. Says what was added and what was not, and why. */
export function AddEvidence({ caseId, harmId = null, onAdded, children }: AddEvidenceProps): ReactNode {
  const picked = useJob("add_evidence_with_dialog");
  const dropped = useJob("add_dropped_evidence");
  const [over, setOver] = useState(false);
  const busy = [picked, dropped].find(({ state }) => state === "running" || state === "stopping");
  const last = dropped.result ?? picked.result;

  useFileDrag((drag) => setOver(drag === "over"));
  useHostEvent("dropped", (payload) => {
    const { files } = payload as Dropped;
    setOver(false);
    if (files.length === 0 || busy) return; // packets are not among them: they are taken in as packets
    picked.reset();
    dropped.start({ case_id: caseId, harm_id: harmId, tokens: files.map(({ token }) => token) });
  });

  const told = useRef<AddedEvidence | null>(null);
  useEffect(() => {
    if (last === null || told.current === last) return;
    told.current = last;
    if (last.added.length > 0) onAdded?.(last);
  }, [last, onAdded]);

  const pick = (): void => {
    dropped.reset();
    picked.start({ case_id: caseId, harm_id: harmId });
  };
  return (
    <div className="document-drop" data-over={over || undefined} data-testid="drop-area">
      {children ?? (
        <p className="soft">
          <Trans id="document.add.lead">Drop files here, or choose them. Each one is copied into the vault, encrypted, and gets a fingerprint. The file outside stays as it is.</Trans>
        </p>
      )}
      {busy ? (
        <Adding job={busy} />
      ) : (
        <Button icon="plus" onPress={pick}>
          <Trans id="document.add.choose">Choose files</Trans>
        </Button>
      )}
      <ErrorCallout error={picked.error ?? dropped.error} />
      {last && !busy && <WhatWasAdded result={last} />}
    </div>
  );
}

type AddJob = Pick<Job<"add_evidence_with_dialog">, "state" | "progress" | "cancel">;

function Adding({ job }: { job: AddJob }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  if (job.progress === null) return <p role="status" className="soft"><Trans id="document.add.waiting">Choose the files in the other window.</Trans></p>;
  const { done, total, label } = job.progress;
  const [read, all] = [format.bytes(done), total === null ? "" : format.bytes(total)];
  return (
    <div className="document-wide">
      <Progress
        label={t({ id: "document.add.progress", message: "Adding files" })}
        value={total === null || total === 0 ? null : done / total}
        amount={total === null ? read : t({ id: "document.add.amount", message: `${read} of ${all}` })}
        left={<span dir="auto">{label}</span>}
        cancel={{ label: <Trans id="document.add.stop">Stop adding</Trans>, note: <Trans id="document.add.stop_note">Files that were added stay. The one at work is left out.</Trans>, onCancel: job.cancel }}
      />
    </div>
  );
}

function WhatWasAdded({ result }: { result: AddedEvidence }): ReactNode {
  const { t } = useLingui();
  const words = useErrorWords();
  const added = result.added.length;
  const left = result.not_added.length;
  return (
    <>
      {added > 0 && (
        <Callout tone="ok" announce title={t({ id: "document.add.added", message: plural(added, { one: "# file was added", other: "# files were added" }) })}>
          <span dir="auto">{result.added.map(({ title }) => title).join(" · ")}</span>
        </Callout>
      )}
      {left > 0 && (
        <Callout tone="stop" announce title={t({ id: "document.add.not_added", message: plural(left, { one: "# file could not be added", other: "# files could not be added" }) })}>
          <ul>
            {result.not_added.map(({ name, error }, index) => {
              const { title, body } = words(toAppError(error));
              return (
                <li key={index}>
                  <strong dir="auto">{name}</strong> {title}. {body}
                </li>
              );
            })}
          </ul>
        </Callout>
      )}
    </>
  );
}
