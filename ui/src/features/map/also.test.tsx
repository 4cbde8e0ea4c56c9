import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { CatalogSuggestion } from "@/bindings/commands";
import { memoryHost } from "@/host";
import { useRouter } from "@/shell";
import { renderInApp } from "../../../tests/render";
import { AlsoFits } from "./AlsoFits";

function one(kind: string, id: string, title: string): CatalogSuggestion {
  return { row: { framework: "f", edition: "1", kind, id, title, line: "", name: "", code: "", parent: "" }, because: ["You wrote “score”."], likely: true };
}

function Here(): React.ReactNode {
  return <output data-testid="here">{JSON.stringify(useRouter().route)}</output>;
}

it("shows what cannot be ticked above, says why, and opens its page", async () => {
  const host = memoryHost({ catalog_suggestions: () => ({ entries: [one("subcategory", "MAP 1.1", "Stands above"), one("legal_handle", "eu/1", "A right")], asks: [one("ask", "explain", "Ask why")] }) });
  renderInApp(
    <>
      <Here />
      <AlsoFits harm="h" />
    </>,
    { host },
  );
  expect(await screen.findAllByTestId("also-fits")).toHaveLength(2);
  expect(screen.queryByText("Stands above")).toBeNull();
  expect(screen.getAllByText("You wrote “score”.")).toHaveLength(2);
  await userEvent.click(screen.getByRole("link", { name: "A right" }));
  expect(screen.getByTestId("here").textContent).toBe('{"screen":"catalog_entry","framework":"f","edition":"1","id":"eu/1"}');
});

it("shows nothing where nothing fits", async () => {
  const host = memoryHost({ catalog_suggestions: () => ({ entries: [], asks: [] }) });
  renderInApp(<AlsoFits harm="h" />, { host });
  await expect.poll(() => host.calls.length).toBe(1);
  expect(screen.queryByText("Worth reading")).toBeNull();
});
