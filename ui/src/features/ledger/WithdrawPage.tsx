import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { FollowUps } from "@/bindings/commands";
import { Button, Callout, CheckRow, PageHead, TextArea } from "@/design";
import { useRouter } from "@/shell";
import { FollowUpPage, KeyBlockers, NotOpen, type FollowUpParts } from "./FollowUpPage";
import { SealFollowUp } from "./SealFollowUp";
import { useFollowUps } from "./useFollowUps";

/** Takes a challenge back: why, and whether the other side is asked to delete it. */
export function WithdrawPage({ challenge, parts }: { challenge: string; parts: FollowUpParts }): ReactNode {
  const { t } = useLingui();
  const [sealing, setSealing] = useState(false); // sealing closes the exchange, and its receipt must stay on the screen
  return (
    <FollowUpPage challenge={challenge} title={t({ id: "withdraw.title", message: "Take it back" })}>
      {(view) => (view.ledger.open || sealing ? <Withdraw view={view} parts={parts} sealing={sealing} onSealing={setSealing} /> : <NotOpen challenge={challenge} />)}
    </FollowUpPage>
  );
}

function Withdraw({ view, parts, sealing, onSealing }: { view: FollowUps; parts: FollowUpParts; sealing: boolean; onSealing: (sealing: boolean) => void }): ReactNode {
  const { t } = useLingui();
  const { go } = useRouter();
  const desk = useFollowUps(view);
  const { withdrawal } = desk.drafts;
  const { challenge_id: challenge, organization } = view.ledger;
  const blocked = view.blockers.length > 0;
  const why = "withdraw-why";
  return (
    <>
      <PageHead title={<Trans id="withdraw.heading">Take back the challenge to {organization}</Trans>} />
      <div className="stack withdraw">
        <Callout tone="heed" title={<Trans id="withdraw.what">What taking it back does, and what not</Trans>}>
          <p>
            <Trans id="withdraw.does">It tells them, under your signature, that you no longer stand by the challenge. Nothing counts as overdue any more, and nothing more can be sent in this exchange. This cannot be undone.</Trans>
          </p>
          <p>
            <Trans id="withdraw.does_not">They may have read it already. They still hold what you sent, and nobody can make sure that they delete it.</Trans>
          </p>
          {view.update !== null && (
            <p>
              <strong>
                <Trans id="withdraw.update">The update that you began can then no longer be sealed.</Trans>
              </strong>
            </p>
          )}
        </Callout>
        <KeyBlockers view={view} desk={desk} parts={parts} />
        <TextArea
          label={t({ id: "withdraw.reason", message: "Why do you take it back?" })}
          optional
          hint={t({ id: "withdraw.reason_hint", message: "They will read this. You do not have to give a reason." })}
          value={withdrawal.reason}
          onChange={(reason) => desk.write({ withdrawal: { ...withdrawal, reason } })}
          onBlur={desk.flush}
        />
        <CheckRow
          label={<Trans id="withdraw.delete">Ask them to delete what you sent</Trans>}
          note={<Trans id="withdraw.delete_note">This is a request. The app cannot make them do it, or tell you whether they did.</Trans>}
          checked={withdrawal.please_delete}
          onChange={(please_delete) => desk.choose({ withdrawal: { ...withdrawal, please_delete } })}
        />
        <div className="stack stack--tight">
          <div className="cluster cluster--wide">
            <Button kind="primary" size="large" icon="stamp" blockedBy={blocked ? why : undefined} describedBy={blocked ? undefined : why} onPress={() => onSealing(true)}>
              <Trans id="withdraw.seal">Take it back and seal</Trans>
            </Button>
            <Button onPress={() => go({ screen: "ledger", challenge })}>
              <Trans id="withdraw.keep">Keep the challenge</Trans>
            </Button>
          </div>
          <p className="small soft" id={why}>
            {blocked ? <Trans id="withdraw.why.blocked">Ready when what stands above is settled.</Trans> : <Trans id="withdraw.why.ready">You are asked once more. Sealing does not send anything; hand the packet over yourself.</Trans>}
          </p>
        </div>
      </div>
      {sealing && (
        <SealFollowUp
          challenge={challenge}
          command="seal_withdrawal"
          title={t({ id: "withdraw.seal.title", message: "Take this challenge back?" })}
          done={t({ id: "withdraw.seal.done", message: "The challenge is taken back" })}
          onClose={() => onSealing(false)}
          onLeave={() => go({ screen: "ledger", challenge })}
        >
          <p>
            <Trans id="withdraw.seal.lead">From the moment it is sealed, the challenge counts as taken back here, and this cannot be undone. They learn of it when you hand the packet over.</Trans>
          </p>
        </SealFollowUp>
      )}
    </>
  );
}
