import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { ChallengeView, ClaimItem } from "@/bindings/commands";
import { Hash, IconButton, Letter, SevenStrip } from "@/design";
import { useFormat } from "@/i18n";
import { ASK_TYPE_WORDS, SENDER_WORDS, TLP_WORDS } from "./words";

interface Page {
  readonly key: string;
  readonly name: string;
  readonly body: ReactNode;
}

/** The sender's name as the packet will carry it. */
export function useSender(view: ChallengeView, vaultName: string): string {
  const { t } = useLingui();
  const { sender_mode: mode, sender_display: display } = view.challenge;
  const none = t({ id: "compose.preview.no_name", message: "someone who gives no name" });
  if (mode === "anonymous") return none;
  if (mode === "pseudonym") return display.trim() || none;
  return display.trim() || vaultName || none;
}

/** Exactly what the recipient will see, page by page: drawn from the body that will be sealed. */
export function Preview({ view, vaultName }: { view: ChallengeView; vaultName: string }): ReactNode {
  const { t } = useLingui();
  const sender = useSender(view, vaultName);
  const pages = usePages(view, sender);
  const [wanted, setWanted] = useState(0);
  const at = Math.min(wanted, pages.length - 1);
  const page = pages[at];
  const number = at + 1;
  const count = pages.length;
  return (
    <section className="stack stack--tight" aria-labelledby="compose-preview">
      <div className="cluster">
        <h2 className="subheading" id="compose-preview">
          <Trans id="compose.preview">Exactly what they will see</Trans>
        </h2>
        <span className="push cluster">
          <IconButton icon="chevron-left" label={t({ id: "compose.preview.back", message: "Previous page" })} onPress={() => setWanted(Math.max(0, at - 1))} />
          <span className="soft small num" aria-live="polite">
            <Trans id="compose.preview.page">{number} of {count}</Trans>
          </span>
          <IconButton icon="chevron-right" label={t({ id: "compose.preview.next", message: "Next page" })} onPress={() => setWanted(Math.min(count - 1, at + 1))} />
        </span>
      </div>
      {page && (
        <Letter head={<Trans id="compose.preview.from">Challenge from {sender}</Trans>} headEnd={page.name}>
          {page.body}
        </Letter>
      )}
    </section>
  );
}

function usePages(view: ChallengeView, sender: string): Page[] {
  const { t } = useLingui();
  const { preview } = view;
  return [
    { key: "cover", name: t({ id: "compose.page.cover", message: "First page" }), body: <Cover view={view} sender={sender} /> },
    ...preview.claims.map((claim) => {
      const { number } = claim;
      return { key: claim.id, name: t({ id: "compose.page.claim", message: `Claim C${number}` }), body: <ClaimPage claim={claim} view={view} /> };
    }),
    ...(preview.people.length > 0 ? [{ key: "people", name: t({ id: "compose.page.people", message: "People" }), body: <PeoplePage view={view} /> }] : []),
    { key: "evidence", name: t({ id: "compose.page.evidence", message: "Evidence" }), body: <EvidencePage view={view} /> },
    { key: "asks", name: t({ id: "compose.page.asks", message: "Asks and days" }), body: <AsksPage view={view} /> },
  ];
}

/** One fact of the record, left out when nothing was said. */
function Fact({ term, children }: { term: ReactNode; children: ReactNode }): ReactNode {
  if (children === null || children === undefined || children === "" || children === false) return null;
  return (
    <p>
      <strong>{term}</strong> {children}
    </p>
  );
}

function Cover({ view, sender }: { view: ChallengeView; sender: string }): ReactNode {
  const { i18n } = useLingui();
  const format = useFormat();
  const { preview, challenge } = view;
  const { sharing, disclosure, system } = preview;
  const to = format.list(view.recipients.filter(({ recipient }) => challenge.recipients.includes(recipient.id)).map(({ recipient }) => recipient.name));
  return (
    <>
      <h3>{preview.title.trim() || <Trans id="compose.page.untitled">Without a title</Trans>}</h3>
      <Fact term={<Trans id="compose.page.to">To:</Trans>}>{to}</Fact>
      <Fact term={<Trans id="compose.page.sender">From:</Trans>}>
        {sender} ({i18n._(SENDER_WORDS[challenge.sender_mode ?? "group"].label)})
      </Fact>
      <Fact term={<Trans id="compose.page.case">Case:</Trans>}>{preview.case.title}</Fact>
      <Fact term={<Trans id="compose.page.summary">What it is about:</Trans>}>{preview.case.summary}</Fact>
      <Fact term={<Trans id="compose.page.system">System:</Trans>}>{system && [system.name, system.version].filter(Boolean).join(" ")}</Fact>
      <Fact term={<Trans id="compose.page.used_for">Used for:</Trans>}>{system?.purpose}</Fact>
      <Fact term={<Trans id="compose.page.run_by">Used by:</Trans>}>{system && format.list(system.deployers)}</Fact>
      <Fact term={<Trans id="compose.page.made_by">Made by:</Trans>}>{system && format.list(system.developers)}</Fact>
      <Fact term={<Trans id="compose.page.sharing">May be passed on:</Trans>}>{[sharing.tlp ? i18n._(TLP_WORDS[sharing.tlp].label) : "", sharing.words].filter(Boolean).join(". ")}</Fact>
      <Fact term={<Trans id="compose.page.public">Meant to be public:</Trans>}>{[disclosure.intent, disclosure.not_before ? format.day(disclosure.not_before) : ""].filter(Boolean).join(", ")}</Fact>
      <Fact term={<Trans id="compose.page.copies">Copies to:</Trans>}>{format.list(preview.copies_to)}</Fact>
      <Fact term={<Trans id="compose.page.left_out">Left out or covered:</Trans>}>{preview.redaction_notes}</Fact>
    </>
  );
}

