import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { describe, expect, it } from "vitest";
import type { EntryView, ThreadPacket } from "@/bindings/commands";
import { memoryHost, type MemoryHost } from "@/host";
import type { ThreadParts } from "@/respond/ThreadNotices";
import { useRouter } from "@/shell";
import { EntryScreen } from "./EntryScreen";
import { renderInApp } from "../../../tests/render";
import { aClaim, aFile, anEntryView, anUpdate, aRejoinder, aReveal, aThread, aThreadPacket } from "../../../tests/thread";

const PARTS: ThreadParts = {
  withdrawn: ({ reason }) => <p>taken back: {reason}</p>,
  said: (one) => <p>said in {one.packet.record.id}</p>,
  panel: ({ packets }) => <p>panel of {packets.length}</p>,
};

function Where(): ReactNode {
  return <output>{JSON.stringify(useRouter().route)}</output>;
}

function draw(view: EntryView, host: MemoryHost = memoryHost({ inbox: () => ({ rows: [] }), further_response: () => ({}) })): MemoryHost {
  renderInApp(
    <>
      <Where />
      <EntryScreen
        view={view}
        proof={() => null}
        files={({ record, files }, heading) => (
          <section aria-label={`files of ${record.id}`}>
            {heading} {files.map(({ title }) => title).join()}
          </section>
        )}
        thread={PARTS}
      />
    </>,
    { host },
  );
  return host;
}

const CHALLENGE = aThreadPacket("p1", "challenge", {}, { files: [aFile("p1", "First letter")], withheld: 2 });
const ANSWER = aThreadPacket("r1", "response", {}, { sender: "Merrow County" });
const UPDATE = aThreadPacket("p2", "update", { update: anUpdate({ text: "More letters came.", new_claims: [2] }), reveals: [aReveal()] }, { files: [aFile("p2", "Second letter")] }, { sequence: 2, recorded_at: "2026-11-20T12:00:00Z" });
const REPLY = aThreadPacket("p3", "rejoinder", { rejoinder: aRejoinder("", [{ ask_id: "a2", number: 2, text: "Only four weeks were paid." }]) }, {}, { sequence: 3, recorded_at: "2026-11-22T12:00:00Z" });

/** The challenge with an update that makes a second claim, whose file has the same path as the first one's. */
function updated(packets: ThreadPacket[], part: Partial<EntryView> = {}): EntryView {
  const view = anEntryView(aThread(packets), { claims_from: ["p1", "p2"], ...part });
  return { ...view, challenge: { ...view.challenge, claims: [aClaim("c1", 1, "Unreadable notices", ["data/e0001.pdf"]), aClaim("c2", 2, "Payments stopped", ["data/e0001.pdf"])] } };
}

describe("an entry with what followed it", () => {
  it("says which update a claim came in, and never names another packet's file for it", () => {
    draw(updated([CHALLENGE, UPDATE]));
    const [first, second] = screen.getAllByRole("article");
    expect(within(first!).queryByText(/in the update of/)).toBeNull();
    expect(within(first!).getByText("First letter")).toBeTruthy();
    expect(within(second!).getByText(/^New in the update of/)).toBeTruthy();
    expect(within(second!).getByText("Second letter")).toBeTruthy();
    expect(within(second!).queryByText("First letter")).toBeNull();
  });

  it("tells a claim that is worded anew from a new one", () => {
    draw(updated([CHALLENGE, { ...UPDATE, update: anUpdate({ reworded_claims: [2] }) }]));
    expect(screen.getByText(/^Worded anew in the update of/)).toBeTruthy();
    expect(screen.queryByText(/^New in the update of/)).toBeNull();
  });

  it("shows only what came since the last answer as new", () => {
    draw(updated([CHALLENGE, UPDATE, ANSWER, REPLY], { answered: true }));
    expect(screen.getByText("New since your last answer")).toBeTruthy();
    expect(screen.getAllByTestId("news")).toHaveLength(1);
    expect(screen.getByText("said in p3")).toBeTruthy();
  });

  it("calls nothing new when the answer is the last word", () => {
    draw(updated([CHALLENGE, UPDATE, ANSWER], { answered: true }));
    expect(screen.queryByTestId("news")).toBeNull();
  });

  it("puts their reply beside the very ask, and not a second packet with a used number", () => {
    const fork = aThreadPacket("p4", "rejoinder", { fork: true, rejoinder: aRejoinder("", [{ ask_id: "a1", number: 1, text: "Forged." }]) });
    draw(updated([CHALLENGE, ANSWER, REPLY, fork], { answered: true }));
    const asks = screen.getAllByTestId("ask-row");
    expect(within(asks[0]!).queryByTestId("reply")).toBeNull();
    expect(within(asks[1]!).getByTestId("reply").textContent).toContain("Only four weeks were paid.");
  });

  it("says at the top that it was taken back, once", () => {
    const back = aThreadPacket("p5", "withdrawal");
    draw(anEntryView(aThread([CHALLENGE, back], { withdrawn: { packet_id: "p5", on: "2026-11-23", reason: "They asked us to stop.", please_delete: true } })));
    expect(screen.getByText("taken back: They asked us to stop.")).toBeTruthy();
    expect(screen.queryByTestId("news")).toBeNull();
  });

  it("keeps the files of every packet closed in quarantine, and says what is kept back and what was handed over", () => {
    const view = updated([CHALLENGE, UPDATE]);
    draw({ ...view, entry: { ...view.entry, accepted_at: null, status: "new" } });
    expect(screen.queryByLabelText(/files of/)).toBeNull();
    expect(screen.getByText(/Kept back by the sender: 2/).textContent).toContain("Handed over since, and proven to be the same: 1.");
  });

  it("does not count an item that does not match as handed over", () => {
    draw(updated([CHALLENGE, { ...UPDATE, reveals: [aReveal({ state: "not_matching" })] }]));
    expect(screen.getByLabelText("files of p2").textContent).toContain("In the packet of");
    expect(screen.getByText(/Kept back by the sender: 2/).textContent).not.toContain("Handed over");
  });

  it("begins a further answer and goes to it", async () => {
    const host = draw(updated([CHALLENGE, ANSWER, REPLY], { answered: true }));
    await userEvent.click(screen.getByRole("button", { name: "Write a further answer" }));
    await waitFor(() => expect(screen.getAllByRole("status").some(({ textContent }) => textContent === '{"screen":"answer","entry":"e1"}')).toBe(true));
    expect(host.calls.find(({ command }) => command === "further_response")?.request).toEqual({ entry_id: "e1" });
  });

  it("does not say that they had no answer while a further one is being written", () => {
    draw(updated([CHALLENGE, ANSWER, REPLY]));
    expect(screen.queryByText(/They have had no answer/)).toBeNull();
    expect(screen.getByText(/a further answer is being written/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Write a further answer" })).toBeNull();
  });
});
