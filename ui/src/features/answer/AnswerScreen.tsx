import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { AnswerView, EntryView, ResponseDraft, ResponseView, SealedView } from "@/bindings/commands";
import { AnswerMark, Button, Callout, Cluster, LEDGER_WORDS, LinkButton, PaneItem, PaneList, Panes, Stack } from "@/design";
import { useLocaleId } from "@/i18n";
import { useCommand, useCommandQuery } from "@/ipc";
import { useEditing, type Editing } from "@/respond/fields";
import { FurtherAnswer, ThreadNotices, type ThreadParts } from "@/respond/ThreadNotices";
import { ASK_TYPE_WORDS } from "@/respond/words";
import { useRouter } from "@/shell";
import { AskPart } from "./AskPart";
import { CheckPane } from "./CheckPane";
import { QuestionsPart } from "./QuestionsPart";
import { SealedAnswer, SealDialog } from "./SealDialog";
import { WholePart } from "./WholePart";
import "@/respond/respond.css";
import "./answer.css";

/** Parts of the answer that are about all asks together. */
export const WHOLE = "whole";
export const QUESTIONS = "questions";

export interface AnswerScreenProps {
  view: ResponseView;
  /** The ask that is open, or one of the parts about all of them. */
  open: string | null;
  thread: ThreadParts;
}

/** Three panes: the asks, the answer to one of them, and whether it is an answer. */
export function AnswerScreen({ view, open, thread }: AnswerScreenProps): ReactNode {
  const save = useCommand("save_response");
  // A further answer is another record: what was typed into the one before must not stand in it.
  const of = useEditing({ target: `${view.entry.id}/${view.earlier}`, value: view.draft, save: (value) => save.mutateAsync(value) });
  const router = useRouter();
  const entry = useCommandQuery("entry_view", { language: useLocaleId(), of: { entry_id: view.entry.id } }).data;
  const [sealing, setSealing] = useState(false);
  const [sealed, setSealed] = useState<SealedView | null>(null);
  const stops = [...view.asks.map(({ ask }) => ask.id), WHOLE, QUESTIONS];
  const here = open !== null && stops.includes(open) ? open : (stops[0] ?? WHOLE);
  const go = (stop: string): void => router.replace({ screen: "answer", entry: view.entry.id, ask: stop });
  const next = stops[stops.indexOf(here) + 1];
  const asked = view.asks.find(({ ask }) => ask.id === here);
  return (
    <>
      <Panes
        start={<AsksPane view={view} here={here} onOpen={go} />}
        end={<CheckPane view={view} of={of} here={here} asked={asked} onNext={next === undefined ? null : () => go(next)} onOpen={go} onSeal={() => setSealing(true)} />}
      >
        <Stack>
          {entry && <ThreadNotices view={entry} parts={thread} brief />}
          {sealed && view.sealed ? <SealedAnswer sealed={sealed} view={view} /> : <Notices view={view} />}
          <Work view={view} entry={entry} of={of} here={here} asked={asked} />
        </Stack>
      </Panes>
      {sealing && <SealDialog view={view} onClose={() => setSealing(false)} onSealed={setSealed} />}
    </>
  );
}

function Work({ view, entry, of, here, asked }: { view: ResponseView; entry: EntryView | undefined; of: Editing<ResponseDraft>; here: string; asked: AnswerView | undefined }): ReactNode {
  if (asked) return <AskPart key={asked.ask.id} view={view} entry={entry} of={of} asked={asked} />;
  return here === QUESTIONS ? <QuestionsPart view={view} of={of} /> : <WholePart view={view} of={of} />;
}

