export { WorksheetScreen, type WorksheetScreenProps } from "./WorksheetScreen";
