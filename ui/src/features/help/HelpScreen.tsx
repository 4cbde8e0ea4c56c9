import { Trans, useLingui } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import { AnswerMark, Button, Folio, FolioRow, Kbd, LEDGER_STATES, LEDGER_WORDS, PageHead, SevenKey, type LedgerState } from "@/design";
import { useRouter } from "@/shell";
import { keyLines, printedKey } from "@/shell/KeysDialog";
import { SCOPES, type Scope } from "@/shell/shortcuts";
import "./help.css";
import "@/respond/respond.css";

/** What a person can look up without leaving the program: it never goes to the network. */
export function HelpScreen({ version }: { version: string }): ReactNode {
  const id = useId();
  const router = useRouter();
  return (
    <>
      <PageHead title={<Trans id="help.title">Help</Trans>} lead={<Trans id="help.lead">Recourse {version}. Everything here works without a network.</Trans>} />
      <Folio className="respond-folio">
        <FolioRow id={`${id}-answer`} heading={<Trans id="help.answer">How an answer counts</Trans>}>
          <Answers />
        </FolioRow>
        <FolioRow id={`${id}-squares`} heading={<Trans id="help.squares">The seven squares</Trans>}>
          <p>
            <Trans id="help.squares_body">Squares are about harm, circles about answers. The seven letters stand for what a system should be: valid, safe, secure, accountable, explainable, private and fair. When people disagree, both answers are kept.</Trans>
          </p>
          <SevenKey withUnset />
        </FolioRow>
        <FolioRow id={`${id}-catalog`} heading={<Trans id="help.catalog">The framework in plain words</Trans>}>
          <p>
            <Trans id="help.catalog_body">What organizations say they follow, what you can ask for, and rights to check: all of it stands in the catalog.</Trans>
          </p>
          <Button icon="book" onPress={() => router.go({ screen: "catalog" })}>
            <Trans id="help.catalog_open">Open the catalog</Trans>
          </Button>
        </FolioRow>
        <FolioRow id={`${id}-open`} heading={<Trans id="help.open">Open a packet without this program</Trans>}>
          <OpenByHand />
        </FolioRow>
        <FolioRow id={`${id}-not`} heading={<Trans id="help.not">What this program does not protect from</Trans>}>
          <Limits />
        </FolioRow>
        <FolioRow id={`${id}-keys`} heading={<Trans id="help.keys">All keys</Trans>}>
          <Keys />
        </FolioRow>
      </Folio>
    </>
  );
}

