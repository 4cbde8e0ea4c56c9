import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ClaimItem, PacketFile } from "@/bindings/commands";
import { CHARACTERISTIC_WORDS, Definition, Severity, STATE_WORDS } from "@/design";
import { useFormat } from "@/i18n";
import { EntryLink } from "@/shell";
import { LIKELIHOOD_WORDS, precisionOf, RELATION_WORDS, SEVERITY_LEVEL, SEVERITY_WORDS } from "./words";

interface Fact {
  term: ReactNode;
  value: ReactNode;
}

/** Everything a claim says, as it was signed. What nobody said is left out; nothing can be changed here. */
export function ClaimFacts({ claim, tellers, files }: { claim: ClaimItem; tellers: readonly string[]; files: readonly PacketFile[] }): ReactNode {
  const items = [...useStory(claim, tellers), ...useHarm(claim, files), ...useBackground(claim)];
  return (
    <div className="stack stack--tight">
      <Definition items={items} />
      <SaidCharacteristics claim={claim} />
    </div>
  );
}

const text = (words: string): ReactNode => (
  <span className="respond-text" dir="auto">
    {words}
  </span>
);

function said(facts: readonly (Fact | false)[]): Fact[] {
  return facts.filter((fact) => fact !== false);
}

function useStory({ facts }: ClaimItem, tellers: readonly string[]): Fact[] {
  const format = useFormat();
  const { occurred } = facts;
  const from = occurred.from === null ? null : format.dayWithPrecision(occurred.from, precisionOf(occurred.precision));
  const to = occurred.to === null ? null : format.dayWithPrecision(occurred.to, precisionOf(occurred.precision));
  return said([
    tellers.length > 0 && { term: <Trans id="respond.claim.told">Told by</Trans>, value: <span dir="auto">{format.list(tellers)}</span> },
    from !== null && { term: <Trans id="respond.claim.when">When</Trans>, value: to === null || to === from ? from : <Trans id="respond.claim.from_to">{from} to {to}</Trans> },
    facts.ongoing === true && { term: <Trans id="respond.claim.ongoing">Still going on</Trans>, value: <Trans id="respond.claim.ongoing_yes">Yes</Trans> },
    facts.places.length > 0 && { term: <Trans id="respond.claim.where">Where</Trans>, value: <span dir="auto">{format.list(facts.places)}</span> },
    facts.what_happened !== "" && { term: <Trans id="respond.claim.what">What happened</Trans>, value: text(facts.what_happened) },
    facts.expected !== "" && { term: <Trans id="respond.claim.expected">What should have happened</Trans>, value: text(facts.expected) },
    facts.actual !== "" && { term: <Trans id="respond.claim.actual">What the system did</Trans>, value: text(facts.actual) },
    facts.ai_role !== "" && { term: <Trans id="respond.claim.role">Its part in it</Trans>, value: text(facts.ai_role) },
    facts.own_words !== "" && { term: <Trans id="respond.claim.own_words">In their own words</Trans>, value: <q className="respond-quote" dir="auto">{facts.own_words}</q> },
  ]);
}

function useHarm({ facts, evidence }: ClaimItem, files: readonly PacketFile[]): Fact[] {
  const { i18n } = useLingui();
  const format = useFormat();
  const { severity, likelihood, scale } = facts;
  const count = scale.count === null ? null : format.number(scale.count);
  const groups = facts.affected.map(({ category, group }) => [category, group].filter(Boolean).join(": ")).filter(Boolean);
  return said([
    severity !== null && { term: <Trans id="respond.claim.severity">How bad</Trans>, value: <Severity level={SEVERITY_LEVEL[severity]}>{i18n._(SEVERITY_WORDS[severity])}</Severity> },
    likelihood !== null && { term: <Trans id="respond.claim.likelihood">May happen again</Trans>, value: i18n._(LIKELIHOOD_WORDS[likelihood]) },
    groups.length > 0 && { term: <Trans id="respond.claim.affected">Who was affected</Trans>, value: <span dir="auto">{format.list(groups)}</span> },
    count !== null && { term: <Trans id="respond.claim.count">How many people</Trans>, value: scale.basis === "" ? count : <span dir="auto">{[count, scale.basis].join(" — ")}</span> },
    facts.quantities.length > 0 && { term: <Trans id="respond.claim.counted">Also counted</Trans>, value: <span dir="auto">{format.list(facts.quantities.map(({ what, amount, unit }) => [what, amount, unit].filter(Boolean).join(" ")))}</span> },
    evidence.length > 0 && { term: <Trans id="respond.claim.files">Files for it</Trans>, value: <span dir="auto">{format.list(evidence.map((path) => files.find((file) => file.path === path)?.title ?? path))}</span> },
  ]);
}

