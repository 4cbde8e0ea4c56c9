import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { Consent } from "@/bindings/commands";
import { memoryHost, type MemoryHost } from "@/host";
import { RemovalProvider } from "@/shell";
import { aPersonRow } from "../../../tests/casebook";
import { renderInApp } from "../../../tests/render";
import { People } from "./People";

const YES: Consent = { id: "consent-1", person_id: "person-1", purpose: "share", recipient_id: null, answer: "yes", without: "", given_at: "2026-09-02T12:00:00Z", expires_at: null, withdrawn_at: null, how_recorded: "in person" };

function open(consents: Consent[], relied_on: string[] = []): MemoryHost {
  const host = memoryHost({ people: () => ({ rows: [aPersonRow({ consents, relied_on, share: consents.length > 0 ? "may_share" : "not_asked" })] }), recipients: () => ({ rows: [] }), save_consent: () => ({ at: "" }), save_person: () => ({ at: "" }) });
  renderInApp(
    <RemovalProvider>
      <People personId={undefined} />
    </RemovalProvider>,
    { host },
  );
  return host;
}

const saved = (host: MemoryHost): Consent[] => host.calls.filter(({ command }) => command === "save_consent").map(({ request }) => request as Consent);

it("half a consent is none: it is kept only when it is complete", async () => {
  const host = open([]);
  await userEvent.click(await screen.findByRole("button", { name: "Note what they said" }));
  await userEvent.click(screen.getByLabelText(/Yes, but something must be left out/));
  await userEvent.click(screen.getByRole("button", { name: "Keep this answer" }));
  expect(saved(host)).toEqual([]);
  await userEvent.type(screen.getByLabelText("What must be left out?"), "Their voice");
  await userEvent.click(screen.getByRole("button", { name: "Keep this answer" }));
  await waitFor(() => expect(saved(host)).toHaveLength(1));
  expect(saved(host)[0]).toMatchObject({ person_id: "person-1", purpose: "share", recipient_id: null, answer: "yes_without", without: "Their voice", withdrawn_at: null });
});

it("taking a consent back keeps the answer, notes the moment, and can be undone", async () => {
  const host = open([YES]);
  await userEvent.click(await screen.findByRole("button", { name: "They take it back" }));
  await waitFor(() => expect(saved(host)).toHaveLength(1));
  expect(saved(host)[0]).toMatchObject({ id: "consent-1", answer: "yes", given_at: YES.given_at });
  expect(saved(host)[0]?.withdrawn_at).toMatch(/^20\d\d-/);
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(saved(host).at(-1)?.withdrawn_at).toBeNull());
});

it("names the packets that went out before", async () => {
  open([{ ...YES, withdrawn_at: "2026-10-01T00:00:00Z" }], ["2026-09-14 · Example Agency"]);
  expect(await screen.findByText("2026-09-14 · Example Agency")).toBeTruthy();
});
