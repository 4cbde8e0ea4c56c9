import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { Desk, IdentityView } from "@/bindings/commands";
import { Button, Confirm, Definition, useToast } from "@/design";
import { useFormat } from "@/i18n";
import { useCommand } from "@/ipc";
import { ErrorCallout } from "@/shell";

/** The keys of a desk as others see them, and since when it has them. */
export function KeyFacts({ identity }: { identity: IdentityView }): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const { replaced } = identity;
  const since = format.day(identity.since);
  const times = replaced === 0 ? t({ id: "keys_page.never_replaced", message: "never replaced" }) : t({ id: "keys_page.replaced", message: plural(replaced, { one: "replaced # time", other: "replaced # times" }) });
  return (
    <Definition
      items={[
        { term: <Trans id="keys_page.since">Made on</Trans>, value: <span className="num">{[since, times].join(", ")}</span> },
        { term: <Trans id="keys_page.fingerprint">Fingerprint of the signing key</Trans>, value: <span className="hash" dir="ltr">{identity.fingerprint}</span> },
        { term: <Trans id="keys_page.signing">Signing key</Trans>, value: <span className="hash" dir="ltr">{identity.signing_key}</span> },
        { term: <Trans id="keys_page.age">Key to seal to (age)</Trans>, value: <span className="hash" dir="ltr">{identity.age_recipient}</span> },
      ]}
    />
  );
}

/** Makes new keys for a desk, after saying what that changes for everybody who knows the old ones. */
export function NewKeys({ desk, replaced }: { desk: Desk; replaced: number }): ReactNode {
  const { t } = useLingui();
  const toast = useToast();
  const rotate = useCommand("rotate_keys");
  const [asking, setAsking] = useState(false);
  const register = desk === "register";
  const done = register ? t({ id: "keys_page.new.done", message: "New keys made. Write a new intake card and hand it out." }) : t({ id: "keys_page.new.done_casebook", message: "New keys made. Read the new words to those who know the old ones." });
  const make = (): void => {
    setAsking(false);
    if (!rotate.isPending) rotate.mutate({ desk }, { onSuccess: () => toast({ text: done, icon: "key" }) });
  };
  return (
    <>
      <p className="small soft">
        <Trans id="keys_page.new.when">Make new keys when someone else may have the old ones, or when your rules ask for it. You see first what changes.</Trans>
      </p>
      <ErrorCallout error={rotate.error} />
      <div>
        <Button icon="key" onPress={() => setAsking(true)}>
          {register ? <Trans id="keys_page.new.ask">Make new keys</Trans> : <Trans id="keys_page.new.ask_casebook">Make new keys for your own challenges</Trans>}
        </Button>
      </div>
      <Confirm isOpen={asking} title={register ? <Trans id="keys_page.new.title">Make new keys for this desk?</Trans> : <Trans id="keys_page.new.title_casebook">Make new keys for your own challenges?</Trans>} doLabel={<Trans id="keys_page.new.do">Make new keys</Trans>} onDo={make} keepLabel={<Trans id="keys_page.new.keep">Keep these keys</Trans>} onKeep={() => setAsking(false)}>
        <div className="stack stack--tight">
          {register ? <RegisterConsequences replaced={replaced} /> : <CasebookConsequences />}
          <p>
            <Trans id="keys_page.new.for_good">The twelve words change. You cannot go back to the old keys. The change is written to the decision log.</Trans>
          </p>
        </div>
      </Confirm>
    </>
  );
}

function OldStay(): ReactNode {
  return (
    <p>
      <Trans id="keys_page.new.old_stay">The old keys stay in this vault. They go on opening what was sealed to them.</Trans>
    </p>
  );
}

function RegisterConsequences({ replaced }: { replaced: number }): ReactNode {
  return (
    <>
      <OldStay />
      <p>
        <Trans id="keys_page.new.signs">From now on, receipts and answers are signed with the new key, also where a challenge came in before.</Trans>
      </p>
      <p>
        <Trans id="keys_page.new.card">Write a new intake card and hand it to everybody who has the old one. In it, the old key signs that the new one follows it. Until they have taken it in, your signature looks to them like that of someone else, and your answers do not count there.</Trans>
      </p>
      {replaced > 0 && (
        <p>
          <Trans id="keys_page.new.again">The card speaks only for the keys just before. Whoever has a still older card has to compare the words again.</Trans>
        </p>
      )}
      <p>
        <Trans id="keys_page.new.stolen">Whoever else holds the old signing key could make such a card too. If you fear that, tell people, and let them compare the new words with you.</Trans>
      </p>
    </>
  );
}

function CasebookConsequences(): ReactNode {
  return (
    <>
      <OldStay />
      <p>
        <Trans id="keys_page.new.threads">Your next challenges under your name or the name of your group are signed with the new key. Exchanges that have begun go on with the old one.</Trans>
      </p>
      <p>
        <Trans id="keys_page.new.own">Challenges under a pseudonym or without a name have keys of their own. For them nothing changes.</Trans>
      </p>
      <p>
        <Trans id="keys_page.new.compare">Whoever compared your old words sees another key next time. Read the new words to them. Until they have compared those, your signature looks changed.</Trans>
      </p>
    </>
  );
}
