import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { expect, test, vi } from "vitest";
import type { ImportView, PacketKind, Verification } from "@/bindings/commands";
import { memoryHost } from "@/host";
import { renderInApp } from "../../../tests/render";
import { PacketProofDialog, SenderCallout } from "./PacketProof";
import { usePacketImport } from "./usePacketImport";

const NOW = "2026-11-23T10:00:00Z";

function came(verification: Verification, kind: PacketKind = "response", addressed = true): ImportView {
  return {
    kind,
    verification,
    entry_id: null,
    challenge_id: "ch",
    recipient_id: null,
    packet: {
      record: { id: "p1", thread_id: "t", kind, direction: "received", sequence: 1, in_reply_to: null, sha256: "ab".repeat(32), counterpart: "Merrow County", signer: "SHA256:x", verification, addressed_to_us: addressed, bytes: 10, challenge_id: "ch", entry_id: null, response_id: null, created_at: NOW, recorded_at: NOW },
      verified_at_import: verification,
      known_as: null,
      compared: null,
      revoked: null,
      sender_mode: "named",
      sender: "Merrow County",
      fingerprint: "SHA256:x",
      words: ["harbor", "violet"],
      audience: [],
      files: [],
      withheld: 0,
      timestamps: [],
    },
  };
}

function Desk(): ReactNode {
  const packets = usePacketImport();
  return (
    <>
      <button type="button" onClick={packets.choose}>
        Take in
      </button>
      {packets.dialog}
    </>
  );
}

const known = (checked: string | null) => ({ rows: [{ recipient: { id: "r1", name: "Merrow County", checked_at: checked, checked_how: "" }, words: ["ladder", "engine"], fingerprint: "SHA256:x", example: false }] });

test("a closed file dialog says nothing", async () => {
  const host = memoryHost({ import_with_dialog: () => ({ imported: null }), recipients: () => ({ rows: [] }) });
  renderInApp(<Desk />, { host });
  await userEvent.setup().click(screen.getByRole("button", { name: "Take in" }));
  await waitFor(() => expect(host.calls.length).toBeGreaterThan(0));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a refused packet says that nothing was changed", async () => {
  const host = memoryHost({ import_with_dialog: () => Promise.reject({ code: "packet.signature_wrong", params: {}, incident: "" }) });
  renderInApp(<Desk />, { host });
  await userEvent.setup().click(screen.getByRole("button", { name: "Take in" }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByText("Nothing in your vault was changed.")).toBeTruthy();
});

test("a changed key is never called good, and the words of the known organization can be compared", async () => {
  const host = memoryHost({ import_with_dialog: () => ({ imported: came("good_changed_key") }), recipients: () => known(null), mark_key_checked: () => ({}) });
  const user = userEvent.setup();
  renderInApp(<Desk />, { host });
  await user.click(screen.getByRole("button", { name: "Take in" }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByText("This is not the key you knew for this name.")).toBeTruthy();
  expect(within(dialog).queryByText(/Signature good/)).toBeNull();
  await user.click(await within(dialog).findByRole("button", { name: "Compare the words" }));
  const match = await screen.findByRole("button", { name: "All twelve match" });
  await user.click(match); // nothing happens before it is said how
  expect(host.calls.some(({ command }) => command === "mark_key_checked")).toBe(false);
  await user.click(screen.getByRole("radio", { name: /In person/ }));
  await user.click(match);
  await waitFor(() => expect(host.calls.find(({ command }) => command === "mark_key_checked")?.request).toEqual({ recipient_id: "r1", how: "in_person" }));
});

test("a packet that was meant for someone else says so", async () => {
  const host = memoryHost({ import_with_dialog: () => ({ imported: came("good_new_key", "challenge", false) }), recipients: () => ({ rows: [] }) });
  renderInApp(<Desk />, { host });
  await userEvent.setup().click(screen.getByRole("button", { name: "Take in" }));
  expect(await screen.findByText(/It was not addressed to you/)).toBeTruthy();
});

test.each([
  ["update", "An update came in", /adds to a challenge in your inbox/],
  ["withdrawal", "A challenge was taken back", /What is here stays here/],
  ["rejoinder", "A reply to your answer came in", /Your answer stays as it is/],
] as const)("%s: says what came, what it changes, and that the same key signed it", async (kind, title, words) => {
  const host = memoryHost({ import_with_dialog: () => ({ imported: came("good_known_key", kind) }), recipients: () => ({ rows: [] }) });
  renderInApp(<Desk />, { host });
  await userEvent.setup().click(screen.getByRole("button", { name: "Take in" }));
  const dialog = await screen.findByRole("dialog", { name: title });
  expect(dialog.textContent).toMatch(words);
  expect(dialog.textContent).toContain("The key that signed the challenge signed this too.");
});

test("the words of a challenger can be compared where the challenge is read, and that can be taken back", async () => {
  const packet = came("good_new_key").packet;
  const host = memoryHost({ mark_sender_checked: () => ({}), forget_sender_check: () => ({}) });
  const user = userEvent.setup();
  const { unmount } = renderInApp(<SenderCallout packet={packet} />, { host });
  await user.click(screen.getByRole("button", { name: "Compare the words" }));
  await user.click(await screen.findByRole("radio", { name: /By phone/ }));
  await user.click(screen.getByRole("button", { name: "All twelve match" }));
  await waitFor(() => expect(host.calls.find(({ command }) => command === "mark_sender_checked")?.request).toEqual({ packet_id: packet.record.id, how: "phone" }));
  unmount();
  const note = { signing_key: "k", name: packet.sender, checked_at: "2026-11-12T09:00:00Z", checked_how: "phone" };
  renderInApp(<SenderCallout packet={{ ...packet, compared: note, record: { ...packet.record, verification: "good_known_key" } }} />, { host });
  expect(screen.getByText(/by phone/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "That was a mistake" }));
  await waitFor(() => expect(host.calls.some(({ command }) => command === "forget_sender_check")).toBe(true));
});

test("a packet whose key was taken back says so before anything else", () => {
  const { packet } = came("good_new_key");
  const taken = { ...packet, revoked: { on: "2026-11-20", reason: "A laptop was stolen." } };
  renderInApp(<PacketProofDialog packet={taken} onClose={vi.fn()} />, { host: memoryHost({}) });
  const warning = screen.getByText("The key that signed this was taken back");
  expect(screen.getByText("A laptop was stolen.")).toBeTruthy();
  const finding = screen.getByText("Signature good, but you have not checked this key.");
  expect(warning.compareDocumentPosition(finding) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});
