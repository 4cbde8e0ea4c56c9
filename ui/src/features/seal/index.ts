/** Making the packet. */
import "./seal.css";

export { SealPage } from "./SealPage";