function ClaimPage({ claim, view }: { claim: ClaimItem; view: ChallengeView }): ReactNode {
  const format = useFormat();
  const { facts } = claim;
  const tellers = format.list(claim.told_by.map((reference) => view.preview.people.find((person) => person.reference === reference)?.pseudonym ?? reference));
  const files = format.list(claim.evidence.map((path) => view.files.find((file) => file.path === path)?.title ?? path));
  const states = Object.fromEntries(claim.characteristics.map(({ characteristic, state }) => [characteristic, state]));
  const when = [facts.occurred.from, facts.occurred.to].filter((date) => date !== null).map((date) => format.dayWithPrecision(date, facts.occurred.precision ?? "day"));
  return (
    <>
      <h3>{facts.title.trim() || <Trans id="compose.page.untitled">Without a title</Trans>}</h3>
      <SevenStrip states={states} />
      {facts.own_words && <p className="testimony compose-lines">{facts.own_words}</p>}
      <Fact term={<Trans id="compose.page.told">Told by:</Trans>}>{tellers}</Fact>
      <Fact term={<Trans id="compose.page.when">When:</Trans>}>{format.list(when)}</Fact>
      <Fact term={<Trans id="compose.page.where">Where:</Trans>}>{format.list(facts.places)}</Fact>
      <Fact term={<Trans id="compose.page.happened">What happened:</Trans>}>{facts.what_happened && <span className="compose-lines">{facts.what_happened}</span>}</Fact>
      <Fact term={<Trans id="compose.page.expected">What should have happened:</Trans>}>{facts.expected}</Fact>
      <Fact term={<Trans id="compose.page.actual">What the system did:</Trans>}>{facts.actual}</Fact>
      <Fact term={<Trans id="compose.page.role">The system’s part:</Trans>}>{facts.ai_role}</Fact>
      {claim.characteristics
        .filter(({ rationale }) => rationale.trim() !== "")
        .map(({ characteristic, rationale }) => (
          <p key={characteristic} className="compose-lines">
            {rationale}
          </p>
        ))}
      {claim.tensions.map(({ a, b, how }) => (
        <p key={`${a}-${b}-${how}`}>{how}</p>
      ))}
      <Fact term={<Trans id="compose.page.links">Framework:</Trans>}>{format.list(claim.mappings.map(({ target }) => target.id))}</Fact>
      <Fact term={<Trans id="compose.page.files">Evidence:</Trans>}>{files}</Fact>
    </>
  );
}

function PeoplePage({ view }: { view: ChallengeView }): ReactNode {
  return (
    <ul className="row-list">
      {view.preview.people.map((person) => (
        <li key={person.reference}>
          <strong>{person.pseudonym}</strong>
          {person.relation_to_ai && <span className="table-sub">{person.relation_to_ai}</span>}
        </li>
      ))}
    </ul>
  );
}

function EvidencePage({ view }: { view: ChallengeView }): ReactNode {
  const format = useFormat();
  const { length: kept } = view.challenge.withheld;
  return (
    <>
      {view.files.length === 0 && (
        <p>
          <Trans id="compose.page.no_files">No files go with it.</Trans>
        </p>
      )}
      <ul className="row-list">
        {view.files.map((file) => (
          <li key={file.path}>
            <strong>{file.title || file.path}</strong>
            <span className="table-sub">
              {file.path} · {file.media_type} · {format.bytes(file.bytes)}
            </span>
            <Hash value={file.sha256} short />
          </li>
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
                <Trans id="compose.page.kept_item">Something they cannot see. Reason given:</Trans> {[choice.category, choice.reason].filter(Boolean).join(", ")}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function AsksPage({ view }: { view: ChallengeView }): ReactNode {
  const { i18n } = useLingui();
  const format = useFormat();
  const { asks, deadlines } = view.preview;
  return (
    <>
      {asks.length === 0 && (
        <p>
          <Trans id="compose.page.no_asks">Nothing is asked for.</Trans>
        </p>
      )}
      <ol className="row-list">
        {asks.map((ask) => {
          const due = ask.due ? format.day(ask.due) : null;
          return (
            <li key={ask.id}>
              <strong className="num">{ask.number}</strong> {ask.text}
              <span className="table-sub">
                {[ask.ask_type ? i18n._(ASK_TYPE_WORDS[ask.ask_type]) : "", due ?? ""].filter(Boolean).join(" · ")}
                {ask.acceptable_alternatives && (
                  <>
                    {" · "}
                    <Trans id="compose.page.or">Or:</Trans> {ask.acceptable_alternatives}
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <Fact term={<Trans id="compose.page.acknowledge">Say that it arrived, by:</Trans>}>{deadlines.acknowledge_by && format.day(deadlines.acknowledge_by)}</Fact>
      <Fact term={<Trans id="compose.page.decide">Decide, by:</Trans>}>{deadlines.decide_by && format.day(deadlines.decide_by)}</Fact>
      <Fact term={<Trans id="compose.page.final">Everything done, by:</Trans>}>{deadlines.final_by && format.day(deadlines.final_by)}</Fact>
    </>
  );
}
