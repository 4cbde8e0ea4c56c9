import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Fragment, type ReactNode } from "react";
import type { ChallengeView, ClaimItem, LawRef, PreviewFile, UpdatePreview } from "@/bindings/commands";
import { CHARACTERISTIC_WORDS, Hash, SevenStrip, STATE_WORDS } from "@/design";
import { CAUSAL_WORDS, CONFIDENCE_WORDS, COUNT_WORDS, EVIDENCE_KIND_WORDS, KIND_WORDS, LIKELIHOOD_WORDS, occurredWords, REVERSIBILITY_WORDS, ROLE_WORDS, SEVERITY_WORDS, SYSTEM_KIND_WORDS } from "@/document";
import { useFormat } from "@/i18n";
import { ASK_TYPE_WORDS, PRIORITY_WORDS, RELATION_WORDS, SENDER_WORDS, TLP_WORDS, WITHHELD_REASONS, WITHHELD_WORDS } from "./words";

/*
 * The pages of the preview. They show every field of the body that will be sealed: what is not here would leave
 * without having been seen.
 */

/** One fact of the record, left out when nothing was said. */
function Fact({ term, children }: { term: ReactNode; children: ReactNode }): ReactNode {
  if (children === null || children === undefined || children === "" || children === false) return null;
  return (
    <p className="compose-lines">
      <strong>{term}</strong> <span dir="auto">{children}</span>
    </p>
  );
}

const joined = (parts: readonly (string | null | undefined | false)[], by = ", "): string => parts.filter((part): part is string => typeof part === "string" && part.trim() !== "").join(by);

function useLaws(): (laws: readonly LawRef[]) => string {
  const format = useFormat();
  return (laws) => laws.map(({ jurisdiction, instrument, article, as_of: asOf, source }) => joined([jurisdiction, instrument, article, source, asOf === null ? "" : format.day(asOf)])).join("; ");
}

export function Cover({ view, sender }: { view: ChallengeView; sender: string }): ReactNode {
  const { i18n } = useLingui();
  const format = useFormat();
  const { preview, challenge } = view;
  const { sharing, disclosure } = preview;
  const to = format.list(view.recipients.filter(({ recipient }) => challenge.recipients.includes(recipient.id)).map(({ recipient }) => recipient.name));
  const how = i18n._(SENDER_WORDS[challenge.sender_mode ?? "group"].label);
  return (
    <>
      <h3 dir="auto">{preview.title.trim() || <Trans id="compose.page.untitled">Without a title</Trans>}</h3>
      <Fact term={<Trans id="compose.page.to">To:</Trans>}>{to}</Fact>
      <Fact term={<Trans id="compose.page.sender">From:</Trans>}>{joined([sender, how])}</Fact>
      <Fact term={<Trans id="compose.page.case">Case:</Trans>}>{preview.case.title}</Fact>
      <Fact term={<Trans id="compose.page.summary">What it is about:</Trans>}>{preview.case.summary}</Fact>
      <SystemPart view={view} />
      <Fact term={<Trans id="compose.page.sharing">May be passed on:</Trans>}>{joined([sharing.tlp && i18n._(TLP_WORDS[sharing.tlp].label), sharing.words], ". ")}</Fact>
      <Fact term={<Trans id="compose.page.public">Meant to be public:</Trans>}>{joined([disclosure.intent, disclosure.not_before && format.day(disclosure.not_before), ...disclosure.links])}</Fact>
      <Fact term={<Trans id="compose.page.copies">Copies to:</Trans>}>{format.list(preview.copies_to)}</Fact>
      <Fact term={<Trans id="compose.page.left_out">Left out or covered:</Trans>}>{preview.redaction_notes}</Fact>
    </>
  );
}

