import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { CaseView } from "@/bindings/commands";
import { Button, ClaimRow, EmptyState, EvidenceItem, Icon, Link, LoadingLine, MenuButton, PageHead, PersonRow, Ref, RowList, SectionHead, SevenKey, Timeline } from "@/design";
import { AddEvidence, ConsentChip, evidenceIcon, EvidenceStatus, statesOf, useFresh } from "@/document";
import { localDay, useFormat } from "@/i18n";
import { useCommand, useCommandQuery } from "@/ipc";
import { ErrorCallout, Screen, useRemoval, useRouter } from "@/shell";
import { CaseDetails } from "./CaseDetails";
import { useStory } from "./story";
import "./casebook.css";

/** How many pieces of evidence are named before "See all". */
const SHOWN = 5;

/** One case: what happened, the claims, what shows them, the people, and the challenges made of it. */
export function Case({ caseId }: { caseId: string }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const query = useCommandQuery("case_view", { case_id: caseId });
  const view = useFresh(query);
  const cases = { label: t({ id: "casebook.cases.crumb", message: "Cases" }), onOpen: () => router.go({ screen: "cases" }) };
  const title = view === undefined || view.case.title === "" ? t({ id: "casebook.untitled", message: "A case without a title" }) : view.case.title;
  return (
    <Screen title={title} crumbs={[cases, { label: title }]}>
      <ErrorCallout error={query.error} />
      {query.isPending && <LoadingLine />}
      {view && <CasePage view={view} title={title} />}
    </Screen>
  );
}

function CasePage({ view, title }: { view: CaseView; title: string }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const removals = useRemoval();
  const record = useCommand("new_harm");
  const compose = useCommand("new_challenge");
  const remove = useCommand("delete_case");
  const [panel, setPanel] = useState<"none" | "details" | "evidence">("none");
  const { case: record_, system } = view;
  const toggle = (next: "details" | "evidence"): void => setPanel(panel === next ? "none" : next);
  const harms = view.harms.filter((row) => !removals.isGone(row.harm.id));
  const facts = [
    { term: <Trans id="casebook.case.system">System</Trans>, value: [system?.name, system?.version].filter(Boolean).join(" ") },
    { term: <Trans id="casebook.case.run_by">Run by</Trans>, value: [...new Set([...(system?.deployers ?? []), ...(system?.operators ?? [])])].join(", ") },
    { term: <Trans id="casebook.case.built_by">Built by</Trans>, value: (system?.developers ?? []).join(", ") },
  ].filter(({ value }) => value !== "");
  return (
    <>
      <PageHead
        title={<span dir="auto">{title}</span>}
        facts={facts}
        actions={
          <>
            <Button
              icon="write"
              onPress={() => {
                if (!compose.isPending) compose.mutate({ case_id: record_.id }, { onSuccess: (challenge) => router.go({ screen: "compose", challenge: challenge.id }) });
              }}
            >
              <Trans id="casebook.case.compose">Write a challenge</Trans>
            </Button>
            <MenuButton
              label={t({ id: "casebook.case.more", message: "Add or change" })}
              icon="plus"
              choices={[
                {
                  id: "record",
                  label: t({ id: "casebook.case.record", message: "Record something else that happened" }),
                  icon: "record",
                  onChoose: () => {
                    if (!record.isPending) record.mutate({ case_id: record_.id, what_happened: "" }, { onSuccess: (harm) => router.go({ screen: "record", harm: harm.id }) });
                  },
                },
                { id: "evidence", label: t({ id: "casebook.case.add_evidence", message: "Add evidence" }), icon: "evidence", onChoose: () => setPanel("evidence") },
                { id: "details", label: t({ id: "casebook.case.details", message: "Change the title and the system" }), icon: "edit-file", onChoose: () => setPanel("details") },
                {
                  id: "remove",
                  label: t({ id: "casebook.case.remove", message: "Remove this case" }),
                  icon: "remove",
                  onChoose: () => {
                    removals.remove({ id: record_.id, text: t({ id: "casebook.case.removed", message: `“${title}” is removed, with its evidence.` }), run: () => remove.mutateAsync({ case_id: record_.id }) });
                    router.go({ screen: "cases" });
                  },
                },
              ]}
            />
          </>
        }
      />
      <ErrorCallout error={record.error ?? compose.error} />
      {panel === "details" && <CaseDetails view={view} onClose={() => setPanel("none")} />}
      <div className="case-grid">
        <div className="stack case-col">
          <Story view={view} onDetails={() => setPanel("details")} />
          <Claims view={view} shown={harms} />
        </div>
        <div className="stack case-col">
          <EvidencePart view={view} adding={panel === "evidence"} onAdd={() => toggle("evidence")} />
          <People view={view} />
          <Challenges view={view} />
        </div>
      </div>
    </>
  );
}

