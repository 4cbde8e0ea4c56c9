/** What the features of the documenting desk share: words, drafts, fields. It knows no screen. */
export { AddEvidence, type AddEvidenceProps } from "./AddEvidence";
export { EMPTY_SYSTEM, emptyConsent, emptyPerson, newId } from "./empty";
export { Area, Choose, CountField, DayField, Line, ListArea, ListLines, OccurredFields, Rows, UnknownChoice, useOptions, YesNo } from "./fields";
export { isKeyBlocker, KEY_BLOCKER_ICONS, KeyBlockerText, useKeyWayWords } from "./keyBlockers";
export { occurredWords } from "./occurred";
export { ConsentChip, evidenceIcon, EvidenceStatus, useContents } from "./parts";
export { statesOf } from "./strip";
export { titleFrom } from "./title";
export { useFresh } from "./useFresh";
export { useHarmDraft, usePersonDraft, useRecordDraft, useSystemDraft, type Draft } from "./useDrafts";
export * from "./words";