/** The first page of an update: what is new, and what is taken back. */
export function UpdateCover({ view, update, sender }: { view: ChallengeView; update: UpdatePreview; sender: string }): ReactNode {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { challenge, earlier } = view;
  const to = format.list(view.recipients.filter(({ recipient }) => challenge.recipients.includes(recipient.id)).map(({ recipient }) => recipient.name));
  const how = i18n._(SENDER_WORDS[challenge.sender_mode ?? "group"].label);
  const claims = earlier?.asked.claims.filter(({ id }) => update.withdrawn_claims.includes(id)) ?? [];
  const asks = earlier?.asked.asks.filter(({ id }) => update.withdrawn_asks.includes(id)) ?? [];
  const { reveals } = update;
  return (
    <>
      <h3 dir="auto">{(earlier?.asked.title.trim() ?? "") || <Trans id="compose.page.untitled">Without a title</Trans>}</h3>
      <Fact term={<Trans id="compose.page.to">To:</Trans>}>{to}</Fact>
      <Fact term={<Trans id="compose.page.sender">From:</Trans>}>{joined([sender, how])}</Fact>
      <Fact term={<Trans id="compose.page.new">What is new:</Trans>}>{update.text}</Fact>
      <Fact term={<Trans id="compose.page.claims_back">Claims taken back:</Trans>}>{joined(claims.map(({ number, facts }) => `C${number} ${facts.title}`), "\n")}</Fact>
      <Fact term={<Trans id="compose.page.asks_back">Asks taken back:</Trans>}>{joined(asks.map(({ number, text }) => `A${number} ${text}`), "\n")}</Fact>
      <Fact term={<Trans id="compose.page.reveals">Handed over with proof:</Trans>}>{reveals > 0 && t({ id: "compose.page.reveals_count", message: plural(reveals, { one: "# piece that was kept back before", other: "# pieces that were kept back before" }) })}</Fact>
    </>
  );
}

function SystemPart({ view }: { view: ChallengeView }): ReactNode {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { system } = view.preview;
  if (!system) return null;
  const yes = t({ id: "compose.page.yes", message: "yes" });
  const no = t({ id: "compose.page.no", message: "no" });
  const say = (answer: boolean | null): string | null => (answer === null ? null : answer ? yes : no);
  return (
    <>
      <Fact term={<Trans id="compose.page.system">System:</Trans>}>{joined([joined([system.name, system.version], " "), system.kind && i18n._(SYSTEM_KIND_WORDS[system.kind])])}</Fact>
      <Fact term={<Trans id="compose.page.used_for">Used for:</Trans>}>{joined([system.purpose, system.task])}</Fact>
      <Fact term={<Trans id="compose.page.made_by">Made by:</Trans>}>{format.list(system.developers)}</Fact>
      <Fact term={<Trans id="compose.page.run_by">Used by:</Trans>}>{format.list(system.deployers)}</Fact>
      <Fact term={<Trans id="compose.page.operated_by">Run day to day by:</Trans>}>{format.list(system.operators)}</Fact>
      <Fact term={<Trans id="compose.page.generative">Makes text, pictures or sound:</Trans>}>{say(system.generative)}</Fact>
      <Fact term={<Trans id="compose.page.sector">Field:</Trans>}>{system.sector}</Fact>
      <Fact term={<Trans id="compose.page.public_sector">Used by a public body:</Trans>}>{say(system.public_sector)}</Fact>
      <Fact term={<Trans id="compose.page.critical">Something vital depends on it:</Trans>}>{say(system.critical_function)}</Fact>
      <Fact term={<Trans id="compose.page.breadth">How widely it is used:</Trans>}>{system.breadth}</Fact>
      <Fact term={<Trans id="compose.page.autonomy">How far it decides by itself:</Trans>}>{system.autonomy}</Fact>
      <Fact term={<Trans id="compose.page.reachable">A person can be reached:</Trans>}>{say(system.human_reachable)}</Fact>
      <Fact term={<Trans id="compose.page.public_ids">Public numbers or links:</Trans>}>{joined(system.public_ids)}</Fact>
    </>
  );
}

