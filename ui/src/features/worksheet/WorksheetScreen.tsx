import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { EntryView, WorksheetView } from "@/bindings/commands";
import { Button, Callout, Cluster, LinkButton, PaneItem, PaneList, Panes, SevenStrip, Stack, Status } from "@/design";
import { localDay, useFormat } from "@/i18n";
import { useCommand } from "@/ipc";
import { sevenOf } from "@/respond/strip";
import { ClaimOrigin, FurtherAnswer, ThreadNotices, type ThreadParts } from "@/respond/ThreadNotices";
import { wasAnswered } from "@/respond/exchange";
import { DECIDED_WORDS } from "@/respond/words";
import { ErrorCallout, useRouter } from "@/shell";
import { ClaimWork } from "./ClaimWork";
import { LogPane } from "./LogPane";
import "@/respond/respond.css";
import "./worksheet.css";

export interface WorksheetScreenProps {
  view: EntryView;
  /** The claim that is open; the first one when none is named. */
  claim: string | null;
  /** Who signed it, drawn by the feature that knows packets. */
  verified: ReactNode;
  thread: ThreadParts;
}

/** Three panes: the claims, the work on one of them, and the log of what was decided. */
export function WorksheetScreen({ view, claim, verified, thread }: WorksheetScreenProps): ReactNode {
  const current = view.worksheets.find(({ worksheet }) => worksheet.claim_id === claim) ?? view.worksheets[0];
  // The role is kept while a person goes from claim to claim.
  const [role, setRole] = useState(view.entry.owner);
  return (
    <Panes start={<ClaimsPane view={view} current={current} verified={verified} />} end={<LogPane view={view} sheet={current} role={role} onRole={setRole} />}>
      <Stack>
        <ThreadNotices view={view} parts={thread} brief />
        <Notices view={view} />
        {current ? (
          <ClaimWork key={current.worksheet.id} view={view} sheet={current} />
        ) : (
          <h1 className="title title--claim">
            <Trans id="worksheet.no_claims">This challenge makes no claims</Trans>
          </h1>
        )}
      </Stack>
    </Panes>
  );
}

function ClaimsPane({ view, current, verified }: { view: EntryView; current: WorksheetView | undefined; verified: ReactNode }): ReactNode {
  const router = useRouter();
  const { entry } = view;
  const from = view.packet.sender;
  return (
    <Stack>
      <h2 className="subheading">
        <Trans id="worksheet.claims">Claims</Trans>
      </h2>
      <PaneList>
        {view.worksheets.map((sheet) => (
          <PaneItem
            key={sheet.worksheet.id}
            current={sheet === current}
            onOpen={() => router.replace({ screen: "worksheet", entry: entry.id, claim: sheet.worksheet.claim_id })}
            title={
              <span data-testid="claim-row" dir="auto">
                {`C${sheet.number}\u2002${sheet.title}`}
              </span>
            }
          >
            <SevenStrip states={sevenOf(sheet.theirs)} />
            <ClaimOrigin view={view} claim={{ id: sheet.worksheet.claim_id, number: sheet.number }} />
            <ClaimState view={view} sheet={sheet} />
          </PaneItem>
        ))}
      </PaneList>
      <div className="stack stack--tight pane-foot">
        {verified}
        <p className="meta">
          <Trans id="worksheet.from">From {from}.</Trans>
        </p>
        <LinkButton size="small" icon="packet" onOpen={() => router.go({ screen: "entry", entry: entry.id })}>
          <Trans id="worksheet.read">Read their packet</Trans>
        </LinkButton>
        <LinkButton size="small" icon="reply" onOpen={() => router.go({ screen: "answer", entry: entry.id })}>
          {view.answered ? <Trans id="worksheet.see_answer">See the answer</Trans> : wasAnswered(view) ? <Trans id="worksheet.to_further">Go on with the further answer</Trans> : <Trans id="worksheet.to_answer">Write the answer</Trans>}
        </LinkButton>
      </div>
    </Stack>
  );
}

/** Where a claim stands: decided on which day, being decided, begun, or not begun. */
function ClaimState({ view, sheet }: { view: EntryView; sheet: WorksheetView }): ReactNode {
  const { i18n } = useLingui();
  const format = useFormat();
  const { map, measure, manage, claim_id: claim } = sheet.worksheet;
  if (manage.done && manage.decision !== null) {
    const line = view.log.find(({ act, subject }) => act === "decided" && subject === claim);
    const day = line ? ` ${format.day(localDay(new Date(line.at)))}` : "";
    return (
      <Status tone="ok" icon="done">
        {i18n._(DECIDED_WORDS[manage.decision])}
        {day}
      </Status>
    );
  }
  if (manage.decision !== null)
    return (
      <Status icon="arrow-right">
        <Trans id="worksheet.state.deciding">Not recorded yet</Trans>
      </Status>
    );
  if (map.done || measure.tests.length > 0 || sheet.own.cells.some((cell) => cell !== null) || map.context !== "")
    return (
      <Status icon="arrow-right">
        <Trans id="worksheet.state.begun">Begun</Trans>
      </Status>
    );
  return (
    <Status icon="todo">
      <Trans id="worksheet.state.not_begun">Not begun</Trans>
    </Status>
  );
}

/** What stands in the way of working here. */
function Notices({ view }: { view: EntryView }): ReactNode {
  const accept = useCommand("accept_entry");
  const router = useRouter();
  const { entry, answered } = view;
  if (answered)
    return (
      <Callout
        icon="stamp"
        title={<Trans id="worksheet.sealed">The answer is sealed</Trans>}
        actions={
          <Cluster>
            <LinkButton size="small" onOpen={() => router.go({ screen: "answer", entry: entry.id })}>
              <Trans id="worksheet.sealed_see">See the answer</Trans>
            </LinkButton>
            <FurtherAnswer entry={entry.id} small />
          </Cluster>
        }
      >
        <Trans id="worksheet.sealed_body">What you see here went into it. It can be read and no longer changed.</Trans>{" "}
        <Trans id="worksheet.sealed_further">To work on it again, begin a further answer.</Trans>
      </Callout>
    );
  if (entry.accepted_at === null)
    return (
      <>
        <ErrorCallout error={accept.error} />
        <Callout
          tone="heed"
          icon="inbox"
          title={<Trans id="worksheet.quarantine">Still in quarantine</Trans>}
          actions={
            <Button size="small" icon="check" onPress={() => accept.mutate({ entry_id: entry.id })}>
              <Trans id="worksheet.accept">Take it up</Trans>
            </Button>
          }
        >
          <Trans id="worksheet.quarantine_body">Take the challenge up to begin the work. That is written to the log.</Trans>
        </Callout>
      </>
    );
  return null;
}

/** "Three differ." */
export function useDifferWords(): (count: number) => string {
  const { t } = useLingui();
  return (count) => t({ id: "worksheet.differ", message: plural(count, { one: "# differs.", other: "# differ." }) });
}
