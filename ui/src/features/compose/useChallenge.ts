import { useEffect, useRef, useState } from "react";
import type { BlockerWay, Challenge, ChallengeView } from "@/bindings/commands";
import { useHost } from "@/host";
import { call, toAppError, useAutosave, useCommand, useSaveDesk, type AppError } from "@/ipc";

export interface ChallengeDesk {
  /** The challenge as it stands on the screen. */
  readonly challenge: Challenge;
  /** Keeps words after a moment of quiet. */
  readonly write: (change: Partial<Challenge>) => void;
  /** Keeps a choice at once. */
  readonly choose: (change: Partial<Challenge>) => void;
  readonly flush: () => void;
  /** Settles a blocker the way the person chose. */
  readonly settle: (key: string, way: BlockerWay) => void;
  readonly settling: boolean;
  readonly error: AppError | null;
}

/**
 * One challenge that is being put together. What is typed and chosen here is kept as one record. Settling a blocker
 * changes the same record on the other side; so what waits here is written first, and afterwards the lists that
 * settling can change are taken over from there, while words that were typed meanwhile stay.
 */
export function useChallenge(view: ChallengeView): ChallengeDesk {
  const host = useHost();
  const desk = useSaveDesk();
  const save = useCommand("save_challenge");
  const settleBlocker = useCommand("settle_blocker");
  const kept = useAutosave({ target: view.challenge.id, value: view.challenge, save: save.mutateAsync });
  const latest = useRef(kept.value);
  const [settling, setSettling] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    latest.current = kept.value;
  });

  async function settle(key: string, way: BlockerWay): Promise<void> {
    const { id } = view.challenge;
    if (!(await desk.flushAll())) return; // the top bar says that words are not kept yet
    await settleBlocker.mutateAsync({ challenge_id: id, key, way });
    const { challenge } = await call(host, "challenge_view", { challenge_id: id });
    const { claims, evidence, withheld, recipients } = challenge;
    kept.commit({ ...latest.current, claims, evidence, withheld, recipients });
  }

  return {
    challenge: kept.value,
    write: (change) => kept.change({ ...kept.value, ...change }),
    choose: (change) => kept.commit({ ...kept.value, ...change }),
    flush: kept.flush,
    settle: (key, way) => {
      if (settling) return;
      setSettling(true);
      setError(null);
      settle(key, way)
        .catch((thrown: unknown) => setError(toAppError(thrown)))
        .finally(() => setSettling(false));
    },
    settling,
    error,
  };
}

/** Moves the view and the focus to a part of the page. */
export function goTo(id: string): void {
  const target = document.getElementById(id);
  if (!target) return;
  if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
  target.scrollIntoView({ block: "start" });
  target.focus({ preventScroll: true });
}
