import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Icon } from "@/design";
import { useLocaleId } from "@/i18n";
import { useCommandQuery } from "@/ipc";

/** What the framework says an incident report should hold at least, held against this challenge. Nothing of it is needed. */
export function IncidentFacts({ challenge }: { challenge: string }): ReactNode {
  const { data } = useCommandQuery("incident_report", { language: useLocaleId(), of: { challenge_id: challenge } });
  if (!data || data.facts.length === 0) return null;
  const all = data.facts.length;
  const given = data.facts.filter((fact) => fact.given).length;
  return (
    <details>
      <summary>
        <Trans id="compose.incident">
          As an incident report: {given} of {all} facts
        </Trans>
      </summary>
      <p className="small soft">
        <Trans id="compose.incident.body">NIST’s profile for generative AI names what a report should hold at least. Nothing of it is needed for sealing.</Trans>
      </p>
      <ul className="goes-list">
        {data.facts.map(({ id, title, given: there }) => (
          <li key={id}>
            <Icon name={there ? "check" : "close"} />
            <span>
              {title} <span className="visually-hidden">{there ? <Trans id="compose.incident.there">It is there.</Trans> : <Trans id="compose.incident.missing">It is missing.</Trans>}</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
