import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { Consent, ConsentAnswer, ConsentPurpose, PersonRow, RecipientView } from "@/bindings/commands";
import { Button, ChoiceList, RowList, SectionHead, Select, Status, TextField, useToast } from "@/design";
import { ANSWER_WORDS, DayField, emptyConsent, PURPOSE_WORDS, useOptions } from "@/document";
import { localDay, useFormat } from "@/i18n";
import { useCommand, useCommandQuery } from "@/ipc";
import { ErrorCallout } from "@/shell";

const ANYONE = "anyone";

/** What a person agreed to, for which use and for whom, newest first. Every answer stays; taking one back is noted beside it. */
export function Consents({ row }: { row: PersonRow }): ReactNode {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const recipients = useCommandQuery("recipients", {});
  const known = recipients.data?.rows ?? [];
  const name = row.person.pseudonym;
  return (
    <section className="stack" aria-labelledby="people-consents">
      <SectionHead
        id="people-consents"
        small
        heading={<Trans id="people.consents.title">What {name} agreed to</Trans>}
        end={
          !asking && (
            <Button size="small" icon="plus" onPress={() => setAsking(true)}>
              <Trans id="people.consents.add">Note what they said</Trans>
            </Button>
          )
        }
      />
      <ErrorCallout error={recipients.error} />
      {asking && <NewConsent row={row} recipients={known} onClose={() => setAsking(false)} />}
      {row.consents.length === 0 && !asking && (
        <p className="soft">
          <Trans id="people.consents.none">They were not asked yet. Until they are, nothing they told goes out.</Trans>
        </p>
      )}
      <RowList label={t({ id: "people.consents.list", message: "Answers, the newest first" })}>
        {row.consents.map((consent) => (
          <ConsentLine key={consent.id} consent={consent} recipients={known} />
        ))}
      </RowList>
    </section>
  );
}

function ConsentLine({ consent, recipients }: { consent: Consent; recipients: readonly RecipientView[] }): ReactNode {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const toast = useToast();
  const save = useCommand("save_consent");
  const { answer, purpose, without, withdrawn_at, expires_at, how_recorded } = consent;
  const purposeWords = purpose === null ? "" : i18n._(PURPOSE_WORDS[purpose]);
  const recipient = recipients.find((other) => other.recipient.id === consent.recipient_id)?.recipient.name;
  const whom = recipient ?? t({ id: "people.consent.anyone", message: "any organization" });
  const day = format.day(localDay(new Date(consent.given_at)));
  const withdrawn = withdrawn_at === null ? null : format.day(localDay(new Date(withdrawn_at)));
  const until = expires_at === null ? null : format.day(localDay(new Date(expires_at)));
  const words = answer === null ? t({ id: "people.consent.open", message: "Not asked" }) : answer === "yes_without" ? t({ id: "people.consent.without", message: `Yes, without: ${without}` }) : i18n._(ANSWER_WORDS[answer]);
  const withdraw = (): void => {
    save.mutate(
      { ...consent, withdrawn_at: new Date().toISOString() },
      { onSuccess: () => toast({ icon: "consent-no", text: t({ id: "people.consent.withdrawn_toast", message: "Taken back. Nothing more goes out on it." }), onUndo: () => save.mutate({ ...consent, withdrawn_at: null }) }) },
    );
  };
  return (
    <li className="people-consent" data-testid="consent-row">
      <div>
        <Status icon={withdrawn !== null || answer === "no" ? "consent-no" : answer === "yes" ? "consent-yes" : answer === "yes_without" ? "consent-some" : "consent-ask"} tone={withdrawn !== null ? "plain" : answer === "yes" ? "ok" : "plain"} strong>
          <span dir="auto">{words}</span>
        </Status>
        <p>
          {purposeWords} · <bdi>{whom}</bdi>
        </p>
        <p className="meta">
          {day}
          {how_recorded !== "" && <bdi> · {how_recorded}</bdi>}
          {until !== null && (
            <>
              {" · "}
              <Trans id="people.consent.until">Until {until}</Trans>
            </>
          )}
          {withdrawn !== null && (
            <>
              {" · "}
              <strong>
                <Trans id="people.consent.withdrawn">Taken back {withdrawn}</Trans>
              </strong>
            </>
          )}
        </p>
        <ErrorCallout error={save.error} />
      </div>
      {withdrawn === null && answer !== "no" && answer !== null && (
        <Button size="small" onPress={withdraw}>
          <Trans id="people.consent.withdraw">They take it back</Trans>
        </Button>
      )}
    </li>
  );
}

