import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { Button, Callout, ChoiceList, Dialog } from "@/design";
import { useCommand } from "@/ipc";
import { ErrorCallout, KeyInWords } from "@/shell";
import { COMPARE_WAYS, COMPARE_WORDS, COMPARED_WORDS, type CompareWay } from "./words";

export interface CompareWordsProps {
  /** Whose key it is said to be. */
  name: string;
  /** What the vault notes it for: an organization, or whoever signed a packet. */
  of: { recipient_id: string } | { packet_id: string };
  words: readonly string[];
  fingerprint: string;
  onClose: () => void;
}

/** Twelve words that two people read to each other. Only a person can say that they match. */
export function CompareWords({ name, of, words, fingerprint, onClose }: CompareWordsProps): ReactNode {
  const { t, i18n } = useLingui();
  const [how, setHow] = useState<CompareWay | null>(null);
  const [differ, setDiffer] = useState(false);
  const recipient = useCommand("mark_key_checked");
  const sender = useCommand("mark_sender_checked");
  const mark = "packet_id" in of ? sender : recipient;
  const why = "compare-words-why";
  return (
    <Dialog
      isOpen
      wide
      title={t({ id: "packet.compare.title", message: `Compare the words with ${name}` })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans id="packet.compare.later">Not now</Trans>
          </Button>
          {!differ && (
            <Button onPress={() => setDiffer(true)} icon="mismatch">
              <Trans id="packet.compare.differ">They do not match</Trans>
            </Button>
          )}
          <Button
            kind="primary"
            icon="verified"
            blockedBy={how === null ? why : undefined}
            onPress={() => {
              if (how === null || mark.isPending) return;
              if ("packet_id" in of) sender.mutate({ ...of, how }, { onSuccess: onClose });
              else recipient.mutate({ ...of, how }, { onSuccess: onClose });
            }}
          >
            <Trans id="packet.compare.match">All twelve match</Trans>
          </Button>
        </>
      }
    >
      <ErrorCallout error={mark.error} />
      <p>
        <Trans id="packet.compare.do">Ask them to read their words to you from their own screen or paper. Check each one here. Every word and its place must match.</Trans>
      </p>
      <KeyInWords label={t({ id: "packet.compare.words", message: `The key of ${name}, in words` })} name={name} words={words} fingerprint={fingerprint} />
      {fingerprint && (
        <p className="small soft">
          <Trans id="packet.compare.fingerprint">Fingerprint of the signing key:</Trans> <span className="hash" dir="ltr">{fingerprint}</span>
        </p>
      )}
      {differ && (
        <Callout tone="stop" announce title={<Trans id="packet.compare.stop">Do not use this key.</Trans>}>
          <Trans id="packet.compare.stop_body">The key here is not theirs. What you seal to it could be read by someone else. Ask them for their card again, in a way you trust.</Trans>
        </Callout>
      )}
      <ChoiceList legend={<Trans id="packet.compare.how">How did you compare them?</Trans>} value={how} onChange={setHow} options={COMPARE_WAYS.map((way) => ({ value: way, label: i18n._(COMPARE_WORDS[way]) }))} />
      <p className="small soft" id={why}>
        {how === null ? <Trans id="packet.compare.why">Choose how you compared the words. A way an attacker could have changed, such as e-mail, does not count.</Trans> : <Trans id="packet.compare.kept">How and when you compared them is kept in your vault.</Trans>}
      </p>
    </Dialog>
  );
}

/** How a key was checked, in the words of this app where it knows them. */
export function useCheckedHow(): (how: string) => string {
  const { i18n } = useLingui();
  return (how) => (how in COMPARED_WORDS ? i18n._(COMPARED_WORDS[how as CompareWay]) : how);
}
