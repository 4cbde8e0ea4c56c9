/**
 * The seam between the screens and whatever runs them. Everything the app can ask of its surroundings is
 * here, so that component tests run against `memory.ts` and no other file needs to know about Tauri.
 */

/** Stops listening. Safe to call twice. */
export type Unlisten = () => void;

/** Files held over the window. What is let go arrives as the event `dropped`, with tokens instead of paths. */
export type FileDrag = "over" | "gone";

export interface Host {
  readonly kind: "tauri" | "memory";
  /** Runs a command. Rejects with whatever the other side sent; `ipc/call.ts` turns that into an `AppError`. */
  call(command: string, request: unknown): Promise<unknown>;
  /** Listens to something the other side announces, such as "the vault was locked". */
  listen(event: string, handler: (payload: unknown) => void): Unlisten;
  /** Files held over the window, and taken away or let go. */
  onFileDrag(handler: (drag: FileDrag) => void): Unlisten;
  /** Runs `before` when the window is about to close; it closes when that has settled. */
  onClose(before: () => Promise<void>): Unlisten;
}