function Answers(): ReactNode {
  const { i18n } = useLingui();
  const meaning: Record<LedgerState, ReactNode> = {
    answered_with_evidence: <Trans id="help.answer.evidence">It names tests that were run, says what failed, and says who reviewed it. All three.</Trans>,
    answered_without_evidence: <Trans id="help.answer.bare">It says yes, in part or later, but one of the three is missing.</Trans>,
    refused_with_reasons: <Trans id="help.answer.refused">It says no, and why. A refusal is a reply, not an answer.</Trans>,
    refused_without_reasons: <Trans id="help.answer.refused_bare">It says no, and nothing else.</Trans>,
    no_answer: <Trans id="help.answer.none">The day has passed, or the answer came and left this ask out.</Trans>,
    not_due_yet: <Trans id="help.answer.wait">Nothing has come, and the day is still ahead.</Trans>,
  };
  return (
    <>
      <p>
        <Trans id="help.answer_lead">The program works this out from what stands in the answer. Nobody chooses it, and both sides see the same. Saying “we follow the framework” never counts, as an answer or as a reason. A change in use is shown beside the answer and is never taken for evidence.</Trans>
      </p>
      <dl className="help-states">
        {LEDGER_STATES.map((state) => (
          <div key={state}>
            <dt>
              <AnswerMark state={state} />
              <strong>{i18n._(LEDGER_WORDS[state])}</strong>
            </dt>
            <dd>{meaning[state]}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Commands are the same in every language; they stand here once. */
const COMMANDS = {
  open: "age -d -i key.txt packet.acp | tar x",
  files: "cd packet && sha256sum -c --strict manifest-sha256.txt",
  rest: "sha256sum -c --strict tagmanifest-sha256.txt",
  signer: "ssh-keygen -Y check-novalidate -n ai-challenge-packet@v1 -s packet.json.sig < packet.json",
} as const;

function OpenByHand(): ReactNode {
  const { t } = useLingui();
  return (
    <>
      <p>
        <Trans id="help.open_lead">A packet is an ordinary age file with an ordinary tar archive inside. With these free tools anyone who holds the key can open and check it: age, tar, sha256sum and ssh-keygen.</Trans>
      </p>
      <section tabIndex={0} aria-label={t({ id: "help.open_steps", message: "Commands, in order" })}>
        <ol className="help-steps">
          <li>
            <Trans id="help.open.unpack">Decrypt and unpack. It makes a folder called packet.</Trans>
            <Command>{COMMANDS.open}</Command>
          </li>
          <li>
            <Trans id="help.open.files">Check every file against its fingerprint. Skip this when there are no files.</Trans>
            <Command>{COMMANDS.files}</Command>
          </li>
          <li>
            <Trans id="help.open.rest">Check the record and everything else.</Trans>
            <Command>{COMMANDS.rest}</Command>
          </li>
          <li>
            <Trans id="help.open.signer">See which key signed it. Compare the fingerprint with the one its owner tells you.</Trans>
            <Command>{COMMANDS.signer}</Command>
          </li>
        </ol>
      </section>
      <p className="small soft">
        <Trans id="help.open.read">The words are in packet.json. The file record.html shows the same to read in a browser; it holds no program code. Unpacked files are not encrypted. This program checks more than these commands do.</Trans>
      </p>
    </>
  );
}

function Command({ children }: { children: string }): ReactNode {
  return (
    <pre className="help-command" dir="ltr">
      <code>{children}</code>
    </pre>
  );
}

function Limits(): ReactNode {
  return (
    <ul className="stack stack--tight help-list">
      <li>
        <Trans id="help.not.spy">Spying software on this computer, or a camera behind you. Use a computer you trust. Ctrl and . hides the screen at once.</Trans>
      </li>
      <li>
        <Trans id="help.not.reader">The person who opens your packet. They can copy it, print it and pass it on. Leave out what must not be known.</Trans>
      </li>
      <li>
        <Trans id="help.not.guess">Being recognized by what you tell. A false name does not help when only one person can know the story.</Trans>
      </li>
      <li>
        <Trans id="help.not.way">The way you send it. E-mail shows who wrote to whom, even when nobody can read the packet.</Trans>
      </li>
      <li>
        <Trans id="help.not.true">A good signature does not make a claim true. It shows which key signed it, and that nothing was changed since.</Trans>
      </li>
      <li>
        <Trans id="help.not.answer">Silence. The program shows that no answer came. It cannot make anybody answer.</Trans>
      </li>
      <li>
        <Trans id="help.not.law">It gives no advice on law. Days to go to a court or an office are often short: ask somebody who knows.</Trans>
      </li>
    </ul>
  );
}

function Keys(): ReactNode {
  const { i18n } = useLingui();
  return (
    <>
      {(Object.keys(SCOPES) as Scope[]).map((scope) => (
        <section key={scope} className="stack stack--tight">
          <h3 className="subheading">{i18n._(SCOPES[scope])}</h3>
          <dl className="keys-list">
            {keyLines(scope).map(({ shortcut, keys }) => (
              <div key={shortcut.label.id}>
                <dt>
                  {keys.map((key) => (
                    <Kbd key={key}>{printedKey(key)}</Kbd>
                  ))}
                </dt>
                <dd>{i18n._(shortcut.label)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="small soft">
        <Trans id="help.keys_note">Single letters work only in lists, never while you write. You can turn them off in Settings.</Trans>
      </p>
    </>
  );
}
