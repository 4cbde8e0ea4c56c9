export { KeysScreen } from "./KeysScreen";
