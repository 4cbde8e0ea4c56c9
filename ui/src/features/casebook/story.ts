import { useLingui } from "@lingui/react/macro";
import type { CaseView } from "@/bindings/commands";
import { titleFrom } from "@/document";
import { localDay, useFormat } from "@/i18n";

export interface StoryItem {
  readonly id: string;
  /** As exact as it is known; empty when nobody knows. */
  readonly date: string;
  readonly text: string;
  readonly evidence: readonly { id: string; number: number }[];
}

/** What happened in a case, in the order of days: the records, earlier tries to be heard, and dated evidence. */
export function useStory(view: CaseView): readonly StoryItem[] {
  const { t } = useLingui();
  const format = useFormat();
  const undated = t({ id: "casebook.story.no_date", message: "No date" });
  const items: (StoryItem & { sort: string })[] = [];
  const pieces = new Map(view.evidence.map(({ evidence }) => [evidence.number, evidence.id]));
  for (const { harm, evidence } of view.harms) {
    const text = titleFrom(harm.what_happened) || harm.title;
    const { from, to, precision } = harm.occurred;
    const shown = evidence.flatMap((number) => {
      const id = pieces.get(number);
      return id === undefined ? [] : [{ id, number }];
    });
    if (text !== "") items.push({ id: harm.id, sort: from ?? to ?? "9999", date: from === null && to === null ? undated : format.dayWithPrecision(from ?? to ?? "", precision ?? "day"), text, evidence: shown });
    harm.prior_contacts.forEach(({ date, channel, outcome }, index) => {
      const words = [channel, outcome].filter((part) => part.trim() !== "").join(": ");
      if (date !== null && words !== "") items.push({ id: `${harm.id}/${index}`, sort: date, date: format.dayWithPrecision(date, "day"), text: words, evidence: [] });
    });
  }
  for (const { evidence } of view.evidence) {
    if (evidence.captured_at === null) continue;
    const day = localDay(new Date(evidence.captured_at));
    if (day === localDay(new Date(evidence.created_at))) continue; // made for the case, not part of what happened
    items.push({ id: evidence.id, sort: day, date: format.dayWithPrecision(day, "day"), text: evidence.title, evidence: [{ id: evidence.id, number: evidence.number }] });
  }
  return items.sort((one, other) => one.sort.localeCompare(other.sort));
}
