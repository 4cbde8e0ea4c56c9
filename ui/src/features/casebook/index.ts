/** Cases, what is in them, and every fact of what happened. */
export { Case } from "./Case";
export { Cases } from "./Cases";
export { HarmPage } from "./HarmPage";
