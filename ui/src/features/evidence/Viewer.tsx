import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Evidence, Showing } from "@/bindings/commands";
import { Button, Callout, Icon, NoteLine } from "@/design";
import { evidenceIcon } from "@/document";
import { useHost } from "@/host";
import { useFormat } from "@/i18n";
import { call, invalidateAfter, toAppError, type AppError } from "@/ipc";
import { ErrorCallout } from "@/shell";

/** Where the bytes behind a token are served. Windows knows no protocols of one's own, only hosts. */
function addressOf(token: string): string {
  return navigator.userAgent.includes("Windows") ? `http://evidence.localhost/${token}` : `evidence://localhost/${token}`;
}

/** What a piece shows: covered until somebody asks, and covered again on leaving. Nothing of it is ever run. */
export function Viewer({ evidence }: { evidence: Evidence }): ReactNode {
  const { t } = useLingui();
  const host = useHost();
  const [showing, setShowing] = useState<Showing | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [broken, setBroken] = useState(false);
  const client = useQueryClient();
  const token = useRef<string | null>(null);
  const here = useRef(true);

  const stop = (): void => {
    if (token.current !== null) call(host, "stop_showing", { token: token.current }).catch(() => undefined); // a locked vault has stopped already
    token.current = null;
  };
  const latest = useRef(stop);
  useEffect(() => {
    latest.current = stop;
  });
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      latest.current();
    };
  }, []);

  const open = (): void => {
    setError(null);
    setBroken(false);
    call(host, "show_evidence", { evidence_id: evidence.id }).then(
      (shown) => {
        token.current = shown.token;
        void invalidateAfter(client, "show_evidence"); // its log has a new line
        if (here.current) setShowing(shown);
        else latest.current();
      },
      (thrown: unknown) => setError(toAppError(thrown)),
    );
  };
  const cover = (): void => {
    stop();
    setShowing(null);
  };

  const { title } = evidence;
  if (showing === null)
    return (
      <div className="stack stack--tight">
        <ErrorCallout error={error} />
        <button type="button" className="evidence-cover" onClick={open}>
          <Icon name={evidenceIcon(evidence)} size="lg" />
          <span className="evidence-cover-words">
            <strong>
              <Trans id="evidence.view.open">Open it here</Trans>
            </strong>
            <span>
              <Trans id="evidence.view.covered">It is covered until you ask to see it. Opening it is noted in its log.</Trans>
            </span>
          </span>
        </button>
      </div>
    );
  return (
    <div className="stack stack--tight">
      <div className="cluster">
        <Button size="small" icon="hide" onPress={cover}>
          <Trans id="evidence.view.cover">Cover again</Trans>
        </Button>
      </div>
      {showing.how === "image" &&
        (broken ? (
          <CannotShow evidence={evidence} />
        ) : (
          <img className="evidence-image" src={addressOf(showing.token)} alt={t({ id: "evidence.view.alt", message: `What ${title} shows. It has no description.` })} onError={() => setBroken(true)} />
        ))}
      {showing.how === "text" && (
        <>
          {/* It scrolls, so it must be reachable by keyboard. */}
          <section className="evidence-text-view" tabIndex={0} aria-label={title} dir="auto">
            {showing.text}
          </section>
          {showing.text_cut && (
            <NoteLine>
              <Trans id="evidence.view.cut">Only the beginning is shown. Save a copy to read all of it.</Trans>
            </NoteLine>
          )}
        </>
      )}
      {showing.how === "not" && <CannotShow evidence={evidence} />}
    </div>
  );
}

function CannotShow({ evidence }: { evidence: Evidence }): ReactNode {
  const size = useFormat().bytes(evidence.bytes);
  return (
    <Callout title={<Trans id="evidence.view.not">This kind of file is not shown here</Trans>}>
      <p>
        <Trans id="evidence.view.not_body">It is kept as it came ({size}). Save a copy to open it in another program. That copy is not encrypted.</Trans>
      </p>
    </Callout>
  );
}
