/** Evidence: the list, and one piece with everything that was done with it. */
export { EvidenceItemPage } from "./EvidenceItemPage";
export { EvidenceList } from "./EvidenceList";
