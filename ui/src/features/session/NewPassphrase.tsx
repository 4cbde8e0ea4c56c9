import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useId, useState, type ReactNode } from "react";
import { Button, Callout, PassphraseField } from "@/design";
import { useHost } from "@/host";
import { call } from "@/ipc";
import "./session.css";

/** The weakest passphrase a vault takes, on the core's scale of 0 to 4. */
const ENOUGH = 3;
/** How many words are recommended. */
const WORDS = 6;
/** Milliseconds of quiet before the strength is asked for. */
const PAUSE = 150;

export interface ChosenPassphrase {
  readonly text: string;
  readonly again: string;
}

export const NO_PASSPHRASE: ChosenPassphrase = { text: "", again: "" };

/** Whether it can be tried: long enough to mean something, and typed the same way twice. The core decides the rest. */
export const isReady = ({ text, again }: ChosenPassphrase): boolean => text !== "" && text === again;

/** Two fields for a new passphrase, with how hard it is to guess and a suggestion of six words. */
export function NewPassphrase({ value, onChange, tried, label }: { label?: string; value: ChosenPassphrase; onChange: (value: ChosenPassphrase) => void; tried: boolean }): ReactNode {
  const { t } = useLingui();
  const host = useHost();
  const [suggested, setSuggested] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const score = useStrength(value.text);
  const differs = (left || tried) && value.again !== "" && value.again !== value.text;
  const missing = tried && value.text !== "" && value.again === "";

  const suggest = (): void => {
    call(host, "suggest_passphrase", {}).then(
      ({ passphrase }) => {
        setSuggested(passphrase);
        onChange({ text: passphrase, again: "" });
      },
      () => setSuggested(null), // no randomness to be had: the person chooses words of their own
    );
  };
  return (
    <>
      <div className="stack stack--tight">
        <PassphraseField
          label={label ?? t({ id: "session.passphrase", message: "Passphrase" })}
          value={value.text}
          onChange={(text) => onChange({ ...value, text })}
          error={tried && value.text === "" ? t({ id: "session.passphrase_missing", message: "Choose a passphrase. Only it opens the vault." }) : undefined}
          hint={value.text === "" ? t({ id: "session.passphrase_hint", message: "Six common words are easier to remember, and harder to guess, than one odd word." }) : undefined}
          end={
            <Button onPress={suggest}>
              <Trans id="session.suggest">Suggest one</Trans>
            </Button>
          }
        />
        <Strength text={value.text} score={score} />
        {suggested !== null && suggested === value.text && (
          <Callout title={<Trans id="session.suggested.title">Your suggested words</Trans>}>
            <p className="session-words" dir="ltr">
              {suggested}
            </p>
            <p>
              <Trans id="session.suggested.body">Write them on paper now, then type them once more below.</Trans>
            </p>
          </Callout>
        )}
      </div>
      <PassphraseField
        label={t({ id: "session.again", message: "The same passphrase again" })}
        value={value.again}
        onChange={(again) => onChange({ ...value, again })}
        onBlur={() => setLeft(true)}
        error={
          differs
            ? t({ id: "session.again_differs", message: "These two are not the same yet. Show them both to compare." })
            : missing
              ? t({ id: "session.again_missing", message: "Type it once more, so that no slip of a finger locks you out." })
              : undefined
        }
      />
    </>
  );
}

/** Asks the core how hard a text is to guess, a moment after the last key. The text goes nowhere else. */
function useStrength(text: string): number | null {
  const host = useHost();
  const [judged, setJudged] = useState<{ text: string; score: number } | null>(null);
  useEffect(() => {
    if (text === "") return undefined;
    let current = true;
    const timer = setTimeout(() => {
      call(host, "passphrase_strength", { passphrase: text }).then(
        ({ score }) => {
          if (current) setJudged({ text, score });
        },
        () => undefined, // the core judges again when the vault is made
      );
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [host, text]);
  return judged?.text === text ? judged.score : null;
}

function Strength({ text, score }: { text: string; score: number | null }): ReactNode {
  const { t } = useLingui();
  const id = useId();
  const words = text.trim() === "" ? 0 : text.trim().split(/[\s-]+/).length;
  const shown = Math.min(words, WORDS);
  const verdicts = [
    t({ id: "session.strength.0", message: "Anyone could guess this." }),
    t({ id: "session.strength.1", message: "This is easy to guess." }),
    t({ id: "session.strength.2", message: "This can still be guessed. Add a word." }),
    t({ id: "session.strength.3", message: "This is hard to guess." }),
    t({ id: "session.strength.4", message: "This is very hard to guess." }),
  ];
  const verdict = score === null ? "" : (verdicts[score] ?? "");
  return (
    <div>
      <span className="word-count" role="img" aria-label={t({ id: "session.words", message: `${shown} of ${WORDS} words` })}>
        {Array.from({ length: WORDS }, (_, index) => (
          <span key={index} data-on={index < words ? "" : undefined} />
        ))}
      </span>
      <p className="field-hint" id={id} role="status" data-enough={score !== null && score >= ENOUGH ? "" : undefined}>
        {words > 0 && t({ id: "session.words_so_far", message: plural(words, { one: "# word so far.", other: "# words so far." }) })} {verdict}
      </p>
    </div>
  );
}
