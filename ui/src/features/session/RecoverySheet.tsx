import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { Button, Callout, KeyWords, TextField } from "@/design";
import { localDay, useFormat } from "@/i18n";
import { ErrorCallout } from "@/shell";
import { useSecretCommand } from "./useSecretCommand";
import "./session.css";

/** How many words are asked back. */
const ASKED = 3;

/** Positions from 1, in order, drawn by chance, so that a sheet must really be at hand. */
export function drawPositions(words: number, count: number): number[] {
  const all = Array.from({ length: words }, (_, index) => index + 1);
  const drawn: number[] = [];
  while (drawn.length < count && all.length > 0) {
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
    drawn.push(...all.splice(random % all.length, 1));
  }
  return drawn.sort((one, other) => one - other);
}

export interface RecoverySheetProps {
  /** Whether there was a sheet before: it stops working. */
  replaces?: boolean;
  /** The sheet was made and checked. */
  onDone: () => void;
  /** Leaves without it. Without this, there is no such button. */
  onLater?: (() => void) | undefined;
  /** Words on the last button. */
  doneLabel: ReactNode;
}

/** Makes the recovery sheet, shows it once, and has some of its words typed back. */
export function RecoverySheet({ replaces, onDone, onLater, doneLabel }: RecoverySheetProps): ReactNode {
  const [stage, setStage] = useState<"before" | "sheet" | "check" | "done">("before");
  const [words, setWords] = useState<readonly string[]>([]);
  const make = useSecretCommand("make_recovery_sheet");
  const begin = async (): Promise<void> => {
    const sheet = await make.run({});
    if (sheet === null) return;
    setWords(sheet.words);
    setStage("sheet");
  };
  const later = onLater && (
    <Button kind="quiet" onPress={onLater}>
      <Trans id="session.sheet.later">Later. Remind me on Home</Trans>
    </Button>
  );
  if (stage === "sheet") return <Sheet words={words} onNext={() => setStage("check")} later={later} />;
  if (stage === "check")
    return (
      <Check
        words={words.length}
        onBack={() => setStage("sheet")}
        later={later}
        onRight={() => {
          setWords([]);
          setStage("done");
        }}
      />
    );
  if (stage === "done")
    return (
      <div className="session-body">
        <h1 className="title title--question">
          <Trans id="session.sheet.done">The recovery sheet works</Trans>
        </h1>
        <p className="soft">
          <Trans id="session.sheet.done_body">Give it to someone you trust, in a different place from this computer. Whoever has it can open this vault.</Trans>
        </p>
        <Button kind="primary" size="large" iconEnd="arrow-right" onPress={onDone} autoFocus>
          {doneLabel}
        </Button>
      </div>
    );
  return (
    <div className="session-body">
      <h1 className="title title--question">
        <Trans id="session.sheet.title">Make the recovery sheet</Trans>
      </h1>
      <ErrorCallout error={make.error} />
      <p className="soft">
        <Trans id="session.sheet.lead">24 words, on paper. They are the only way in if the passphrase is forgotten. They are shown once and are saved nowhere. Make sure nobody looks at your screen.</Trans>
      </p>
      {replaces && (
        <Callout tone="heed" title={<Trans id="session.sheet.replaces">The sheet you have now stops working</Trans>}>
          <p>
            <Trans id="session.sheet.replaces_body">Destroy the old one after you have checked the new one.</Trans>
          </p>
        </Callout>
      )}
      <Button kind="primary" size="large" icon="sheet" onPress={() => void begin()}>
        {make.busy ? <Trans id="session.sheet.making">Making it</Trans> : <Trans id="session.sheet.make">Show the 24 words</Trans>}
      </Button>
      {later}
    </div>
  );
}

function Sheet({ words, onNext, later }: { words: readonly string[]; onNext: () => void; later: ReactNode }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const today = format.dayLong(localDay(new Date()));
  return (
    <div className="session-body session-sheet">
      <h1 className="title title--question session-screen">
        <Trans id="session.sheet.words_title">Print these 24 words, or copy them by hand</Trans>
      </h1>
      <p className="session-print">
        <Trans id="session.sheet.print_head">Recourse recovery sheet, made on {today}. These 24 words open the vault and set a new passphrase. Keep them away from the computer.</Trans>
      </p>
      <KeyWords label={t({ id: "session.sheet.words", message: "The 24 recovery words, in order" })} words={words} />
      <div className="cluster session-screen">
        <Button icon="print" onPress={() => window.print()}>
          <Trans id="session.sheet.print">Print</Trans>
        </Button>
        <Button kind="primary" iconEnd="arrow-right" onPress={onNext}>
          <Trans id="session.sheet.have_it">I have them on paper</Trans>
        </Button>
      </div>
      <p className="soft session-screen">
        <Trans id="session.sheet.no_photo">Do not take a photo of them and do not keep them in a file: then others may read them.</Trans>
      </p>
      <div className="session-screen">{later}</div>
    </div>
  );
}

function Check({ words, onRight, onBack, later }: { words: number; onRight: () => void; onBack: () => void; later: ReactNode }): ReactNode {
  const { t } = useLingui();
  const [positions] = useState(() => drawPositions(words, ASKED));
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const confirm = useSecretCommand("confirm_recovery_sheet");
  const complete = positions.every((position) => (typed[position] ?? "").trim() !== "");
  const submit = async (): Promise<void> => {
    if (!complete || confirm.busy) return;
    const right = await confirm.run({ words: positions.map((position) => ({ position, word: (typed[position] ?? "").trim().toLowerCase() })) });
    if (right !== null) onRight();
  };
  return (
    <form
      className="session-body"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h1 className="title title--question">
        <Trans id="session.check.title">Type three words from the sheet</Trans>
      </h1>
      <p className="soft">
        <Trans id="session.check.lead">This shows that you can read it.</Trans>
      </p>
      <ErrorCallout error={confirm.error} />
      <div className="session-check">
        {positions.map((position, index) => (
          <TextField key={position} label={t({ id: "session.check.word", message: `Word ${position}` })} value={typed[position] ?? ""} onChange={(word) => setTyped((before) => ({ ...before, [position]: word }))} autoFocus={index === 0} spellCheck={false} />
        ))}
      </div>
      <p className="field-hint" id="check-missing">
        {!complete && <Trans id="session.check.missing">All three are needed.</Trans>}
      </p>
      <div className="cluster">
        <Button icon="arrow-left" onPress={onBack}>
          <Trans id="session.check.back">Show the words again</Trans>
        </Button>
        <Button type="submit" kind="primary" blockedBy={complete ? undefined : "check-missing"}>
          <Trans id="session.check.do">Check them</Trans>
        </Button>
      </div>
      {later}
    </form>
  );
}
