import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { Button, Callout, Confirm, Dialog, KeyWords, LoadingLine, TextField, useToast } from "@/design";
import { useCommand } from "@/ipc";
import { ErrorCallout } from "@/shell";

/** How many words are typed back. */
const ASKED = 3;

/** Three different places, 1 to `length`, in order. */
function places(length: number): readonly number[] {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(ASKED, length)) {
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
    chosen.add(1 + (random % length));
  }
  return [...chosen].sort((one, other) => one - other);
}

/** Makes a recovery sheet, and checks that it was written down. The words are on the screen only until then. */
export function RecoveryPart({ exists }: { exists: boolean }): ReactNode {
  const make = useCommand("make_recovery_sheet");
  const [asking, setAsking] = useState(false);
  const [sheet, setSheet] = useState<{ words: readonly string[]; asked: readonly number[] } | null>(null);
  const start = (): void => {
    setAsking(false);
    if (make.isPending) return;
    make.mutate(
      {},
      {
        onSuccess: ({ words }) => {
          setSheet({ words, asked: places(words.length) });
          make.reset(); // the words stay nowhere but here
        },
      },
    );
  };
  return (
    <>
      <p className="small soft">
        <Trans id="vault.sheet_note">Words on paper that open the vault when the passphrase is forgotten. Whoever has the paper can open the vault, so keep it away from this computer.</Trans>
      </p>
      <ErrorCallout error={make.error} />
      {make.isPending && (
        <LoadingLine>
          <Trans id="vault.sheet_making">Making the sheet</Trans>
        </LoadingLine>
      )}
      <div>
        <Button icon="sheet" onPress={() => (exists ? setAsking(true) : start())}>
          {exists ? <Trans id="vault.sheet_again">Make a new sheet</Trans> : <Trans id="vault.sheet_make">Make a recovery sheet</Trans>}
        </Button>
      </div>
      <Confirm isOpen={asking} title={<Trans id="vault.sheet_replace">Make a new recovery sheet?</Trans>} doLabel={<Trans id="vault.sheet_replace_do">Make a new one</Trans>} onDo={start} keepLabel={<Trans id="vault.sheet_replace_keep">Keep the one I have</Trans>} onKeep={() => setAsking(false)}>
        <Trans id="vault.sheet_replace_body">The sheet you have now stops working. You must write the new words down and type three of them back.</Trans>
      </Confirm>
      {sheet && <SheetDialog words={sheet.words} asked={sheet.asked} onDone={() => setSheet(null)} />}
    </>
  );
}

function SheetDialog({ words, asked, onDone }: { words: readonly string[]; asked: readonly number[]; onDone: () => void }): ReactNode {
  const { t } = useLingui();
  const toast = useToast();
  const [step, setStep] = useState<"write" | "check">("write");
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const confirm = useCommand("confirm_recovery_sheet");
  const check = (): void => {
    if (confirm.isPending) return;
    confirm.mutate(
      { words: asked.map((position) => ({ position, word: (typed[position] ?? "").trim() })) },
      {
        onSuccess: () => {
          toast({ text: t({ id: "vault.sheet_done", message: "The sheet is checked. Put it away safely." }), icon: "sheet" });
          onDone();
        },
      },
    );
  };
  if (step === "write")
    return (
      <Dialog
        isOpen
        wide
        title={<Trans id="vault.sheet_write">Write these words down</Trans>}
        actions={
          <>
            <Button onPress={onDone}>
              <Trans id="vault.sheet_later">Close without checking</Trans>
            </Button>
            <Button kind="primary" onPress={() => setStep("check")}>
              <Trans id="vault.sheet_written">I have written them down</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans id="vault.sheet_how">On paper, by hand, with their numbers. Do not photograph them. They are shown this one time.</Trans>
        </p>
        <KeyWords label={t({ id: "vault.sheet_words", message: "Words of the recovery sheet" })} words={words} />
        <Callout tone="heed">
          <Trans id="vault.sheet_valid">The new sheet works from now on, and an older one no longer does. Close this without writing the words down, and you have no sheet.</Trans>
        </Callout>
      </Dialog>
    );
  return (
    <Dialog
      isOpen
      title={<Trans id="vault.sheet_check">Type three words from your paper</Trans>}
      actions={
        <>
          <Button onPress={() => setStep("write")}>
            <Trans id="vault.sheet_back">Show the words again</Trans>
          </Button>
          <Button kind="primary" onPress={check}>
            <Trans id="vault.sheet_check_do">Check the sheet</Trans>
          </Button>
        </>
      }
    >
      <ErrorCallout error={confirm.error} />
      <form
        className="stack stack--tight"
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        {asked.map((position) => (
          <TextField key={position} label={t({ id: "vault.sheet_word", message: `Word ${position}` })} spellCheck={false} mono value={typed[position] ?? ""} onChange={(word) => setTyped({ ...typed, [position]: word })} autoFocus={position === asked[0]} />
        ))}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
