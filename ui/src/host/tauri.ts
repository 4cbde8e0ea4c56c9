import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWindow } from "@tauri-apps/api/window";
import type { FileDrag, Host, Unlisten } from "./types";

/** Turns "a promise of an unlistener" into an unlistener that also works before the promise has settled. */
function later(pending: Promise<Unlisten>): Unlisten {
  let stopped = false;
  let stop: Unlisten | undefined;
  pending.then(
    (unlisten) => {
      if (stopped) unlisten();
      else stop = unlisten;
    },
    () => undefined, // no permission to listen: nothing to stop
  );
  return () => {
    stopped = true;
    stop?.();
    stop = undefined;
  };
}

/** The real window. */
export const tauriHost: Host = {
  kind: "tauri",
  call: (command, request) => invoke(command, { request }),
  listen: (event, handler) => later(listen(event, ({ payload }) => handler(payload))),
  onFileDrag: (handler: (drag: FileDrag) => void) => {
    const stops = [
      later(listen("tauri://drag-enter", () => handler("over"))),
      later(listen("tauri://drag-leave", () => handler("gone"))),
      later(listen("tauri://drag-drop", () => handler("gone"))),
    ];
    return () => stops.forEach((stop) => stop());
  },
  onClose: (before) =>
    later(
      getCurrentWindow().onCloseRequested(async () => {
        await before();
      }),
    ),
};