export function ClaimPage({ claim, view }: { claim: ClaimItem; view: ChallengeView }): ReactNode {
  const format = useFormat();
  const { facts } = claim;
  const titles = (paths: readonly string[]): string => format.list(paths.map((path) => view.files.find((file) => file.path === path && file.title !== "")?.title ?? path));
  const tellers = format.list(claim.told_by.map((reference) => view.preview.people.find((person) => person.reference === reference)?.pseudonym ?? reference));
  const states = Object.fromEntries(claim.characteristics.map(({ characteristic, state }) => [characteristic, state]));
  return (
    <>
      <h3 dir="auto">{facts.title.trim() || <Trans id="compose.page.untitled">Without a title</Trans>}</h3>
      <SevenStrip states={states} />
      {facts.own_words && (
        <p className="testimony compose-lines" dir="auto">
          {facts.own_words}
        </p>
      )}
      <Fact term={<Trans id="compose.page.told">Told by:</Trans>}>{tellers}</Fact>
      <StoryPart claim={claim} />
      <HarmPart claim={claim} />
      <BackgroundPart claim={claim} />
      <MappingPart claim={claim} titles={titles} />
      <Fact term={<Trans id="compose.page.files">Evidence:</Trans>}>{titles(claim.evidence)}</Fact>
    </>
  );
}

function StoryPart({ claim }: { claim: ClaimItem }): ReactNode {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { facts } = claim;
  return (
    <>
      <Fact term={<Trans id="compose.page.kind">Kind:</Trans>}>{facts.kind && i18n._(KIND_WORDS[facts.kind])}</Fact>
      <Fact term={<Trans id="compose.page.when">When:</Trans>}>{occurredWords(facts.occurred, format, (from, to) => t({ id: "compose.page.from_to", message: `${from} to ${to}` }))}</Fact>
      <Fact term={<Trans id="compose.page.first_known">First known:</Trans>}>{facts.first_known && format.day(facts.first_known)}</Fact>
      <Fact term={<Trans id="compose.page.ongoing">Still going on:</Trans>}>{facts.ongoing === null ? null : facts.ongoing ? t({ id: "compose.page.yes", message: "yes" }) : t({ id: "compose.page.no", message: "no" })}</Fact>
      <Fact term={<Trans id="compose.page.where">Where:</Trans>}>{format.list(facts.places)}</Fact>
      <Fact term={<Trans id="compose.page.happened">What happened:</Trans>}>{facts.what_happened}</Fact>
      <Fact term={<Trans id="compose.page.expected">What should have happened:</Trans>}>{facts.expected}</Fact>
      <Fact term={<Trans id="compose.page.actual">What the system did:</Trans>}>{facts.actual}</Fact>
      <Fact term={<Trans id="compose.page.role">The system’s part:</Trans>}>{facts.ai_role}</Fact>
      <Fact term={<Trans id="compose.page.causal">Did the system cause it:</Trans>}>{facts.causal_link && i18n._(CAUSAL_WORDS[facts.causal_link])}</Fact>
    </>
  );
}

function HarmPart({ claim }: { claim: ClaimItem }): ReactNode {
  const { i18n } = useLingui();
  const format = useFormat();
  const { facts } = claim;
  const { scale } = facts;
  const affected = facts.affected.map(({ category, group, protected_basis: grounds, count }) => joined([category, group, ...grounds, count === null ? "" : format.number(count)])).join("; ");
  return (
    <>
      <Fact term={<Trans id="compose.page.severity">How bad:</Trans>}>{facts.severity && i18n._(SEVERITY_WORDS[facts.severity])}</Fact>
      <Fact term={<Trans id="compose.page.likelihood">May it happen again:</Trans>}>{facts.likelihood && i18n._(LIKELIHOOD_WORDS[facts.likelihood])}</Fact>
      <Fact term={<Trans id="compose.page.reversible">Can it be put right:</Trans>}>{facts.reversibility && i18n._(REVERSIBILITY_WORDS[facts.reversibility])}</Fact>
      <Fact term={<Trans id="compose.page.scale">How many people:</Trans>}>{joined([scale.precision && i18n._(COUNT_WORDS[scale.precision]), scale.count === null ? "" : format.number(scale.count), scale.basis])}</Fact>
      <Fact term={<Trans id="compose.page.counted">Also counted:</Trans>}>{facts.quantities.map(({ what, amount, unit }) => joined([what, amount, unit], " ")).join("; ")}</Fact>
      <Fact term={<Trans id="compose.page.affected">Who was affected:</Trans>}>{affected}</Fact>
    </>
  );
}