function AsksPane({ view, here, onOpen }: { view: ResponseView; here: string; onOpen: (stop: string) => void }): ReactNode {
  const { t, i18n } = useLingui();
  const router = useRouter();
  const count = view.asks.length;
  const answered = 10 - view.unanswered.length;
  return (
    <Stack>
      <h2 className="subheading">{t({ id: "answer.asks", message: plural(count, { one: "# ask", other: "# asks" }) })}</h2>
      <PaneList>
        {view.asks.map(({ ask, state }) => (
          <PaneItem
            key={ask.id}
            current={ask.id === here}
            onOpen={() => onOpen(ask.id)}
            mark={<AnswerMark state={state} />}
            title={
              <span data-testid="ask-row" dir="auto">
                {ask.number}. {ask.text.trim() || (ask.ask_type ? i18n._(ASK_TYPE_WORDS[ask.ask_type]) : "")}
              </span>
            }
          >
            {i18n._(LEDGER_WORDS[state])}
          </PaneItem>
        ))}
        <PaneItem current={here === WHOLE} onOpen={() => onOpen(WHOLE)} title={<Trans id="answer.whole">The answer as a whole</Trans>}>
          <span className="table-sub">
            <Trans id="answer.whole_note">Cause, promises, appeal, who was told</Trans>
          </span>
        </PaneItem>
        <PaneItem current={here === QUESTIONS} onOpen={() => onOpen(QUESTIONS)} title={<Trans id="answer.questions">The ten questions</Trans>}>
          <span className="table-sub">
            <Trans id="answer.questions_note">{answered} of 10 answered</Trans>
          </span>
        </PaneItem>
      </PaneList>
      <div className="stack stack--tight pane-foot">
        <LinkButton size="small" icon="reviews" onOpen={() => router.go({ screen: "worksheet", entry: view.entry.id })}>
          <Trans id="answer.to_claims">Work on the claims</Trans>
        </LinkButton>
        <LinkButton size="small" icon="packet" onOpen={() => router.go({ screen: "entry", entry: view.entry.id })}>
          <Trans id="answer.to_packet">Read their packet</Trans>
        </LinkButton>
      </div>
    </Stack>
  );
}

/** What stands in the way, or that nothing can be changed any more. */
function Notices({ view }: { view: ResponseView }): ReactNode {
  const accept = useCommand("accept_entry");
  const router = useRouter();
  if (view.sealed)
    return (
      <Callout
        icon="stamp"
        title={<Trans id="answer.sealed">This answer is sealed</Trans>}
        actions={
          <Cluster>
            <LinkButton size="small" onOpen={() => router.go({ screen: "worksheet", entry: view.entry.id })}>
              <Trans id="answer.sealed_claims">See the work on the claims</Trans>
            </LinkButton>
            <FurtherAnswer entry={view.entry.id} small />
          </Cluster>
        }
      >
        <Trans id="answer.sealed_body">This is what you answered. It can be read and no longer changed.</Trans>
      </Callout>
    );
  if (view.entry.accepted_at === null)
    return (
      <Callout
        tone="heed"
        icon="inbox"
        title={<Trans id="answer.quarantine">Still in quarantine</Trans>}
        actions={
          <Button size="small" icon="check" onPress={() => accept.mutate({ entry_id: view.entry.id })}>
            <Trans id="answer.accept">Take it up</Trans>
          </Button>
        }
      >
        <Trans id="answer.quarantine_body">Take the challenge up before you answer it. That is written to the log.</Trans>
      </Callout>
    );
  return <Further earlier={view.earlier} />;
}

/** That something was answered before, and what a further answer is beside it. */
function Further({ earlier }: { earlier: number }): ReactNode {
  const { t } = useLingui();
  if (earlier === 0) return null;
  return (
    <Callout icon="reply" title={<Trans id="answer.further">This is a further answer</Trans>}>
      <p>{t({ id: "answer.further_earlier", message: plural(earlier, { one: "You sealed # answer before. It stays as it is, here and with them.", other: "You sealed # answers before. They stay as they are, here and with them." }) })}</p>
      <p>
        <Trans id="answer.further_body">This one began with what the last one says. When they take it in, it counts in place of the last one.</Trans>
      </p>
    </Callout>
  );
}
