import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useId, useState, type ReactNode } from "react";
import { Button, Cluster, PassphraseField, Progress, useToast } from "@/design";
import { useHost } from "@/host";
import { call, useCommand } from "@/ipc";
import { ErrorCallout } from "@/shell";

/** The least strength a vault takes. */
const ENOUGH = 3;

/** How hard a passphrase is to guess; nothing while nobody has typed or the answer is not there yet. */
function useStrength(passphrase: string): number | null {
  const host = useHost();
  const [known, setKnown] = useState<{ of: string; score: number } | null>(null);
  useEffect(() => {
    if (passphrase === "") return undefined;
    let wanted = true;
    const timer = setTimeout(() => {
      call(host, "passphrase_strength", { passphrase }).then(
        ({ score }) => {
          if (wanted) setKnown({ of: passphrase, score });
        },
        () => undefined, // without a measure the vault still judges when it is set
      );
    }, 200);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [host, passphrase]);
  return known?.of === passphrase && passphrase !== "" ? known.score : null;
}

/** Sets a new passphrase. What was typed is gone from the fields as soon as it was tried. */
export function PassphrasePart(): ReactNode {
  const { t } = useLingui();
  const why = useId();
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const [tried, setTried] = useState(false);
  const score = useStrength(fresh);
  const suggest = useCommand("suggest_passphrase");
  const change = useCommand("change_passphrase");
  const words: readonly string[] = [
    t({ id: "vault.strength.0", message: "Guessed at once" }),
    t({ id: "vault.strength.1", message: "Very easy to guess" }),
    t({ id: "vault.strength.2", message: "Too easy to guess" }),
    t({ id: "vault.strength.3", message: "Hard to guess" }),
    t({ id: "vault.strength.4", message: "Very hard to guess" }),
  ];
  const strength = score === null ? "" : (words[score] ?? "");
  const differ = again !== "" && again !== fresh;
  const blocked = old === "" || fresh === "" || again !== fresh || (score !== null && score < ENOUGH);
  const clear = (): void => {
    setOld("");
    setFresh("");
    setAgain("");
  };
  if (!isOpen)
    return (
      <div>
        <Button icon="key" onPress={() => setOpen(true)}>
          <Trans id="vault.change">Change the passphrase</Trans>
        </Button>
      </div>
    );
  return (
    <form
      className="stack vault-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (blocked || change.isPending) return;
        change.mutate(
          { old, new: fresh },
          {
            onSuccess: () => {
              setOpen(false);
              setTried(false);
              toast({ text: t({ id: "vault.changed", message: "The passphrase was changed. The old one opens nothing any more, except older copies." }), icon: "key" });
            },
            onSettled: clear,
          },
        );
      }}
    >
      <ErrorCallout error={change.error} />
      <PassphraseField label={t({ id: "vault.old", message: "The passphrase as it is now" })} value={old} onChange={setOld} autoFocus />
      <PassphraseField label={t({ id: "vault.new", message: "The new passphrase" })} hint={t({ id: "vault.new_hint", message: "Five or more words that do not belong together are good. Spaces count." })} value={fresh} onChange={setFresh} />
      {strength !== "" && score !== null && (
        <div className="stack stack--tight" role="status">
          <Progress label={t({ id: "vault.strength", message: "How hard it is to guess" })} value={score / 4} />
          <p className="small">
            {strength}
            {score < ENOUGH && (
              <>
                {". "}
                <Trans id="vault.too_weak">A vault takes only what is hard to guess. Add a word or two.</Trans>
              </>
            )}
          </p>
        </div>
      )}
      <div>
        <Button
          size="small"
          onPress={() =>
            suggest.mutate(
              {},
              {
                onSuccess: ({ passphrase }) => {
                  setFresh(passphrase);
                  setAgain("");
                },
              },
            )
          }
        >
          <Trans id="vault.suggest">Suggest one</Trans>
        </Button>
      </div>
      <PassphraseField label={t({ id: "vault.again", message: "The new passphrase once more" })} error={differ ? t({ id: "vault.differ", message: "The two are not the same. Show both and compare." }) : undefined} value={again} onChange={setAgain} />
      <Cluster>
        <Button type="submit" kind="primary" blockedBy={tried && blocked ? why : undefined}>
          {change.isPending ? <Trans id="vault.changing">Changing</Trans> : <Trans id="vault.change_do">Change it</Trans>}
        </Button>
        <Button
          onPress={() => {
            clear();
            change.reset();
            setOpen(false);
          }}
        >
          <Trans id="vault.change_keep">Keep the old one</Trans>
        </Button>
      </Cluster>
      {tried && blocked && (
        <p className="small soft" id={why}>
          <Trans id="vault.change_why">Fill in all three. The new one must be hard to guess, and the same both times.</Trans>
        </p>
      )}
      <p className="small soft">
        <Trans id="vault.change_note">The recovery sheet keeps working. Copies of the folder that you made before still open with the old passphrase.</Trans>
      </p>
    </form>
  );
}
