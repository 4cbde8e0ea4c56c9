import { createContext, useContext, useEffect, useMemo, useRef, type ReactNode } from "react";
import { isCovered } from "./cover";
import { isSingleKey, isTyping, keyName, SHORTCUTS, type ShortcutId } from "./shortcuts";

type Handler = () => void;

interface Registry {
  /** Registers a handler; the newest one for an id wins, so a dialog can take a key over. */
  add(id: ShortcutId, handler: Handler): () => void;
}

const ShortcutContext = createContext<Registry | null>(null);

/** Keys that must work wherever focus is, also while a dialog is open, before anything else sees them. */
const URGENT: readonly ShortcutId[] = ["hide", "lock"];

/** Listens to the keys of the window. With `singleKeys` off, plain letters do nothing (WCAG 2.1.4). */
export function ShortcutProvider({ singleKeys = true, children }: { singleKeys?: boolean; children: ReactNode }): ReactNode {
  const handlers = useRef(new Map<ShortcutId, Handler[]>());

  const registry = useMemo<Registry>(
    () => ({
      add: (id, handler) => {
        const map = handlers.current;
        map.set(id, [...(map.get(id) ?? []), handler]);
        return () => {
          map.set(
            id,
            (map.get(id) ?? []).filter((other) => other !== handler),
          );
        };
      },
    }),
    [],
  );

  useEffect(() => {
    const onUrgent = (event: KeyboardEvent): void => {
      const name = keyName(event);
      for (const id of URGENT) {
        const handler = handlers.current.get(id)?.at(-1);
        if (!handler || !(SHORTCUTS[id].keys as readonly string[]).includes(name)) continue;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (!event.repeat) handler();
        return;
      }
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isCovered()) return;
      if (event.defaultPrevented || isComposing(event)) return;
      const name = keyName(event);
      const plain = isSingleKey(name);
      if (plain && (!singleKeys || isTyping(event.target))) return;
      const arrow = name.startsWith("Arrow");
      if (arrow && (isTyping(event.target) || (event.target instanceof Element && event.target.closest("[role=tablist],[role=radiogroup],[role=menu],[role=listbox],input")))) return;
      for (const [id, waiting] of handlers.current) {
        const handler = waiting.at(-1);
        if (!handler || URGENT.includes(id) || !(SHORTCUTS[id].keys as readonly string[]).includes(name)) continue;
        event.preventDefault();
        handler();
        return;
      }
    };
    window.addEventListener("keydown", onUrgent, true);
    document.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("keydown", onUrgent, true);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [singleKeys]);

  return <ShortcutContext value={registry}>{children}</ShortcutContext>;
}

/** While an input method is composing, every key belongs to it. Some engines say so only by the key code 229. */
function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other sign of it in WebKit
  return event.isComposing || event.keyCode === 229;
}

/** Does `handler` when the keys of `id` are pressed, as long as the component is there and `enabled`. */
export function useShortcut(id: ShortcutId, handler: Handler, enabled = true): void {
  const registry = useContext(ShortcutContext);
  if (!registry) throw new Error("ShortcutProvider is missing");
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => (enabled ? registry.add(id, () => latest.current()) : undefined), [registry, id, enabled]);
}
