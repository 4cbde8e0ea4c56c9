import { screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test } from "vitest";
import type { DecisionEntry } from "@/bindings/commands";
import { useLogWords } from "./logWords";
import { renderInApp } from "../../tests/render";

function entry(act: string, part: Partial<DecisionEntry> = {}): DecisionEntry {
  return { number: 1, at: "2026-11-12T09:00:00Z", actor_role: "", act, subject: "s", entry_id: "e1", before: "", after: "", prev_hash: "", hash: "", ...part } as DecisionEntry;
}

function Line({ of }: { of: DecisionEntry }): ReactNode {
  const { text, note } = useLogWords()(of, () => null);
  return <p data-testid="line">{[text, note].join(" | ")}</p>;
}

test.each(["imported_update", "imported_withdrawal", "imported_rejoinder", "began_further", "rotated_key"])("%s has words of its own", (act) => {
  renderInApp(<Line of={entry(act)} />);
  expect(screen.getByTestId("line").textContent).not.toContain(act);
});

test("new keys name the desk and the new fingerprint", () => {
  renderInApp(<Line of={entry("rotated_key", { subject: "casebook", before: "SHA256:old", after: "SHA256:new" })} />);
  expect(screen.getByTestId("line").textContent).toMatch(/writing challenges.*SHA256:new/);
});
