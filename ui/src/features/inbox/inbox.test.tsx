import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { InboxRow } from "@/bindings/commands";
import { memoryHost, type MemoryHost } from "@/host";
import { useRouter } from "@/shell";
import { EntriesOf, Inbox } from "./Inbox";
import { renderInApp } from "../../../tests/render";

function row(id: string, title: string, part: Partial<InboxRow> = {}, entry: Partial<InboxRow["entry"]> = {}): InboxRow {
  return {
    entry: { id, packet_id: `p-${id}`, thread_id: `t-${id}`, received_at: "2026-11-01T09:00:00Z", owner: "", inventory_system: "", status: "mapping", severity_own: null, duplicates_of: [], cluster: "", accepted_at: "2026-11-02T09:00:00Z", receipt_at: null, updated_at: "2026-11-02T09:00:00Z", ...entry },
    title,
    from: "Kiln Lane Tenants",
    verification: "good_known_key",
    addressed_to_us: true,
    claims: 1,
    asks: 2,
    files: 0,
    withdrawn: false,
    news: null,
    strip: { cells: [null, null, null, null, null, null, null] },
    next_due: null,
    days_left: null,
    decided: 0,
    ...part,
  };
}

const ROWS = [row("e1", "Late one", { next_due: "2026-10-01", days_left: -3 }), row("e2", "Fresh one", {}, { accepted_at: null, status: "new" }), row("e3", "Done one", {}, { status: "answered" })];
const host = (): MemoryHost => memoryHost({ inbox: () => ({ rows: ROWS }), save_entry: () => ({ at: "" }) });

function Where(): React.ReactNode {
  return <output>{JSON.stringify(useRouter().route)}</output>;
}

function Page(): React.ReactNode {
  return (
    <>
      <Where />
      <Inbox onImport={() => undefined} verified={({ entry }) => entry.id} proof={(shown) => <p>proof of {shown.title}</p>} />
    </>
  );
}

describe("the inbox", () => {
  it("says in its title what is overdue", async () => {
    renderInApp(<Page />, { host: host() });
    expect((await screen.findByRole("heading", { level: 1 })).textContent).toBe("Inbox");
    await waitFor(() => expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("3 challenges. 1 is overdue."));
  });

  it("moves by keys, opens with Enter and shows the proof of the chosen one", async () => {
    renderInApp(<Page />, { host: host() });
    await screen.findByText("Fresh one");
    await userEvent.keyboard("jj");
    expect(document.activeElement?.textContent).toBe("Fresh one");
    await userEvent.keyboard("v");
    expect(screen.getByText("proof of Fresh one")).toBeTruthy();
    await userEvent.keyboard("{Enter}");
    expect(screen.getByRole("status").textContent).toBe('{"screen":"entry","entry":"e2"}');
  });

  it("does not take letters typed into the search for keys", async () => {
    renderInApp(<Page />, { host: host() });
    await userEvent.type(await screen.findByLabelText("Find a challenge"), "vj late");
    expect(screen.queryByText(/proof of/)).toBeNull();
    await userEvent.clear(screen.getByLabelText("Find a challenge"));
    await userEvent.type(screen.getByLabelText("Find a challenge"), "fresh");
    expect(screen.getAllByTestId("inbox-row")).toHaveLength(1);
  });

  it("says in words what came since, and that one was taken back", async () => {
    const rows = [row("e1", "Replied one", { news: "rejoinder" }, { status: "answered" }), row("e2", "Gone one", { news: "withdrawal", withdrawn: true }), row("e3", "Calm one")];
    renderInApp(<Page />, { host: memoryHost({ inbox: () => ({ rows }) }) });
    const [replied, gone, calm] = await screen.findAllByTestId("inbox-row");
    expect(replied!.textContent).toContain("New: a reply to your answer");
    expect(gone!.textContent).toContain("Taken back by the sender");
    expect(gone!.textContent).not.toContain("New:");
    expect(calm!.textContent).not.toMatch(/New:|Taken back/);
    expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("1 has news.");
    await userEvent.click(screen.getByRole("button", { name: "News 2" }));
    expect(screen.getAllByTestId("inbox-row")).toHaveLength(2);
  });

  it("gives an entry to a role and changes nothing else of it", async () => {
    const shown = host();
    renderInApp(<Page />, { host: shown });
    await screen.findByText("Late one");
    await userEvent.keyboard("jo");
    await userEvent.type(await screen.findByLabelText("Owner"), "Analyst 1{Enter}");
    await waitFor(() => expect(shown.calls.at(-1)?.command).toBe("inbox"));
    expect(shown.calls.find(({ command }) => command === "save_entry")?.request).toEqual({ ...ROWS[0]!.entry, owner: "Analyst 1" });
  });

  it("keeps what is in quarantine or finished out of the reviews", async () => {
    renderInApp(<EntriesOf kind="reviews" verified={() => null} proof={() => null} />, { host: host() });
    await screen.findByText("Late one");
    expect(screen.getAllByTestId("inbox-row")).toHaveLength(1);
  });
});
