import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { Autosaver, SaveDesk, type SaveState, type SaveStatus } from "./autosave";

const Desk = createContext<SaveDesk | null>(null);

/** Gathers all saving below it, and writes what waits when the window is put away. */
export function SaveDeskProvider({ desk, children }: { desk: SaveDesk; children: ReactNode }): ReactNode {
  useEffect(() => {
    const flush = (): void => void desk.flushAll();
    const onVisibility = (): void => {
      if (document.visibilityState === "hidden") flush();
    };
    document.addEventListener("visibilitychange", onVisibility);
    window.addEventListener("pagehide", flush);
    window.addEventListener("blur", flush);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      window.removeEventListener("pagehide", flush);
      window.removeEventListener("blur", flush);
    };
  }, [desk]);
  return <Desk value={desk}>{children}</Desk>;
}

export function useSaveDesk(): SaveDesk {
  const desk = useContext(Desk);
  if (!desk) throw new Error("SaveDeskProvider is missing");
  return desk;
}

/** What the top bar says about saving. */
export function useSaveStatus(): SaveStatus {
  const desk = useSaveDesk();
  return useSyncExternalStore(desk.subscribe, desk.status);
}

export interface Autosave<T> {
  /** What is on the screen. */
  readonly value: T;
  readonly state: SaveState;
  /** Takes a new value and writes it after a moment of quiet. */
  readonly change: (value: T) => void;
  /** Takes a new value and writes it at once: for choices and ticks. */
  readonly commit: (value: T) => void;
  /** Writes what waits. Give it to `onBlur`. */
  readonly flush: () => void;
}

interface Shown<T> {
  readonly target: string;
  readonly stored: T;
  readonly value: T;
  /** The person has changed it here. From then on the screen leads, until they leave. */
  readonly touched: boolean;
}

interface Writer<T> {
  readonly target: string;
  readonly saver: Autosaver<T>;
  save: (value: T) => Promise<unknown>;
}

/**
 * Keeps one value on the screen and in the vault.
 *
 * The screen leads: what the vault says is taken over only until the person changes the value here. So a
 * slow answer can never put old words over new ones, nor break a word half-way through an input method.
 * `target` names what is being written, such as a record's id and a field: when it changes, what waits is
 * written to the old place and the new value is shown.
 */
export function useAutosave<T>({ target, value: stored, save }: { target: string; value: T; save: (value: T) => Promise<unknown> }): Autosave<T> {
  const desk = useSaveDesk();
  const [shown, setShown] = useState<Shown<T>>({ target, stored, value: stored, touched: false });
  const [state, setState] = useState<SaveState>("idle");
  const writer = useRef<Writer<T> | null>(null);
  const firstSave = useRef(save);

  let current = shown;
  if (shown.target !== target) current = { target, stored, value: stored, touched: false };
  else if (!Object.is(shown.stored, stored)) current = { ...shown, stored, value: shown.touched ? shown.value : stored };
  if (current !== shown) setShown(current);

  useEffect(() => {
    firstSave.current = save;
    // Only for the same target: words for one record must never land in another.
    if (writer.current?.target === target) writer.current.save = save;
  });

  useEffect(() => {
    const saver = new Autosaver<T>(
      desk,
      (value) => mine.save(value),
      () => {
        if (writer.current === mine) setState(saver.state);
      },
    );
    const mine: Writer<T> = { target, saver, save: firstSave.current };
    writer.current = mine;
    return () => {
      if (writer.current === mine) writer.current = null;
      setState("idle");
      saver.close();
    };
  }, [desk, target]);

  function change(value: T): void {
    setShown({ target, stored: current.stored, value, touched: true });
    writer.current?.saver.set(value);
  }

  return {
    value: current.value,
    state,
    change,
    commit: (value) => {
      change(value);
      void writer.current?.saver.flush();
    },
    flush: () => void writer.current?.saver.flush(),
  };
}
