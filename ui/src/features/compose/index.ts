/** Putting a challenge together. */
import "./compose.css";

export { ComposePage, type ComposeParts } from "./ComposePage";
export { KeyStatus } from "./Recipients";
