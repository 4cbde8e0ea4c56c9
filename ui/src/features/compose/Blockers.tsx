import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { Blocker, BlockerKind, BlockerWay, ChallengeView } from "@/bindings/commands";
import { BlockerList, Callout, type IconName } from "@/design";
import { isKeyBlocker, KEY_BLOCKER_ICONS, KeyBlockerText, useKeyWayWords } from "@/document";
import { ErrorCallout, useRouter } from "@/shell";
import { ConsentDialog } from "./ConsentDialog";
import { askNumber } from "./earlier";
import { goTo, type ChallengeDesk } from "./useChallenge";

const ICONS: Record<BlockerKind, IconName> = {
  no_claims: "write",
  ask_empty: "write",
  claim_untitled: "write",
  no_recipient: "people",
  nothing_new: "write",
  ...KEY_BLOCKER_ICONS,
  consent_not_asked: "consent-ask",
  consent_refused: "consent-no",
  consent_withdrawn: "consent-no",
  consent_expired: "clock",
  consent_without: "consent-some",
  shows_place: "place",
  shows_other: "hide",
  not_checked: "unknown",
  evidence_private: "lock",
  evidence_too_large: "disk",
  ask_on_held_story: "reply",
  title_tells_story: "write",
  nobody_named: "people",
  own_words: "consent-ask",
};

function BlockerText({ blocker, view }: { blocker: Blocker; view: ChallengeView }): ReactNode {
  const { detail } = blocker;
  const label = blocker.kind === "ask_empty" && blocker.ask_id ? String(askNumber(view, blocker.ask_id, Number(blocker.label))) : blocker.label;
  switch (blocker.kind) {
    case "no_claims":
      return <Trans id="compose.blocker.no_claims"><strong>No claim is chosen.</strong> A challenge needs at least one.</Trans>;
    case "ask_empty":
      return <Trans id="compose.blocker.ask_empty"><strong>Ask {label} has no words yet.</strong></Trans>;
    case "claim_untitled":
      return <Trans id="compose.blocker.claim_untitled"><strong>Claim {label} has no title.</strong></Trans>;
    case "no_recipient":
      return <Trans id="compose.blocker.no_recipient"><strong>Nobody is chosen to get it.</strong></Trans>;
    case "nothing_new":
      return <Trans id="compose.blocker.nothing_new"><strong>Nothing is new in this update.</strong> Say what is new, or choose a claim, a piece, an ask or a day.</Trans>;
    case "key_unchecked":
    case "key_changed":
    case "key_revoked":
      return <KeyBlockerText kind={blocker.kind} label={label} />;
    case "consent_not_asked":
      return <Trans id="compose.blocker.consent_not_asked"><strong>{label} has not been asked</strong> about “{detail}”.</Trans>;
    case "consent_refused":
      return <Trans id="compose.blocker.consent_refused"><strong>{label} said no</strong> to sharing “{detail}”.</Trans>;
    case "consent_withdrawn":
      return <Trans id="compose.blocker.consent_withdrawn"><strong>{label} took back their yes.</strong> It was about “{detail}”.</Trans>;
    case "consent_expired":
      return <Trans id="compose.blocker.consent_expired"><strong>The yes of {label} has run out.</strong> It was about “{detail}”.</Trans>;
    case "consent_without":
      return <Trans id="compose.blocker.consent_without"><strong>{label} said yes, but without:</strong> {detail}.</Trans>;
    case "shows_place":
      return <Trans id="compose.blocker.shows_place"><strong>{label} shows where it was taken.</strong> {detail}</Trans>;
    case "shows_other":
      return <Trans id="compose.blocker.shows_other"><strong>{label} names a device, a program or a person.</strong> {detail}</Trans>;
    case "not_checked":
      return <Trans id="compose.blocker.not_checked"><strong>{label} cannot be checked</strong> for what it says about itself. Look through it yourself. {detail}</Trans>;
    case "evidence_private":
      return <Trans id="compose.blocker.evidence_private"><strong>{label} is marked as private.</strong> {detail}</Trans>;
    case "evidence_too_large":
      return <Trans id="compose.blocker.evidence_too_large"><strong>{label} is larger than a packet can carry.</strong> {detail}</Trans>;
    case "ask_on_held_story":
      return <Trans id="compose.blocker.ask_on_held_story"><strong>An ask is about a story that does not go:</strong> “{detail}”. It may tell that story.</Trans>;
    case "title_tells_story":
      return <Trans id="compose.blocker.title_tells_story"><strong>The title tells a story that does not go:</strong> “{label}”.</Trans>;
    case "nobody_named":
      return <Trans id="compose.blocker.nobody_named"><strong>Whose story is {label}?</strong> Nobody is named in “{detail}”, so nobody was asked.</Trans>;
    case "own_words":
      return <Trans id="compose.blocker.own_words"><strong>{label} has not allowed their own words to be quoted.</strong> {detail}</Trans>;
  }
}

