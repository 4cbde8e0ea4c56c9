import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { CaseView } from "@/bindings/commands";
import { Button, SectionHead, Select } from "@/design";
import { Area, CASE_STATUS_WORDS, Choose, Line, ListLines, SYSTEM_KIND_WORDS, useOptions, useRecordDraft, useSystemDraft, YesNo } from "@/document";
import { useCommand } from "@/ipc";

/** The title of a case, what it is about, and everything known of the system. Kept as it is typed. */
export function CaseDetails({ view, onClose }: { view: CaseView; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const save = useCommand("save_case").mutateAsync;
  const draft = useRecordDraft(view.case, save);
  const statuses = useOptions(CASE_STATUS_WORDS);
  return (
    <section className="case-details stack" aria-labelledby="case-details">
      <SectionHead
        id="case-details"
        heading={<Trans id="casebook.details.title">About this case</Trans>}
        end={
          <Button size="small" onPress={onClose}>
            <Trans id="casebook.details.done">Done</Trans>
          </Button>
        }
      />
      <div className="document-two">
        <Line of={draft} name="title" label={t({ id: "casebook.details.name", message: "Title" })} hint={t({ id: "casebook.details.name_hint", message: "One plain sentence says most." })} />
        <Select label={t({ id: "casebook.details.status", message: "State" })} value={draft.value.status ?? ""} options={statuses} onChange={(status) => draft.commit({ status })} />
      </div>
      <Area of={draft} name="summary" rows={3} label={t({ id: "casebook.details.summary", message: "In a few sentences" })} optional hint={t({ id: "casebook.details.summary_hint", message: "It opens every challenge made from this case. Leave out what could give somebody away." })} />
      <SystemDetails view={view} />
    </section>
  );
}

function SystemDetails({ view }: { view: CaseView }): ReactNode {
  const { t } = useLingui();
  const system = useSystemDraft(view.case.id, view.system);
  const { value } = system;
  return (
    <>
      <SectionHead level={3} small heading={<Trans id="casebook.system.title">The system, as far as you know it</Trans>} />
      <div className="document-two">
        <Line of={system} name="name" label={t({ id: "casebook.system.name", message: "Name" })} optional />
        <Line of={system} name="version" label={t({ id: "casebook.system.version", message: "Version" })} optional />
        <ListLines of={system} name="deployers" label={t({ id: "casebook.system.deployers", message: "Who decided to use it" })} optional hint={t({ id: "casebook.one_each", message: "One on each line." })} />
        <ListLines of={system} name="operators" label={t({ id: "casebook.system.operators", message: "Who runs it from day to day" })} optional hint={t({ id: "casebook.one_each", message: "One on each line." })} />
        <ListLines of={system} name="developers" label={t({ id: "casebook.system.developers", message: "Who made it" })} optional hint={t({ id: "casebook.one_each", message: "One on each line." })} />
        <Choose words={SYSTEM_KIND_WORDS} label={t({ id: "casebook.system.kind", message: "What kind of thing it is" })} optional value={value.kind} onChange={(kind) => system.commit({ kind })} />
        <Line of={system} name="purpose" label={t({ id: "casebook.system.purpose", message: "What it is used for" })} optional />
        <Line of={system} name="task" label={t({ id: "casebook.system.task", message: "What it does: score, sort, write, watch" })} optional />
        <Line of={system} name="sector" label={t({ id: "casebook.system.sector", message: "The field it is used in" })} optional hint={t({ id: "casebook.system.sector_hint", message: "Health, work, housing, schools, courts." })} />
        <Line of={system} name="breadth" label={t({ id: "casebook.system.breadth", message: "How widely it is used" })} optional />
        <Line of={system} name="autonomy" label={t({ id: "casebook.system.autonomy", message: "How far it decides by itself" })} optional />
        <ListLines of={system} name="public_ids" label={t({ id: "casebook.system.public_ids", message: "Numbers or links in public registers" })} optional hint={t({ id: "casebook.one_each", message: "One on each line." })} />
        <YesNo columns={2} legend={<Trans id="casebook.system.generative">Does it make text, pictures or sound?</Trans>} value={value.generative} onChange={(generative) => system.commit({ generative })} />
        <YesNo columns={2} legend={<Trans id="casebook.system.public_sector">Does a public body use it?</Trans>} value={value.public_sector} onChange={(public_sector) => system.commit({ public_sector })} />
        <YesNo columns={2} legend={<Trans id="casebook.system.critical">Does something vital depend on it?</Trans>} value={value.critical_function} onChange={(critical_function) => system.commit({ critical_function })} />
        <YesNo columns={2} legend={<Trans id="casebook.system.reachable">Can a person be reached who can change what it did?</Trans>} value={value.human_reachable} onChange={(human_reachable) => system.commit({ human_reachable })} />
      </div>
    </>
  );
}
