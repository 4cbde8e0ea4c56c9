import { Trans, useLingui } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import type { ChallengeView, EvidenceRow, HarmRow, WithheldChoice } from "@/bindings/commands";
import { Callout, CheckRow, cx, GoesStays, LinkButton, SectionHead, Segmented, Select, SevenStrip, TextField, CHARACTERISTICS, type SevenStates } from "@/design";
import { useFormat } from "@/i18n";
import { plural } from "@lingui/core/macro";
import { claimBefore, claimNumber, standingOf, type Standing } from "./earlier";
import { goTo, type ChallengeDesk } from "./useChallenge";
import { optionsOf, WITHHELD_REASONS, WITHHELD_WORDS, type WithheldReason } from "./words";

/** A strip of the core as the drawing wants it. */
export function statesOf(cells: readonly (SevenStates[keyof SevenStates] | null)[]): SevenStates {
  return Object.fromEntries(CHARACTERISTICS.map((key, index) => [key, cells[index] ?? null]));
}

/** What goes beside what stays, counted by the core. */
export function GoesAndStays({ view }: { view: ChallengeView }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const { goes, stays } = view;
  const { claims, evidence, evidence_total: total, asks, own_words: ownWords } = goes;
  const tellers = format.list(goes.pseudonyms);
  const { update, earlier } = view;
  const back = format.list([
    ...(update?.withdrawn_claims ?? []).map((id) => `C${earlier?.asked.claims.find((claim) => claim.id === id)?.number ?? ""}`),
    ...(update?.withdrawn_asks ?? []).map((id) => `A${earlier?.asked.asks.find((ask) => ask.id === id)?.number ?? ""}`),
  ]);
  const gone: ReactNode[] = [
    ...(!update || claims > 0 ? [t({ id: "compose.goes.claims", message: plural(claims, { one: "# claim and how you mapped it", other: "# claims and how you mapped them" }) })] : []),
    ...(goes.pseudonyms.length > 0 ? [<Trans key="told" id="compose.goes.told">Who tells it, by chosen name: {tellers}</Trans>] : []),
    ...(ownWords > 0 ? [t({ id: "compose.goes.own_words", message: plural(ownWords, { one: "The own words of # person’s story", other: "The own words of # stories" }) })] : []),
    t({ id: "compose.goes.evidence", message: plural(total, { one: `${evidence} of # piece of evidence, with fingerprints`, other: `${evidence} of # pieces of evidence, with fingerprints` }) }),
    ...(!update || asks > 0 ? [t({ id: "compose.goes.asks", message: plural(asks, { one: "# ask, with its date", other: "# asks, with their dates" }) })] : []),
    ...(update && update.reveals > 0 ? [<Reveals key="reveals" count={update.reveals} />] : []),
    ...(back ? [<Trans key="back" id="compose.goes.back">That you take back: {back}</Trans>] : []),
    <Trans key="key" id="compose.goes.key">A public key, so that they can answer</Trans>,
  ];
  return (
    <GoesStays
      goes={gone}
      stays={useStays(stays)}
      change={
        <LinkButton kind="quiet" size="small" onOpen={() => goTo("compose-claims")}>
          <Trans id="compose.goes.change">Change</Trans>
        </LinkButton>
      }
    />
  );
}

/** How many kept-back pieces are handed over. */
export function Reveals({ count }: { count: number }): ReactNode {
  const { t } = useLingui();
  return t({ id: "compose.goes.reveals", message: plural(count, { one: "# piece that was kept back, with what shows that it is the same", other: "# pieces that were kept back, with what shows that they are the same" }) });
}

function useStays(stays: ChallengeView["stays"]): ReactNode[] {
  const { t } = useLingui();
  const format = useFormat();
  const { contacts, evidence_private: hidden, evidence_without_consent: refused, evidence_not_chosen: left, private_notes: notes, withheld } = stays;
  const names = format.list(stays.withdrawn);
  return [
    contacts > 0 ? t({ id: "compose.stays.contacts", message: plural(contacts, { one: "Real names and addresses, and how to reach # person", other: "Real names and addresses, and how to reach # people" }) }) : t({ id: "compose.stays.names", message: "Real names, addresses, phone numbers" }),
    ...(hidden > 0 ? [t({ id: "compose.stays.private", message: plural(hidden, { one: "# private piece of evidence", other: "# private pieces of evidence" }) })] : []),
    ...(refused > 0 ? [t({ id: "compose.stays.refused", message: plural(refused, { one: "# piece of evidence without consent", other: "# pieces of evidence without consent" }) })] : []),
    ...(left > 0 ? [t({ id: "compose.stays.left", message: plural(left, { one: "# piece of evidence you did not choose", other: "# pieces of evidence you did not choose" }) })] : []),
    ...(withheld > 0 ? [t({ id: "compose.stays.withheld", message: plural(withheld, { one: "# piece that is kept back; only its seal goes", other: "# pieces that are kept back; only their seals go" }) })] : []),
    ...(names ? [<Trans key="withdrawn" id="compose.stays.withdrawn">Everything from {names}, who took back a yes</Trans>] : []),
    ...(notes > 0 ? [t({ id: "compose.stays.notes", message: plural(notes, { one: "Private notes on # claim", other: "Private notes on # claims" }) })] : []),
    <Trans key="drafts" id="compose.stays.drafts">Drafts, and who changed what</Trans>,
  ];
}

