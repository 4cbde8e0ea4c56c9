/** What came in, and reading it. The views add what the packet feature draws. */
export { EntryScreen, type EntryScreenProps } from "./EntryScreen";
export { EntriesOf, Inbox, type InboxProps } from "./Inbox";
