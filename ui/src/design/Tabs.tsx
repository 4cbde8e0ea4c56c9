import { useId, type ReactNode } from "react";
import { useRovingTabs } from "./useRovingTabs";

export interface TabItem<K extends string> {
  key: K;
  label: ReactNode;
}

/** Parts of one page that take turns. Arrows move, mirrored in right-to-left languages. */
export function Tabs<K extends string>({ label, tabs, selected, onSelect, children }: { label: string; tabs: readonly TabItem<K>[]; selected: K; onSelect: (key: K) => void; children: ReactNode }): ReactNode {
  const id = useId();
  const { refFor, onKeyDown } = useRovingTabs(
    tabs.map((tab) => tab.key),
    onSelect,
  );
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            ref={refFor(tab.key)}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            className="tab"
            aria-selected={tab.key === selected}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === selected ? 0 : -1}
            onClick={() => onSelect(tab.key)}
            onKeyDown={(event) => onKeyDown(event, tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${selected}`}>
        {children}
      </div>
    </>
  );
}