function Story({ view, onDetails }: { view: CaseView; onDetails: () => void }): ReactNode {
  const router = useRouter();
  const story = useStory(view);
  const { summary } = view.case;
  return (
    <section aria-labelledby="case-story">
      <SectionHead
        id="case-story"
        heading={<Trans id="casebook.case.story">What happened</Trans>}
        end={
          <Button kind="quiet" size="small" onPress={onDetails}>
            {summary === "" ? <Trans id="casebook.case.add_summary">Add a summary</Trans> : <Trans id="casebook.case.change_summary">Change</Trans>}
          </Button>
        }
      />
      {summary !== "" && (
        <p className="document-plain" dir="auto">
          {summary}
        </p>
      )}
      {story.length > 0 && (
        <Timeline
          items={story.map((item) => ({
            id: item.id,
            date: item.date,
            text: (
              <>
                <span dir="auto">{item.text}</span>{" "}
                {item.evidence.map((piece) => (
                  <span key={piece.id}>
                    <Ref onOpen={() => router.go({ screen: "evidence_item", evidence: piece.id })}>{`E${piece.number}`}</Ref>{" "}
                  </span>
                ))}
              </>
            ),
          }))}
        />
      )}
    </section>
  );
}

function Claims({ view, shown }: { view: CaseView; shown: CaseView["harms"] }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  return (
    <section aria-labelledby="case-claims">
      <SectionHead id="case-claims" heading={<Trans id="casebook.case.claims">Claims</Trans>} end={<SevenKey />} />
      {shown.length === 0 ? (
        <EmptyState level={3} title={<Trans id="casebook.case.no_claims">Nothing is recorded in this case yet</Trans>} action={<RecordHere caseId={view.case.id} />}>
          <Trans id="casebook.case.no_claims_body">Each thing that happened becomes one claim.</Trans>
        </EmptyState>
      ) : (
        <RowList ordered>
          {shown.map((row) => {
            const reference = `C${row.number}`;
            const { harm } = row;
            const draft = harm.draft_step !== null;
            return (
              <ClaimRow
                key={harm.id}
                reference={reference}
                text={<span dir="auto">{harm.title === "" ? <Trans id="casebook.case.untitled_claim">A record without a title</Trans> : harm.title}</span>}
                states={statesOf(row.strip)}
                onOpen={() => router.go({ screen: "harm", harm: harm.id })}
                end={
                  draft ? (
                    <Button size="small" kind="quiet" label={t({ id: "casebook.case.go_on_label", message: `Go on with ${reference}` })} onPress={() => router.go({ screen: "record", harm: harm.id })}>
                      <Trans id="casebook.case.go_on">Go on</Trans>
                    </Button>
                  ) : (
                    <Button size="small" kind="quiet" label={t({ id: "casebook.case.map_label", message: `Map ${reference}: say what was harmed` })} onPress={() => router.go({ screen: "map", harm: harm.id })}>
                      <Trans id="casebook.case.map">Map</Trans>
                    </Button>
                  )
                }
              />
            );
          })}
        </RowList>
      )}
    </section>
  );
}

function RecordHere({ caseId }: { caseId: string }): ReactNode {
  const router = useRouter();
  const record = useCommand("new_harm");
  return (
    <Button kind="primary" icon="record" onPress={() => !record.isPending && record.mutate({ case_id: caseId, what_happened: "" }, { onSuccess: (harm) => router.go({ screen: "record", harm: harm.id }) })}>
      <Trans id="casebook.record">Record what happened</Trans>
    </Button>
  );
}

