import { useState } from "react";
import type { BlockerWay, FollowUpDrafts, FollowUps } from "@/bindings/commands";
import { toAppError, useAutosave, useCommand, useSaveDesk, type AppError } from "@/ipc";

export interface FollowUpDesk {
  /** What is written, as it stands on the screen. */
  readonly drafts: FollowUpDrafts;
  /** Keeps words after a moment of quiet. */
  readonly write: (change: Partial<FollowUpDrafts>) => void;
  /** Keeps a choice at once. */
  readonly choose: (change: Partial<FollowUpDrafts>) => void;
  readonly flush: () => void;
  /** Settles what must be settled about a key. */
  readonly settle: (key: string, way: BlockerWay) => void;
  readonly settling: boolean;
  readonly error: AppError | null;
}

/** What is being written to follow a challenge. Its parts are kept as one, so that neither can overwrite the other. */
export function useFollowUps(view: FollowUps): FollowUpDesk {
  const id = view.ledger.challenge_id;
  const desk = useSaveDesk();
  const save = useCommand("save_follow_ups");
  const settleBlocker = useCommand("settle_blocker");
  const [error, setError] = useState<AppError | null>(null);
  const kept = useAutosave({ target: `${id}/follow_ups`, value: view.drafts, save: (drafts) => save.mutateAsync({ challenge_id: id, drafts }) });
  const settle = async (key: string, way: BlockerWay): Promise<void> => {
    if (!(await desk.flushAll())) return; // the top bar says that words are not kept yet
    await settleBlocker.mutateAsync({ challenge_id: id, key, way });
  };
  return {
    drafts: kept.value,
    write: (change) => kept.change({ ...kept.value, ...change }),
    choose: (change) => kept.commit({ ...kept.value, ...change }),
    flush: kept.flush,
    settle: (key, way) => {
      if (settleBlocker.isPending) return;
      setError(null);
      settle(key, way).catch((thrown: unknown) => setError(toAppError(thrown)));
    },
    settling: settleBlocker.isPending,
    error,
  };
}

/** Whether something was written that was not sealed. */
export function isBegun(view: FollowUps): boolean {
  const { rejoinder, withdrawal } = view.drafts;
  const words = [rejoinder.text, ...rejoinder.asks.map(({ text }) => text), withdrawal.reason];
  return view.update !== null || withdrawal.please_delete || words.some((text) => text.trim() !== "");
}
