import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ChallengeView, EarlierView } from "@/bindings/commands";
import { Button, CheckGroup, Cluster, SectionHead, TextArea } from "@/design";
import { KeyStatus } from "./Recipients";
import type { ChallengeDesk } from "./useChallenge";
import { SENDER_WORDS } from "./words";

/** What is new, in words. */
export function WhatIsNew({ desk }: { desk: ChallengeDesk }): ReactNode {
  const { t } = useLingui();
  return (
    <div id="compose-text">
      <TextArea
        rows={3}
        label={t({ id: "compose.update.text", message: "What is new?" })}
        hint={t({ id: "compose.update.text_hint", message: "They will read this first. Below you choose what goes with it." })}
        value={desk.challenge.text}
        onChange={(text) => desk.write({ text })}
        onBlur={desk.flush}
      />
    </div>
  );
}

/** Single claims and asks that no longer count. What is told anew cannot be taken back in the same update. */
export function TakeBack({ earlier, desk }: { earlier: EarlierView; desk: ChallengeDesk }): ReactNode {
  const { t } = useLingui();
  const { challenge } = desk;
  const { claims, asks } = earlier.asked;
  const takeBackClaims = (ids: readonly string[]): void =>
    desk.choose({
      withdrawn_claims: [...ids],
      claims: challenge.claims.filter((choice) => !ids.includes(earlier.claims.find(({ harm_id: harm }) => harm === choice.harm_id)?.claim_id ?? choice.claim_id)),
    });
  if (claims.length === 0 && asks.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="compose-take-back">
      <SectionHead small id="compose-take-back" heading={<Trans id="compose.take_back">What you take back</Trans>} />
      <p className="small soft">
        <Trans id="compose.take_back.lead">What you tick here no longer counts. They have it, and may have read it. To word an ask anew, take it back and add it again.</Trans>
      </p>
      {claims.length > 0 && (
        <CheckGroup
          legend={t({ id: "compose.take_back.claims", message: "Claims that went before" })}
          values={challenge.withdrawn_claims}
          options={claims.map(({ id, number, facts }) => ({ value: id, label: <span dir="auto">{`C${number} ${facts.title}`}</span> }))}
          onChange={takeBackClaims}
        />
      )}
      {asks.length > 0 && (
        <CheckGroup
          legend={t({ id: "compose.take_back.asks", message: "Asks that went before" })}
          values={challenge.withdrawn_asks}
          options={asks.map(({ id, number, text }) => ({ value: id, label: <span dir="auto">{`A${number} ${text}`}</span> }))}
          onChange={(ids) => desk.choose({ withdrawn_asks: [...ids] })}
        />
      )}
    </section>
  );
}

/** Who gets it and how the sender appears: as the challenge had it. */
export function FixedTerms({ view, sender, onCompare, checkedHow }: { view: ChallengeView; sender: string; onCompare: (recipient: string) => void; checkedHow: (how: string) => string }): ReactNode {
  const { t, i18n } = useLingui();
  const { challenge } = view;
  const how = i18n._(SENDER_WORDS[challenge.sender_mode ?? "group"].label);
  const chosen = view.recipients.filter(({ recipient }) => challenge.recipients.includes(recipient.id));
  return (
    <section aria-labelledby="compose-recipients">
      <SectionHead small id="compose-recipients" heading={<Trans id="compose.recipients">Who gets it</Trans>} />
      <p className="small soft compose-none">
        <Trans id="compose.update.fixed">An update goes to those who got the challenge, and comes from the same sender.</Trans>
      </p>
      <ul className="row-list">
        {chosen.map(({ recipient }) => {
          const { id, name } = recipient;
          return (
            <li key={id} className="compose-row" data-testid="recipient-row">
              <strong dir="auto">{name}</strong>
              <Cluster>
                <KeyStatus recipient={recipient} checkedHow={checkedHow} />
                <Button size="small" onPress={() => onCompare(id)} label={t({ id: "compose.recipient.compare_label", message: `Compare the words of ${name}` })}>
                  <Trans id="compose.recipient.compare">Words</Trans>
                </Button>
              </Cluster>
            </li>
          );
        })}
      </ul>
      <p className="small compose-none" dir="auto">
        <Trans id="compose.update.sender">
          They see you as: {sender}. {how}.
        </Trans>
      </p>
    </section>
  );
}
