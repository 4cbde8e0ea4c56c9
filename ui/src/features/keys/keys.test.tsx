import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Desk, IdentityView } from "@/bindings/commands";
import { memoryHost, type MemoryHost } from "@/host";
import { CasebookKeys } from "./CasebookKeys";
import { KeysScreen } from "./KeysScreen";
import { renderInApp } from "../../../tests/render";

function identity(desk: Desk, part: Partial<IdentityView> = {}): IdentityView {
  return { purpose: desk, display: "Merrow County", contact: "", promises: { acknowledge_days: 7, decide_days: 30, final_days: 90 }, age_recipient: "age1x", signing_key: "ssh-ed25519 x", fingerprint: `SHA256:${desk}`, words: ["harbor", "violet"], since: "2026-02-03", replaced: 0, ...part };
}

function backend(): MemoryHost {
  let replaced = 0;
  return memoryHost({
    identity: ({ desk }: { desk: Desk }) => identity(desk, { replaced }),
    revoke_keys: () => ({ file_name: "old-keys.acp" }),
    rotate_keys: ({ desk }: { desk: Desk }) => {
      replaced += 1;
      return identity(desk, { replaced });
    },
  });
}

const rotated = (host: MemoryHost): unknown[] => host.calls.filter(({ command }) => command === "rotate_keys").map(({ request }) => request);

test("new keys are made only after saying what changes, and Enter keeps the old ones", async () => {
  const host = backend();
  const user = userEvent.setup();
  renderInApp(<KeysScreen />, { host });
  expect(await screen.findByText(/never replaced/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Make new keys" }));
  const asked = await screen.findByRole("alertdialog");
  expect(asked.textContent).toContain("The old keys stay in this vault.");
  expect(asked.textContent).toContain("the old key signs that the new one follows it");
  expect(asked.textContent).toContain("your answers do not count there");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
  expect(rotated(host)).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Make new keys" }));
  await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Make new keys" }));
  await waitFor(() => expect(rotated(host)).toEqual([{ desk: "register" }]));
  expect(await screen.findByText(/replaced 1 time/)).toBeTruthy();
  expect(screen.getByText(/Write a new intake card and hand it out/)).toBeTruthy();
});

test("the keys of the other desk are not asked for, so not made, before somebody wants to see them", async () => {
  const host = backend();
  const user = userEvent.setup();
  renderInApp(<KeysScreen />, { host });
  const show = await screen.findByText("Show the keys that sign your own challenges");
  expect(host.calls.filter(({ command }) => command === "identity").map(({ request }) => request)).toEqual([{ desk: "register" }]);
  await user.click(show);
  expect(await screen.findByText("SHA256:casebook")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Make new keys for your own challenges" }));
  const asked = await screen.findByRole("alertdialog");
  expect(asked.textContent).toContain("Exchanges that have begun go on with the old one.");
  expect(asked.textContent).not.toContain("intake card");
  await user.click(within(asked).getByRole("button", { name: "Make new keys" }));
  await waitFor(() => expect(rotated(host)).toEqual([{ desk: "casebook" }]));
});

test("who documents takes the own keys back with a reason, and is told what happens to exchanges that have begun", async () => {
  const host = backend();
  const user = userEvent.setup();
  renderInApp(<CasebookKeys />, { host });
  await user.click(await screen.findByText("Show the keys that sign your own challenges"));
  await user.click(await screen.findByRole("button", { name: "Take back the keys for your own challenges" }));
  const asked = within(await screen.findByRole("dialog"));
  expect(asked.getByText(/Exchanges that have begun go on with the old key/)).toBeTruthy();
  expect(asked.queryByText(/your card/)).toBeNull();
  await user.type(asked.getByRole("textbox"), " The laptop was taken. ");
  await user.click(asked.getByRole("button", { name: "Choose where to write it" }));
  await waitFor(() => expect(host.calls.filter(({ command }) => command === "revoke_keys").map(({ request }) => request)).toEqual([{ desk: "casebook", reason: "The laptop was taken." }]));
  expect(await screen.findByText(/Written: old-keys.acp/)).toBeTruthy();
});
