import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { ChallengeView } from "@/bindings/commands";
import { IconButton, Letter } from "@/design";
import { AsksPage, ClaimPage, Cover, EvidencePage, PeoplePage, UpdateCover } from "./previewPages";

interface Page {
  readonly key: string;
  readonly name: string;
  readonly body: ReactNode;
}

/** The sender's name as the packet will carry it. */
export function useSender(view: ChallengeView, vaultName: string): string {
  const { t } = useLingui();
  const { sender_mode: mode, sender_display: display } = view.challenge;
  const none = t({ id: "compose.preview.no_name", message: "someone who gives no name" });
  if (mode === "anonymous") return none;
  if (mode === "pseudonym") return display.trim() || none;
  return display.trim() || vaultName || none;
}

/** Exactly what the recipient will see, page by page: drawn from the body that will be sealed. */
export function Preview({ view, vaultName }: { view: ChallengeView; vaultName: string }): ReactNode {
  const { t } = useLingui();
  const sender = useSender(view, vaultName);
  const pages = usePages(view, sender);
  const [wanted, setWanted] = useState(0);
  const at = Math.min(wanted, pages.length - 1);
  const page = pages[at];
  const number = at + 1;
  const count = pages.length;
  return (
    <section className="stack stack--tight" aria-labelledby="compose-preview">
      <div className="cluster">
        <h2 className="subheading" id="compose-preview">
          <Trans id="compose.preview">Exactly what they will see</Trans>
        </h2>
        <span className="push cluster">
          <IconButton icon="chevron-left" label={t({ id: "compose.preview.back", message: "Previous page" })} onPress={() => setWanted(Math.max(0, at - 1))} />
          <span className="soft small num" aria-live="polite">
            <Trans id="compose.preview.page">{number} of {count}</Trans>
          </span>
          <IconButton icon="chevron-right" label={t({ id: "compose.preview.next", message: "Next page" })} onPress={() => setWanted(Math.min(count - 1, at + 1))} />
        </span>
      </div>
      {page && (
        <Letter head={view.update ? <Trans id="compose.preview.update_from">Update from {sender}</Trans> : <Trans id="compose.preview.from">Challenge from {sender}</Trans>} headEnd={page.name}>
          {page.body}
        </Letter>
      )}
    </section>
  );
}

function usePages(view: ChallengeView, sender: string): Page[] {
  const { t } = useLingui();
  const { preview } = view;
  return [
    { key: "cover", name: t({ id: "compose.page.cover", message: "First page" }), body: view.update ? <UpdateCover view={view} update={view.update} sender={sender} /> : <Cover view={view} sender={sender} /> },
    ...preview.claims.map((claim) => {
      const { number } = claim;
      return { key: claim.id, name: t({ id: "compose.page.claim", message: `Claim C${number}` }), body: <ClaimPage claim={claim} view={view} /> };
    }),
    ...(preview.people.length > 0 ? [{ key: "people", name: t({ id: "compose.page.people", message: "People" }), body: <PeoplePage view={view} /> }] : []),
    { key: "evidence", name: t({ id: "compose.page.evidence", message: "Evidence" }), body: <EvidencePage view={view} /> },
    { key: "asks", name: t({ id: "compose.page.asks", message: "Asks and days" }), body: <AsksPage view={view} /> },
  ];
}
