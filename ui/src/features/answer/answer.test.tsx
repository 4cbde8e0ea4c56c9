import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { AskAnswer, ResponseDraft, ResponseView } from "@/bindings/commands";
import { memoryHost, type MemoryHost } from "@/host";
import { useCommandQuery } from "@/ipc";
import { AnswerScreen } from "./AnswerScreen";
import { withoutSentence } from "./claims";
import { renderInApp } from "../../../tests/render";
import { anEntryView, aRejoinder, aThread, aThreadPacket } from "../../../tests/thread";

const REVIEWER = { role: "", unit: "", front_line_developer: null, independence: null, conflict: "" };
const PARTS = { withdrawn: () => <p>taken back</p>, said: () => <p>what it says</p>, panel: () => null };
const CHANGE = { kind: null, from_version: "", to_version: "", effective: null, words: "" };
const CLAIM = "Our use is aligned with the NIST AI RMF.";

function answer(ask: string, part: Partial<AskAnswer> = {}): AskAnswer {
  return { ask, outcome: null, text: "", reason: "", tests: [], what_failed: "", reviewer: REVIEWER, change: "", done_at: null, due: null, owner_role: "", proof: [], appeal: "", ...part };
}

function draft(): ResponseDraft {
  return {
    id: "r1",
    entry_id: "e1",
    ack: { received_at: null, packet_sha256: "", signature_verified: true, case_ref: "", contact_role: "", next_update_by: null },
    disputed_facts: [],
    severities: [],
    reviewers: [],
    communities_consulted: [],
    cause: "",
    asks: [answer("a1", { outcome: "granted", text: `We publish the rate. ${CLAIM}` }), answer("a2")],
    deployment_change: CHANGE,
    treatment: null,
    commitments: [],
    appeal: { route: "", until: null, independent: null },
    told: [],
    regulator_report: "",
    may_publish: null,
    ten_questions: Array.from({ length: 10 }, (_, index) => ({ question: index + 1, answer: "" })),
    sealed_at: null,
    updated_at: "2026-11-12T09:00:00Z",
  };
}

/** A backend that keeps what is saved and judges it in the simplest way. */
function backend(part: Partial<ResponseView> = {}): MemoryHost {
  let stored = draft();
  const ask = (id: string, number: number, text: string): ResponseView["asks"][number]["ask"] => ({ id, number, ask_type: null, claims: [], text, due: null, basis: [], priority: null, acceptable_alternatives: "" });
  const host = memoryHost({
    response_view: (): ResponseView => ({
      entry: { id: "e1", packet_id: "p1", thread_id: "t1", received_at: "2026-11-01T09:00:00Z", owner: "", inventory_system: "", status: "managing", severity_own: null, duplicates_of: [], cluster: "", accepted_at: "2026-11-02T09:00:00Z", receipt_at: null, updated_at: "2026-11-02T09:00:00Z" },
      to: "Kiln Lane Tenants",
      title: "Notices",
      draft: stored,
      asks: [ask("a1", 1, "Publish the rate"), ask("a2", 2, "Repay nine weeks")].map((item, index) => {
        const written = stored.asks[index]!;
        return { ask: item, state: written.outcome === "refused" ? ("refused_without_reasons" as const) : written.outcome === null ? ("no_answer" as const) : ("answered_without_evidence" as const), parts: { tests: false, failures: written.what_failed !== "", reviewer: false, change: false }, framework_claim: written.text.includes(CLAIM) ? CLAIM : null };
      }),
      tests: [],
      undecided: [],
      without_reasons: [],
      unanswered: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      sealed: false,
      earlier: 0,
      ...part,
    }),
    save_response: (value: ResponseDraft) => {
      stored = value;
      return { at: "" };
    },
    catalog: () => ({ entries: [] }),
  });
  return host;
}

function Loaded({ open = null }: { open?: string | null }): React.ReactNode {
  const { data } = useCommandQuery("response_view", { entry_id: "e1" });
  return data ? <AnswerScreen view={data} open={open} thread={PARTS} /> : null;
}

const last = (host: MemoryHost): ResponseDraft => host.calls.filter(({ command }) => command === "save_response").at(-1)!.request as ResponseDraft;