/** Which harms go as claims, and whether the person’s own words go with them. */
export function Claims({ view, desk }: { view: ChallengeView; desk: ChallengeDesk }): ReactNode {
  const { t } = useLingui();
  const { challenge } = desk;
  const chosen = (id: string): ChallengeView["challenge"]["claims"][number] | undefined => challenge.claims.find((choice) => choice.harm_id === id);
  const tick = (row: HarmRow, on: boolean): void => {
    const claims = view.harms.flatMap(({ harm }) => {
      const known = chosen(harm.id);
      if (harm.id !== row.harm.id) return known ? [known] : [];
      return on ? [known ?? { harm_id: harm.id, claim_id: claimBefore(view, harm.id) ?? crypto.randomUUID(), include_own_words: false }] : [];
    });
    // What is told anew is not taken back.
    const told = claims.map(({ claim_id: id }) => id);
    desk.choose({ claims, withdrawn_claims: challenge.withdrawn_claims.filter((id) => !told.includes(id)) });
  };
  const ownWords = (row: HarmRow, on: boolean): void => desk.choose({ claims: challenge.claims.map((choice) => (choice.harm_id === row.harm.id ? { ...choice, include_own_words: on } : choice)) });
  return (
    <section aria-labelledby="compose-claims">
      <SectionHead small id="compose-claims" heading={<Trans id="compose.claims">Claims</Trans>} />
      <ul className="row-list">
        {view.harms.map((row) => {
          const { harm } = row;
          const number = claimNumber(view, harm.id, row.number);
          const standing = standingOf(view, harm.id);
          const choice = chosen(harm.id);
          const title = harm.title.trim() || t({ id: "compose.claim.untitled", message: "No title yet" });
          const claim = choice && view.preview.claims.find(({ id }) => id === choice.claim_id);
          const silent = choice?.include_own_words === true && claim?.facts.own_words === "";
          return (
            <li key={harm.id} className="compose-row" data-testid="claim-row">
              <div>
                <CheckRow checked={choice !== undefined} onChange={(on) => tick(row, on)} label={`C${number} ${title}`} note={standing === "new" ? undefined : <Before standing={standing} chosen={choice !== undefined} />} />
                {choice && harm.own_words.trim() !== "" && (
                  <div className="compose-sub">
                    <CheckRow checked={choice.include_own_words} onChange={(on) => ownWords(row, on)} label={t({ id: "compose.claim.own_words", message: `With the person’s own words (C${number})` })} note={silent ? <Trans id="compose.claim.no_quote">They still stay out: the person has not agreed to be quoted.</Trans> : <Trans id="compose.claim.quote">Only where the person agreed to be quoted.</Trans>} />
                  </div>
                )}
              </div>
              <SevenStrip states={statesOf(row.strip.cells)} />
            </li>
          );
        })}
      </ul>
      {view.harms.length === 0 && (
        <p className="small soft compose-none">
          <Trans id="compose.claims.none">This case has no harms yet. Record what happened first.</Trans>
        </p>
      )}
    </section>
  );
}

/** That a claim went before, and what choosing it again does. */
function Before({ standing, chosen }: { standing: Exclude<Standing, "new">; chosen: boolean }): ReactNode {
  if (standing === "taken_back") return chosen ? <Trans id="compose.claim.again">You took it back before. It goes again, as it is written now.</Trans> : <Trans id="compose.claim.taken_back">It went before, and you took it back.</Trans>;
  return chosen ? <Trans id="compose.claim.anew">It went before. It is told anew, as it is written now.</Trans> : <Trans id="compose.claim.went">It went before, and stands. Tick it to tell it anew.</Trans>;
}

type Fate = "goes" | "withheld" | "stays";

