/**
 * An exchange as both desks see it: every packet in order, what is missing, what was taken back. Other features get the
 * panel from the views (`views/Thread.tsx`), never by importing it.
 */
import "./thread.css";

export { RejoinderWords, Reveals, ThreadPanel, UpdateWords, type ThreadPanelProps } from "./ThreadPanel";
export { WithdrawnCallout } from "./WithdrawnCallout";
export { isOurs, THREAD_KIND_WORDS, type Side } from "./words";
