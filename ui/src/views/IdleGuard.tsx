import { Trans } from "@lingui/react/macro";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Button, Dialog } from "@/design";
import { useHost } from "@/host";
import { call } from "@/ipc";

/** How often the core is told that somebody is there, at most, in milliseconds. */
const TELL_EVERY = 15_000;
/** How long before locking the person is warned, in milliseconds. */
const WARNING = 60_000;
const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/** Tells the core that somebody is at the window, and warns a minute before it locks itself. */
export function IdleGuard({ minutes }: { minutes: number }): ReactNode {
  const host = useHost();
  const [warned, setWarned] = useState(false);
  const last = useRef({ seen: 0, told: 0 });

  useEffect(() => {
    const here = (): void => {
      const now = Date.now();
      last.current.seen = now;
      setWarned(false);
      if (now - last.current.told < TELL_EVERY) return;
      last.current.told = now;
      call(host, "activity", {}).catch(() => undefined); // when it cannot be told, the vault locks: the safe side
    };
    here();
    const wait = minutes * 60_000;
    const timer = setInterval(() => setWarned(wait > WARNING && Date.now() - last.current.seen >= wait - WARNING), 1_000);
    for (const sign of SIGNS) window.addEventListener(sign, here, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, here, { capture: true });
    };
  }, [host, minutes]);

  return (
    <Dialog
      role="alertdialog"
      isOpen={warned}
      title={<Trans id="idle.title">The vault locks in one minute</Trans>}
      actions={
        <Button kind="primary" onPress={() => setWarned(false)}>
          <Trans id="idle.stay">Stay here</Trans>
        </Button>
      }
    >
      <p className="soft">
        <Trans id="idle.body">Nobody has used this window for a while. Press any key or move the pointer to stay. What you wrote is saved.</Trans>
      </p>
    </Dialog>
  );
}
