import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { ReactNode } from "react";
import type { SearchHit, SearchQuery } from "@/bindings/commands";
import { memoryHost } from "@/host";
import { RemovalProvider, useRouter } from "@/shell";
import { renderInApp } from "../../../tests/render";
import { SearchDialog } from "./SearchDialog";

const HIT: SearchHit = { kind: "harm", id: "harm-1", case_id: "case-1", title: "Payments stopped", snippet: "…after a score nobody…" };

function Here(): ReactNode {
  return <p data-testid="here">{JSON.stringify(useRouter().route)}</p>;
}

it("shows finds for the words that stand there now, and opens the right place", async () => {
  const waiting = new Map<string, (answer: unknown) => void>();
  const host = memoryHost({ search: ({ text }: SearchQuery) => new Promise((resolve) => waiting.set(text, resolve)) });
  const onClose = vi.fn();
  renderInApp(
    <RemovalProvider>
      <Here />
      <SearchDialog isOpen onClose={onClose} />
    </RemovalProvider>,
    { host },
  );
  const box = screen.getByLabelText("Words to find");
  await userEvent.type(box, "old");
  await vi.waitFor(() => expect(waiting.has("old")).toBe(true));
  await userEvent.clear(box);
  await userEvent.type(box, "score");
  await vi.waitFor(() => expect(waiting.has("score")).toBe(true));
  waiting.get("score")?.({ hits: [HIT] });
  waiting.get("old")?.({ hits: [{ ...HIT, id: "x", title: "Too late" }] });
  await userEvent.click(await screen.findByRole("button", { name: /Payments stopped/ }));
  expect(screen.queryByText("Too late")).toBeNull();
  expect(onClose).toHaveBeenCalledOnce();
  expect(screen.getByTestId("here").textContent).toBe('{"screen":"harm","harm":"harm-1"}');
});
