import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ChallengeView, Progress as Report, SealedView } from "@/bindings/commands";
import { Button, Folio, FolioRow, Hash, Icon, NextList, PageHead, Progress, Receipt, SectionHead, Skeleton } from "@/design";
import { useFormat } from "@/i18n";
import { useCommandQuery, useJob, usePace } from "@/ipc";
import { ErrorCallout, KeyInWords, Screen, useRouter } from "@/shell";

/** Makes the packet: ask where to, make it, say what was made and what to do with it. */
export function SealPage({ challenge }: { challenge: string }): ReactNode {
  const { t } = useLingui();
  const { go } = useRouter();
  const { data, error } = useCommandQuery("challenge_view", { challenge_id: challenge });
  const job = useJob("seal_challenge");
  const sealed = job.result?.sealed ?? null;
  const running = job.state === "running" || job.state === "stopping";
  const here = sealed ? t({ id: "seal.crumb.receipt", message: "Receipt" }) : t({ id: "seal.crumb.sealing", message: "Sealing" });
  const crumbs = [
    { label: t({ id: "seal.crumb.cases", message: "Cases" }), onOpen: () => go({ screen: "cases" }) },
    ...(data
      ? [
          { label: data.case_title.trim() || t({ id: "seal.crumb.case", message: "Case" }), onOpen: () => go({ screen: "case", case: data.challenge.case_id }) },
          { label: data.earlier ? t({ id: "seal.crumb.update", message: "Update" }) : t({ id: "seal.crumb.challenge", message: "Challenge" }), onOpen: () => go({ screen: "compose", challenge }) },
        ]
      : []),
    { label: here },
  ];
  return (
    <Screen title={here} crumbs={crumbs}>
      {!data ? (
        error ? (
          <ErrorCallout error={error} />
        ) : (
          <Skeleton rows={4} />
        )
      ) : sealed ? (
        <Done view={data} sealed={sealed} />
      ) : running ? (
        <Sealing view={data} progress={job.progress} stopping={job.state === "stopping"} onCancel={job.cancel} />
      ) : (
        <Ready view={data} error={job.error} onStart={() => job.start({ challenge_id: challenge })} />
      )}
    </Screen>
  );
}

/** The challenge whose exchange this belongs to. */
function threadOf(view: ChallengeView): string {
  return view.earlier?.challenge_id ?? view.challenge.id;
}

function useRecipients(view: ChallengeView): string {
  const format = useFormat();
  return format.list(view.recipients.filter(({ recipient }) => view.challenge.recipients.includes(recipient.id)).map(({ recipient }) => recipient.name));
}

/** Before anything is made: for whom, how large, and that it is not sent. */
function Ready({ view, error, onStart }: { view: ChallengeView; error: ReturnType<typeof useJob<"seal_challenge">>["error"]; onStart: () => void }): ReactNode {
  const { t } = useLingui();
  const { go } = useRouter();
  const format = useFormat();
  const names = useRecipients(view);
  const { id } = view.challenge;
  const update = view.earlier !== null;
  const blocked = view.blockers.length;
  const size = format.bytes(view.estimated_bytes);
  if (view.sealed)
    return (
      <PageHead
        title={update ? <Trans id="seal.already_update">This update is sealed</Trans> : <Trans id="seal.already">This challenge is sealed</Trans>}
        lead={<Trans id="seal.already_lead">It cannot be changed or sealed again. What they answer is set beside it.</Trans>}
        actions={
          <Button kind="primary" onPress={() => go({ screen: "ledger", challenge: threadOf(view) })}>
            <Trans id="seal.open_ledger">Open the answer ledger</Trans>
          </Button>
        }
      />
    );
  return (
    <Folio>
      <FolioRow note={names}>
        <div className="stack sealing-body">
          <h1 className="title title--question">{blocked > 0 ? <Trans id="seal.not_ready">Something must be settled first</Trans> : <Trans id="seal.ready">Ready to seal</Trans>}</h1>
          <ErrorCallout error={error} />
          {blocked > 0 ? (
            <>
              <p className="soft">{update ? t({ id: "seal.blocked_update", message: plural(blocked, { one: "# thing is open in this update.", other: "# things are open in this update." }) }) : t({ id: "seal.blocked", message: plural(blocked, { one: "# thing is open in this challenge.", other: "# things are open in this challenge." }) })}</p>
              <div>
                <Button kind="primary" icon="arrow-left" onPress={() => go({ screen: "compose", challenge: id })}>
                  {update ? <Trans id="seal.back_update">Back to the update</Trans> : <Trans id="seal.back">Back to the challenge</Trans>}
                </Button>
              </div>
            </>
          ) : (
            <>
              <p className="soft">
                <Trans id="seal.lead">The packet is made on this computer. Nothing is sent. You choose where the file is put, such as a USB stick, and hand it over yourself.</Trans>
              </p>
              <ul className="goes-list">
                <li>
                  <Icon name="key" />
                  <span>
                    <Trans id="seal.for">Only {names} can open it, and you.</Trans>
                  </span>
                </li>
                <li>
                  <Icon name="disk" />
                  <span>
                    <Trans id="seal.size">It will be about {size}.</Trans>
                  </span>
                </li>
                <li>
                  <Icon name="stamp" />
                  <span>
                    {update ? <Trans id="seal.final_update">After sealing, this update can no longer be changed.</Trans> : <Trans id="seal.final">After sealing, this challenge can no longer be changed.</Trans>}
                  </span>
                </li>
              </ul>
              <div className="cluster cluster--wide">
                <Button kind="primary" size="large" icon="stamp" onPress={onStart}>
                  <Trans id="seal.start">Choose a place and seal</Trans>
                </Button>
                <Button onPress={() => go({ screen: "compose", challenge: id })}>
                  <Trans id="seal.not_yet">Not yet</Trans>
                </Button>
              </div>
            </>
          )}
        </div>
      </FolioRow>
    </Folio>
  );
}

