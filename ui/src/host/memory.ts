import type { FileDrag, Host } from "./types";

/** How a test answers one command. */
export type Answer = (request: never) => unknown;

/** A host without a window: commands are answered by functions, events are sent by the test. */
export interface MemoryHost extends Host {
  /** Every call so far, oldest first. */
  readonly calls: { command: string; request: unknown }[];
  answer(command: string, answer: Answer): void;
  emit(event: string, payload?: unknown): void;
  drag(drag: FileDrag): void;
  close(): Promise<void>;
}

export function memoryHost(answers: Record<string, Answer> = {}): MemoryHost {
  const known = new Map(Object.entries(answers));
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const drags = new Set<(drag: FileDrag) => void>();
  const closers = new Set<() => Promise<void>>();
  const calls: MemoryHost["calls"] = [];

  function run(command: string, request: unknown): Promise<unknown> {
    calls.push({ command, request });
    const answer = known.get(command);
    return new Promise((resolve) => {
      if (!answer) throw { code: "app.internal", params: { command }, incident: "memory-host" };
      resolve(answer(request as never));
    });
  }

  return {
    kind: "memory",
    calls,
    answer: (command, answer) => void known.set(command, answer),
    call: run,
    listen: (event, handler) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(handler));
      return () => void set.delete(handler);
    },
    emit: (event, payload) => listeners.get(event)?.forEach((handler) => handler(payload)),
    onFileDrag: (handler) => {
      drags.add(handler);
      return () => void drags.delete(handler);
    },
    drag: (drag) => drags.forEach((handler) => handler(drag)),
    onClose: (before) => {
      closers.add(before);
      return () => void closers.delete(before);
    },
    close: async () => {
      await Promise.all([...closers].map((before) => before()));
    },
  };
}
