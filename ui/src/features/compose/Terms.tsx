import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Deadlines } from "@/bindings/commands";
import { ChoiceList, DateField, NoteLine, SectionHead, Segmented, Select, TextArea, TextField } from "@/design";
import { useFormat } from "@/i18n";
import { optionsOf, ROUNDING_WORDS, SENDER_WORDS, SOURCE_WORDS, TLP_WORDS } from "./words";
import type { ChallengeDesk } from "./useChallenge";

type Day = "acknowledge_by" | "decide_by" | "final_by";

/** The days by which something is wanted. In an update, an empty field leaves the day from `before` as it is. */
export function DeadlineFields({ desk, before }: { desk: ChallengeDesk; before: Deadlines | null }): ReactNode {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { deadlines } = desk.challenge;
  const set = (change: Partial<Deadlines>): { deadlines: Deadlines } => ({ deadlines: { ...deadlines, ...change } });
  const keeps = (key: Day): string => {
    const stands = before?.[key] ? format.day(before[key]) : null;
    return stands === null ? t({ id: "compose.deadline.keep_none", message: "No day was set. Leave it empty to keep it so." }) : t({ id: "compose.deadline.keep", message: `Leave it empty to keep ${stands}.` });
  };
  const day = (key: Day, legend: string, hint: string): ReactNode => (
    <DateField key={key} legend={legend} hint={before === null ? hint : keeps(key)} optional exact value={deadlines[key] ? { date: deadlines[key], precision: "day" } : null} onChange={(date) => desk.write(set({ [key]: date?.date ?? null }))} onBlur={desk.flush} />
  );
  return (
    <section className="stack" aria-labelledby="compose-deadlines">
      <SectionHead small id="compose-deadlines" heading={before === null ? <Trans id="compose.deadlines">Other days that count</Trans> : <Trans id="compose.deadlines_update">New days</Trans>} />
      {day("acknowledge_by", t({ id: "compose.deadline.acknowledge", message: "Say that it arrived, by" }), t({ id: "compose.deadline.acknowledge_hint", message: "They can send a receipt with one click." }))}
      {day("decide_by", t({ id: "compose.deadline.decide", message: "Decide, by" }), t({ id: "compose.deadline.decide_hint", message: "Counts for every ask that has no day of its own." }))}
      {day("final_by", t({ id: "compose.deadline.final", message: "Have everything done, by" }), t({ id: "compose.deadline.final_hint", message: "Leave it empty if you do not know." }))}
      <div className="field">
        <span className="field-label" id="compose-source">
          <Trans id="compose.deadline.source">Where do these days come from?</Trans>
        </span>
        <Segmented small labelledBy="compose-source" value={deadlines.source} options={optionsOf(SOURCE_WORDS, (words) => i18n._(words))} onChange={(source) => desk.choose(set({ source }))} />
      </div>
    </section>
  );
}

/** How the sender appears, and what each way means. */
export function Sender({ desk, vaultName }: { desk: ChallengeDesk; vaultName: string }): ReactNode {
  const { t, i18n } = useLingui();
  const { challenge } = desk;
  const mode = challenge.sender_mode ?? "group";
  return (
    <section className="stack" aria-labelledby="compose-sender">
      <SectionHead small id="compose-sender" heading={<Trans id="compose.sender">How you appear</Trans>} />
      <ChoiceList
        legend={<Trans id="compose.sender.legend">They see you</Trans>}
        hiddenLegend
        value={mode}
        onChange={(sender_mode) => desk.choose({ sender_mode })}
        options={(["group", "named", "pseudonym", "anonymous"] as const).map((value) => ({ value, label: i18n._(SENDER_WORDS[value].label), note: i18n._(SENDER_WORDS[value].note) }))}
      />
      {mode !== "anonymous" && (
        <TextField
          label={mode === "pseudonym" ? t({ id: "compose.sender.chosen", message: "The name you choose" }) : mode === "named" ? t({ id: "compose.sender.name", message: "Your name, as they will see it" }) : t({ id: "compose.sender.group_name", message: "The group’s name, as they will see it" })}
          hint={mode === "pseudonym" ? undefined : vaultName ? t({ id: "compose.sender.empty", message: `If you leave it empty, they see the name of this vault: ${vaultName}.` }) : undefined}
          value={challenge.sender_display}
          onChange={(sender_display) => desk.write({ sender_display })}
          onBlur={desk.flush}
        />
      )}
      {(mode === "pseudonym" || mode === "anonymous") && (
        <NoteLine icon="heed">
          <Trans id="compose.sender.heed">No key hides who you are if the story, the words or a file give it away. Read the pages beside this with their eyes.</Trans>
        </NoteLine>
      )}
      <Select label={t({ id: "compose.rounding", message: "How exact is the time of sealing they see?" })} value={challenge.rounding ?? "hour"} options={optionsOf(ROUNDING_WORDS, (words) => i18n._(words))} onChange={(rounding) => desk.choose({ rounding })} />
    </section>
  );
}

/** How far it may travel, what may become public, and what was left out. */
export function Handling({ desk }: { desk: ChallengeDesk }): ReactNode {
  const { t, i18n } = useLingui();
  const { challenge } = desk;
  const { sharing, disclosure } = challenge;
  return (
    <section className="stack" aria-labelledby="compose-handling">
      <SectionHead small id="compose-handling" heading={<Trans id="compose.handling">What they may do with it</Trans>} />
      <p className="small soft">
        <Trans id="compose.handling.lead">This is a request. The app cannot stop anyone who opened the packet from passing it on.</Trans>
      </p>
      <ChoiceList
        legend={<Trans id="compose.tlp">How far may they pass it on?</Trans>}
        value={sharing.tlp}
        onChange={(tlp) => desk.choose({ sharing: { ...sharing, tlp } })}
        options={(["red", "amber", "green", "clear"] as const).map((value) => ({ value, label: i18n._(TLP_WORDS[value].label), note: i18n._(TLP_WORDS[value].note) }))}
      />
      <TextField optional label={t({ id: "compose.sharing.words", message: "The same in your words" })} value={sharing.words} onChange={(words) => desk.write({ sharing: { ...sharing, words } })} onBlur={desk.flush} />
      <TextArea optional rows={2} label={t({ id: "compose.disclosure", message: "What do you mean to make public?" })} hint={t({ id: "compose.disclosure_hint", message: "Such as: the claims and their answers, without files." })} value={disclosure.intent} onChange={(intent) => desk.write({ disclosure: { ...disclosure, intent } })} onBlur={desk.flush} />
      <DateField optional exact legend={<Trans id="compose.disclosure.not_before">Not before</Trans>} value={disclosure.not_before ? { date: disclosure.not_before, precision: "day" } : null} onChange={(date) => desk.write({ disclosure: { ...disclosure, not_before: date?.date ?? null } })} onBlur={desk.flush} />
      <TextArea optional rows={2} label={t({ id: "compose.copies", message: "Who else gets a copy?" })} hint={t({ id: "compose.copies_hint", message: "One on each line. They will see this list." })} value={challenge.copies_to.join("\n")} onChange={(text) => desk.write({ copies_to: text === "" ? [] : text.split("\n") })} onBlur={desk.flush} />
      <TextArea optional rows={2} label={t({ id: "compose.redaction", message: "What did you leave out or cover, and why?" })} hint={t({ id: "compose.redaction_hint", message: "They will see this. It helps them trust the rest." })} value={challenge.redaction_notes} onChange={(redaction_notes) => desk.write({ redaction_notes })} onBlur={desk.flush} />
    </section>
  );
}
