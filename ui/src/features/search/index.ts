export { SearchDialog } from "./SearchDialog";
