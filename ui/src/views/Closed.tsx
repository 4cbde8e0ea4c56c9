import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, type ReactNode } from "react";
import type { AppState } from "@/bindings/commands";
import { Door } from "@/design";
import { setWindowTitle } from "@/shell";
import { UnlockForm, WhatIsProtected } from "@/features/unlock/Unlock";

/** Everything a person can see while no vault is open. */
export function Closed({ state }: { state: AppState }): ReactNode {
  const { t } = useLingui();
  const title = t({ id: "closed.title", message: "Recourse, closed" });
  useEffect(() => setWindowTitle(title), [title]);
  const { version } = state;
  return (
    <Door side={<WhatIsProtected />} foot={<Trans id="closed.foot">Recourse {version}. Open source. No account, no server, no tracking.</Trans>}>
      <UnlockForm folderName={state.folder_name} />
    </Door>
  );
}
