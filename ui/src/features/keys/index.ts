export { CasebookKeys } from "./CasebookKeys";
export { KeysScreen } from "./KeysScreen";