/** Notes one answer. It is written down when it is complete, because half a consent is none. */
function NewConsent({ row, recipients, onClose }: { row: PersonRow; recipients: readonly RecipientView[]; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const save = useCommand("save_consent");
  const [draft, setDraft] = useState<Consent>(() => emptyConsent(row.person.id, new Date()));
  const set = (part: Partial<Consent>): void => setDraft((before) => ({ ...before, ...part }));
  const purposes = useOptions(PURPOSE_WORDS);
  const answers = useOptions(ANSWER_WORDS);
  const name = row.person.pseudonym;
  const missing = draft.answer === null || (draft.answer === "yes_without" && draft.without.trim() === "");
  return (
    <form
      className="case-details stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing && !save.isPending) save.mutate(draft, { onSuccess: onClose });
      }}
    >
      <ErrorCallout error={save.error} />
      <div className="document-two">
        <Select<ConsentPurpose> label={t({ id: "people.new.purpose", message: "What were they asked for?" })} value={draft.purpose ?? ""} options={purposes} onChange={(purpose) => set({ purpose })} />
        <Select<string>
          label={t({ id: "people.new.recipient", message: "For whom?" })}
          value={draft.recipient_id ?? ANYONE}
          options={[{ value: ANYONE, label: t({ id: "people.new.anyone", message: "Any organization" }) }, ...recipients.map(({ recipient }) => ({ value: recipient.id, label: recipient.name }))]}
          onChange={(id) => set({ recipient_id: id === ANYONE ? null : id })}
        />
      </div>
      <ChoiceList<ConsentAnswer> legend={t({ id: "people.new.answer", message: `What did ${name} say?` })} value={draft.answer} options={answers} onChange={(answer) => set({ answer })} />
      {draft.answer === "yes_without" && <TextField label={t({ id: "people.new.without", message: "What must be left out?" })} hint={t({ id: "people.new.without_hint", message: "Their voice, their street, the name of their employer." })} value={draft.without} onChange={(without) => set({ without })} />}
      <TextField label={t({ id: "people.new.how", message: "How did they say it?" })} optional hint={t({ id: "people.new.how_hint", message: "In person, on the phone, in a signed letter." })} value={draft.how_recorded} onChange={(how_recorded) => set({ how_recorded })} />
      <div className="document-two">
        <DayField legend={<Trans id="people.new.when">When?</Trans>} value={localDay(new Date(draft.given_at))} onChange={(day) => set({ given_at: day === null ? new Date().toISOString() : `${day}T12:00:00Z` })} />
        <DayField legend={<Trans id="people.new.until">Until when does it hold?</Trans>} value={draft.expires_at} onChange={(day) => set({ expires_at: day === null ? null : `${day}T23:59:59Z` })} />
      </div>
      <p className="field-hint" id="people-new-missing">
        {missing && (draft.answer === null ? <Trans id="people.new.missing">Choose what they said.</Trans> : <Trans id="people.new.missing_without">Say what must be left out.</Trans>)}
      </p>
      <div className="cluster">
        <Button type="submit" kind="primary" blockedBy={missing ? "people-new-missing" : undefined}>
          <Trans id="people.new.keep">Keep this answer</Trans>
        </Button>
        <Button onPress={onClose}>
          <Trans id="people.new.cancel">Leave it</Trans>
        </Button>
      </div>
    </form>
  );
}