function Sealing({ view, progress, stopping, onCancel }: { view: ChallengeView; progress: Report | null; stopping: boolean; onCancel: () => void }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const names = useRecipients(view);
  const pace = usePace();
  const total = progress?.total ?? null;
  const done = progress ? format.bytes(progress.done) : "";
  const all = format.bytes(total ?? view.estimated_bytes);
  const left = pace.left === null ? "" : format.duration(pace.left);
  const speed = pace.speed === null ? "" : format.bytes(pace.speed);
  const { length: files } = view.files;
  return (
    <Folio>
      <FolioRow note={view.earlier ? <Trans id="seal.to_update">Update to {names}</Trans> : <Trans id="seal.to">Challenge to {names}</Trans>}>
        <div className="stack sealing-body">
          <h1 className="title title--question">
            <Trans id="seal.title">Sealing the packet</Trans>
          </h1>
          <p className="soft">
            <Trans id="seal.nothing_sent">Nothing is being sent. The packet is made on this computer, and stays here until you hand it over.</Trans>
          </p>
          <Progress
            large
            label={t({ id: "seal.progress", message: "Sealing the packet" })}
            value={progress && total ? progress.done / total : null}
            amount={progress ? <Trans id="seal.amount">{done} of {all}</Trans> : <Trans id="seal.waiting">Waiting for you to choose a place</Trans>}
            left={stopping ? <Trans id="seal.stopping">Stopping</Trans> : left && speed ? <Trans id="seal.left">{left} left, {speed} each second</Trans> : null}
          />
        </div>
      </FolioRow>
      <FolioRow id="seal-steps" heading={<Trans id="seal.steps">What happens now</Trans>}>
        <ul className="goes-list sealing-body">
          <li>
            <Icon name="hash" />
            <span>{t({ id: "seal.step.files", message: plural(files, { one: "# file is checked against its fingerprint", other: "# files are checked against their fingerprints" }) })}</span>
          </li>
          <li>
            <Icon name="stamp" />
            <span>
              <Trans id="seal.step.sign">Every word and every fingerprint is signed</Trans>
            </span>
          </li>
          <li>
            <Icon name="lock" />
            <span>
              <Trans id="seal.step.lock">Everything is locked with the key of {names}</Trans>
            </span>
          </li>
        </ul>
      </FolioRow>
      <FolioRow id="seal-meanwhile" heading={<Trans id="seal.meanwhile">Meanwhile</Trans>}>
        <div className="stack sealing-body">
          <p>
            <Trans id="seal.meanwhile.body">You can hide the screen. If you go to another page, sealing goes on, and the challenge shows under Sent when it is done.</Trans>
          </p>
          {progress && !stopping && (
            <div className="cluster cluster--wide">
              <Button icon="close" onPress={onCancel} describedBy="seal-cancel-note">
                <Trans id="seal.cancel">Cancel sealing</Trans>
              </Button>
              <span className="small soft" id="seal-cancel-note">
                <Trans id="seal.cancel_note">Cancelling deletes the half-made packet. Your case stays as it is.</Trans>
              </span>
            </div>
          )}
        </div>
      </FolioRow>
    </Folio>
  );
}