describe("the answer screen", () => {
  it("shows the verdict of the core again after a choice was saved", async () => {
    const host = backend();
    renderInApp(<Loaded open="a2" />, { host });
    const verdict = await screen.findByTestId("verdict");
    expect(verdict.textContent).toContain("No answer");
    await userEvent.click(screen.getByRole("radio", { name: "No" }));
    await waitFor(() => expect(screen.getByTestId("verdict").textContent).toContain("Refused without reasons"));
    expect(last(host).asks[1]!.outcome).toBe("refused");
    expect(last(host).asks[0]!.text).toContain("We publish the rate.");
  });

  it("takes only the framework sentence out, and only when asked", async () => {
    const host = backend();
    renderInApp(<Loaded open="a1" />, { host });
    await userEvent.click(await screen.findByRole("button", { name: "Take it out" }));
    await waitFor(() => expect(last(host).asks[0]!.text).toBe("We publish the rate."));
    await waitFor(() => expect(screen.queryByRole("button", { name: "Take it out" })).toBeNull());
  });

  it("keeps what was typed in one part when another part is changed", async () => {
    const host = backend();
    renderInApp(<Loaded open="a1" />, { host });
    await userEvent.type(await screen.findByRole("textbox", { name: "What failed" }), "T1 failed");
    await userEvent.click(screen.getByRole("radio", { name: "In part" }));
    await waitFor(() => expect(last(host).asks[0]).toMatchObject({ what_failed: "T1 failed", outcome: "partly_granted" }));
  });

  it("puts a removed promise back without taking back what was typed since", async () => {
    const host = backend();
    renderInApp(<Loaded open="whole" />, { host });
    await userEvent.click(await screen.findByRole("button", { name: "Add a promise" }));
    await userEvent.type(screen.getByLabelText("Promise 1"), "Pay back");
    await userEvent.click(screen.getByRole("button", { name: "Take this promise out" }));
    await userEvent.type(screen.getByLabelText("Why it happened"), "Old data");
    await userEvent.click(screen.getByRole("button", { name: "Put it back" }));
    await waitFor(() => expect(last(host)).toMatchObject({ cause: "Old data", commitments: [{ text: "Pay back" }] }));
  });

  it("does not seal while a decision lacks reasons, and says so", async () => {
    const host = backend({ without_reasons: [2] });
    renderInApp(<Loaded />, { host });
    const seal = await screen.findByRole("button", { name: "Sign and seal the answer" });
    expect(seal.getAttribute("aria-disabled")).toBe("true");
    await userEvent.click(seal);
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.getElementById(seal.getAttribute("aria-describedby")!.split(" ")[0]!)!.textContent).toContain("C2");
  });

  it("writes the last words before it seals", async () => {
    const host = backend();
    const order: string[] = [];
    host.answer("save_response", () => void order.push("save"));
    host.answer("seal_response", () => {
      order.push("seal");
      return { sealed: null };
    });
    renderInApp(<Loaded open="a1" />, { host });
    await userEvent.type(await screen.findByRole("textbox", { name: "What failed" }), "x");
    await userEvent.click(screen.getByRole("button", { name: "Sign and seal the answer" }));
    await userEvent.click(await screen.findByRole("button", { name: "Sign and seal" }));
    await waitFor(() => expect(order).toContain("seal"));
    expect(order[0]).toBe("save");
    expect(order.indexOf("seal")).toBeGreaterThan(order.indexOf("save"));
  });

  it("shows their reply beside the ask it is about, and no other", async () => {
    const host = backend({ earlier: 1 });
    const reply = aThreadPacket("p3", "rejoinder", { rejoinder: aRejoinder("", [{ ask_id: "a2", number: 2, text: "Only four weeks were paid." }]) });
    host.answer("entry_view", () => anEntryView(aThread([aThreadPacket("p1", "challenge"), aThreadPacket("r1", "response"), reply])));
    const { unmount } = renderInApp(<Loaded open="a2" />, { host });
    expect((await screen.findByTestId("reply")).textContent).toContain("Only four weeks were paid.");
    unmount();
    renderInApp(<Loaded open="a1" />, { host });
    await screen.findByTestId("news");
    expect(screen.queryByTestId("reply")).toBeNull();
  });

  it("calls a further answer one, and says that the one before stays", async () => {
    renderInApp(<Loaded />, { host: backend({ earlier: 2 }) });
    expect(await screen.findByText("This is a further answer")).toBeTruthy();
    expect(screen.getByText(/You sealed 2 answers before/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Sign and seal the answer" }));
    expect((await screen.findByRole("dialog")).textContent).toContain("It is a further answer.");
  });

  it("begins a further answer from the sealed one, and calls a first answer no further one", async () => {
    const host = backend({ sealed: true, earlier: 1 });
    host.answer("further_response", () => ({}));
    const { unmount } = renderInApp(<Loaded />, { host });
    await userEvent.click(await screen.findByRole("button", { name: "Write a further answer" }));
    await waitFor(() => expect(host.calls.find(({ command }) => command === "further_response")?.request).toEqual({ entry_id: "e1" }));
    unmount();
    renderInApp(<Loaded />, { host: backend() });
    await screen.findByTestId("verdict");
    expect(screen.queryByText("This is a further answer")).toBeNull();
  });
});

describe("withoutSentence", () => {
  it("leaves the other sentences and their spaces as they were", () => {
    expect(withoutSentence(answer("a", { text: `One. ${CLAIM} Two.` }), CLAIM)).toEqual({ text: "One. Two." });
    expect(withoutSentence(answer("a", { reason: `${CLAIM} Two.` }), CLAIM)).toEqual({ reason: "Two." });
    expect(withoutSentence(answer("a", { change: `One.\n${CLAIM}` }), CLAIM)).toEqual({ change: "One." });
    expect(withoutSentence(answer("a", { text: "Nothing of the kind." }), CLAIM)).toEqual({});
  });
});
