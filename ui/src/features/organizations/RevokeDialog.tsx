import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { Recipient } from "@/bindings/commands";
import { Button, Dialog, TextArea } from "@/design";
import { useCommand } from "@/ipc";
import { ErrorCallout } from "@/shell";

/** Notes that the keys of an organization are no longer to be used, because it said so. */
export function RevokeDialog({ recipient, onClose }: { recipient: Recipient; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const mark = useCommand("mark_key_revoked");
  const [why, setWhy] = useState("");
  const { name } = recipient;
  const blocked = "revoke-why-missing";
  const ready = why.trim() !== "";
  return (
    <Dialog
      isOpen
      title={t({ id: "organizations.revoke.title", message: `Do not use the key of ${name} any more?` })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans id="organizations.revoke.keep">Keep the key</Trans>
          </Button>
          <Button
            kind="primary"
            blockedBy={ready ? undefined : blocked}
            onPress={() => {
              if (ready && !mark.isPending) mark.mutate({ recipient_id: recipient.id, why: why.trim() }, { onSuccess: onClose });
            }}
          >
            <Trans id="organizations.revoke.do">Do not use it any more</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans id="organizations.revoke.what">Nothing is sealed for this key from then on, and what it signs shows a warning. You cannot undo this. Their new card comes in as a key of its own.</Trans>
      </p>
      <TextArea label={t({ id: "organizations.revoke.why", message: "Why, and how do you know?" })} hint={t({ id: "organizations.revoke.hint", message: "For example: they told you on the telephone that a laptop was stolen." })} value={why} onChange={setWhy} />
      {!ready && (
        <p id={blocked} className="small soft">
          <Trans id="organizations.revoke.missing">Write why first.</Trans>
        </p>
      )}
      <ErrorCallout error={mark.error} />
    </Dialog>
  );
}