function BackgroundPart({ claim }: { claim: ClaimItem }): ReactNode {
  const { i18n } = useLingui();
  const format = useFormat();
  const laws = useLaws();
  const { facts } = claim;
  const { reproduce } = facts;
  return (
    <>
      <Fact term={<Trans id="compose.page.types">Types of harm:</Trans>}>{facts.harm_types.map(({ scheme, code }) => joined([scheme, code], " ")).join("; ")}</Fact>
      <Fact term={<Trans id="compose.page.rights">Rights:</Trans>}>{joined(facts.rights, "; ")}</Fact>
      <Fact term={<Trans id="compose.page.laws">Laws:</Trans>}>{laws(facts.laws)}</Fact>
      <Fact term={<Trans id="compose.page.again">How to see it again:</Trans>}>{joined([reproduce.steps, reproduce.conditions, reproduce.rate], "\n")}</Fact>
      <Fact term={<Trans id="compose.page.before">Tried before:</Trans>}>{facts.prior_contacts.map(({ date, channel, outcome }) => joined([date === null ? "" : format.day(date), channel, outcome])).join("\n")}</Fact>
      <Fact term={<Trans id="compose.page.similar">Others like it:</Trans>}>{joined(facts.similar_incidents, "; ")}</Fact>
      <Fact term={<Trans id="compose.page.confidence">How sure:</Trans>}>{facts.confidence && i18n._(CONFIDENCE_WORDS[facts.confidence])}</Fact>
    </>
  );
}

function MappingPart({ claim, titles }: { claim: ClaimItem; titles: (paths: readonly string[]) => string }): ReactNode {
  const { i18n } = useLingui();
  return (
    <>
      {claim.characteristics.map(({ characteristic, state, rationale, evidence }) => (
        <Fact key={characteristic} term={`${i18n._(CHARACTERISTIC_WORDS[characteristic].name)}:`}>
          {joined([i18n._(STATE_WORDS[state]), rationale, titles(evidence)], ". ")}
        </Fact>
      ))}
      {claim.tensions.map(({ a, b, how }, index) => {
        const one = i18n._(CHARACTERISTIC_WORDS[a].name);
        const other = i18n._(CHARACTERISTIC_WORDS[b].name);
        return (
          <Fact key={index} term={<Trans id="compose.page.tension">{one} against {other}:</Trans>}>
            {how || "—"}
          </Fact>
        );
      })}
      {claim.mappings.map(({ target, relation, rationale, evidence }) => (
        <Fact key={`${target.framework}/${target.id}`} term={`${target.id}:`}>
          {joined([relation && i18n._(RELATION_WORDS[relation]), rationale, titles(evidence)], ". ")}
        </Fact>
      ))}
    </>
  );
}

