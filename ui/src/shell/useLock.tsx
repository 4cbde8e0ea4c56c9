import { Trans } from "@lingui/react/macro";
import { useEffect, useState, type ReactNode } from "react";
import { Confirm } from "@/design";
import { useHost } from "@/host";
import { useSaveDesk } from "@/ipc";

/** How long locking waits for words that are still being written, in milliseconds. */
export const LOCK_PATIENCE = 3_000;

export interface LockControl {
  /** Writes what waits, then locks. Asks first when something could not be written. */
  lock: () => void;
  /** Draw this somewhere: the question that is asked then. */
  question: ReactNode;
}

/**
 * Locks in the right order: words first, then the vault. A lock that a person asked for never waits longer than
 * `LOCK_PATIENCE`; when words could not be written by then, they decide.
 */
export function useLock(lockVault: () => Promise<unknown>): LockControl {
  const desk = useSaveDesk();
  const host = useHost();
  const [asking, setAsking] = useState(false);

  useEffect(() => host.onClose(() => withPatience(desk.flushAll()).then(() => undefined)), [host, desk]);

  function lockNow(): void {
    setAsking(false);
    void lockVault().then(() => desk.clear());
  }

  function lock(): void {
    void withPatience(desk.flushAll()).then((written) => {
      if (written) lockNow();
      else setAsking(true);
    });
  }

  const question = (
    <Confirm
      isOpen={asking}
      title={<Trans id="lock.unsaved.title">Some words are not saved yet</Trans>}
      doLabel={<Trans id="lock.unsaved.do">Lock and lose them</Trans>}
      onDo={lockNow}
      keepLabel={<Trans id="lock.unsaved.keep">Stay and try again</Trans>}
      onKeep={() => setAsking(false)}
    >
      <Trans id="lock.unsaved.body">What you typed last could not be written to the vault. It is still on the screen. If you lock now, only those last words are lost.</Trans>
    </Confirm>
  );
  return { lock, question };
}

/** What `work` says, or false when it takes too long. */
async function withPatience(work: Promise<boolean>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), LOCK_PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
