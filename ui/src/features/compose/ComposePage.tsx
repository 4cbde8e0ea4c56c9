import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { ChallengeView, RecipientView } from "@/bindings/commands";
import { Button, Callout, Confirm, Skeleton, TextField } from "@/design";
import { useFormat } from "@/i18n";
import { useCommand, useCommandQuery, useSaveDesk } from "@/ipc";
import { ErrorCallout, Screen, useRouter } from "@/shell";
import { Asks } from "./Asks";
import { Blockers } from "./Blockers";
import { askNumber, threadOf } from "./earlier";
import { Preview, useSender } from "./Preview";
import { ChosenKeys, Recipients } from "./Recipients";
import { DeadlineFields, Handling, Sender } from "./Terms";
import { IncidentFacts } from "./IncidentFacts";
import { FixedTerms, TakeBack, WhatIsNew } from "./Update";
import { useChallenge } from "./useChallenge";
import { Claims, EvidenceChoice, GoesAndStays } from "./WhatGoes";

/** Parts that other features bring; the view puts them in. */
export interface ComposeParts {
  /** Lets the person take in an organization's card. */
  importCard: () => void;
  /** The dialog in which key words are compared. */
  compare: (recipient: RecipientView, onClose: () => void) => ReactNode;
  /** How a key was checked, in words. */
  checkedHow: (how: string) => string;
}

/** Puts a challenge together: what goes, what stays, what is asked for, and exactly what the other side will see. */
export function ComposePage({ challenge, parts }: { challenge: string; parts: ComposeParts }): ReactNode {
  const { t } = useLingui();
  const { go } = useRouter();
  const { data, error } = useCommandQuery("challenge_view", { challenge_id: challenge });
  const title = data?.earlier ? t({ id: "compose.title_update", message: "Update" }) : t({ id: "compose.title", message: "Challenge" });
  const crumbs = [
    { label: t({ id: "compose.crumb.cases", message: "Cases" }), onOpen: () => go({ screen: "cases" }) },
    ...(data ? [{ label: data.case_title.trim() || t({ id: "compose.crumb.case", message: "Case" }), onOpen: () => go({ screen: "case", case: data.challenge.case_id }) }] : []),
    { label: title },
  ];
  return (
    <Screen title={title} crumbs={crumbs} flush={data !== undefined}>
      {data ? <Loaded key={challenge} view={data} parts={parts} /> : error ? <ErrorCallout error={error} /> : <Skeleton rows={8} />}
    </Screen>
  );
}

function Loaded({ view, parts }: { view: ChallengeView; parts: ComposeParts }): ReactNode {
  const state = useCommandQuery("app_state", {});
  const vaultName = state.data?.settings?.name ?? "";
  return view.sealed ? <Sealed view={view} vaultName={vaultName} /> : <Composing view={view} parts={parts} vaultName={vaultName} />;
}

function Heading({ view, chosen }: { view: ChallengeView; chosen: readonly string[] }): ReactNode {
  const format = useFormat();
  const names = format.list(view.recipients.filter(({ recipient }) => chosen.includes(recipient.id)).map(({ recipient }) => recipient.name));
  return (
    <h1 className="title" dir="auto">
      {view.earlier ? <Trans id="compose.heading_update">Update to {names}</Trans> : names ? <Trans id="compose.heading">Challenge to {names}</Trans> : <Trans id="compose.heading_nobody">Challenge, not addressed yet</Trans>}
    </h1>
  );
}

