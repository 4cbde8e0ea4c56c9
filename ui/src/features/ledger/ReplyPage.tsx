import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { FollowUps, LedgerRow, RejoinderDraft } from "@/bindings/commands";
import { AnswerWord, Button, Folio, FolioRow, PageHead, TextArea } from "@/design";
import { useFormat } from "@/i18n";
import { useRouter } from "@/shell";
import { Answer, isSilent } from "./Answer";
import { FollowUpPage, KeyBlockers, NotNow, NotOpen, type FollowUpParts } from "./FollowUpPage";
import { SealFollowUp } from "./SealFollowUp";
import { useFollowUps } from "./useFollowUps";

/** Replies to an answer: what they said to each ask stands beside the field for it. */
export function ReplyPage({ challenge, parts }: { challenge: string; parts: FollowUpParts }): ReactNode {
  const { t } = useLingui();
  const [sealing, setSealing] = useState(false);
  return (
    <FollowUpPage challenge={challenge} title={t({ id: "reply.title", message: "Reply to the answer" })}>
      {(view) =>
        !view.ledger.open && !sealing ? (
          <NotOpen challenge={challenge} />
        ) : view.ledger.questions.length === 0 ? (
          <NotNow challenge={challenge} title={<Trans id="reply.no_answer">No answer came yet.</Trans>}>
            <Trans id="reply.no_answer_body">You can reply when an answer is here that was signed by an organization you asked.</Trans>
          </NotNow>
        ) : (
          <Reply view={view} parts={parts} sealing={sealing} onSealing={setSealing} />
        )
      }
    </FollowUpPage>
  );
}

/** Puts the words to one ask in their place; an ask without words has none. */
export function withWords(draft: RejoinderDraft, ask: string, text: string): RejoinderDraft {
  const others = draft.asks.filter((item) => item.ask !== ask);
  const at = draft.asks.findIndex((item) => item.ask === ask);
  if (text === "") return { ...draft, asks: others };
  if (at < 0) return { ...draft, asks: [...others, { ask, text }] };
  return { ...draft, asks: draft.asks.map((item) => (item.ask === ask ? { ask, text } : item)) };
}

function Reply({ view, parts, sealing, onSealing }: { view: FollowUps; parts: FollowUpParts; sealing: boolean; onSealing: (sealing: boolean) => void }): ReactNode {
  const { t } = useLingui();
  const { go } = useRouter();
  const desk = useFollowUps(view);
  const { ledger, blockers } = view;
  const { rejoinder } = desk.drafts;
  const { challenge_id: challenge, organization } = ledger;
  const said = [rejoinder.text, ...rejoinder.asks.map(({ text }) => text)].some((text) => text.trim() !== "");
  const why = "reply-why";
  return (
    <>
      <PageHead title={<Trans id="reply.heading">Reply to the answer of {organization}</Trans>} lead={<Trans id="reply.lead">Say what you make of the answer, as a whole or ask by ask. What you leave empty is left out. It is kept here while you write.</Trans>} />
      <Folio className="reply">
        {(blockers.length > 0 || desk.error) && (
          <FolioRow>
            <KeyBlockers view={view} desk={desk} parts={parts} />
          </FolioRow>
        )}
        <FolioRow id="reply-whole" heading={<Trans id="reply.whole">The answer as a whole</Trans>}>
          <TextArea
            label={t({ id: "reply.whole_label", message: "What you say to the answer as a whole" })}
            optional
            value={rejoinder.text}
            onChange={(text) => desk.write({ rejoinder: { ...rejoinder, text } })}
            onBlur={desk.flush}
          />
        </FolioRow>
        {ledger.rows.map((row) => (
          <ReplyRow key={row.ask_id} row={row} text={rejoinder.asks.find(({ ask }) => ask === row.ask_id)?.text ?? ""} onChange={(text) => desk.write({ rejoinder: withWords(rejoinder, row.ask_id, text) })} onBlur={desk.flush} />
        ))}
        <FolioRow>
          <div className="stack stack--tight reply-end">
            <Button kind="primary" size="large" icon="stamp" blockedBy={said && blockers.length === 0 ? undefined : why} describedBy={said && blockers.length === 0 ? why : undefined} onPress={() => onSealing(true)}>
              <Trans id="reply.seal">Seal the reply</Trans>
            </Button>
            <p className="small soft" id={why}>
              {blockers.length > 0 ? <Trans id="reply.why.blocked">Ready when what stands at the top is settled.</Trans> : said ? <Trans id="reply.why.ready">Sealing does not send anything.</Trans> : <Trans id="reply.why.empty">Write something first.</Trans>}
            </p>
          </div>
        </FolioRow>
      </Folio>
      {sealing && (
        <SealFollowUp
          challenge={challenge}
          command="seal_rejoinder"
          title={t({ id: "reply.seal.title", message: `Seal the reply to ${organization}` })}
          done={t({ id: "reply.seal.done", message: "The reply is sealed" })}
          onClose={() => onSealing(false)}
          onLeave={() => go({ screen: "ledger", challenge })}
        >
          <p>
            <Trans id="reply.seal.lead">After sealing, this reply cannot be changed. It is signed with the key of the challenge, so they can tell that it comes from you. Only {organization} can open it, and you.</Trans>
          </p>
        </SealFollowUp>
      )}
    </>
  );
}

/** One ask: what was asked, what they said, and what is said to that. */
function ReplyRow({ row, text, onChange, onBlur }: { row: LedgerRow; text: string; onChange: (text: string) => void; onBlur: () => void }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const { number } = row;
  const came = row.answered_on === null ? undefined : format.day(row.answered_on);
  return (
    <FolioRow id={`reply-${row.ask_id}`} heading={<Trans id="reply.ask">Ask A{number}</Trans>} note={came}>
      <div className="stack" data-testid="reply-row">
        <p dir="auto">
          <strong>{row.text}</strong>
        </p>
        <div className="reply-answer stack stack--tight">
          <AnswerWord state={row.state} />
          {!isSilent(row) && <Answer row={row} />}
        </div>
        <TextArea rows={3} optional label={t({ id: "reply.ask_label", message: `What you say to the answer to ask A${number}` })} value={text} onChange={onChange} onBlur={onBlur} />
      </div>
    </FolioRow>
  );
}
