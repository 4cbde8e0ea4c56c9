import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button, TextField } from "@/design";
import { CAUSAL_WORDS, KIND_WORDS, occurredWords, REVERSIBILITY_WORDS, SEVERITY_WORDS, titleFrom } from "@/document";
import { useFormat } from "@/i18n";
import { useCommandQuery } from "@/ipc";
import type { AskProps } from "./asks";
import { QUESTION_WORDS, QUESTIONS, type QuestionId } from "./questions";

/** Everything that was said, with a way back to each question, and the name of the record. */
export function AskCheck(props: AskProps): ReactNode {
  const { t, i18n } = useLingui();
  const { draft, onGo } = props;
  const said = useSaid(props);
  return (
    <>
      <TextField
        label={t({ id: "record.check.title", message: "A short name for this record" })}
        optional
        hint={t({ id: "record.check.title_hint", message: "One plain sentence. It becomes the claim: “Payments stopped before any person read the file.”" })}
        placeholder={titleFrom(draft.value.what_happened)}
        value={draft.value.title}
        onChange={(title) => draft.change({ title })}
        onBlur={draft.flush}
        maxLength={300}
      />
      <dl className="record-summary">
        {QUESTIONS.filter((question) => question !== "check").map((question) => {
          const name = i18n._(QUESTION_WORDS[question].short);
          const words = said[question];
          return (
            <div className="record-summary-row" key={question}>
              <dt>{name}</dt>
              <dd dir="auto">{words === "" ? <span className="soft"><Trans id="record.check.nothing">Not known, or not answered</Trans></span> : words}</dd>
              <dd>
                <Button size="small" kind="quiet" label={t({ id: "record.check.change_label", message: `Change: ${name}` })} onPress={() => onGo(question)}>
                  <Trans id="record.check.change">Change</Trans>
                </Button>
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

/** What was said to each question, in words. */
function useSaid({ draft, view }: AskProps): Readonly<Record<QuestionId, string>> {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const people = useCommandQuery("people", {});
  const harm = draft.value;
  const lines = (...parts: readonly (string | null | undefined)[]): string => parts.filter((part): part is string => part !== null && part !== undefined && part.trim() !== "").join("\n");
  const ongoing = harm.ongoing === null ? "" : harm.ongoing ? t({ id: "record.check.ongoing", message: "It is still going on." }) : t({ id: "record.check.over", message: "It is over." });
  const count = harm.scale.count === null ? "" : format.number(harm.scale.count);
  const many = count === "" ? "" : t({ id: "record.check.people", message: `${count} people` });
  const names = (people.data?.rows ?? []).filter((row) => harm.people.includes(row.person.id)).map((row) => row.person.pseudonym);
  const evidence = view.evidence.filter((row) => row.evidence.supports.includes(harm.id)).map(({ evidence: piece }) => `E${piece.number} ${piece.title}`);
  return {
    what: lines(harm.what_happened, harm.own_words === "" ? "" : `“${harm.own_words}”`),
    expected: harm.expected,
    when: lines(
      occurredWords(harm.occurred, format, (from, to) => t({ id: "record.check.span", message: `${from} to ${to}` })),
      ongoing,
      harm.kind && i18n._(KIND_WORDS[harm.kind]),
    ),
    where: lines(view.system?.name, view.system?.deployers.join(", "), harm.places.join(", ")),
    system: lines(harm.actual, harm.ai_role, harm.causal_link && i18n._(CAUSAL_WORDS[harm.causal_link])),
    affected: lines(...harm.affected.flatMap(({ category, group }) => [category, group]), many),
    serious: lines(harm.severity && i18n._(SEVERITY_WORDS[harm.severity]), harm.reversibility && i18n._(REVERSIBILITY_WORDS[harm.reversibility])),
    evidence: lines(...evidence),
    teller: names.join(", "),
    told: lines(...harm.prior_contacts.map(({ date, channel, outcome }) => [date === null ? "" : format.day(date), channel, outcome].filter((part) => part !== "").join(". "))),
    check: harm.title,
  };
}
