import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { expect, test } from "vitest";
import type { PacketView, TimestampView } from "@/bindings/commands";
import { memoryHost } from "@/host";
import { renderInApp } from "../../../tests/render";
import { PacketProof } from "./PacketProof";

const NOW = "2026-11-23T10:00:00Z";
const STAMP: TimestampView = {
  id: "s1",
  state: "not_checked",
  added_at: NOW,
  asked_here: true,
  says: { at: "2026-11-24T09:30:12Z", latest: "2026-11-24T09:30:13.5Z", authority: "Example stamps", root: null, root_sha256: null, serial: "01", policy: "1.2.3" },
  reason: null,
};

function packet(timestamps: TimestampView[]): PacketView {
  return {
    record: { id: "p1", thread_id: "t", kind: "challenge", direction: "sent", sequence: 1, in_reply_to: null, sha256: "ab".repeat(32), counterpart: "Merrow County", signer: "SHA256:x", verification: null, addressed_to_us: true, bytes: 10, challenge_id: "ch", entry_id: null, response_id: null, created_at: NOW, recorded_at: NOW },
    verified_at_import: null,
    known_as: null,
    compared: null,
    revoked: null,
    sender_mode: "named",
    sender: "Tenants",
    fingerprint: "SHA256:x",
    words: ["harbor", "violet"],
    audience: [],
    files: [],
    withheld: 0,
    timestamps,
  };
}

test("a request is saved and an answer added, and it is said that nothing is sent", async () => {
  const host = memoryHost({ packet_view: () => packet([]), save_timestamp_request: () => ({ file_name: "timestamp-abababab.tsq" }), add_timestamp: () => Promise.reject({ code: "timestamp.invalid", params: { reason: "nonce" }, incident: "" }) });
  const user = userEvent.setup();
  renderInApp(<PacketProof packet={packet([])} />, { host });
  const section = screen.getByRole("region", { name: "Time-stamps of others" });
  expect(section.textContent).toContain("This app sends nothing.");
  expect(section.textContent).toContain("does not show that what the packet says is true");
  await user.click(within(section).getByRole("button", { name: "Save a request" }));
  expect(await screen.findByText(/Saved as timestamp-abababab.tsq/)).toBeTruthy();
  await user.click(within(section).getByRole("button", { name: "Add the authority’s answer" }));
  expect(await within(section).findByText(/answers another request/)).toBeTruthy();
  expect(host.calls.find(({ command }) => command === "add_timestamp")?.request).toEqual({ packet_id: "p1" });
});

test("a stamp without a checked certificate never counts as somebody's word", async () => {
  const host = memoryHost({ packet_view: () => packet([STAMP]), check_timestamp: () => ({ timestamp: null }), remove_timestamp: () => ({}) });
  const user = userEvent.setup();
  const { container } = renderInApp(<PacketProof packet={packet([STAMP])} />, { host });
  const stamp = screen.getByTestId("packet-stamp");
  expect(within(stamp).getByText("Anybody may have made this stamp.")).toBeTruthy();
  expect(within(stamp).queryByText(/says Example stamps/)).toBeNull();
  const found = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(found.violations.map(({ id }) => id)).toEqual([]);
  await user.click(within(stamp).getByRole("button", { name: "Check with the authority’s certificate" }));
  await waitFor(() => expect(host.calls.find(({ command }) => command === "check_timestamp")?.request).toEqual({ timestamp_id: "s1" }));
  await user.click(within(stamp).getByRole("button", { name: "Remove this stamp" }));
  expect(host.calls.some(({ command }) => command === "remove_timestamp")).toBe(false);
  await user.click(await screen.findByRole("button", { name: "Remove it" }));
  await waitFor(() => expect(host.calls.find(({ command }) => command === "remove_timestamp")?.request).toEqual({ timestamp_id: "s1" }));
});

test("a stamp says no earlier time than it means, and whose word it is", () => {
  const says = { ...STAMP.says!, root: "Example root", root_sha256: "cd".repeat(32) };
  const now = packet([{ ...STAMP, state: "anchored", says }]);
  renderInApp(<PacketProof packet={now} />, { host: memoryHost({ packet_view: () => now }) });
  const stamp = screen.getByTestId("packet-stamp");
  const minute = new Date("2026-11-24T09:31:00Z").getMinutes().toString().padStart(2, "0");
  expect(stamp.textContent).toMatch(new RegExp(`existed no later than [^.]*:${minute}[^.]*, says Example stamps`));
  expect(stamp.textContent).toContain("the root certificate you gave: Example root");
  expect(within(stamp).queryByRole("button", { name: /Check with/ })).toBeNull();
});

test("a request that waits and a stamp that does not hold prove nothing", () => {
  const both = packet([
    { ...STAMP, id: "s2", state: "waiting", says: null },
    { ...STAMP, id: "s3", state: "broken", says: null, reason: "chain" },
  ]);
  renderInApp(<PacketProof packet={both} />, { host: memoryHost({ packet_view: () => both }) });
  const [waiting, broken] = screen.getAllByTestId("packet-stamp");
  expect(waiting?.textContent).toContain("The answer was not added yet.");
  expect(broken?.textContent).toContain("It proves nothing.");
  expect(broken?.textContent).toContain("does not lead to a root certificate");
});
