/** Tracking on the documenting side: what was sealed, what came back, and asked beside answered. */
import "./ledger.css";

export { LedgerPage, type LedgerParts } from "./LedgerPage";
export { type FollowUpParts } from "./FollowUpPage";
export { ReplyPage } from "./ReplyPage";
export { WithdrawPage } from "./WithdrawPage";
export { RepliesPage, SentPage } from "./SentPages";
