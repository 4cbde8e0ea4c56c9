import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Affected, CaseView, CausalLink, CountPrecision, Harm, HarmKind, Reversibility, Severity } from "@/bindings/commands";
import { ChoiceList, TextField } from "@/design";
import { Area, CAUSAL_WORDS, COUNT_WORDS, CountField, KIND_WORDS, ListLines, OccurredFields, REVERSIBILITY_WORDS, SEVERITY_NOTES, SEVERITY_WORDS, UnknownChoice, useOptions, useSystemDraft, YesNo, type Draft } from "@/document";
import type { QuestionId } from "./questions";

export interface AskProps {
  readonly draft: Draft<Harm>;
  readonly view: CaseView;
  /** The question in words: the name of the field that answers it. */
  readonly question: string;
  /** "I don't know" was chosen here. */
  readonly unknown: boolean;
  readonly onUnknown: (unknown: boolean) => void;
  readonly onGo: (question: QuestionId) => void;
}

/** Typing an answer takes back "I don't know". */
function answering(draft: Draft<Harm>, { unknown, onUnknown }: Pick<AskProps, "unknown" | "onUnknown">): Draft<Harm> {
  const answered = (): void => {
    if (unknown) onUnknown(false);
  };
  return {
    ...draft,
    change: (part) => {
      answered();
      draft.change(part);
    },
    commit: (part) => {
      answered();
      draft.commit(part);
    },
  };
}

export function AskWhat(props: AskProps): ReactNode {
  const { t } = useLingui();
  const draft = answering(props.draft, props);
  return (
    <>
      <Area of={draft} name="what_happened" label={props.question} hiddenLabel testimony rows={6} autoFocus hint={t({ id: "record.what.hint", message: "Your own words. We do not correct anything." })} />
      <Area
        of={draft}
        name="own_words"
        label={t({ id: "record.what.own_words", message: "Is there a sentence to keep word for word?" })}
        optional
        testimony
        rows={2}
        hint={t({ id: "record.what.own_words_hint", message: "What somebody said, or wrote. It goes out only if you choose so later." })}
      />
      <UnknownChoice checked={props.unknown} onChange={props.onUnknown} label={<Trans id="record.what.unknown">I don’t know how to put it yet</Trans>} note={<Trans id="record.what.unknown_note">Go on with what you know. This question stays open.</Trans>} />
    </>
  );
}

export function AskExpected(props: AskProps): ReactNode {
  return (
    <>
      <Area of={answering(props.draft, props)} name="expected" label={props.question} hiddenLabel testimony rows={5} autoFocus />
      <UnknownChoice checked={props.unknown} onChange={props.onUnknown} note={<Trans id="record.expected.unknown_note">This is an answer too. It means nobody told you how it should work.</Trans>} />
    </>
  );
}

export function AskWhen(props: AskProps): ReactNode {
  const draft = answering(props.draft, props);
  const { occurred, ongoing, kind } = draft.value;
  return (
    <>
      <OccurredFields value={occurred} ongoing={ongoing} onChange={(span) => draft.commit({ occurred: span })} />
      <YesNo columns={2} legend={<Trans id="record.when.ongoing">Is it still going on?</Trans>} value={ongoing} onChange={(value) => draft.commit({ ongoing: value })} />
      <ChoiceList<HarmKind> legend={<Trans id="record.when.kind">How did it happen?</Trans>} columns={2} value={kind} options={useOptions(KIND_WORDS)} onChange={(value) => draft.commit({ kind: value })} />
      <UnknownChoice checked={props.unknown} onChange={props.onUnknown} label={<Trans id="record.when.unknown">I don’t know when</Trans>} />
    </>
  );
}

export function AskWhere(props: AskProps): ReactNode {
  const { t } = useLingui();
  const harm = answering(props.draft, props);
  const system = useSystemDraft(props.view.case.id, props.view.system);
  const answered = (): void => {
    if (props.unknown) props.onUnknown(false);
  };
  return (
    <>
      <TextField
        label={t({ id: "record.where.name", message: "What is the system called?" })}
        hint={t({ id: "record.where.name_hint", message: "A name, or what people call it." })}
        value={system.value.name}
        onChange={(name) => {
          answered();
          system.change({ name });
        }}
        onBlur={system.flush}
      />
      <TextField
        label={t({ id: "record.where.deployer", message: "Who uses it on people?" })}
        optional
        hint={t({ id: "record.where.deployer_hint", message: "The office, company or service that you dealt with." })}
        value={system.value.deployers[0] ?? ""}
        onChange={(first) => {
          answered();
          const others = system.value.deployers.slice(1);
          system.change({ deployers: first === "" ? others : [first, ...others] });
        }}
        onBlur={system.flush}
      />
      <ListLines of={harm} name="places" label={t({ id: "record.where.place", message: "Where did it happen?" })} optional rows={2} hint={t({ id: "record.where.place_hint", message: "A town, a website, a workplace. One on each line." })} />
      <UnknownChoice checked={props.unknown} onChange={props.onUnknown} note={<Trans id="record.where.unknown_note">This is an answer too. It means nobody told you.</Trans>} />
    </>
  );
}

