import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button, Dialog, Kbd } from "@/design";
import { SCOPES, SHORTCUTS, type Scope, type Shortcut } from "./shortcuts";

const ARROWS: Readonly<Record<string, string>> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };

/** A key as it is printed on a keyboard. */
export function printedKey(keys: string): string {
  return keys
    .split("+")
    .map((key) => ARROWS[key] ?? key)
    .join(" ");
}

/** All keys that do the same thing stand on one line. */
export function keyLines(scope: Scope): readonly { shortcut: Shortcut; keys: readonly string[] }[] {
  const lines = new Map<string, { shortcut: Shortcut; keys: string[] }>();
  for (const shortcut of Object.values<Shortcut>(SHORTCUTS)) {
    if (shortcut.scope !== scope) continue;
    const line = lines.get(shortcut.label.id);
    if (line) line.keys.push(...shortcut.keys);
    else lines.set(shortcut.label.id, { shortcut, keys: [...shortcut.keys] });
  }
  return [...lines.values()];
}

/** Every key there is, drawn from the registry. */
export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): ReactNode {
  const { i18n } = useLingui();
  return (
    <Dialog
      title={<Trans id="keys.title">All keys</Trans>}
      isOpen={isOpen}
      onClose={onClose}
      wide
      actions={
        <Button kind="primary" onPress={onClose}>
          <Trans id="keys.close">Close</Trans>
        </Button>
      }
    >
      <div className="keys-grid">
        {(Object.keys(SCOPES) as Scope[]).map((scope) => (
          <section key={scope} className="stack stack--tight">
            <h3 className="subheading">{i18n._(SCOPES[scope])}</h3>
            <dl className="keys-list">
              {keyLines(scope).map(({ shortcut, keys }) => (
                <div key={shortcut.label.id}>
                  <dt>
                    {keys.map((key) => (
                      <Kbd key={key}>{printedKey(key)}</Kbd>
                    ))}
                  </dt>
                  <dd>{i18n._(shortcut.label)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="small soft">
        <Trans id="keys.note">Single letters work only in lists, never while you write. You can turn them off in Settings.</Trans>
      </p>
    </Dialog>
  );
}
