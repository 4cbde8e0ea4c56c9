export { HostProvider, useFileDrag, useHost, useHostEvent } from "./HostContext";
export { memoryHost, type Answer, type MemoryHost } from "./memory";
export type { FileDrag, Host, Unlisten } from "./types";
