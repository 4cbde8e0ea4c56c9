import "./vault.css";

export { VaultScreen } from "./VaultScreen";
