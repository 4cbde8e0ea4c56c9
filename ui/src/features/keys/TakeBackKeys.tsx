import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { Desk } from "@/bindings/commands";
import { Button, Dialog, TextArea, useToast } from "@/design";
import { useCommand } from "@/ipc";
import { ErrorCallout } from "@/shell";

/** Takes the keys of a desk back: for when somebody else may have them. */
export function TakeBackKeys({ desk }: { desk: Desk }): ReactNode {
  const { t } = useLingui();
  const toast = useToast();
  const revoke = useCommand("revoke_keys");
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const register = desk === "register";
  const close = (): void => setAsking(false);
  const go = (): void => {
    if (revoke.isPending) return;
    revoke.mutate(
      { desk, reason: reason.trim() },
      {
        onSuccess: ({ file_name: file }) => {
          if (file === null) return;
          close();
          toast({ text: t({ id: "keys_page.back.done", message: `Written: ${file}. You have new keys now.` }), icon: "key" });
        },
      },
    );
  };
  return (
    <>
      <p className="small soft">
        <Trans id="keys_page.back.when">If somebody else may have your keys, take them back. That is stronger than making new ones: the old key then vouches for nothing.</Trans>
      </p>
      <div>
        <Button icon="mismatch" onPress={() => setAsking(true)}>
          {register ? <Trans id="keys_page.back.ask">Take these keys back</Trans> : <Trans id="keys_page.back.ask_casebook">Take back the keys for your own challenges</Trans>}
        </Button>
      </div>
      {asking && (
        <Dialog
          isOpen
          title={register ? t({ id: "keys_page.back.title", message: "Take these keys back?" }) : t({ id: "keys_page.back.title_casebook", message: "Take back the keys for your own challenges?" })}
          onClose={close}
          actions={
            <>
              <Button onPress={close}>
                <Trans id="keys_page.back.keep">Keep these keys</Trans>
              </Button>
              <Button kind="primary" onPress={go}>
                <Trans id="keys_page.back.do">Choose where to write it</Trans>
              </Button>
            </>
          }
        >
          <p>{register ? <RegisterWords /> : <CasebookWords />}</p>
          {!register && (
            <p>
              <Trans id="keys_page.back.threads">Exchanges that have begun go on with the old key, and the organization sees a warning there. Where that will not do, begin a new challenge.</Trans>
            </p>
          )}
          <p>
            <Trans id="keys_page.back.stay">The old keys stay in this vault and go on opening what was sealed to them. You cannot undo this.</Trans>
          </p>
          <TextArea label={t({ id: "keys_page.back.reason", message: "Why? Everybody who takes the file in reads this." })} value={reason} onChange={setReason} />
          <ErrorCallout error={revoke.error} />
        </Dialog>
      )}
    </>
  );
}

function RegisterWords(): ReactNode {
  return <Trans id="keys_page.back.what">A file is written that says, signed by the old key, that nobody is to use it any more. Then you get new keys. Give the file to everybody who has your card, and your new card after it. They have to compare its words anew.</Trans>;
}

function CasebookWords(): ReactNode {
  return <Trans id="keys_page.back.what_casebook">A file is written that says, signed by the old key, that nobody is to believe it any more. Then you get new keys. Give the file to every organization that has a challenge of yours. They have to compare your new words.</Trans>;
}
