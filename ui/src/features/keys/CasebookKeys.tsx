import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { LoadingLine } from "@/design";
import { useCommandQuery } from "@/ipc";
import { ErrorCallout, KeyInWords } from "@/shell";
import { KeyFacts, NewKeys } from "./NewKeys";
import { TakeBackKeys } from "./TakeBackKeys";
import "@/respond/respond.css";

/** The keys that sign challenges written at the documenting desk. Asking for them makes them, so nobody asks before they are wanted. */
export function CasebookKeys(): ReactNode {
  const [wanted, setWanted] = useState(false);
  return (
    <details className="respond-details" onToggle={(event) => setWanted((before) => before || event.currentTarget.open)}>
      <summary>
        <Trans id="keys_page.casebook_show">Show the keys that sign your own challenges</Trans>
      </summary>
      {wanted && <Shown />}
    </details>
  );
}

function Shown(): ReactNode {
  const { t } = useLingui();
  const { data, error } = useCommandQuery("identity", { desk: "casebook" });
  if (!data) return error ? <ErrorCallout error={error} /> : <LoadingLine />;
  return (
    <div className="stack">
      <p className="small soft">
        <Trans id="keys_page.casebook_use">They sign challenges under your name or the name of your group. Read these words to an organization that wants to be sure that a challenge is yours.</Trans>
      </p>
      <KeyInWords label={t({ id: "keys_page.casebook_words", message: "The keys for your own challenges, in twelve words" })} name={data.display} words={data.words} fingerprint={data.fingerprint} />
      <KeyFacts identity={data} />
      <NewKeys desk="casebook" replaced={data.replaced} />
      <TakeBackKeys desk="casebook" />
    </div>
  );
}
