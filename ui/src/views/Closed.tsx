import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState, type ReactNode } from "react";
import type { AppState, ChosenFolder, Desk } from "@/bindings/commands";
import { Door } from "@/design";
import { WaitingNotice } from "@/features/packet";
import { CreateVault, FirstRun, RecoverForm, UnlockForm, WhatHappensNext, WhatIsProtected, WhatThisIs } from "@/features/session";
import { useCommand } from "@/ipc";
import { setWindowTitle, useHideKey } from "@/shell";

/** What is to come after a vault was made. */
export interface NewVault {
  /** Put the example into it. */
  readonly example: boolean;
}

type Page = { at: "first" } | { at: "create"; desk: Desk; example: boolean } | { at: "unlock" } | { at: "recover" };

/** Everything a person can see while no vault is open. */
export function Closed({ state, onNewVault }: { state: AppState; onNewVault: (vault: NewVault | null) => void }): ReactNode {
  const { t } = useLingui();
  const [page, setPage] = useState<Page>({ at: state.status === "none" ? "first" : "unlock" });
  // A vault can come into being and be locked without this page having been drawn anew.
  const [drawnFor, setDrawnFor] = useState(state.status);
  if (drawnFor !== state.status) {
    setDrawnFor(state.status);
    if (state.status === "locked" && page.at === "first") setPage({ at: "unlock" });
  }
  const [folder, setFolder] = useState<ChosenFolder | null>(null);
  const choose = useCommand("choose_vault_folder");
  useHideKey();
  const title = t({ id: "closed.title", message: "Recourse, closed" });
  useEffect(() => setWindowTitle(title), [title]);

  const create = (desk: Desk, example: boolean): void => setPage({ at: "create", desk, example });
  const haveOne = (): void => {
    if (state.folder_name !== null) {
      setPage({ at: "unlock" });
      return;
    }
    choose.mutate(
      { for_new: false },
      {
        onSuccess: (chosen) => {
          if (chosen.token === null) return;
          setFolder(chosen);
          setPage({ at: "unlock" });
        },
      },
    );
  };
  const { version } = state;
  const [form, side] = draw();
  return (
    <Door side={side} foot={<Trans id="closed.foot">Recourse {version}. Open source. No account, no server, no tracking.</Trans>}>
      <div className="door-middle">
        <WaitingNotice />
        {form}
      </div>
    </Door>
  );

  function draw(): [ReactNode, ReactNode] {
    switch (page.at) {
      case "first":
        return [<FirstRun key="first" onChoose={create} onHaveOne={haveOne} />, <WhatThisIs key="side" />];
      case "create": {
        const { desk, example } = page;
        return [<CreateVault key="create" desk={desk} onBegin={() => onNewVault({ example })} onFailed={() => onNewVault(null)} onHaveOne={haveOne} />, <WhatHappensNext key="side" />];
      }
      case "recover":
        return [<RecoverForm key="recover" chosen={folder} onBack={() => setPage({ at: "unlock" })} />, <WhatIsProtected key="side" />];
      case "unlock":
        return [
          <UnlockForm key="unlock" folderName={state.folder_name} chosen={folder} onChosen={setFolder} onRecover={() => setPage({ at: "recover" })} onCreate={() => setPage({ at: "first" })} />,
          <WhatIsProtected key="side" />,
        ];
    }
  }
}