function useWayWords(): (blocker: Blocker, way: BlockerWay) => string {
  const { t } = useLingui();
  const keyWords = useKeyWayWords();
  return ({ kind, label }, way) => {
    const ofKey = isKeyBlocker(kind) ? keyWords(kind, way) : null;
    if (ofKey !== null) return ofKey;
    switch (way) {
      case "leave_out":
        return t({ id: "compose.way.leave_out", message: "Leave it out" });
      case "record_consent":
        return t({ id: "compose.way.record_consent", message: `Ask ${label}` });
      case "use_cleaned_copy":
        return kind === "shows_place" ? t({ id: "compose.way.remove_place", message: "Remove place" }) : t({ id: "compose.way.cleaned", message: "Use a cleaned copy" });
      case "include_as_is":
        if (kind === "nobody_named") return t({ id: "compose.way.nobodys", message: "It is nobody’s own story" });
        if (kind === "ask_on_held_story" || kind === "title_tells_story") return t({ id: "compose.way.tells_nothing", message: "It tells nothing" });
        if (kind === "consent_without" || kind === "own_words") return t({ id: "compose.way.without", message: "That is left out" });
        return t({ id: "compose.way.as_is", message: "Send it as it is" });
      case "compare_words":
      case "use_other_key":
        return ""; // ways of keys alone, said above
      case "fill":
        if (kind === "nobody_named") return t({ id: "compose.way.name", message: "Say whose it is" });
        if (kind === "no_claims" || kind === "no_recipient") return t({ id: "compose.way.choose", message: "Choose" });
        return t({ id: "compose.way.fill", message: "Write it" });
    }
  };
}

export interface BlockersProps {
  view: ChallengeView;
  desk: ChallengeDesk;
  onCompare: (recipient: string) => void;
  onAsk: (ask: string) => void;
}

/** What must be settled before sealing, each with its ways out. */
export function Blockers({ view, desk, onCompare, onAsk }: BlockersProps): ReactNode {
  const { t } = useLingui();
  const { go } = useRouter();
  const words = useWayWords();
  const [asking, setAsking] = useState<Blocker | null>(null);
  const { blockers } = view;
  const count = blockers.length;
  const only = desk.challenge.recipients.length === 1 ? view.recipients.find(({ recipient }) => recipient.id === desk.challenge.recipients[0])?.recipient : undefined;

  const fill = (blocker: Blocker): void => {
    if (blocker.kind === "no_claims") goTo("compose-claims");
    else if (blocker.kind === "nothing_new") goTo("compose-text");
    else if (blocker.kind === "no_recipient") goTo("compose-recipients");
    else if (blocker.kind === "title_tells_story") goTo("compose-title");
    else if ((blocker.kind === "claim_untitled" || blocker.kind === "nobody_named") && blocker.harm_id) go({ screen: "harm", harm: blocker.harm_id });
    else if (blocker.kind === "ask_empty") onAsk(blocker.ask_id ?? "");
  };
  const take = (blocker: Blocker, way: BlockerWay): void => {
    if (way === "fill") fill(blocker);
    else if (way === "record_consent") setAsking(blocker);
    else if (way === "compare_words") {
      if (blocker.recipient_id) onCompare(blocker.recipient_id);
    } else desk.settle(blocker.key, way);
  };

  return (
    <section className="stack stack--tight" aria-labelledby="compose-settle" aria-busy={desk.settling}>
      <h2 className="subheading" id="compose-settle">
        {count === 0 ? <Trans id="compose.settled">Nothing is left to settle</Trans> : t({ id: "compose.settle", message: plural(count, { one: "One thing to settle first", other: "# things to settle first" }) })}
      </h2>
      <ErrorCallout error={desk.error} />
      {count === 0 ? (
        <Callout tone="ok">
          <Trans id="compose.settled_body">Read what they will see once more, page by page. Then seal it.</Trans>
        </Callout>
      ) : (
        <BlockerList
          blockers={blockers.map((blocker) => ({
            id: blocker.key,
            icon: ICONS[blocker.kind],
            text: <BlockerText blocker={blocker} view={view} />,
            fixes: blocker.ways.map((way) => ({ label: words(blocker, way), onPress: () => take(blocker, way) })),
          }))}
        />
      )}
      {asking?.person_id && <ConsentDialog person={{ id: asking.person_id, pseudonym: asking.label }} purpose={asking.kind === "own_words" ? "quote" : "share"} about={asking.detail} recipient={only ?? null} onClose={() => setAsking(null)} />}
    </section>
  );
}