function Composing({ view, parts, vaultName }: { view: ChallengeView; parts: ComposeParts; vaultName: string }): ReactNode {
  const { t } = useLingui();
  const desk = useChallenge(view);
  const [ask, setAsk] = useState<string | null>(null);
  const [comparing, setComparing] = useState<string | null>(null);
  const compared = view.recipients.find(({ recipient }) => recipient.id === comparing);
  const sender = useSender(view, vaultName);
  const { earlier } = view;
  const thread = useCommandQuery("follow_ups", { challenge_id: threadOf(view) }, { enabled: earlier !== null });
  const closed = earlier !== null && thread.data?.open === false;
  return (
    <div className="compose">
      <div className="compose-main">
        <Heading view={view} chosen={desk.challenge.recipients} />
        {closed && (
          <Callout tone="stop" title={<Trans id="compose.update.closed">Nothing more can be sent in this exchange.</Trans>}>
            <Trans id="compose.update.closed_body">You took the challenge back, or its keys were deleted. What you wrote here is kept, and it can no longer be sealed. Begin a new challenge from the case.</Trans>
          </Callout>
        )}
        {earlier ? (
          <WhatIsNew desk={desk} />
        ) : (
          <div id="compose-title">
            <TextField label={t({ id: "compose.field.title", message: "What is it about?" })} hint={t({ id: "compose.field.title_hint", message: "The title they will see first." })} value={desk.challenge.title} onChange={(title) => desk.write({ title })} onBlur={desk.flush} />
          </div>
        )}
        <Blockers view={view} desk={desk} onCompare={setComparing} onAsk={setAsk} />
        <GoesAndStays view={view} />
        <Asks view={view} open={ask} onOpen={setAsk} />
        {!earlier && <Recipients view={view} desk={desk} onCompare={setComparing} onImportCard={parts.importCard} checkedHow={parts.checkedHow} />}
        <Claims view={view} desk={desk} />
        <EvidenceChoice view={view} desk={desk} />
        {earlier && <TakeBack earlier={earlier} desk={desk} />}
        <DeadlineFields desk={desk} before={earlier?.asked.deadlines ?? null} />
        {earlier ? (
          <FixedTerms view={view} sender={sender} onCompare={setComparing} checkedHow={parts.checkedHow} />
        ) : (
          <>
            <Sender desk={desk} vaultName={vaultName} />
            <Handling desk={desk} />
          </>
        )}
        <DeleteChallenge view={view} />
      </div>
      <aside className="compose-side" aria-label={t({ id: "compose.side", message: "Before you seal" })}>
        <Preview view={view} vaultName={vaultName} />
        <ChosenKeys view={view} desk={desk} checkedHow={parts.checkedHow} />
        <WhoReads view={view} />
        {!earlier && <IncidentFacts challenge={view.challenge.id} />}
        <SealButton view={view} closed={closed} />
      </aside>
      {compared && parts.compare(compared, () => setComparing(null))}
    </div>
  );
}

function WhoReads({ view }: { view: ChallengeView }): ReactNode {
  const format = useFormat();
  const names = format.list(view.recipients.filter(({ recipient }) => view.challenge.recipients.includes(recipient.id)).map(({ recipient }) => recipient.name));
  return (
    <section className="stack stack--tight" aria-labelledby="compose-who">
      <h2 className="subheading" id="compose-who">
        <Trans id="compose.who">Who can read it</Trans>
      </h2>
      <p className="small">
        {names ? <Trans id="compose.who.names">{names}, and you. Nobody in between: not the makers of this app, not the post, not the network.</Trans> : <Trans id="compose.who.nobody">Nobody yet, because nobody is chosen.</Trans>}{" "}
        <strong>
          <Trans id="compose.who.copy">Once they open it they can copy it, and you cannot take it back.</Trans>
        </strong>
      </p>
    </section>
  );
}

function SealButton({ view, closed }: { view: ChallengeView; closed: boolean }): ReactNode {
  const { t } = useLingui();
  const { go } = useRouter();
  const format = useFormat();
  const saveDesk = useSaveDesk();
  const count = view.blockers.length;
  const size = format.bytes(view.estimated_bytes);
  const why = "seal-why";
  const blocked = closed || count > 0;
  return (
    <div className="stack stack--tight">
      <Button
        kind="primary"
        size="large"
        wide
        icon="stamp"
        blockedBy={blocked ? why : undefined}
        describedBy={blocked ? undefined : why}
        onPress={() => {
          // Everything typed is in the vault before a packet is made of it.
          void saveDesk.flushAll().then((all) => {
            if (all) go({ screen: "seal", challenge: view.challenge.id });
          });
        }}
      >
        <Trans id="compose.seal">Seal the packet</Trans>
      </Button>
      <p className="small soft" id={why}>
        {closed ? <Trans id="compose.seal.closed">Nothing more can be sent in this exchange.</Trans> : count > 0 ? t({ id: "compose.seal.blocked", message: plural(count, { one: `Ready when the one thing at the top is settled. About ${size}. Sealing does not send anything.`, other: `Ready when the # things at the top are settled. About ${size}. Sealing does not send anything.` }) }) : <Trans id="compose.seal.ready">About {size}. Sealing does not send anything.</Trans>}
      </p>
    </div>
  );
}

