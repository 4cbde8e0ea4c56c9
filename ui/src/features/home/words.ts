import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { HomeView } from "@/bindings/commands";

/** The state of everything in a sentence or two: what is late first, then what is near, then what is there. */
export function useStateSentence(): (home: HomeView, cases: number) => string {
  const { t } = useLingui();
  return (home, cases) => {
    const { overdue, due_soon: soon } = home;
    const waiting = home.waiting.filter((row) => row.next_due !== null).length;
    const late = t({ id: "home.state.overdue", message: plural(overdue, { one: "One answer is overdue.", other: "# answers are overdue." }) });
    const near = t({ id: "home.state.soon", message: plural(soon, { one: "One answer is due in the next 30 days.", other: "# answers are due in the next 30 days." }) });
    const more = t({ id: "home.state.more", message: plural(soon, { one: "One more is due in the next 30 days.", other: "# more are due in the next 30 days." }) });
    if (overdue > 0) return soon > 0 ? `${late} ${more}` : late;
    if (soon > 0) return near;
    if (waiting > 0) return t({ id: "home.state.waiting", message: plural(waiting, { one: "One organization has your challenge. Nothing is due soon.", other: "# organizations have your challenges. Nothing is due soon." }) });
    if (cases > 0) return t({ id: "home.state.cases", message: plural(cases, { one: "One case is open. Nothing is waiting for an answer.", other: "# cases are open. Nothing is waiting for an answer." }) });
    return t({ id: "home.state.empty", message: "Nothing is recorded yet." });
  };
}
