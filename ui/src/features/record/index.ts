export { RecordPage } from "./RecordPage";
