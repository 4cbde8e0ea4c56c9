import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { EvidenceView } from "@/bindings/commands";
import { Button, Callout, DecisionLog, Definition, Folio, FolioRow, Hash, Link, LoadingLine, MenuButton, PageHead, useToast } from "@/design";
import { CASE_STATUS_WORDS, EvidenceStatus, OPERATION_WORDS, useFresh } from "@/document";
import { useFormat } from "@/i18n";
import { useCommand, useCommandQuery } from "@/ipc";
import { ErrorCallout, Screen, useRemoval, useRouter } from "@/shell";
import { CUSTODY_WORDS } from "./custodyWords";
import { EvidenceFields } from "./EvidenceFields";
import { Viewer } from "./Viewer";
import "./evidence.css";

/** One piece: what it shows, what is known about it, and everything that was done with it. */
export function EvidenceItemPage({ evidenceId }: { evidenceId: string }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const query = useCommandQuery("evidence_view", { evidence_id: evidenceId });
  const view = useFresh(query);
  const crumb = t({ id: "evidence.crumb", message: "Evidence" });
  const title = view?.row.evidence.title ?? crumb;
  return (
    <Screen title={title} crumbs={[{ label: crumb, onOpen: () => router.go({ screen: "evidence" }) }, { label: view ? `E${view.row.evidence.number}` : crumb }]}>
      <ErrorCallout error={query.error} />
      {query.isPending && <LoadingLine />}
      {view && <Page view={view} />}
    </Screen>
  );
}

function Page({ view }: { view: EvidenceView }): ReactNode {
  const { row } = view;
  const { evidence } = row;
  const caseQuery = useCommandQuery("case_view", { case_id: evidence.case_id });
  const original = evidence.derived_from;
  return (
    <>
      <Head view={view} />
      <Folio className="evidence-page">
        <FolioRow heading={<Trans id="evidence.shows">What it shows</Trans>} id="evidence-shows">
          <div className="stack">
            <HiddenWarning view={view} />
            <Viewer key={evidence.id} evidence={evidence} />
          </div>
        </FolioRow>
        <FolioRow heading={<Trans id="evidence.about">About it</Trans>} id="evidence-about">
          <EvidenceFields evidence={evidence} harms={caseQuery.data?.harms ?? []} />
        </FolioRow>
        <FolioRow heading={<Trans id="evidence.origin">Where it came from</Trans>} id="evidence-origin">
          <Origin view={view} original={original} />
        </FolioRow>
        <FolioRow heading={<Trans id="evidence.custody">What was done with it</Trans>} note={<Trans id="evidence.custody_note">Can be added to, not changed</Trans>} id="evidence-custody">
          <Custody view={view} />
        </FolioRow>
      </Folio>
    </>
  );
}

function Head({ view }: { view: EvidenceView }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const toast = useToast();
  const removals = useRemoval();
  const save = useCommand("export_evidence");
  const remove = useCommand("delete_evidence");
  const { evidence } = view.row;
  const { title } = evidence;
  return (
    <>
      <PageHead
        title={<span dir="auto">{title}</span>}
        actions={
          <MenuButton
            label={t({ id: "evidence.more", message: "Save or remove" })}
            choices={[
              {
                id: "export",
                label: t({ id: "evidence.export", message: "Save a copy outside the vault" }),
                icon: "save-out",
                onChoose: () =>
                  save.mutate(
                    { evidence_id: evidence.id },
                    {
                      onSuccess: ({ file_name: name }) => {
                        if (name !== null) toast({ icon: "save-out", text: t({ id: "evidence.exported", message: `Saved as ${name}. That copy is not encrypted: anyone who can open it can read it.` }) });
                      },
                    },
                  ),
              },
              {
                id: "remove",
                label: t({ id: "evidence.remove", message: "Remove this piece" }),
                icon: "remove",
                onChoose: () => {
                  removals.remove({ id: evidence.id, text: t({ id: "evidence.removed", message: `“${title}” is removed. Its log keeps its fingerprint.` }), run: () => remove.mutateAsync({ evidence_id: evidence.id }) });
                  router.back({ screen: "evidence" });
                },
              },
            ]}
          />
        }
      />
      <ErrorCallout error={save.error} />
    </>
  );
}

