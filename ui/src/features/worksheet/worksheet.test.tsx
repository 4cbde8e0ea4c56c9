import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { EntryView, RecordDecision, Worksheet } from "@/bindings/commands";
import { CHARACTERISTICS } from "@/design";
import { memoryHost, type MemoryHost } from "@/host";
import { useCommandQuery } from "@/ipc";
import { WorksheetScreen } from "./WorksheetScreen";
import { renderInApp } from "../../../tests/render";
import { aClaim, aPacket, aThread, aThreadPacket, anUpdate } from "../../../tests/thread";

const CHANGE = { kind: null, from_version: "", to_version: "", effective: null, words: "" };
const PARTS = { withdrawn: () => <p>taken back</p>, said: () => <p>what it says</p>, panel: () => null };
const UNSET = { cells: [null, null, null, null, null, null, null] };

function sheet(): Worksheet {
  return {
    id: "w1",
    entry_id: "e1",
    claim_id: "c1",
    map: { context: "", intended_use: null, who_is_exposed: "", likelihood: null, magnitude: null, characteristics: CHARACTERISTICS.map((characteristic) => ({ characteristic, state: null, rationale: "" })), own_mapping: [], done: false },
    measure: { tests: [], done: false },
    manage: { decision: null, reasons: "", treatment: null, residual_risk: "", accepted_by_role: "", review_on: null, owner_role: "", due: null, done_when: "", deployment_change: CHANGE, done: false },
    govern: [],
    updated_at: "2026-11-12T09:00:00Z",
  };
}

interface Backend {
  host: MemoryHost;
  /** What the vault holds, and in which order it was told. */
  stored: () => Worksheet;
  order: string[];
}

function backend(entry: Partial<EntryView["entry"]> = {}, part: Partial<EntryView> = {}): Backend {
  let stored = sheet();
  const order: string[] = [];
  const view = (): Partial<EntryView> => ({
    entry: { id: "e1", packet_id: "p1", thread_id: "t1", received_at: "2026-11-01T09:00:00Z", owner: "", inventory_system: "", status: "triage", severity_own: null, duplicates_of: [], cluster: "", accepted_at: "2026-11-02T09:00:00Z", receipt_at: null, updated_at: "2026-11-02T09:00:00Z", ...entry },
    packet: aPacket(),
    claims_from: [],
    files: [],
    thread: aThread(),
    challenge: { claims: [], people: [] } as unknown as EntryView["challenge"],
    worksheets: [{ number: 1, title: "Notices nobody can read", theirs: UNSET, own: UNSET, differ: 0, worksheet: stored, suggestions: [] }],
    log: [],
    log_length: 3,
    chain_unbroken: true,
    answered: false,
    ...part,
  });
  const host = memoryHost({
    entry_view: view,
    catalog: () => ({ entries: [] }),
    save_worksheet: (value: Worksheet) => {
      order.push("save");
      stored = { ...value, manage: { ...value.manage, done: false } };
      return { at: "" };
    },
    record_decision: ({ actor_role: role }: RecordDecision) => {
      order.push(`record ${role}`);
      stored = { ...stored, manage: { ...stored.manage, done: true } };
      return {};
    },
  });
  return { host, stored: () => stored, order };
}

function Loaded(): React.ReactNode {
  const { data } = useCommandQuery("entry_view", { language: "en", of: { entry_id: "e1" } });
  return data ? <WorksheetScreen view={data} claim={null} verified={null} thread={PARTS} /> : null;
}

describe("the worksheet", () => {
  it("records a decision only with reasons and a role, and after the last words are in the vault", async () => {
    const { host, stored, order } = backend();
    renderInApp(<Loaded />, { host });
    const record = await screen.findByRole("button", { name: "Record this decision" });
    await userEvent.click(screen.getByRole("radio", { name: "Refuse" }));
    await screen.findByText(/Write your reasons first/);
    await userEvent.click(record);
    expect(order).not.toContain("record ");
    await userEvent.type(screen.getByRole("textbox", { name: "Reasons" }), "The file shows otherwise.");
    await userEvent.type(screen.getByRole("textbox", { name: "Decided in the role of" }), "Analyst 2");
    await screen.findByText(/Becomes line 4/);
    await userEvent.type(screen.getByRole("textbox", { name: "Done when" }), "Run again");
    await userEvent.click(record);
    await screen.findByText(/It is recorded/);
    expect(order.at(-1)).toBe("record Analyst 2");
    expect(stored().manage).toMatchObject({ decision: "rejected", reasons: "The file shows otherwise.", done_when: "Run again" });
  });

  it("keeps every part of the sheet when one part changes", async () => {
    const { host, stored } = backend();
    renderInApp(<Loaded />, { host });
    await userEvent.type(await screen.findByRole("textbox", { name: "Who is exposed to it" }), "312 households");
    await userEvent.click(screen.getByRole("radiogroup", { name: "You say: Did it endanger anyone?" }).querySelectorAll("input")[2]!);
    await userEvent.click(screen.getByRole("button", { name: "Add a test" }));
    await userEvent.type(screen.getByRole("textbox", { name: "What was tested" }), "False flags");
    await waitFor(() => expect(stored().measure.tests[0]?.name).toBe("False flags"));
    expect(stored().map).toMatchObject({ who_is_exposed: "312 households" });
    expect(stored().map.characteristics[1]).toMatchObject({ characteristic: "safe", state: "not_sure" });
  });

  it("puts a removed test back with everything that was written in it", async () => {
    const { host, stored } = backend();
    renderInApp(<Loaded />, { host });
    await userEvent.click(await screen.findByRole("button", { name: "Add a test" }));
    await userEvent.type(screen.getByRole("textbox", { name: "What was tested" }), "False flags");
    await userEvent.click(screen.getByRole("button", { name: "Remove this test" }));
    await waitFor(() => expect(stored().measure.tests).toHaveLength(0));
    await userEvent.click(screen.getByRole("button", { name: "Put it back" }));
    await waitFor(() => expect(stored().measure.tests[0]?.name).toBe("False flags"));
  });

  it("lets nobody work on what is still in quarantine", async () => {
    renderInApp(<Loaded />, { host: backend({ accepted_at: null, status: "new" }).host });
    expect((await screen.findByRole("group", { name: "Your work on this claim" })).hasAttribute("disabled")).toBe(true);
    expect(screen.queryByRole("button", { name: "Record this decision" })).toBeNull();
    expect(screen.getByRole("button", { name: "Take it up" })).toBeTruthy();
  });

  it("says which update a claim came in, and that there is news", async () => {
    const update = aThreadPacket("p2", "update", { update: anUpdate({ new_claims: [1] }) });
    const challenge = { claims: [aClaim("c1", 1, "Notices nobody can read")], people: [] } as unknown as EntryView["challenge"];
    renderInApp(<Loaded />, { host: backend({}, { challenge, claims_from: ["p2"], thread: aThread([aThreadPacket("p1", "challenge"), update]) }).host });
    expect(await screen.findByText("New since the challenge came in")).toBeTruthy();
    expect(screen.getAllByText(/^New in the update of/).length).toBeGreaterThan(0);
  });

  it("offers a further answer where the work is closed by the one before", async () => {
    const { host } = backend({}, { answered: true, thread: aThread([aThreadPacket("p1", "challenge"), aThreadPacket("r1", "response")]) });
    host.answer("further_response", () => ({}));
    renderInApp(<Loaded />, { host });
    await userEvent.click(await screen.findByRole("button", { name: "Write a further answer" }));
    await waitFor(() => expect(host.calls.some(({ command }) => command === "further_response")).toBe(true));
  });
});
