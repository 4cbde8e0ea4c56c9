import { Trans } from "@lingui/react/macro";
import { useId, type ReactNode } from "react";
import type { AppState } from "@/bindings/commands";
import { Callout, Definition, Folio, FolioRow, PageHead, Status } from "@/design";
import { useFormat } from "@/i18n";
import { PassphrasePart } from "./PassphrasePart";
import { RecoveryPart } from "./RecoveryPart";
import "@/respond/respond.css";

/** Where the vault lies, how it is opened, and what it can and cannot keep safe. */
export function VaultScreen({ state }: { state: AppState }): ReactNode {
  const id = useId();
  const format = useFormat();
  const { recovery, integrity_ok: whole, folder_name: folder, version } = state;
  const confirmed = recovery?.confirmed_at ?? null;
  const made = recovery?.made_at ?? null;
  const on = confirmed === null ? "" : format.moment(confirmed);
  return (
    <>
      <PageHead
        title={
          !whole ? (
            <Trans id="vault.title.broken">The logs of this vault were changed from outside</Trans>
          ) : confirmed === null ? (
            <Trans id="vault.title.no_sheet">The vault is whole. A checked recovery sheet is missing.</Trans>
          ) : (
            <Trans id="vault.title.good">The vault is whole, and its recovery sheet is checked</Trans>
          )
        }
      />
      {!whole && (
        <Callout tone="stop" title={<Trans id="vault.broken">A log is not as this program left it</Trans>}>
          <Trans id="vault.broken_body">Lines were changed, taken out, or an older copy was put back. Your words are still there. Do not rely on the logs as proof until you know what happened.</Trans>
        </Callout>
      )}
      <Folio className="respond-folio">
        <FolioRow id={`${id}-where`} heading={<Trans id="vault.where">Where it lies</Trans>}>
          <Definition
            items={[
              { term: <Trans id="vault.folder">Folder</Trans>, value: <span dir="auto">{folder ?? ""}</span> },
              {
                term: <Trans id="vault.logs">Logs that can only grow</Trans>,
                value: whole ? (
                  <Status tone="ok" icon="link">
                    <Trans id="vault.logs_whole">Unbroken</Trans>
                  </Status>
                ) : (
                  <Status tone="stop" icon="stop-sign" strong>
                    <Trans id="vault.logs_broken">Broken</Trans>
                  </Status>
                ),
              },
              { term: <Trans id="vault.version">This program</Trans>, value: <Trans id="vault.version_value">Recourse {version}</Trans> },
            ]}
          />
          <p className="small soft">
            <Trans id="vault.copy">Everything in the folder is encrypted. To keep a copy, lock the vault, then copy the whole folder. A copy opens with the passphrase it had on that day.</Trans>
          </p>
        </FolioRow>
        <FolioRow id={`${id}-passphrase`} heading={<Trans id="vault.passphrase">Passphrase</Trans>}>
          <PassphrasePart />
        </FolioRow>
        <FolioRow id={`${id}-sheet`} heading={<Trans id="vault.sheet">Recovery sheet</Trans>}>
          {confirmed !== null ? (
            <Status tone="ok" icon="sheet">
              <Trans id="vault.sheet_checked">Checked on {on}</Trans>
            </Status>
          ) : made !== null ? (
            <Status tone="heed" icon="sheet" strong>
              <Trans id="vault.sheet_unchecked">Made, but never checked</Trans>
            </Status>
          ) : (
            <Status tone="heed" icon="sheet" strong>
              <Trans id="vault.sheet_none">There is none. If you forget the passphrase, everything here is lost.</Trans>
            </Status>
          )}
          <RecoveryPart exists={made !== null} />
        </FolioRow>
        <FolioRow id={`${id}-promise`} heading={<Trans id="vault.promise">What is promised</Trans>}>
          <ul className="stack stack--tight vault-list">
            <li>
              <Trans id="vault.promise.disk">Without the passphrase or the sheet, nobody can read what is in the folder, also not the makers of this program.</Trans>
            </li>
            <li>
              <Trans id="vault.promise.net">The program sends nothing. It has no account and no server.</Trans>
            </li>
            <li>
              <Trans id="vault.promise.change">If somebody changes a file or a log line from outside, it shows.</Trans>
            </li>
          </ul>
        </FolioRow>
        <FolioRow id={`${id}-not`} heading={<Trans id="vault.not">What is not</Trans>}>
          <ul className="stack stack--tight vault-list">
            <li>
              <Trans id="vault.not.screen">Somebody who looks at your screen, or a program that spies on this computer, sees what you see.</Trans>
            </li>
            <li>
              <Trans id="vault.not.force">If somebody makes you unlock it, everything in it is open. There is no second, hidden vault.</Trans>
            </li>
            <li>
              <Trans id="vault.not.folder">The folder itself can be seen. That you have a vault, and about how large it is, is not hidden.</Trans>
            </li>
            <li>
              <Trans id="vault.not.sent">Whoever opens a packet you sent can copy it and pass it on.</Trans>
            </li>
            <li>
              <Trans id="vault.not.lost">Nobody can help if you lose both the passphrase and the sheet.</Trans>
            </li>
          </ul>
        </FolioRow>
      </Folio>
    </>
  );
}
