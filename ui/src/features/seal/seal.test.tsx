import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { memoryHost } from "@/host";
import { renderInApp } from "../../../tests/render";
import { SealPage } from "./SealPage";

const VIEW = {
  challenge: { id: "ch", case_id: "ca", recipients: ["r1"], sealed_at: null },
  case_title: "Averaged debts",
  recipients: [{ recipient: { id: "r1", name: "Merrow County" } }],
  blockers: [],
  files: [],
  preview: { title: "Averaged debts", claims: [], asks: [], deadlines: { decide_by: null } },
  estimated_bytes: 3_400_000_000,
  sealed: false,
  update: null,
  earlier: null,
};

function job(host: ReturnType<typeof memoryHost>): string {
  return (host.calls.find(({ command }) => command === "seal_challenge")?.request as { job: string }).job;
}

test("nothing is sealed before the person says so; a closed file dialog leaves everything as it was", async () => {
  const host = memoryHost({ challenge_view: () => VIEW, seal_challenge: () => ({ sealed: null }) });
  const user = userEvent.setup();
  renderInApp(<SealPage challenge="ch" />, { host, start: { screen: "seal", challenge: "ch" } });
  const start = await screen.findByRole("button", { name: "Choose a place and seal" });
  expect(host.calls.some(({ command }) => command === "seal_challenge")).toBe(false);
  await user.click(start);
  await screen.findByRole("button", { name: "Choose a place and seal" });
  expect(screen.queryByText("The packet is sealed")).toBeNull();
});

test("long sealing says how far it is, can be stopped, and says what stopping does", async () => {
  let stop: ((error: unknown) => void) | undefined;
  const host = memoryHost({
    challenge_view: () => VIEW,
    seal_challenge: () => new Promise((_, reject) => (stop = reject)),
    cancel_job: () => {
      stop?.({ code: "app.cancelled", params: {}, incident: "" });
      return {};
    },
  });
  const user = userEvent.setup();
  renderInApp(<SealPage challenge="ch" />, { host, start: { screen: "seal", challenge: "ch" } });
  await user.click(await screen.findByRole("button", { name: "Choose a place and seal" }));
  expect(screen.queryByRole("button", { name: "Cancel sealing" })).toBeNull(); // the file dialog is still open
  act(() => host.emit("progress", { job: job(host), done: 2_100_000_000, total: 3_400_000_000, label: "challenge" }));
  const cancel = await screen.findByRole("button", { name: "Cancel sealing" });
  expect(screen.getByText("2.1 GB of 3.4 GB")).toBeTruthy();
  expect(document.getElementById(cancel.getAttribute("aria-describedby") ?? "")?.textContent).toContain("deletes the half-made packet");
  await user.click(cancel);
  expect(await screen.findByRole("button", { name: "Choose a place and seal" })).toBeTruthy();
});