/** What was sealed, and what to do next. */
function Done({ view, sealed }: { view: ChallengeView; sealed: SealedView }): ReactNode {
  const { t } = useLingui();
  const { go } = useRouter();
  const format = useFormat();
  const { preview } = view;
  const { claims, asks } = preview;
  const { length: claimCount } = claims;
  const { length: askCount } = asks;
  const { files } = sealed;
  const holds = format.list([
    t({ id: "seal.holds.claims", message: plural(claimCount, { one: "# claim", other: "# claims" }) }),
    t({ id: "seal.holds.asks", message: plural(askCount, { one: "# ask", other: "# asks" }) }),
    t({ id: "seal.holds.files", message: plural(files, { one: "# file", other: "# files" }) }),
  ]);
  const size = format.bytes(sealed.bytes);
  const dues = [...asks.map(({ due }) => due), preview.deadlines.decide_by].filter((due) => due !== null).sort();
  const organization = sealed.organization;
  const name = sealed.file_name;
  return (
    <>
      <PageHead title={<Trans id="seal.done">The packet is sealed</Trans>} lead={<Trans id="seal.done_lead">It has not been sent. It lies where you put it, as {name}.</Trans>} />
      <div className="receipt-grid">
        <Receipt
          title={view.earlier ? <Trans id="seal.receipt_update">Receipt for an update</Trans> : <Trans id="seal.receipt">Receipt for a challenge</Trans>}
          lead={<Trans id="seal.receipt_lead">This shows what was sealed, and when, without showing what is inside.</Trans>}
          items={[
            { term: <Trans id="seal.receipt.file">File</Trans>, value: <strong className="seal-name" dir="auto">{name}</strong> },
            { term: <Trans id="seal.receipt.about">About</Trans>, value: <span dir="auto">{preview.title}</span> },
            { term: <Trans id="seal.receipt.readers">Can be opened by</Trans>, value: <Trans id="seal.receipt.readers_value">{organization}, and you</Trans> },
            ...(view.challenge.sealed_at ? [{ term: <Trans id="seal.receipt.sealed">Sealed</Trans>, value: <span className="num">{format.moment(view.challenge.sealed_at)}</span> }] : []),
            { term: <Trans id="seal.receipt.holds">Holds</Trans>, value: <Trans id="seal.receipt.holds_value">{holds}; {size}</Trans> },
            ...(dues[0] !== undefined ? [{ term: <Trans id="seal.receipt.due">First answer due</Trans>, value: <span className="num">{format.dayLong(dues[0])}</span> }] : []),
            { term: <Trans id="seal.receipt.words">Your key, in words</Trans>, value: <KeyInWords label={t({ id: "seal.receipt.words_label", message: "The key you signed with, in words" })} name={sealed.signer_name} words={sealed.signer_words} fingerprint={sealed.signer_fingerprint} /> },
            { term: <Trans id="seal.receipt.hash">Fingerprint</Trans>, value: <Hash value={sealed.sha256} /> },
          ]}
        />
        <section aria-labelledby="seal-next">
          <SectionHead id="seal-next" heading={<Trans id="seal.next">What to do next</Trans>} />
          <NextList
            steps={[
              { heading: <Trans id="seal.next.hand">Hand it over your own way</Trans>, body: <Trans id="seal.next.hand_body">By post, by hand, or through their upload page. Only they can open it. The name of the file says nothing about what is inside.</Trans> },
              { heading: <Trans id="seal.next.words">Tell them your words</Trans>, body: <Trans id="seal.next.words_body">Read your twelve words to them, by phone or in person. So they know that the packet is yours.</Trans> },
              { heading: <Trans id="seal.next.note">Keep the fingerprint</Trans>, body: <Trans id="seal.next.note_body">Away from this computer, if you can. With it, nobody can say later that you sent something else.</Trans> },
              {
                heading: <Trans id="seal.next.wait">See what they answer</Trans>,
                body: <Trans id="seal.next.wait_body">The days you asked for count from now. What they answer is set beside what you asked.</Trans>,
                action: (
                  <Button kind="primary" onPress={() => go({ screen: "ledger", challenge: threadOf(view) })}>
                    <Trans id="seal.open_ledger">Open the answer ledger</Trans>
                  </Button>
                ),
              },
            ]}
          />
        </section>
      </div>
    </>
  );
}