export function PeoplePage({ view }: { view: ChallengeView }): ReactNode {
  const { i18n } = useLingui();
  return (
    <ul className="row-list">
      {view.preview.people.map((person) => (
        <li key={person.reference}>
          <strong dir="auto">{person.pseudonym}</strong>
          <span className="table-sub" dir="auto">
            {joined([person.role && i18n._(ROLE_WORDS[person.role]), person.relation_to_ai])}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function EvidencePage({ view }: { view: ChallengeView }): ReactNode {
  const { i18n } = useLingui();
  const { length: kept } = view.challenge.withheld;
  const reasonOf = (category: string): string => {
    const known = WITHHELD_REASONS.find((reason) => reason === category);
    return known ? i18n._(WITHHELD_WORDS[known]) : category;
  };
  return (
    <>
      {view.files.length === 0 && (
        <p>
          <Trans id="compose.page.no_files">No files go with it.</Trans>
        </p>
      )}
      <ul className="row-list">
        {view.files.map((file) => (
          <FileLine key={file.path} file={file} view={view} />
        ))}
      </ul>
      {kept > 0 && (
        <>
          <h3>
            <Trans id="compose.page.kept_back">Kept back</Trans>
          </h3>
          <ul className="row-list">
            {view.challenge.withheld.map((choice) => (
              <li key={choice.evidence_id}>
                <Trans id="compose.page.kept_item">Something they cannot see. Reason given:</Trans> <span dir="auto">{joined([reasonOf(choice.category), choice.reason]) || <Trans id="compose.page.kept_no_reason">none</Trans>}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** A file with everything that is said about it. Who made it goes only with a sender who is named. */
function FileLine({ file, view }: { file: PreviewFile; view: ChallengeView }): ReactNode {
  const { i18n } = useLingui();
  const format = useFormat();
  const piece = view.evidence.find(({ evidence }) => evidence.id === file.evidence_id)?.evidence;
  const mode = view.challenge.sender_mode ?? "group";
  const named = mode === "group" || mode === "named";
  return (
    <li>
      <strong dir="auto">{file.title || file.path}</strong>
      <span className="table-sub">
        {file.path} · {file.media_type} · {format.bytes(file.bytes)}
      </span>
      <Hash value={file.sha256} />
      {piece && (
        <>
          <Fact term={<Trans id="compose.page.file_kind">Kind:</Trans>}>{piece.kind && i18n._(EVIDENCE_KIND_WORDS[piece.kind])}</Fact>
          {named && <Fact term={<Trans id="compose.page.file_made">Made:</Trans>}>{joined([piece.captured_at && format.moment(piece.captured_at), piece.captured_by])}</Fact>}
          <Fact term={<Trans id="compose.page.file_method">How:</Trans>}>{piece.method}</Fact>
          <Fact term={<Trans id="compose.page.file_source">Came from:</Trans>}>{piece.source_url}</Fact>
          <Fact term={<Trans id="compose.page.file_weak">Why it may be doubted:</Trans>}>{piece.weaknesses}</Fact>
          <Fact term={<Trans id="compose.page.file_transcript">Written out:</Trans>}>{piece.transcript}</Fact>
        </>
      )}
    </li>
  );
}

export function AsksPage({ view }: { view: ChallengeView }): ReactNode {
  const { i18n } = useLingui();
  const format = useFormat();
  const laws = useLaws();
  const { asks, deadlines } = view.preview;
  const claims = [...view.preview.claims, ...(view.earlier?.asked.claims ?? []).filter(({ id }) => !view.preview.claims.some((claim) => claim.id === id))];
  return (
    <>
      {asks.length === 0 && (
        <p>
          {view.earlier ? <Trans id="compose.page.no_new_asks">Nothing new is asked for.</Trans> : <Trans id="compose.page.no_asks">Nothing is asked for.</Trans>}
        </p>
      )}
      <ol className="row-list">
        {asks.map((ask) => {
          const rests = ask.claims.flatMap((id) => claims.filter((claim) => claim.id === id).map(({ number }) => `C${number}`));
          return (
            <li key={ask.id}>
              <strong className="num">{ask.number}</strong> <span dir="auto">{ask.text}</span>
              <span className="table-sub">{joined([ask.ask_type && i18n._(ASK_TYPE_WORDS[ask.ask_type]), ask.priority && i18n._(PRIORITY_WORDS[ask.priority]), ask.due && format.day(ask.due), ...rests, laws(ask.basis)], " · ")}</span>
              <Fact term={<Trans id="compose.page.or">What would also do:</Trans>}>{ask.acceptable_alternatives}</Fact>
            </li>
          );
        })}
      </ol>
      {(["acknowledge_by", "decide_by", "final_by"] as const).map((key) => (
        <Fragment key={key}>{deadlines[key] && <DeadlineLine kind={key} date={format.day(deadlines[key])} />}</Fragment>
      ))}
    </>
  );
}

function DeadlineLine({ kind, date }: { kind: "acknowledge_by" | "decide_by" | "final_by"; date: string }): ReactNode {
  const terms = {
    acknowledge_by: <Trans id="compose.page.acknowledge">Say that it arrived, by:</Trans>,
    decide_by: <Trans id="compose.page.decide">Decide, by:</Trans>,
    final_by: <Trans id="compose.page.final">Everything done, by:</Trans>,
  };
  return <Fact term={terms[kind]}>{date}</Fact>;
}
