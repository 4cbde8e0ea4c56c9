import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { RecipientView } from "@/bindings/commands";
import { Button, Cluster, EmptyState, LoadingLine, PageHead } from "@/design";
import { RevokeDialog } from "./RevokeDialog";
import { useCommandQuery } from "@/ipc";
import { ErrorCallout } from "@/shell";

/** What other features bring: how well a key is known, the comparing, and taking in a card. */
export interface OrganizationsParts {
  status: (view: RecipientView) => ReactNode;
  compare: (view: RecipientView, onClose: () => void) => ReactNode;
  importCard: () => void;
}

/** The organizations whose keys are known here, and whether their words were compared. */
export function OrganizationsScreen({ parts }: { parts: OrganizationsParts }): ReactNode {
  const { data, error } = useCommandQuery("recipients", {});
  const [comparing, setComparing] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<RecipientView | null>(null);
  const rows = data?.rows ?? [];
  const compared = rows.find(({ recipient }) => recipient.id === comparing);
  const take = (
    <Button icon="import" onPress={parts.importCard}>
      <Trans id="organizations.import">Take in a card</Trans>
    </Button>
  );
  return (
    <>
      <PageHead title={<Trans id="organizations.title">Organizations you can write to</Trans>} lead={<Trans id="organizations.lead">An organization comes here with its intake card, which holds its public keys. Compare the words of its key before you seal something for it.</Trans>} actions={rows.length > 0 && take} />
      <ErrorCallout error={error} />
      {!data && !error && <LoadingLine />}
      {data && rows.length === 0 && (
        <EmptyState title={<Trans id="organizations.none">You know no organization yet</Trans>} action={take}>
          <Trans id="organizations.none_body">Ask the one you write to for its intake card, or look for it on its website. The card is a packet: open it, or drop it on this window.</Trans>
        </EmptyState>
      )}
      {rows.length > 0 && (
        <ul className="row-list">
          {rows.map((view) => (
            <Organization key={view.recipient.id} view={view} status={parts.status(view)} onCompare={() => setComparing(view.recipient.id)} onRevoke={() => setRevoking(view)} />
          ))}
        </ul>
      )}
      {revoking && <RevokeDialog recipient={revoking.recipient} onClose={() => setRevoking(null)} />}
      {compared && parts.compare(compared, () => setComparing(null))}
    </>
  );
}

function Organization({ view, status, onCompare, onRevoke }: { view: RecipientView; status: ReactNode; onCompare: () => void; onRevoke: () => void }): ReactNode {
  const { t } = useLingui();
  const { name, contact, revoked_at: revoked, revoked_why: why } = view.recipient;
  return (
    <li className="organization" data-testid="organization-row">
      <div>
        <strong dir="auto">{name}</strong>
        {(contact.trim() !== "" || view.example) && <span className="table-sub">{view.example ? <Trans id="organizations.example">An invented organization, to try things out</Trans> : <span dir="auto">{contact}</span>}</span>}
        {revoked !== null && why.trim() !== "" && <span className="table-sub" dir="auto">{why}</span>}
      </div>
      <Cluster>
        {status}
        <Button size="small" onPress={onCompare} label={t({ id: "organizations.compare_label", message: `Compare the words of ${name}` })}>
          <Trans id="organizations.compare">Words</Trans>
        </Button>
        {revoked === null && (
          <Button size="small" kind="quiet" onPress={onRevoke} label={t({ id: "organizations.revoke_label", message: `Do not use any more: the key of ${name}` })}>
            <Trans id="organizations.revoke">Do not use any more</Trans>
          </Button>
        )}
      </Cluster>
    </li>
  );
}