function useBackground({ facts }: ClaimItem): Fact[] {
  const format = useFormat();
  const { reproduce } = facts;
  const laws = facts.laws.map(({ jurisdiction, instrument, article }) => [jurisdiction, instrument, article].filter(Boolean).join(", ")).filter(Boolean);
  const contacts = facts.prior_contacts.map(({ date, channel, outcome }) => [date === null ? "" : format.day(date), channel, outcome].filter(Boolean).join(", ")).filter(Boolean);
  const steps = [reproduce.steps, reproduce.conditions, reproduce.rate].filter(Boolean).join("\n");
  return said([
    facts.rights.length > 0 && { term: <Trans id="respond.claim.rights">Rights they name</Trans>, value: <span dir="auto">{format.list(facts.rights)}</span> },
    laws.length > 0 && { term: <Trans id="respond.claim.laws">Laws they name</Trans>, value: <span dir="auto">{laws.join("; ")}</span> },
    steps !== "" && { term: <Trans id="respond.claim.again">How to see it again</Trans>, value: text(steps) },
    contacts.length > 0 && { term: <Trans id="respond.claim.before">They tried before</Trans>, value: <span className="respond-text" dir="auto">{contacts.join("\n")}</span> },
    facts.similar_incidents.length > 0 && { term: <Trans id="respond.claim.similar">Others like it</Trans>, value: <span dir="auto">{facts.similar_incidents.join("; ")}</span> },
  ]);
}

/** Why they say so for each of the seven, what pulls against what, and what they tie it to. */
function SaidCharacteristics({ claim }: { claim: ClaimItem }): ReactNode {
  const { i18n } = useLingui();
  const reasons = claim.characteristics.filter(({ rationale }) => rationale.trim() !== "");
  if (reasons.length + claim.tensions.length + claim.mappings.length === 0) return null;
  return (
    <ul className="row-list">
      {reasons.map(({ characteristic, state, rationale }) => (
        <li key={characteristic} className="small">
          <strong>{i18n._(CHARACTERISTIC_WORDS[characteristic].name)}</strong>
          {": "}
          {i18n._(STATE_WORDS[state])}
          {". "}
          <span className="soft" dir="auto">
            {rationale}
          </span>
        </li>
      ))}
      {claim.tensions.map(({ a, b, how }) => {
        const one = i18n._(CHARACTERISTIC_WORDS[a].name);
        const other = i18n._(CHARACTERISTIC_WORDS[b].name);
        return (
          <li key={`${a}-${b}`} className="small">
            <strong>
              <Trans id="respond.claim.tension">{one} against {other}</Trans>
            </strong>
            {". "}
            <span className="soft" dir="auto">
              {how}
            </span>
          </li>
        );
      })}
      {claim.mappings.map(({ target, relation, rationale }) => (
        <li key={target.id} className="small">
          <EntryLink target={target}>
            <strong dir="ltr">{target.id}</strong>
          </EntryLink>
          {relation && <> {i18n._(RELATION_WORDS[relation])}</>}
          {". "}
          <span className="soft" dir="auto">
            {rationale}
          </span>
        </li>
      ))}
    </ul>
  );
}
