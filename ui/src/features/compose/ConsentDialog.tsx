import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { ConsentAnswer, ConsentPurpose } from "@/bindings/commands";
import { Button, ChoiceList, Dialog, TextArea, TextField } from "@/design";
import { useCommand } from "@/ipc";
import { ErrorCallout } from "@/shell";

export interface ConsentDialogProps {
  person: { id: string; pseudonym: string };
  /** What they are asked for. */
  purpose: ConsentPurpose;
  /** What it is about: the story's or the piece's title. */
  about: string;
  /** The one organization it goes to; with several, only a yes for anyone counts. */
  recipient: { id: string; name: string } | null;
  onClose: () => void;
}

/** Writes down what a person said when they were asked whether their story or picture may be shared. */
export function ConsentDialog({ person, purpose, about, recipient, onClose }: ConsentDialogProps): ReactNode {
  const { t } = useLingui();
  const [answer, setAnswer] = useState<ConsentAnswer | null>(null);
  const [without, setWithout] = useState("");
  const [how, setHow] = useState("");
  const [whom, setWhom] = useState<"anyone" | "them">(recipient ? "them" : "anyone");
  const save = useCommand("save_consent");
  const { pseudonym } = person;
  const name = recipient?.name ?? "";
  const why = "consent-why";
  const ready = answer !== null && (answer !== "yes_without" || without.trim() !== "");
  const keep = (): void => {
    if (!ready || save.isPending) return;
    save.mutate(
      {
        id: crypto.randomUUID(),
        person_id: person.id,
        purpose,
        recipient_id: whom === "them" && recipient ? recipient.id : null,
        answer,
        without: answer === "yes_without" ? without : "",
        given_at: new Date(0).toISOString(), // "now", by the vault's own clock
        expires_at: null,
        withdrawn_at: null,
        how_recorded: how,
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog
      isOpen
      title={t({ id: "compose.consent.title", message: `What did ${pseudonym} say?` })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans id="compose.consent.cancel">Not now</Trans>
          </Button>
          <Button kind="primary" onPress={keep} blockedBy={ready ? undefined : why}>
            <Trans id="compose.consent.keep">Write it down</Trans>
          </Button>
        </>
      }
    >
      <ErrorCallout error={save.error} />
      <p>
        <Trans id="compose.consent.about">Ask about: {about}. Say who will get it, and that it cannot be taken back once they have opened it.</Trans>
      </p>
      <ChoiceList
        legend={t({ id: "compose.consent.answer", message: "May it be shared?" })}
        value={answer}
        onChange={setAnswer}
        options={[
          { value: "yes", label: t({ id: "compose.consent.yes", message: "Yes" }) },
          { value: "yes_without", label: t({ id: "compose.consent.yes_without", message: "Yes, but without something" }) },
          { value: "no", label: t({ id: "compose.consent.no", message: "No" }), note: t({ id: "compose.consent.no_note", message: "Then it stays here." }) },
        ]}
      />
      {answer === "yes_without" && <TextField label={t({ id: "compose.consent.without", message: "What must be left out?" })} value={without} onChange={setWithout} />}
      {recipient && (
        <ChoiceList
          legend={t({ id: "compose.consent.whom", message: "For whom does this count?" })}
          value={whom}
          onChange={setWhom}
          options={[
            { value: "them", label: t({ id: "compose.consent.them", message: `Only for ${name}` }) },
            { value: "anyone", label: t({ id: "compose.consent.anyone", message: "For anyone you send it to" }) },
          ]}
        />
      )}
      <TextArea rows={2} label={t({ id: "compose.consent.how", message: "How did they tell you?" })} optional hint={t({ id: "compose.consent.how_hint", message: "Such as: in person, on 3 March. Do not write down their real name." })} value={how} onChange={setHow} />
      <p className="small soft" id={why}>
        {ready ? <Trans id="compose.consent.later">They can change their mind at any time, under People.</Trans> : answer === "yes_without" ? <Trans id="compose.consent.why_without">Write what must be left out first.</Trans> : <Trans id="compose.consent.why">Choose what they said first.</Trans>}
      </p>
    </Dialog>
  );
}
