import { useRef, type KeyboardEvent } from "react";
import { useDirection } from "@/i18n";

/**
 * Arrow keys for a row of tabs: one tab stop, arrows move and choose, Home and End go to the ends.
 * Left and right are swapped in right-to-left languages, because the row is drawn the other way round.
 */
export function useRovingTabs<K extends string>(keys: readonly K[], onSelect: (key: K) => void): { refFor: (key: K) => (element: HTMLElement | null) => void; onKeyDown: (event: KeyboardEvent, key: K) => void } {
  const elements = useRef(new Map<K, HTMLElement>());
  const forward = useDirection() === "rtl" ? -1 : 1;
  return {
    refFor: (key) => (element) => {
      if (element) elements.current.set(key, element);
      else elements.current.delete(key);
    },
    onKeyDown: (event, key) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const at = keys.indexOf(key);
      const last = keys.length - 1;
      const steps: Record<string, number> = { ArrowRight: at + forward, ArrowLeft: at - forward, Home: 0, End: last };
      const to = steps[event.key];
      if (to === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const target = keys[(to + keys.length) % keys.length];
      if (target === undefined) return;
      onSelect(target);
      elements.current.get(target)?.focus();
    },
  };
}
