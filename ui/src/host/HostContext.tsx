import { createContext, useContext, useEffect, useRef, type ReactNode } from "react";
import type { FileDrag, Host } from "./types";

const HostContext = createContext<Host | null>(null);

export function HostProvider({ host, children }: { host: Host; children: ReactNode }): ReactNode {
  return <HostContext value={host}>{children}</HostContext>;
}

/** The host this tree runs on. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error("HostProvider is missing");
  return host;
}

/** Listens to an event of the other side for as long as the component is there. */
export function useHostEvent(event: string, handler: (payload: unknown) => void): void {
  const host = useHost();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => host.listen(event, (payload) => latest.current(payload)), [host, event]);
}

/** Files held over the window, for as long as the component is there. */
export function useFileDrag(handler: (drag: FileDrag) => void): void {
  const host = useHost();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => host.onFileDrag((drag) => latest.current(drag)), [host]);
}
