import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { memoryHost } from "@/host";
import { renderInApp } from "../../../tests/render";
import { OrganizationsScreen } from "./OrganizationsScreen";

const row = (id: string, name: string, example = false) => ({ recipient: { id, name, contact: "Counter 4", checked_at: null, checked_how: "", revoked_at: null, revoked_why: "" }, words: ["ladder"], fingerprint: "SHA256:x", example });

const parts = (importCard = vi.fn()) => ({ status: () => "not checked", compare: (view: { recipient: { name: string } }) => <p>comparing {view.recipient.name}</p>, importCard });

test("every organization is named with how well its key is known, and its words can be compared", async () => {
  const host = memoryHost({ recipients: () => ({ rows: [row("1", "Merrow County"), row("2", "Example Office", true)] }) });
  renderInApp(<OrganizationsScreen parts={parts()} />, { host });
  expect(await screen.findByText("Merrow County")).toBeTruthy();
  expect(screen.getAllByText("not checked")).toHaveLength(2);
  expect(screen.getByText("An invented organization, to try things out")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Compare the words of Merrow County" }));
  expect(screen.getByText("comparing Merrow County")).toBeTruthy();
});

test("where none is known it is said how one comes here", async () => {
  const importCard = vi.fn();
  renderInApp(<OrganizationsScreen parts={parts(importCard)} />, { host: memoryHost({ recipients: () => ({ rows: [] }) }) });
  expect(await screen.findByText("You know no organization yet")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Take in a card" }));
  expect(importCard).toHaveBeenCalledOnce();
});

test("a key is marked as not to be used any more only with a reason", async () => {
  const marked = vi.fn(() => ({}));
  renderInApp(<OrganizationsScreen parts={parts()} />, { host: memoryHost({ recipients: () => ({ rows: [row("1", "Merrow County")] }), mark_key_revoked: marked }) });
  await userEvent.click(await screen.findByRole("button", { name: "Do not use any more: the key of Merrow County" }));
  await userEvent.click(screen.getByRole("button", { name: "Do not use it any more" }));
  expect(marked).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText("Why, and how do you know?"), "Stolen, they called.");
  await userEvent.click(screen.getByRole("button", { name: "Do not use it any more" }));
  expect(marked).toHaveBeenCalledWith({ recipient_id: "1", why: "Stolen, they called." });
});
