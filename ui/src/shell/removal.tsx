import { useLingui } from "@lingui/react/macro";
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useToast } from "@/design";
import { useHost } from "@/host";
import { toAppError, useErrorWords } from "@/ipc";

/** Something a person took away. It disappears at once and is deleted when the message with "Undo" is gone. */
export interface Removal {
  /** The record's id: what `isGone` is asked for. */
  readonly id: string;
  /** What the message says: "Letter of 12 March is removed." */
  readonly text: string;
  /** Deletes it for good. */
  readonly run: () => Promise<unknown>;
}

export interface Removals {
  /** Whether a record is to be left out of lists, because it is being removed. */
  readonly isGone: (id: string) => boolean;
  readonly remove: (removal: Removal) => void;
  /** Deletes everything that still waits. Before locking, so that what was removed stays removed. */
  readonly finish: () => Promise<void>;
}

const RemovalContext = createContext<Removals | null>(null);

export function useRemoval(): Removals {
  const removals = useContext(RemovalContext);
  if (!removals) throw new Error("RemovalProvider is missing");
  return removals;
}

/** Holds what was taken away until it can no longer be taken back. */
export function RemovalProvider({ children }: { children: ReactNode }): ReactNode {
  const { t } = useLingui();
  const toast = useToast();
  const host = useHost();
  const words = useErrorWords();
  const waiting = useRef(new Map<string, Removal>());
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());

  const hide = useCallback((id: string, hidden: boolean) => {
    setGone((before) => {
      const after = new Set(before);
      if (hidden) after.add(id);
      else after.delete(id);
      return after;
    });
  }, []);

  const carryOut = useCallback(
    async (id: string): Promise<void> => {
      const removal = waiting.current.get(id);
      if (!removal || !waiting.current.delete(id)) return;
      try {
        await removal.run();
      } catch (thrown) {
        hide(id, false); // it is still there, so it must be seen
        const { title, body } = words(toAppError(thrown));
        toast({ icon: "stop-sign", text: `${title}. ${body}` });
      }
    },
    [hide, toast, words],
  );

  const latest = useRef(carryOut);
  useEffect(() => {
    latest.current = carryOut;
  });
  const finish = useCallback(async () => {
    await Promise.all([...waiting.current.keys()].map((id) => latest.current(id)));
  }, []);
  useEffect(() => host.onClose(finish), [host, finish]);

  const removals = useMemo<Removals>(
    () => ({
      isGone: (id) => gone.has(id),
      remove: (removal) => {
        waiting.current.set(removal.id, removal);
        hide(removal.id, true);
        toast({
          icon: "remove",
          text: removal.text,
          onUndo: () => {
            waiting.current.delete(removal.id);
            hide(removal.id, false);
            toast({ text: t({ id: "removal.back", message: "It is back." }) });
          },
          onGone: () => void latest.current(removal.id),
        });
      },
      finish,
    }),
    [gone, hide, toast, t, finish],
  );
  return <RemovalContext value={removals}>{children}</RemovalContext>;
}