export function AskSystem(props: AskProps): ReactNode {
  const { t } = useLingui();
  const draft = answering(props.draft, props);
  const parts = [
    t({ id: "record.system.alone", message: "The system decided alone." }),
    t({ id: "record.system.not_change", message: "A person was there, but could not change it." }),
    t({ id: "record.system.person", message: "A person decided, with the system’s help." }),
  ];
  const { ai_role: role, causal_link: link } = draft.value;
  return (
    <>
      <Area of={draft} name="actual" label={props.question} hiddenLabel testimony rows={3} autoFocus />
      <ChoiceList<string>
        legend={<Trans id="record.system.part">What part did it play?</Trans>}
        value={parts.includes(role) ? role : props.unknown ? "unknown" : null}
        options={parts.map((part) => ({ value: part, label: part }))}
        unknown="unknown"
        unknownNote={<Trans id="record.system.part_unknown">This is an answer too. It means nobody told you.</Trans>}
        onChange={(chosen) => {
          if (chosen === "unknown") {
            props.draft.commit({ ai_role: "" });
            props.onUnknown(true);
          } else draft.commit({ ai_role: chosen });
        }}
      />
      {/* What is written here in other words is kept as it is. */}
      <TextField label={t({ id: "record.system.other", message: "Or in your own words" })} optional value={parts.includes(role) ? "" : role} onChange={(words) => draft.change({ ai_role: words })} onBlur={draft.flush} />
      <ChoiceList<CausalLink> legend={<Trans id="record.system.cause">Did it happen because of the system?</Trans>} columns={2} value={link} options={useOptions(CAUSAL_WORDS)} onChange={(value) => draft.commit({ causal_link: value })} />
    </>
  );
}

const NOBODY: Affected = { category: "", group: "", protected_basis: [], count: null };

export function AskAffected(props: AskProps): ReactNode {
  const { t } = useLingui();
  const draft = answering(props.draft, props);
  const { affected, scale } = draft.value;
  const first = affected[0] ?? NOBODY;
  const set = (part: Partial<Affected>): void => {
    const changed = { ...first, ...part };
    const rest = affected.slice(1);
    const empty = changed.category === "" && changed.group === "" && changed.count === null && changed.protected_basis.length === 0;
    draft.change({ affected: empty && rest.length === 0 ? [] : [changed, ...rest] });
  };
  return (
    <>
      <TextField
        label={t({ id: "record.affected.category", message: "Who are they to the system?" })}
        hint={t({ id: "record.affected.category_hint", message: "People who asked for benefits, workers, patients, neighbours." })}
        value={first.category}
        onChange={(category) => set({ category })}
        onBlur={draft.flush}
      />
      <TextField
        label={t({ id: "record.affected.group", message: "Was one group hit harder than others?" })}
        optional
        hint={t({ id: "record.affected.group_hint", message: "People who moved, people who speak with an accent, people over fifty." })}
        value={first.group}
        onChange={(group) => set({ group })}
        onBlur={draft.flush}
      />
      <ChoiceList<CountPrecision>
        legend={<Trans id="record.affected.how_many">How many people, as far as you know?</Trans>}
        columns={2}
        value={scale.precision}
        options={useOptions(COUNT_WORDS)}
        onChange={(precision) => draft.commit({ scale: { ...scale, precision, count: precision === "unknown" ? null : scale.count } })}
      />
      {scale.precision !== "unknown" && (
        <CountField
          label={t({ id: "record.affected.number", message: "Number of people" })}
          optional
          value={scale.count}
          onChange={(count) => draft.change({ scale: { ...scale, count, precision: count !== null && scale.precision === null ? "estimate" : scale.precision } })}
          onBlur={draft.flush}
        />
      )}
      <UnknownChoice checked={props.unknown} onChange={props.onUnknown} label={<Trans id="record.affected.unknown">I don’t know who else</Trans>} />
    </>
  );
}

export function AskSerious(props: AskProps): ReactNode {
  const { i18n } = useLingui();
  const draft = answering(props.draft, props);
  const { severity, reversibility } = draft.value;
  const severities = useOptions(SEVERITY_WORDS);
  return (
    <>
      <ChoiceList<Severity | "unknown">
        legend={<Trans id="record.serious.how_bad">How bad was it for the people concerned?</Trans>}
        value={severity ?? (props.unknown ? "unknown" : null)}
        options={severities.map(({ value, label }) => ({ value, label, note: i18n._(SEVERITY_NOTES[value]) }))}
        unknown="unknown"
        unknownNote={<Trans id="record.serious.unknown_note">This is an answer too. It can become clear later.</Trans>}
        onChange={(chosen) => {
          if (chosen === "unknown") {
            props.draft.commit({ severity: null });
            props.onUnknown(true);
          } else draft.commit({ severity: chosen });
        }}
      />
      <ChoiceList<Reversibility> legend={<Trans id="record.serious.reversible">Can it be put right?</Trans>} columns={2} value={reversibility} options={useOptions(REVERSIBILITY_WORDS)} onChange={(value) => draft.commit({ reversibility: value })} />
    </>
  );
}
