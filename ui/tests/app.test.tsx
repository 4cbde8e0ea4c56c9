import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { AppState } from "@/bindings/commands";
import { memoryHost, type MemoryHost } from "@/host";
import { App } from "@/views/App";

/** A whole app over a vault that opens and locks. */
function app(status: AppState["status"], desk: "casebook" | "register" = "casebook"): MemoryHost {
  let now = status;
  const state = (): AppState => ({
    status: now,
    folder_name: now === "none" ? null : "vault",
    settings: now === "open" ? { name: "Kiln Lane tenants", desk, lock_minutes: 10 } : null,
    recovery: now === "open" ? { made_at: null, confirmed_at: null } : null,
    integrity_ok: true,
    preferences: { language: "en", theme: "light", text_size: 100, letter_shortcuts: true },
    version: "1.0.0",
  });
  const to = (next: AppState["status"]) => (): AppState => {
    now = next;
    return state();
  };
  const host = memoryHost({
    app_state: state,
    activity: () => ({}),
    lock: to("locked"),
    unlock: to("open"),
    create_vault: to("open"),
    passphrase_strength: () => ({ score: 4, guesses_log10: 20 }),
    counts: () => ({ cases: 1, evidence: 0, people: 0, sent: 0, new_answers: 0, inbox_new: 0, reviews: 0, answers: 0, log: 0 }),
    home: () => ({ today: "2026-11-12", waiting: [], cases: [], drafts: [{ kind: "harm", case_id: "c", harm_id: "h", challenge_id: null, title: "Marker words", step: 3, updated_at: "2026-11-12T09:00:00Z" }], overdue: 0, due_soon: 0, recovery_pending: true }),
    inbox: () => ({ rows: [] }),
    recipients: () => ({ rows: [] }),
  });
  host.answer("core_locks", () => {
    now = "locked";
  });
  render(<App host={host} />);
  return host;
}

describe("the window", () => {
  it("begins with what this is when there is no vault", async () => {
    app("none");
    expect(await screen.findByRole("heading", { level: 1, name: /on record/ })).toBeTruthy();
  });

  it("after a vault is made, the recovery sheet comes before anything else, and may wait", async () => {
    app("none");
    await userEvent.click(await screen.findByRole("button", { name: /Next: create a vault/ }));
    await userEvent.type(screen.getByLabelText("Passphrase"), "a b c d e f");
    await userEvent.type(screen.getByLabelText("The same passphrase again"), "a b c d e f");
    await userEvent.click(screen.getByRole("button", { name: /Next: the recovery sheet/ }));
    expect(await screen.findByRole("heading", { level: 1, name: "Make the recovery sheet" })).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: /Later/ }));
    expect(await screen.findByText("The recovery sheet is not checked yet")).toBeTruthy();
  });

  it("asks for the passphrase when a vault was made and locked behind its back", async () => {
    const host = app("none");
    await screen.findByRole("heading", { level: 1, name: /on record/ });
    await act(async () => {
      await host.call("core_locks", {});
      host.emit("locked");
    });
    expect(await screen.findByRole("heading", { name: "Open your vault" })).toBeTruthy();
  });

  it("opens at the desk of the vault", async () => {
    app("locked", "register");
    await userEvent.type(await screen.findByLabelText("Passphrase"), "a{Enter}");
    await waitFor(() => { expect(screen.getByRole("link", { name: /Inbox/ }).getAttribute("aria-current")).toBe("page"); });
  });

  it("names a packet that waits before the vault is open, takes it in then, and goes to the desk where it lies", async () => {
    const host = app("locked", "casebook");
    let waiting = [{ token: "w1", name: "complaint.acp", found: true }];
    const record = { id: "p1", thread_id: "t", kind: "challenge", direction: "received", sequence: 1, in_reply_to: null, sha256: "ab".repeat(32), counterpart: "Heron", signer: "SHA256:x", verification: "good_new_key", addressed_to_us: true, bytes: 10, challenge_id: null, entry_id: "e1", response_id: null, created_at: "2026-11-23T10:00:00Z", recorded_at: "2026-11-23T10:00:00Z" };
    const packet = { record, verified_at_import: null, known_as: null, compared: null, revoked: null, timestamps: [], sender_mode: "named", sender: "Heron", fingerprint: "SHA256:x", words: ["harbor"], audience: [], files: [], withheld: 0 };
    host.answer("waiting_packets", () => ({ packets: waiting }));
    host.answer("import_waiting", () => {
      waiting = [];
      return { kind: "challenge", verification: "good_new_key", entry_id: "e1", challenge_id: null, recipient_id: null, packet };
    });
    expect(await screen.findByText("complaint.acp")).toBeTruthy();
    expect(host.calls.some(({ command }) => command === "import_waiting")).toBe(false);
    await userEvent.type(screen.getByLabelText("Passphrase"), "a{Enter}");
    await userEvent.click(await screen.findByRole("button", { name: "Close" }));
    await waitFor(() => { expect(host.calls.find(({ command }) => command === "entry_view")?.request).toEqual({ language: "en", of: { entry_id: "e1" } }); });
    expect(screen.getAllByRole("link", { name: /Inbox/ }).some((link) => link.getAttribute("aria-current") !== null)).toBe(true);
    expect(host.calls.find(({ command }) => command === "import_waiting")?.request).toMatchObject({ token: "w1" });
  });

  it("leaves nothing of the vault on the screen when it is locked by hand", async () => {
    app("open");
    expect(await screen.findByText("Marker words")).toBeTruthy();
    await userEvent.keyboard("{Control>}l{/Control}");
    expect(await screen.findByRole("heading", { name: "Open your vault" })).toBeTruthy();
    expect(document.body.textContent).not.toContain("Marker words");
    expect(document.body.textContent).not.toContain("Kiln Lane");
  });

  it("leaves nothing on the screen when the core locks by itself", async () => {
    const host = app("open");
    expect(await screen.findByText("Marker words")).toBeTruthy();
    await act(async () => {
      await host.call("core_locks", {});
      host.emit("locked");
    });
    expect(await screen.findByRole("heading", { name: "Open your vault" })).toBeTruthy();
    expect(document.body.textContent).not.toContain("Marker words");
  });

  it("a page that cannot be drawn takes neither Hide nor Lock with it", async () => {
    const host = app("open");
    await screen.findByText("Marker words");
    host.answer("cases", () => ({ rows: [null] }));
    const silence = console.error;
    console.error = () => undefined;
    await userEvent.click(screen.getByRole("link", { name: /^Cases/ }));
    expect(await screen.findByText("This page cannot be shown")).toBeTruthy();
    console.error = silence;
    expect(screen.getByRole("button", { name: /Lock/ })).toBeTruthy();
    await userEvent.click(screen.getByRole("link", { name: /^Home/ }));
    expect(await screen.findByText("Marker words")).toBeTruthy();
  });
});
