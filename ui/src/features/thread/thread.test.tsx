import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { ThreadView } from "@/bindings/commands";
import { aReveal, aRejoinder, aThread, aThreadPacket, anUpdate } from "../../../tests/thread";
import { renderInApp } from "../../../tests/render";
import { ThreadPanel } from "./ThreadPanel";

const rows = (): HTMLElement[] => screen.getAllByTestId("packet-row");
const show = (thread: ThreadView, side: "casebook" | "register" = "register"): void => {
  renderInApp(<ThreadPanel thread={thread} side={side} />);
};

test("every packet is there in order, with who it is from and its number", () => {
  show(aThread([aThreadPacket("p1", "challenge"), aThreadPacket("p2", "response"), aThreadPacket("p3", "update", {}, { sender: "  " }, { sequence: 2 })]));
  expect(within(screen.getByRole("list", { name: /in the order in which they came/ })).getAllByRole("listitem")).toEqual(rows());
  expect(rows().map((row) => within(row).getByRole("heading", { level: 3 }).textContent)).toEqual(["Challenge", "Answer", "Update"]);
  expect(rows()[0]!.textContent).toContain("Came from Kiln Lane Tenants");
  expect(rows()[1]!.textContent).toContain("Sealed by you");
  expect(rows()[2]!.textContent).toContain("Came from someone who gives no name");
  expect(rows()[2]!.textContent).toContain("number 2 of this sender");
});

test("the other desk sees the same packets from its own side", () => {
  show(aThread([aThreadPacket("p1", "challenge"), aThreadPacket("p2", "response")]), "casebook");
  expect(rows()[0]!.textContent).toContain("Sealed by you");
  expect(rows()[1]!.textContent).toContain("Came from");
});

test("what is odd about a packet is said in words, and nothing is said about a plain one", () => {
  show(aThread([aThreadPacket("p1", "challenge"), aThreadPacket("p2", "update", { fork: true, late: true, answers_missing: true }, {}, { sequence: 2 })]));
  expect(rows()[1]!.textContent).toContain("second packet of the same sender with number 2. It is kept, and it does not count.");
  expect(rows()[1]!.textContent).toContain("It came late");
  expect(rows()[1]!.textContent).toContain("replies to a packet that is not here");
  expect(rows()[0]!.textContent).not.toMatch(/late|second packet|not here/);
});

test("missing numbers are a warning that says from whom, and what to do", () => {
  show(aThread(undefined, { gaps: [{ sender: "Kiln Lane Tenants", ours: false, from: 2, to: 2 }, { sender: "Merrow County", ours: true, from: 3, to: 5 }] }));
  expect(screen.getByText("Missing from Kiln Lane Tenants: number 2.")).toBeTruthy();
  expect(screen.getByText(/Ask them to send it again/)).toBeTruthy();
  expect(screen.getByText("Missing here: your own packets number 3 to 5.")).toBeTruthy();
});

test("what is missing from a closed exchange is not asked for again, since nobody could read it", () => {
  renderInApp(<ThreadPanel thread={aThread(undefined, { gaps: [{ sender: "Merrow County", ours: false, from: 1, to: 1 }] })} side="casebook" closed />);
  expect(screen.getByText(/It can no longer be read here/)).toBeTruthy();
  expect(screen.queryByText(/Ask them to send it again/)).toBeNull();
});

test("an update says what it changes by numbers, behind a summary", async () => {
  show(aThread([aThreadPacket("p2", "update", { update: anUpdate({ text: "It went on in May.", new_claims: [3], withdrawn_claims: [1, 2], withdrawn_asks: [2] }) })]));
  const summary = screen.getByText("What this update says");
  expect(summary.closest("details")!.open).toBe(false);
  await userEvent.setup().click(summary);
  expect(summary.closest("details")!.open).toBe(true);
  const terms = [...rows()[0]!.querySelectorAll("dt")].map((term) => [term.textContent, term.nextElementSibling?.textContent]);
  expect(terms).toEqual([["New claims", "C3"], ["Claims taken back", "C1 and C2"], ["Asks taken back", "A2"]]);
  expect(screen.getByText("It went on in May.")).toBeTruthy();
});

test("a reply is shown ask by ask, also to an ask that nobody knows", () => {
  show(aThread([aThreadPacket("p3", "rejoinder", { rejoinder: aRejoinder("Not enough.", [{ ask_id: "a1", number: 1, text: "Which tests?" }, { ask_id: "ax", number: null, text: "And this?" }]) })]));
  expect(screen.getByText("To the answer to ask A1").nextElementSibling?.textContent).toBe("Which tests?");
  expect(screen.getByText("To an ask that is not in this exchange").nextElementSibling?.textContent).toBe("And this?");
});

test("a proven item is never called true, and one that does not match is never called proven", () => {
  show(aThread([aThreadPacket("p2", "update", { reveals: [aReveal({ reason: "A witness is in it" }), aReveal({ state: "not_matching", path: "data/e0002.pdf", title: "Other letter" }), aReveal({ state: "nothing_promised", path: "data/e0003.pdf", promised_in: null, promised_on: null })] })]));
  const [proven, other, unknown] = screen.getAllByTestId("reveal");
  expect(proven!.textContent).toContain("The same bytes existed when that packet was signed. This does not make its content true, or complete.");
  expect(proven!.textContent).toContain("Reason given then: A witness is in it");
  expect(other!.textContent).toContain("It is not the item that was promised");
  expect(other!.textContent).not.toContain("same bytes");
  expect(unknown!.textContent).toContain("nothing is proven");
  expect(unknown!.textContent).not.toContain("Kept back in the packet");
});

test("that it was taken back stands at the top, unless the page says it itself", () => {
  const thread = aThread(undefined, { withdrawn: { packet_id: "p4", on: "2026-11-12", reason: "We were wrong.", please_delete: true } });
  const { rerender } = renderInApp(<ThreadPanel thread={thread} side="register" />);
  expect(screen.getByText(/The sender took this challenge back/)).toBeTruthy();
  expect(screen.getByText("We were wrong.")).toBeTruthy();
  expect(screen.getByText(/They ask you to delete/)).toBeTruthy();
  rerender(<ThreadPanel thread={thread} side="register" banner={false} />);
  expect(screen.queryByText("We were wrong.")).toBeNull();
});