function DeleteChallenge({ view }: { view: ChallengeView }): ReactNode {
  const { t } = useLingui();
  const { go } = useRouter();
  const saveDesk = useSaveDesk();
  const [asking, setAsking] = useState(false);
  const remove = useCommand("delete_challenge");
  const { id, case_id: caseId } = view.challenge;
  const before = view.earlier?.challenge_id;
  return (
    <div>
      <ErrorCallout error={remove.error} />
      <Button kind="quiet" size="small" icon="remove" onPress={() => setAsking(true)}>
        {before ? <Trans id="compose.delete.update">Delete this update</Trans> : <Trans id="compose.delete">Delete this challenge</Trans>}
      </Button>
      <Confirm
        isOpen={asking}
        title={before ? t({ id: "compose.delete.title_update", message: "Delete this update?" }) : t({ id: "compose.delete.title", message: "Delete this challenge?" })}
        doLabel={t({ id: "compose.delete.do", message: "Delete it" })}
        keepLabel={t({ id: "compose.delete.keep", message: "Keep it" })}
        onKeep={() => setAsking(false)}
        onDo={() => {
          setAsking(false);
          void saveDesk.flushAll().then(() => remove.mutate({ challenge_id: id }, { onSuccess: () => go(before ? { screen: "ledger", challenge: before } : { screen: "case", case: caseId }) }));
        }}
      >
        {before ? (
          <Trans id="compose.delete.body_update">Its words, asks and choices will be gone. The challenge that went, and the case with its claims, evidence and people, stay as they are.</Trans>
        ) : (
          <Trans id="compose.delete.body">Its asks and choices will be gone. The case with its claims, evidence and people stays as it is.</Trans>
        )}
      </Confirm>
    </div>
  );
}

/** A sealed challenge can be read and no longer changed. */
function Sealed({ view, vaultName }: { view: ChallengeView; vaultName: string }): ReactNode {
  const { go } = useRouter();
  const format = useFormat();
  const at = view.challenge.sealed_at ? format.moment(view.challenge.sealed_at) : "";
  return (
    <div className="compose">
      <div className="compose-main">
        <Heading view={view} chosen={view.challenge.recipients} />
        <Callout
          icon="packet-done"
          title={view.earlier ? <Trans id="compose.sealed_update">This update was sealed on {at}.</Trans> : <Trans id="compose.sealed">This challenge was sealed on {at}.</Trans>}
          actions={
            <Button kind="primary" onPress={() => go({ screen: "ledger", challenge: threadOf(view) })}>
              <Trans id="compose.sealed.open">Open the answer ledger</Trans>
            </Button>
          }
        >
          <Trans id="compose.sealed.body">It can be read here and no longer changed. What they answer is set beside it in the answer ledger.</Trans>
        </Callout>
        {view.asks.length > 0 && <GoesSummary view={view} />}
      </div>
      <aside className="compose-side" aria-labelledby="compose-preview">
        <Preview view={view} vaultName={vaultName} />
      </aside>
    </div>
  );
}

function GoesSummary({ view }: { view: ChallengeView }): ReactNode {
  const format = useFormat();
  return (
    <section aria-labelledby="compose-asked">
      <h2 className="subheading" id="compose-asked">
        <Trans id="compose.asked">What you asked for</Trans>
      </h2>
      <ol className="ask-list">
        {view.asks.map((ask, index) => (
          <li key={ask.id} data-testid="ask-row">
            <span className="claim-no">{askNumber(view, ask.id, index + 1)}</span>
            <span dir="auto">{ask.text}</span>
            <span className="num soft nowrap">{ask.due ? format.day(ask.due) : ""}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
