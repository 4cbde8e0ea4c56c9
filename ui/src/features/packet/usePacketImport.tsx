import type { ReactNode } from "react";
import type { ImportView } from "@/bindings/commands";
import { useJob } from "@/ipc";
import { ImportOutcome, ImportProgress, ImportRefused } from "./ImportDialogs";

export interface PacketImportOptions {
  /** Where to go from what came in: "Open the answer". Nothing means the dialog is only closed. */
  next?: (imported: ImportView) => { label: string; onOpen: () => void } | null;
}

export interface PacketImport {
  /** Lets the person choose a packet file. */
  choose: () => void;
  isBusy: boolean;
  /** Put this on the screen: progress, outcome, refusal. It draws nothing while nothing happens. */
  dialog: ReactNode;
}

/** Takes a packet in that is chosen in a file dialog, and says what came, by whom, and what that proves. */
export function usePacketImport({ next }: PacketImportOptions = {}): PacketImport {
  const job = useJob("import_with_dialog");
  const running = job.state === "running" || job.state === "stopping";
  const outcome = job.result?.imported ?? null;
  // While the system's own file dialog is open there is nothing to report yet.
  const dialog = outcome ? (
    <ImportOutcome key={outcome.packet.record.id} imported={outcome} next={next?.(outcome) ?? null} onClose={job.reset} />
  ) : job.error ? (
    <ImportRefused error={job.error} onClose={job.reset} />
  ) : running && job.progress !== null ? (
    <ImportProgress done={job.progress.done} total={job.progress.total} stopping={job.state === "stopping"} onCancel={job.cancel} />
  ) : null;

  return {
    choose: () => {
      if (!running) job.start({});
    },
    isBusy: running,
    dialog,
  };
}
