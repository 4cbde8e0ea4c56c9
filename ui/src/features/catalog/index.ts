export { CatalogScreen } from "./CatalogScreen";
export { EntryScreen } from "./EntryScreen";
