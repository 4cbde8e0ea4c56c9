import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import type { Entry } from "@/bindings/commands";
import { Button, Dialog, TextField } from "@/design";
import { useCommand } from "@/ipc";
import { ErrorCallout } from "@/shell";

/** Says who looks after an entry. A role, not a name. */
export function AssignDialog({ entry, title, onClose }: { entry: Entry; title: string; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const [owner, setOwner] = useState(entry.owner);
  const save = useCommand("save_entry");
  const give = (): void => {
    if (!save.isPending) save.mutate({ ...entry, owner: owner.trim() }, { onSuccess: onClose });
  };
  return (
    <Dialog
      isOpen
      title={<Trans id="inbox.assign.title">Who looks after it?</Trans>}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>
            <Trans id="inbox.assign.keep">Leave it as it is</Trans>
          </Button>
          <Button kind="primary" onPress={give}>
            <Trans id="inbox.assign.do">Give it to them</Trans>
          </Button>
        </>
      }
    >
      <ErrorCallout error={save.error} />
      <p className="soft" dir="auto">
        {title}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          give();
        }}
      >
        <TextField label={t({ id: "inbox.assign.owner", message: "Owner" })} hint={t({ id: "inbox.assign.hint", message: "A role, such as “Analyst 2”. Others may see it in the log." })} value={owner} onChange={setOwner} autoFocus />
      </form>
    </Dialog>
  );
}
