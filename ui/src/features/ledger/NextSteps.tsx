import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { LedgerView } from "@/bindings/commands";
import { Button, Callout, Confirm, RowList, SectionHead } from "@/design";
import { useCommand, useCommandQuery, useSaveDesk } from "@/ipc";
import { ErrorCallout, useRouter } from "@/shell";
import { isBegun } from "./useFollowUps";

/** What more can be put into an exchange, as long as it is open. */
export function NextSteps({ view }: { view: LedgerView }): ReactNode {
  const { go } = useRouter();
  const { challenge_id: challenge } = view;
  const followUps = useCommandQuery("follow_ups", { challenge_id: challenge }, { enabled: view.open });
  const update = useCommand("new_update");
  const answered = view.questions.length > 0;
  if (!view.open) return null;
  const add = (): void => {
    if (!update.isPending) update.mutate({ challenge_id: challenge }, { onSuccess: ({ id }) => go({ screen: "compose", challenge: id }) });
  };
  return (
    <section className="ledger-section" aria-labelledby="ledger-next">
      <SectionHead id="ledger-next" heading={<Trans id="ledger.next">What more you can say</Trans>} />
      <ErrorCallout error={update.error} />
      <RowList>
        <Way note={<Trans id="ledger.next.add_note">New claims, pieces of evidence, asks or days. You can also take back single claims and asks.</Trans>}>
          <Button icon="plus" onPress={add}>
            {followUps.data?.update ? <Trans id="ledger.next.go_on">Go on with the update</Trans> : <Trans id="ledger.next.add">Add to it</Trans>}
          </Button>
        </Way>
        {answered && (
          <Way note={<Trans id="ledger.next.reply_note">Say what you make of their answer, ask by ask.</Trans>}>
            <Button icon="reply" onPress={() => go({ screen: "reply", challenge })}>
              <Trans id="ledger.next.reply">Reply to the answer</Trans>
            </Button>
          </Way>
        )}
        <Way note={<Trans id="ledger.next.withdraw_note">Tell them that you no longer stand by the challenge. They may have read it already.</Trans>}>
          <Button icon="undo" onPress={() => go({ screen: "withdraw", challenge })}>
            <Trans id="ledger.next.withdraw">Take it back</Trans>
          </Button>
        </Way>
        <Way note={<Trans id="ledger.next.close_note">When you are done with each other. Replies that come later can then be read by nobody.</Trans>}>
          <CloseThread challenge={challenge} begun={followUps.data !== undefined && isBegun(followUps.data)} />
        </Way>
      </RowList>
    </section>
  );
}

function Way({ note, children }: { note: ReactNode; children: ReactNode }): ReactNode {
  return (
    <li className="ledger-way">
      {children}
      <span className="small soft">{note}</span>
    </li>
  );
}

/** Deletes the keys of the exchange, after saying what that means. */
function CloseThread({ challenge, begun }: { challenge: string; begun: boolean }): ReactNode {
  const { t } = useLingui();
  const desk = useSaveDesk();
  const close = useCommand("close_thread");
  const [asking, setAsking] = useState(false);
  return (
    <div className="stack stack--tight">
      <Button icon="lock" onPress={() => setAsking(true)}>
        <Trans id="ledger.close">Close the exchange</Trans>
      </Button>
      <ErrorCallout error={close.error} />
      <Confirm
        isOpen={asking}
        title={t({ id: "ledger.close.title", message: "Close this exchange?" })}
        doLabel={t({ id: "ledger.close.do", message: "Delete its keys" })}
        keepLabel={t({ id: "ledger.close.keep", message: "Keep it open" })}
        onKeep={() => setAsking(false)}
        onDo={() => {
          setAsking(false);
          void desk.flushAll().then(() => close.mutate({ challenge_id: challenge }));
        }}
      >
        <p>
          <Trans id="ledger.close.body">Its keys are deleted. Replies that come later can be read by nobody, and nothing more can be sent in it. What was sent and what came stays readable here. This cannot be undone.</Trans>
        </p>
        {begun && (
          <p>
            <strong>
              <Trans id="ledger.close.begun">What you began to write to them and did not seal is deleted too.</Trans>
            </strong>
          </p>
        )}
      </Confirm>
    </div>
  );
}

/** That the exchange was closed here. */
export function ClosedCallout(): ReactNode {
  return (
    <Callout icon="lock" title={<Trans id="ledger.closed">This exchange is closed.</Trans>}>
      <Trans id="ledger.closed_body">Its keys were deleted here. Replies that come now can be read by nobody, and nothing more can be sent in it. What was sent and what came before stays readable here.</Trans>
    </Callout>
  );
}