/** A file that says more than it shows must not surprise anyone; a cleaned copy is one press away. */
function HiddenWarning({ view }: { view: EvidenceView }): ReactNode {
  const router = useRouter();
  const clean = useCommand("clean_evidence");
  const { evidence, hidden, cleaned_copy: copy } = view.row;
  if (hidden === "clean" || evidence.operation !== null) return <EvidenceStatus row={view.row} />;
  const canClean = evidence.media_type === "image/jpeg" || evidence.media_type === "image/png";
  const make = (
    <Button
      size="small"
      onPress={() => {
        if (!clean.isPending) clean.mutate({ evidence_id: evidence.id }, { onSuccess: (made) => router.go({ screen: "evidence_item", evidence: made.id }) });
      }}
    >
      {clean.isPending ? <Trans id="evidence.cleaning">Making it</Trans> : <Trans id="evidence.clean">Make a cleaned copy</Trans>}
    </Button>
  );
  return (
    <>
      <ErrorCallout error={clean.error} />
      <Callout
        tone="heed"
        icon={hidden === "place" ? "place" : undefined}
        title={
          hidden === "place" ? (
            <Trans id="evidence.hidden.place">This file says where it was taken</Trans>
          ) : hidden === "other" ? (
            <Trans id="evidence.hidden.other">This file says more than it shows</Trans>
          ) : (
            <Trans id="evidence.hidden.unchecked">Nobody can tell here what this file says besides what it shows</Trans>
          )
        }
        actions={
          copy !== null ? (
            <Button size="small" onPress={() => router.go({ screen: "evidence_item", evidence: copy })}>
              <Trans id="evidence.open_clean">Open the cleaned copy</Trans>
            </Button>
          ) : canClean ? (
            make
          ) : undefined
        }
      >
        <p>
          {hidden === "unchecked" ? (
            <Trans id="evidence.hidden.unchecked_body">It may hold names, places or earlier versions. Look into it with another program before it goes out, or leave it out.</Trans>
          ) : (
            <Trans id="evidence.hidden.body">A place, a time, a device or a name may be written inside it. The original stays as it is; a cleaned copy without these goes out in its place.</Trans>
          )}
        </p>
      </Callout>
    </>
  );
}

function Origin({ view, original }: { view: EvidenceView; original: string | null }): ReactNode {
  const { i18n } = useLingui();
  const router = useRouter();
  const format = useFormat();
  const { evidence } = view.row;
  const caseQuery = useCommandQuery("case_view", { case_id: evidence.case_id });
  const of = caseQuery.data?.case;
  const state = of?.status ? i18n._(CASE_STATUS_WORDS[of.status]) : "";
  const items = [
    {
      term: <Trans id="evidence.case">Case</Trans>,
      value: of && (
        <Link onOpen={() => router.go({ screen: "case", case: of.id })}>
          <bdi>{of.title === "" ? <Trans id="evidence.untitled_case">A case without a title</Trans> : of.title}</bdi>
        </Link>
      ),
      show: of !== undefined && state !== "",
    },
    { term: <Trans id="evidence.file_name">Name it had outside</Trans>, value: <bdi>{evidence.original_name}</bdi>, show: evidence.original_name !== "" },
    { term: <Trans id="evidence.media_type">Kind of file</Trans>, value: <bdi>{evidence.media_type}</bdi>, show: true },
    { term: <Trans id="evidence.size">Size</Trans>, value: format.bytes(evidence.bytes), show: true },
    { term: <Trans id="evidence.added">Added</Trans>, value: format.moment(evidence.created_at), show: true },
    {
      term: <Trans id="evidence.made_from">Made from</Trans>,
      value: original !== null && (
        <Link onOpen={() => router.go({ screen: "evidence_item", evidence: original })}>
          {evidence.operation === null ? <Trans id="evidence.original">The original</Trans> : i18n._(OPERATION_WORDS[evidence.operation])}
        </Link>
      ),
      show: original !== null,
    },
    { term: <Trans id="evidence.hash">Fingerprint (SHA-256)</Trans>, value: <Hash value={evidence.sha256} />, show: true },
  ];
  return <Definition items={items.filter(({ show }) => show)} />;
}

function Custody({ view }: { view: EvidenceView }): ReactNode {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { sha256 } = view.row.evidence;
  return (
    <div className="stack stack--tight">
      {!view.chain_unbroken && (
        <Callout tone="stop" title={<Trans id="evidence.chain_broken">This log is not as the program left it</Trans>}>
          <p>
            <Trans id="evidence.chain_broken_body">A line was changed or is missing. Do not rely on it until you know why.</Trans>
          </p>
        </Callout>
      )}
      <DecisionLog
        label={t({ id: "evidence.custody", message: "What was done with it" })}
        entries={[...view.custody].reverse().map((line) => {
          const words = CUSTODY_WORDS[line.action];
          return {
            number: line.number,
            who: <bdi>{line.actor}</bdi>,
            when: format.moment(line.at),
            text: words ? i18n._(words) : line.action,
            note: line.sha256 === sha256 ? <Trans id="evidence.same">The same file as when it was added</Trans> : <Trans id="evidence.differs">Another fingerprint than now</Trans>,
          };
        })}
      />
    </div>
  );
}
