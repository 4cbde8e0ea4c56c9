import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { WithdrawalView } from "@/bindings/commands";
import { Callout } from "@/design";
import { useFormat } from "@/i18n";
import type { Side } from "./words";

/** That the challenge was taken back, when, why, and what that can and cannot do. */
export function WithdrawnCallout({ withdrawn, side }: { withdrawn: WithdrawalView; side: Side }): ReactNode {
  const format = useFormat();
  const day = format.day(withdrawn.on);
  const reason = withdrawn.reason.trim();
  const ours = side === "casebook";
  return (
    <Callout tone="heed" title={ours ? <Trans id="thread.withdrawn.ours">You took this challenge back on {day}.</Trans> : <Trans id="thread.withdrawn.theirs">The sender took this challenge back. The word came on {day}.</Trans>}>
      <p>{reason === "" ? <Trans id="thread.withdrawn.no_reason">No reason is given.</Trans> : <Trans id="thread.withdrawn.reason">Reason given:</Trans>}</p>
      {reason !== "" && (
        <p className="thread-lines" dir="auto">
          {reason}
        </p>
      )}
      {ours ? (
        <p>
          {withdrawn.please_delete ? <Trans id="thread.withdrawn.ours_delete">You ask them to delete what you sent. Nobody can make sure that they do, and they may have read it before.</Trans> : <Trans id="thread.withdrawn.ours_read">They may have read it before, and they still hold what you sent.</Trans>}
        </p>
      ) : (
        <p>
          {withdrawn.please_delete ? <Trans id="thread.withdrawn.theirs_delete">They ask you to delete what they sent. This program deletes nothing by itself; that is for you to decide.</Trans> : <Trans id="thread.withdrawn.theirs_kept">They do not ask you to delete what they sent.</Trans>}
        </p>
      )}
    </Callout>
  );
}
