import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { PersonRow } from "@/bindings/commands";
import { Button, Callout, Icon, SectionHead } from "@/design";
import { Area, Choose, ConsentChip, Line, ROLE_WORDS, usePersonDraft } from "@/document";
import { useCommand } from "@/ipc";
import { useRemoval, useRouter } from "@/shell";
import { Consents } from "./Consents";

/** One person: a chosen name, what they agreed to, and what never leaves the vault. */
export function PersonPage({ row }: { row: PersonRow }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const removals = useRemoval();
  const remove = useCommand("delete_person");
  const draft = usePersonDraft(row.person);
  const { value } = draft;
  const name = value.pseudonym;
  return (
    <div className="stack people-page">
      <SectionHead
        heading={<bdi>{name}</bdi>}
        aside={<ConsentChip state={row.share} />}
        end={
          <Button
            kind="quiet"
            size="small"
            icon="remove"
            onPress={() => {
              removals.remove({ id: row.person.id, text: t({ id: "people.removed", message: `${name} is removed, with what they agreed to.` }), run: () => remove.mutateAsync({ person_id: row.person.id }) });
              router.replace({ screen: "people" });
            }}
          >
            <Trans id="people.remove">Remove this person</Trans>
          </Button>
        }
      />
      <div className="document-two">
        <Line of={draft} name="pseudonym" label={t({ id: "people.name", message: "Chosen name" })} hint={t({ id: "people.name_hint", message: "This name goes into packets. Choose one that gives nobody away." })} />
        <Choose words={ROLE_WORDS} label={t({ id: "people.role", message: "Their part in it" })} optional value={value.role} onChange={(role) => draft.commit({ role })} />
      </div>
      <Line of={draft} name="relation_to_ai" label={t({ id: "people.relation", message: "How they meet the system" })} optional hint={t({ id: "people.relation_hint", message: "Its decisions are about them, they work with it, they live beside it." })} />
      <Consents row={row} />
      {row.relied_on.length > 0 && (
        <Callout tone="heed" title={<Trans id="people.relied.title">These packets went out before {name} said no</Trans>}>
          <ul>
            {row.relied_on.map((packet) => (
              <li key={packet}>
                <bdi>{packet}</bdi>
              </li>
            ))}
          </ul>
          <p>
            <Trans id="people.relied.body">What was sent cannot be called back. Tell the organization, and ask it to delete what {name} told.</Trans>
          </p>
        </Callout>
      )}
      <section className="people-private stack" aria-labelledby="people-private">
        <SectionHead id="people-private" small heading={<Trans id="people.private.title">Never leaves this vault</Trans>} />
        <p className="cluster soft">
          <Icon name="lock" />
          <Trans id="people.private.body">No packet can carry these two. They are for you alone.</Trans>
        </p>
        <Area of={draft} name="contact" rows={2} label={t({ id: "people.contact", message: "How to reach them" })} optional />
        <Area of={draft} name="retaliation_risk" rows={2} label={t({ id: "people.risk", message: "What they may have to fear" })} optional hint={t({ id: "people.risk_hint", message: "From whom, and what would give them away." })} />
      </section>
    </div>
  );
}