/** For each piece of evidence: it goes, it stays, or it is kept back under a seal. */
export function EvidenceChoice({ view, desk }: { view: ChallengeView; desk: ChallengeDesk }): ReactNode {
  const { t } = useLingui();
  const { challenge } = desk;
  const fateOf = (id: string): Fate => (challenge.withheld.some((choice) => choice.evidence_id === id) ? "withheld" : challenge.evidence.includes(id) ? "goes" : "stays");
  const decide = (row: EvidenceRow, fate: Fate): void => {
    const { id } = row.evidence;
    const goes = new Set(challenge.evidence);
    if (fate === "goes") goes.add(id);
    else goes.delete(id);
    const kept = challenge.withheld.find((choice) => choice.evidence_id === id);
    const others = challenge.withheld.filter((choice) => choice.evidence_id !== id);
    desk.choose({
      // In the order of the case, whatever the order of the clicks.
      evidence: view.evidence.map(({ evidence }) => evidence.id).filter((known) => goes.has(known)),
      withheld: fate === "withheld" ? [...others, kept ?? { evidence_id: id, category: "", reason: "" }] : others,
    });
  };
  const anyWithheld = challenge.withheld.length > 0;
  return (
    <section aria-labelledby="compose-evidence">
      <SectionHead small id="compose-evidence" heading={<Trans id="compose.evidence">Evidence</Trans>} />
      <ul className="row-list">
        {view.evidence.map((row) => (
          <EvidenceLine key={row.evidence.id} row={row} fate={fateOf(row.evidence.id)} onFate={(fate) => decide(row, fate)} desk={desk} before={beforeOf(view, row.evidence.id)} />
        ))}
      </ul>
      {view.evidence.length === 0 && (
        <p className="small soft compose-none">
          <Trans id="compose.evidence.none">This case has no evidence. A challenge can go without.</Trans>
        </p>
      )}
      {anyWithheld && (
        <Callout title={t({ id: "compose.withheld.title", message: "What keeping back proves, and what not" })}>
          <p>
            <Trans id="compose.withheld.proves">It proves: if you show the piece later, anyone can check that it is the very one you had when you sealed this packet.</Trans>
          </p>
          <p>
            <Trans id="compose.withheld.not">It does not prove what the piece says, that it is true, or when it was made. They see how many pieces are kept back and the reason you give for each. They do not see their names or what is in them.</Trans>
          </p>
        </Callout>
      )}
    </section>
  );
}

type PieceBefore = "went" | "kept_back" | null;

/** Whether a piece went in this exchange before, or was kept back in it. */
function beforeOf({ earlier }: ChallengeView, id: string): PieceBefore {
  if (earlier?.evidence.includes(id)) return "went";
  return earlier?.withheld.includes(id) ? "kept_back" : null;
}

function EvidenceLine({ row, fate, onFate, desk, before }: { row: EvidenceRow; fate: Fate; onFate: (fate: Fate) => void; desk: ChallengeDesk; before: PieceBefore }): ReactNode {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const id = useId();
  const { evidence, people, cleaned_copy: copy } = row;
  const label = `E${evidence.number} ${evidence.title}`;
  const seen = format.list(people);
  const withheld = desk.challenge.withheld.find((choice) => choice.evidence_id === evidence.id);
  const change = (next: Partial<WithheldChoice>): WithheldChoice[] => desk.challenge.withheld.map((choice) => (choice.evidence_id === evidence.id ? { ...choice, ...next } : choice));
  const category = WITHHELD_REASONS.find((reason) => reason === withheld?.category) ?? "";
  return (
    <li className="compose-evidence" data-testid="evidence-row">
      <span id={id} dir="auto" className={cx(fate === "stays" && "soft")}>
        {label}
        <span className="table-sub">
          {format.bytes(evidence.bytes)}
          {seen && (
            <>
              {" · "}
              <Trans id="compose.evidence.shows">Shows {seen}</Trans>
            </>
          )}
          {copy && (
            <>
              {" · "}
              <Trans id="compose.evidence.has_copy">There is a cleaned copy of it</Trans>
            </>
          )}
        </span>
        {before === "went" && (
          <span className="table-sub">
            <Trans id="compose.evidence.went">It went before.</Trans>
          </span>
        )}
        {before === "kept_back" && (
          <span className="table-sub">
            <Trans id="compose.evidence.kept_before">Kept back in an earlier packet. Handing it over shows that it is the very same piece. A cleaned copy of it would not show that.</Trans>
          </span>
        )}
      </span>
      <Segmented
        small
        labelledBy={id}
        value={fate}
        options={[
          { value: "goes", label: t({ id: "compose.fate.goes", message: "Goes" }) },
          // Once is enough: what was kept back or went is not kept back anew.
          ...(before === null || fate === "withheld" ? [{ value: "withheld" as const, label: t({ id: "compose.fate.withheld", message: "Kept back" }) }] : []),
          { value: "stays", label: t({ id: "compose.fate.stays", message: "Stays" }) },
        ]}
        onChange={onFate}
      />
      {withheld && (
        <div className="compose-withheld">
          <Select<WithheldReason> small label={t({ id: "compose.withheld.why", message: "Why it is kept back" })} empty={t({ id: "compose.withheld.unsaid", message: "Not said" })} value={category} options={optionsOf(WITHHELD_WORDS, (words) => i18n._(words))} onChange={(next) => desk.choose({ withheld: change({ category: next }) })} />
          <TextField small optional label={t({ id: "compose.withheld.reason", message: "In words they will read" })} value={withheld.reason} onChange={(reason) => desk.write({ withheld: change({ reason }) })} onBlur={desk.flush} />
        </div>
      )}
    </li>
  );
}
