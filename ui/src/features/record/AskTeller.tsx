import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState, type ReactNode } from "react";
import type { Consent, ConsentAnswer, PersonRow } from "@/bindings/commands";
import { Button, CheckGroup, ChoiceList, TextField } from "@/design";
import { ANSWER_WORDS, ConsentChip, emptyConsent, emptyPerson, useOptions } from "@/document";
import { useCommand, useCommandQuery } from "@/ipc";
import { AutosaveField, ErrorCallout, useRemoval } from "@/shell";
import type { AskProps } from "./asks";

type Said = ConsentAnswer | "not_asked";

/** Whose story it is, under names that give nobody away, and whether it may be told. */
export function AskTeller({ draft, onUnknown, unknown }: AskProps): ReactNode {
  const { t } = useLingui();
  const { isGone } = useRemoval();
  const people = useCommandQuery("people", {});
  const save = useCommand("save_person");
  const [name, setName] = useState("");
  const rows = (people.data?.rows ?? []).filter((row) => !isGone(row.person.id));
  const chosen = draft.value.people;
  const set = (ids: readonly string[]): void => {
    if (ids.length > 0 && unknown) onUnknown(false);
    draft.commit({ people: [...ids] });
  };
  const add = (): void => {
    if (save.isPending) return;
    const person = { ...emptyPerson(new Date()), pseudonym: name.trim() };
    save.mutate(person, {
      onSuccess: () => {
        setName("");
        set([...chosen, person.id]);
      },
    });
  };
  return (
    <>
      <ErrorCallout error={people.error ?? save.error} />
      {rows.length > 0 && (
        <CheckGroup
          legend={<Trans id="record.teller.people">People in this vault</Trans>}
          values={chosen}
          options={rows.map(({ person }) => ({ value: person.id, label: <bdi>{person.pseudonym}</bdi> }))}
          onChange={set}
        />
      )}
      <div className="record-add">
        <TextField
          label={t({ id: "record.teller.name", message: "A chosen name for somebody new" })}
          optional
          hint={t({ id: "record.teller.name_hint", message: "Also for yourself. Leave it empty and we suggest one, such as Heron." })}
          value={name}
          onChange={setName}
          maxLength={80}
        />
        <Button icon="plus" onPress={add}>
          <Trans id="record.teller.add">Add this person</Trans>
        </Button>
      </div>
      {rows
        .filter(({ person }) => chosen.includes(person.id))
        .map((row) => (
          <MayItBeTold key={row.person.id} row={row} />
        ))}
      {chosen.length === 0 && (
        <ChoiceList<"unknown">
          legend={<Trans id="record.teller.or">Or</Trans>}
          hiddenLegend
          value={unknown ? "unknown" : null}
          options={[]}
          unknown="unknown"
          unknownNote={<Trans id="record.teller.unknown_note">Nobody is named then. You can add people later.</Trans>}
          onChange={() => onUnknown(true)}
        />
      )}
    </>
  );
}

/** Asks whether what one person told may go to an organization. An answer is a record of its own; correcting a slip does not make a second one. */
function MayItBeTold({ row }: { row: PersonRow }): ReactNode {
  const { t } = useLingui();
  const save = useCommand("save_consent");
  const mine = useRef<Consent | null>(null);
  const name = row.person.pseudonym;
  const newest = row.consents.find((consent) => consent.purpose === "share" && consent.recipient_id === null && consent.withdrawn_at === null);
  const said: Said = newest?.answer ?? "not_asked";
  const options = useOptions(ANSWER_WORDS);
  const how_recorded = t({ id: "record.teller.how", message: "Said while this was recorded" });
  // The answer that is there is only taken over while this page made it; older ones stay as history.
  const put = (part: Partial<Consent>): Promise<unknown> => {
    mine.current = { ...(mine.current ?? emptyConsent(row.person.id, new Date())), how_recorded, ...part };
    return save.mutateAsync(mine.current);
  };
  const answered = (said: Said): void => {
    if (said === "not_asked" && mine.current === null) return;
    put({ answer: said === "not_asked" ? null : said }).catch(() => undefined); // the error is on the page
  };
  return (
    <div className="record-person" data-testid="person-row">
      <div className="cluster">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <ConsentChip state={row.share} />
      </div>
      <ErrorCallout error={save.error} />
      <ChoiceList<Said>
        legend={t({ id: "record.teller.may", message: `May what ${name} told be sent to the organization?` })}
        columns={2}
        value={said}
        options={[...options, { value: "not_asked", label: <Trans id="record.teller.not_asked">I have not asked, or I don’t know</Trans> }]}
        onChange={answered}
      />
      {said === "yes_without" && (
        <AutosaveField label={t({ id: "record.teller.without", message: "What must be left out?" })} target={`${row.person.id}/without`} value={newest?.without ?? ""} save={(without) => put({ answer: "yes_without", without })} />
      )}
    </div>
  );
}