function EvidencePart({ view, adding, onAdd }: { view: CaseView; adding: boolean; onAdd: () => void }): ReactNode {
  const router = useRouter();
  const { isGone } = useRemoval();
  const [all, setAll] = useState(false);
  const pieces = view.evidence.filter((row) => !isGone(row.evidence.id));
  const shown = all ? pieces : pieces.slice(0, SHOWN);
  const [count, total] = [shown.length, pieces.length];
  return (
    <section aria-labelledby="case-evidence">
      <SectionHead
        id="case-evidence"
        heading={<Trans id="casebook.case.evidence">Evidence</Trans>}
        aside={total > count ? <Trans id="casebook.case.some">{count} of {total}</Trans> : undefined}
        end={
          <>
            {total > SHOWN && (
              <Button kind="quiet" size="small" onPress={() => setAll(!all)}>
                {all ? <Trans id="casebook.case.fewer">See fewer</Trans> : <Trans id="casebook.case.see_all">See all</Trans>}
              </Button>
            )}
            <Button kind="quiet" size="small" expanded={adding} onPress={onAdd}>
              <Trans id="casebook.case.add">Add</Trans>
            </Button>
          </>
        }
      />
      {adding && <AddEvidence caseId={view.case.id} />}
      {total === 0 && !adding && (
        <p className="soft">
          <Trans id="casebook.case.no_evidence">Nothing is added yet. A letter, a picture of a screen or your own notes will do.</Trans>
        </p>
      )}
      <RowList>
        {shown.map((row) => (
          <EvidenceItem
            key={row.evidence.id}
            reference={`E${row.evidence.number}`}
            title={row.evidence.title.trim() || row.evidence.original_name}
            icon={evidenceIcon(row.evidence)}
            status={<EvidenceStatus row={row} />}
            hash={row.evidence.sha256}
            onOpen={() => router.go({ screen: "evidence_item", evidence: row.evidence.id })}
          />
        ))}
      </RowList>
    </section>
  );
}

function People({ view }: { view: CaseView }): ReactNode {
  const router = useRouter();
  const { isGone } = useRemoval();
  const people = view.people.filter((row) => !isGone(row.person.id));
  return (
    <section aria-labelledby="case-people">
      <SectionHead id="case-people" heading={<Trans id="casebook.case.people">People and consent</Trans>} />
      {people.length === 0 ? (
        <p className="soft">
          <Trans id="casebook.case.no_people">Nobody is named in this case.</Trans>
        </p>
      ) : (
        <RowList>
          {people.map((row) => (
            <PersonRow key={row.person.id} name={row.person.pseudonym} consent={<ConsentChip state={row.share} />} onOpen={() => router.go({ screen: "people", person: row.person.id })} />
          ))}
        </RowList>
      )}
    </section>
  );
}

function Challenges({ view }: { view: CaseView }): ReactNode {
  const router = useRouter();
  const format = useFormat();
  const { isGone } = useRemoval();
  const rows = view.challenges.filter((row) => !isGone(row.challenge.id));
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="case-challenges">
      <SectionHead id="case-challenges" heading={<Trans id="casebook.case.challenges">Challenges</Trans>} />
      <RowList>
        {rows.map(({ challenge, recipients }) => {
          const to = recipients.join(", ");
          const sealed = challenge.sealed_at === null ? null : format.day(localDay(new Date(challenge.sealed_at)));
          return (
            <li key={challenge.id} className="case-challenge" data-testid="challenge-row">
              <Icon name={sealed === null ? "write" : "send"} />
              <Link onOpen={() => router.go(sealed === null ? { screen: "compose", challenge: challenge.id } : { screen: "ledger", challenge: challenge.follows ?? challenge.id })}>
                {challenge.follows !== null ? (
                  sealed === null ? <Trans id="casebook.challenge.update_draft">An update to {to}, not sealed yet</Trans> : <Trans id="casebook.challenge.update">An update to {to}, sealed {sealed}</Trans>
                ) : sealed === null ? (
                  to === "" ? <Trans id="casebook.challenge.draft">A challenge, not sealed yet</Trans> : <Trans id="casebook.challenge.draft_to">To {to}, not sealed yet</Trans>
                ) : (
                  <Trans id="casebook.challenge.sealed">To {to}, sealed {sealed}</Trans>
                )}
              </Link>
            </li>
          );
        })}
      </RowList>
    </section>
  );
}
