import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Ask, ChallengeView } from "@/bindings/commands";
import { AskList, Button, CheckGroup, Cluster, DateField, Dialog, Segmented, SectionHead, Select, TextArea, useToast } from "@/design";
import { useFormat } from "@/i18n";
import { useAutosave, useCommand, useSaveDesk } from "@/ipc";
import { ErrorCallout } from "@/shell";
import { askNumber, claimNumber, standingOf } from "./earlier";
import { ASK_TYPE_WORDS, optionsOf, PRIORITY_WORDS } from "./words";

export interface AsksProps {
  view: ChallengeView;
  /** The ask that is open, by its id. */
  open: string | null;
  onOpen: (ask: string | null) => void;
}

/** What is asked for, and by when. */
export function Asks({ view, open, onOpen }: AsksProps): ReactNode {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const save = useCommand("save_ask");
  const { asks, challenge } = view;
  const add = (): void => {
    const ask: Ask = {
      id: crypto.randomUUID(),
      challenge_id: challenge.id,
      position: 0, // the vault puts it last
      ask_type: null,
      harms: [],
      text: "",
      due: challenge.deadlines.decide_by ?? view.earlier?.asked.deadlines.decide_by ?? null,
      basis: [],
      priority: null,
      acceptable_alternatives: "",
    };
    save.mutate(ask, { onSuccess: () => onOpen(ask.id) });
  };
  const index = asks.findIndex((ask) => ask.id === open);
  const shown = asks[index];
  return (
    <section aria-labelledby="compose-asks">
      <SectionHead
        small
        id="compose-asks"
        heading={view.earlier ? <Trans id="compose.asks_update">What you ask for now, and by when</Trans> : <Trans id="compose.asks">What you ask for, and by when</Trans>}
        end={
          <Button kind="quiet" size="small" icon="plus" onPress={add}>
            <Trans id="compose.asks.add">Add an ask</Trans>
          </Button>
        }
      />
      <ErrorCallout error={save.error} />
      {asks.length === 0 ? (
        <p className="small soft compose-none">
          {view.earlier ? <Trans id="compose.asks.none_update">Nothing new is asked for. What you asked before stands, unless you take it back.</Trans> : <Trans id="compose.asks.none">Nothing is asked for yet. Say what should change, one thing at a time. Each ask gets its own answer.</Trans>}
        </p>
      ) : (
        <AskList
          asks={asks.map((ask, at) => ({
            id: ask.id,
            number: askNumber(view, ask.id, at + 1),
            text: ask.text.trim() || (ask.ask_type ? i18n._(ASK_TYPE_WORDS[ask.ask_type]) : t({ id: "compose.ask.empty", message: "No words yet" })),
            due: ask.due ? format.day(ask.due) : t({ id: "compose.ask.no_day", message: "No day yet" }),
            onDue: () => onOpen(ask.id),
            onOpen: () => onOpen(ask.id),
          }))}
        />
      )}
      {shown && <AskDialog key={shown.id} ask={shown} number={askNumber(view, shown.id, index + 1)} before={asks[index - 1]} after={asks[index + 1]} view={view} onClose={() => onOpen(null)} />}
    </section>
  );
}

function AskDialog({ ask, number, before, after, view, onClose }: { ask: Ask; number: number; before: Ask | undefined; after: Ask | undefined; view: ChallengeView; onClose: () => void }): ReactNode {
  const { t, i18n } = useLingui();
  const toast = useToast();
  const desk = useSaveDesk();
  const save = useCommand("save_ask");
  const remove = useCommand("delete_ask");
  const kept = useAutosave({ target: ask.id, value: ask, save: save.mutateAsync });
  const value = kept.value;
  // An ask of an update may also rest on a claim that went before and stands.
  const claims = view.harms.filter(({ harm }) => standingOf(view, harm.id) === "stands" || view.challenge.claims.some((choice) => choice.harm_id === harm.id));

  /** Changes places with a neighbour. The open ask is kept by its own saver, so that nothing typed is lost. */
  const swap = (other: Ask): void => {
    kept.commit({ ...value, position: other.position });
    save.mutate({ ...other, position: value.position });
  };
  const takeOut = (): void => {
    // What waits is written before, so that it cannot bring the ask back afterwards.
    void desk.flushAll().then(() =>
      remove.mutate(
        { ask_id: ask.id },
        {
          onSuccess: () => {
            onClose();
            toast({ text: t({ id: "compose.ask.removed", message: "The ask was taken out." }), icon: "remove", onUndo: () => save.mutate(value) });
          },
        },
      ),
    );
  };
  return (
    <Dialog
      isOpen
      wide
      title={t({ id: "compose.ask.title", message: `Ask ${number}` })}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" icon="remove" onPress={takeOut}>
            <Trans id="compose.ask.remove">Take it out</Trans>
          </Button>
          <Button kind="primary" onPress={onClose}>
            <Trans id="compose.ask.done">Done</Trans>
          </Button>
        </>
      }
    >
      <ErrorCallout error={save.error ?? remove.error} />
      <TextArea label={t({ id: "compose.ask.text", message: "What do you ask for?" })} hint={t({ id: "compose.ask.text_hint", message: "One thing, so clear that anyone could tell whether it was done." })} rows={3} value={value.text} onChange={(text) => kept.change({ ...value, text })} onBlur={kept.flush} autoFocus />
      <DateField legend={t({ id: "compose.ask.due", message: "By when?" })} optional exact value={value.due ? { date: value.due, precision: "day" } : null} onChange={(date) => kept.change({ ...value, due: date?.date ?? null })} onBlur={kept.flush} />
      <Select label={t({ id: "compose.ask.type", message: "What kind of ask is it?" })} optional empty={t({ id: "compose.ask.type_none", message: "Not said" })} value={value.ask_type ?? ""} options={optionsOf(ASK_TYPE_WORDS, (words) => i18n._(words))} onChange={(type) => kept.commit({ ...value, ask_type: (type as string) === "" ? null : type })} />
      {claims.length > 0 && (
        <CheckGroup
          legend={t({ id: "compose.ask.claims", message: "Which claims does it rest on?" })}
          values={value.harms}
          options={claims.map(({ harm, number: inCase }) => ({ value: harm.id, label: `C${claimNumber(view, harm.id, inCase)} ${harm.title}` }))}
          onChange={(harms) => kept.commit({ ...value, harms: [...harms] })}
        />
      )}
      <TextArea label={t({ id: "compose.ask.alternatives", message: "What would also do?" })} optional rows={2} value={value.acceptable_alternatives} onChange={(acceptable_alternatives) => kept.change({ ...value, acceptable_alternatives })} onBlur={kept.flush} />
      <div className="field">
        <span className="field-label" id="compose-priority">
          <Trans id="compose.ask.priority">How much does it matter?</Trans>
        </span>
        <Segmented labelledBy="compose-priority" small value={value.priority} options={optionsOf(PRIORITY_WORDS, (words) => i18n._(words))} onChange={(priority) => kept.commit({ ...value, priority })} />
      </div>
      <Cluster>
        {before && (
          <Button size="small" icon="chevron-left" onPress={() => swap(before)}>
            <Trans id="compose.ask.earlier">Ask it earlier</Trans>
          </Button>
        )}
        {after && (
          <Button size="small" iconEnd="chevron-right" onPress={() => swap(after)}>
            <Trans id="compose.ask.later">Ask it later</Trans>
          </Button>
        )}
      </Cluster>
    </Dialog>
  );
}
