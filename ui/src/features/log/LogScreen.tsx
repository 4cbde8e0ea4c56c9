import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { Button, Callout, DecisionLog, EmptyState, Folio, FolioRow, Hash, Link, PageHead, Skeleton } from "@/design";
import { useFormat } from "@/i18n";
import { useCommandQuery } from "@/ipc";
import { useLogWords } from "@/respond/logWords";
import { ErrorCallout, useRouter } from "@/shell";
import "@/respond/respond.css";

/** How many lines are drawn at a time. */
const PAGE = 100;

/** Everything this desk decided, newest first, and whether the chain holds. */
export function LogScreen(): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const router = useRouter();
  const words = useLogWords();
  const { data, error } = useCommandQuery("decision_log", {});
  const inbox = useCommandQuery("inbox", {});
  const [shown, setShown] = useState(PAGE);
  const titles = new Map((inbox.data?.rows ?? []).map(({ entry, title }) => [entry.id, title]));
  const entries = data?.entries ?? [];
  const count = entries.length;
  const older = count - Math.min(shown, count);
  const last = entries[0];
  const title = !data
    ? t({ id: "log.title", message: "Decision log" })
    : data.unbroken
      ? t({ id: "log.title.whole", message: plural(count, { one: "# line, and the chain is unbroken", other: "# lines, and the chain is unbroken" }) })
      : t({ id: "log.title.broken", message: "The chain of the log is broken" });
  return (
    <>
      <PageHead title={title} lead={<Trans id="log.lead">You can add to it. Nobody can change it. Each line carries the fingerprint of the line before. Reasons are not in it, only their fingerprint.</Trans>} />
      <ErrorCallout error={error} />
      {data && !data.unbroken && (
        <Callout tone="stop" title={<Trans id="log.broken">Lines were changed or taken out</Trans>}>
          <Trans id="log.broken_body">This was not done by this program. The lines below are shown as they are now. Keep a copy of this vault and find out who had access to this computer.</Trans>
        </Callout>
      )}
      {!data && !error && <Skeleton rows={6} />}
      {data && count === 0 && (
        <EmptyState title={<Trans id="log.empty">Nothing was decided yet</Trans>}>
          <Trans id="log.empty_note">Taking in a challenge, each decision on a claim, and sealing an answer each leave a line here.</Trans>
        </EmptyState>
      )}
      {count > 0 && (
        <Folio className="respond-folio">
          <FolioRow note={last && <Trans id="log.newest">Newest first</Trans>}>
            <DecisionLog
              label={t({ id: "log.label", message: "Decision log, newest first" })}
              entries={entries.slice(0, shown).map((entry) => {
                const { text, note } = words(entry, () => null);
                const about = entry.entry_id === null ? undefined : titles.get(entry.entry_id);
                const id = entry.entry_id;
                return {
                  number: entry.number,
                  who: <span dir="auto">{entry.actor_role || <Trans id="log.nobody">No role given</Trans>}</span>,
                  when: format.moment(entry.at),
                  text: (
                    <>
                      {text}{" "}
                      {about !== undefined && id !== null && (
                        <Link onOpen={() => router.go({ screen: "entry", entry: id })}>
                          <span dir="auto">{about}</span>
                        </Link>
                      )}
                    </>
                  ),
                  note: (
                    <>
                      {note} <Hash value={entry.hash} short />
                    </>
                  ),
                };
              })}
            />
            {older > 0 && (
              <div>
                <Button onPress={() => setShown(shown + PAGE)}>{t({ id: "log.more", message: plural(older, { one: "Show older lines (# more)", other: "Show older lines (# more)" }) })}</Button>
              </div>
            )}
          </FolioRow>
        </Folio>
      )}
    </>
  );
}
