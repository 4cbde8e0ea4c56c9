import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Affected, Harm, HarmType, LawRef, PriorContact, Quantity } from "@/bindings/commands";
import { CheckGroup, FolioRow, TextArea, TextField } from "@/design";
import { Choose, ConsentChip, COUNT_WORDS, CountField, DayField, ListArea, ListLines, Rows, type Draft } from "@/document";
import { useCommandQuery } from "@/ipc";
import { useRemoval } from "@/shell";

const AFFECTED: Affected = { category: "", group: "", protected_basis: [], count: null };
const QUANTITY: Quantity = { what: "", amount: "", unit: "" };
const LAW: LawRef = { jurisdiction: "", instrument: "", article: "", as_of: null, source: "" };
const TYPE: HarmType = { scheme: "", code: "" };
const CONTACT: PriorContact = { date: null, channel: "", outcome: "" };

/** Who was affected, what was counted, rights and laws, and who was told before. */
export function HarmMore({ draft }: { draft: Draft<Harm> }): ReactNode {
  const { t } = useLingui();
  const { value } = draft;
  const out = (index: number): string => {
    const number = index + 1;
    return t({ id: "casebook.harm.take_out", message: `Take out number ${number}` });
  };
  return (
    <>
      <FolioRow id="harm-who" heading={<Trans id="casebook.harm.who">Who was affected</Trans>}>
        <Rows
          legend={<Trans id="casebook.harm.affected">Groups of people</Trans>}
          items={value.affected}
          blank={AFFECTED}
          onChange={(affected) => draft.change({ affected })}
          add={<Trans id="casebook.harm.add_affected">Add a group</Trans>}
          removeLabel={out}
          row={(item, set) => (
            <>
              <div className="document-row-line">
                <TextField small label={t({ id: "casebook.affected.category", message: "What they are to the system" })} value={item.category} onChange={(category) => set({ category })} onBlur={draft.flush} />
                <TextField small label={t({ id: "casebook.affected.group", message: "Which group" })} value={item.group} onChange={(group) => set({ group })} onBlur={draft.flush} />
                <CountField small label={t({ id: "casebook.affected.count", message: "How many" })} value={item.count} onChange={(count) => set({ count })} onBlur={draft.flush} />
              </div>
              <ListArea small rows={1} label={t({ id: "casebook.affected.basis", message: "Protected grounds that may play a part" })} hint={t({ id: "casebook.affected.basis_hint", message: "Age, disability, origin, sex. One on each line." })} value={item.protected_basis} onChange={(protected_basis) => set({ protected_basis })} onBlur={draft.flush} />
            </>
          )}
        />
        <div className="document-two">
          <CountField label={t({ id: "casebook.scale.count", message: "People in all" })} optional value={value.scale.count} onChange={(count) => draft.change({ scale: { ...value.scale, count } })} onBlur={draft.flush} />
          <Choose words={COUNT_WORDS} label={t({ id: "casebook.scale.precision", message: "How that is known" })} optional value={value.scale.precision} onChange={(precision) => draft.commit({ scale: { ...value.scale, precision } })} />
        </div>
        <TextField label={t({ id: "casebook.scale.basis", message: "Where the number comes from" })} optional value={value.scale.basis} onChange={(basis) => draft.change({ scale: { ...value.scale, basis } })} onBlur={draft.flush} />
        <Rows
          legend={<Trans id="casebook.harm.quantities">What else was counted</Trans>}
          items={value.quantities}
          blank={QUANTITY}
          onChange={(quantities) => draft.change({ quantities })}
          add={<Trans id="casebook.harm.add_quantity">Add a number</Trans>}
          removeLabel={out}
          row={(item, set) => (
            <div className="document-row-line">
              <TextField small label={t({ id: "casebook.quantity.what", message: "What" })} value={item.what} onChange={(what) => set({ what })} onBlur={draft.flush} />
              <TextField small label={t({ id: "casebook.quantity.amount", message: "How much" })} value={item.amount} onChange={(amount) => set({ amount })} onBlur={draft.flush} />
              <TextField small label={t({ id: "casebook.quantity.unit", message: "Unit" })} value={item.unit} onChange={(unit) => set({ unit })} onBlur={draft.flush} />
            </div>
          )}
        />
      </FolioRow>
      <FolioRow id="harm-told" heading={<Trans id="casebook.harm.told">Who was told before</Trans>}>
        <Rows
          legend={<Trans id="casebook.harm.contacts">Earlier tries to be heard</Trans>}
          items={value.prior_contacts}
          blank={CONTACT}
          onChange={(prior_contacts) => draft.change({ prior_contacts })}
          add={<Trans id="casebook.harm.add_contact">Add a call, letter or complaint</Trans>}
          removeLabel={out}
          row={(item, set) => (
            <>
              <DayField legend={<Trans id="casebook.contact.date">When</Trans>} value={item.date} onChange={(date) => set({ date })} />
              <TextField small label={t({ id: "casebook.contact.channel", message: "How, and to whom" })} value={item.channel} onChange={(channel) => set({ channel })} onBlur={draft.flush} />
              <TextArea small rows={2} label={t({ id: "casebook.contact.outcome", message: "What came of it" })} value={item.outcome} onChange={(outcome) => set({ outcome })} onBlur={draft.flush} />
            </>
          )}
        />
        <ListLines of={draft} name="similar_incidents" label={t({ id: "casebook.harm.similar", message: "Others like it" })} optional hint={t({ id: "casebook.harm.similar_hint", message: "Cases, reports or entries in incident collections. One on each line." })} />
      </FolioRow>
      <FolioRow id="harm-rights" heading={<Trans id="casebook.harm.rights">Rights and laws</Trans>} note={<Trans id="casebook.harm.rights_note">Only if you want to</Trans>}>
        <ListLines of={draft} name="rights" label={t({ id: "casebook.harm.rights_label", message: "Rights that people name" })} optional hint={t({ id: "casebook.one_each", message: "One on each line." })} />
        <Rows
          legend={<Trans id="casebook.harm.laws">Laws that people name</Trans>}
          items={value.laws}
          blank={LAW}
          onChange={(laws) => draft.change({ laws })}
          add={<Trans id="casebook.harm.add_law">Add a law</Trans>}
          removeLabel={out}
          row={(item, set) => (
            <>
              <div className="document-row-line">
                <TextField small label={t({ id: "casebook.law.jurisdiction", message: "Country or region" })} value={item.jurisdiction} onChange={(jurisdiction) => set({ jurisdiction })} onBlur={draft.flush} />
                <TextField small label={t({ id: "casebook.law.instrument", message: "Law" })} value={item.instrument} onChange={(instrument) => set({ instrument })} onBlur={draft.flush} />
                <TextField small label={t({ id: "casebook.law.article", message: "Article" })} value={item.article} onChange={(article) => set({ article })} onBlur={draft.flush} />
              </div>
              <TextField small label={t({ id: "casebook.law.source", message: "Where it was read" })} value={item.source} onChange={(source) => set({ source })} onBlur={draft.flush} />
              <DayField legend={<Trans id="casebook.law.as_of">When it was read</Trans>} value={item.as_of} onChange={(as_of) => set({ as_of })} />
            </>
          )}
        />
        <Rows
          legend={<Trans id="casebook.harm.types">Codes from lists of harms</Trans>}
          items={value.harm_types}
          blank={TYPE}
          onChange={(harm_types) => draft.change({ harm_types })}
          add={<Trans id="casebook.harm.add_type">Add a code</Trans>}
          removeLabel={out}
          row={(item, set) => (
            <div className="document-row-line">
              <TextField small label={t({ id: "casebook.type.scheme", message: "List" })} value={item.scheme} onChange={(scheme) => set({ scheme })} onBlur={draft.flush} />
              <TextField small label={t({ id: "casebook.type.code", message: "Code" })} value={item.code} onChange={(code) => set({ code })} onBlur={draft.flush} />
            </div>
          )}
        />
      </FolioRow>
    </>
  );
}

/** Whose story it is. */
export function HarmPeople({ draft }: { draft: Draft<Harm> }): ReactNode {
  const { isGone } = useRemoval();
  const people = useCommandQuery("people", {});
  const rows = (people.data?.rows ?? []).filter((row) => !isGone(row.person.id));
  return (
    <FolioRow id="harm-people" heading={<Trans id="casebook.harm.people">Whose story it is</Trans>}>
      {rows.length === 0 ? (
        <p className="soft">
          <Trans id="casebook.harm.no_people">No people are written down in this vault yet. Add them under People.</Trans>
        </p>
      ) : (
        <CheckGroup
          legend={<Trans id="casebook.harm.people_legend">People in this vault</Trans>}
          hiddenLegend
          values={draft.value.people}
          options={rows.map((row) => ({ value: row.person.id, label: <bdi>{row.person.pseudonym}</bdi>, note: <ConsentChip state={row.share} /> }))}
          onChange={(ids) => draft.commit({ people: [...ids] })}
        />
      )}
    </FolioRow>
  );
}
