import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState, type ReactNode } from "react";
import { describe, expect, test } from "vitest";
import type { Blocker, FollowUpDrafts, FollowUps, LedgerRow, LedgerView, SentRow, ThreadView } from "@/bindings/commands";
import { memoryHost, type MemoryHost } from "@/host";
import { useRouter } from "@/shell";
import { renderInApp } from "../../../tests/render";
import { aThread } from "../../../tests/thread";
import { LedgerPage } from "./LedgerPage";
import { ReplyPage } from "./ReplyPage";
import { SentPage } from "./SentPages";
import { WithdrawPage } from "./WithdrawPage";

const AT = "2026-11-23T10:00:00Z";
const DRAFTS: FollowUpDrafts = { rejoinder: { text: "", asks: [] }, withdrawal: { reason: "", please_delete: false } };
const WITHDRAWN: ThreadView = aThread(undefined, { withdrawn: { packet_id: "p9", on: "2026-11-20", reason: "", please_delete: false } });
const compare = { compare: () => null };

function row(number: number, part: Partial<LedgerRow> = {}): LedgerRow {
  return { number, ask_id: `a${number}`, ask_type: null, text: `Ask number ${number}`, due: "2026-11-01", claims: [], state: "no_answer", by: "", outcome: null, answer: "", reason: "", parts: { tests: false, failures: false, reviewer: false, change: false }, tests: [], what_failed: "", reviewer: "", independence: null, change: "", appeal: "", owner_role: "", promised_for: null, proof: [], answered_on: null, days_late: null, framework_claim: null, ...part };
}

function ledger(part: Partial<LedgerView> = {}): LedgerView {
  return { challenge_id: "ch", case_id: "ca", thread_id: "t1", title: "Averaged debts", organization: "Merrow County", today: "2026-11-23", sent_on: "2026-10-01", marks: [], tally: [], replies: 0, with_evidence: 0, rows: [row(1), row(2)], claims: [], questions: [], commitments: [], appeal: "", may_publish: null, thread: aThread(), open: true, ...part };
}

const ANSWERED: Partial<LedgerView> = { replies: 1, questions: [{ number: 1, answer: "" }], rows: [row(1, { state: "answered_without_evidence", answer: "We looked at it." }), row(2)] };

/** A core that keeps what is written, and seals. */
function core(part: Partial<LedgerView> = {}, ups: Partial<FollowUps> = {}): { host: MemoryHost; drafts: () => FollowUpDrafts } {
  let drafts = ups.drafts ?? DRAFTS;
  let view = ledger(part);
  const sealed = (): unknown => ({ sealed: { packet_id: "p8", thread_id: "t1", sha256: "ab".repeat(32), bytes: 5000, file_name: "packet.acp", organization: "Merrow County", signer_words: ["harbor"], files: 0 } });
  const host = memoryHost({
    ledger: () => view,
    mark_answers_seen: () => ({}),
    follow_ups: () => ({ update: null, open: view.open, blockers: [], ...ups, drafts, ledger: view }),
    save_follow_ups: (request: { drafts: FollowUpDrafts }) => {
      drafts = request.drafts;
      return { at: AT };
    },
    new_update: () => ({ id: "up" }),
    close_thread: () => {
      view = { ...view, open: false };
      return {};
    },
    settle_blocker: () => ({}),
    recipients: () => ({ rows: [] }),
    seal_rejoinder: sealed,
    seal_withdrawal: () => {
      view = { ...view, open: false, thread: WITHDRAWN };
      return sealed();
    },
    catalog: () => ({ entries: [] }),
    cancel_job: () => ({}),
  });
  return { host, drafts: () => drafts };
}

function Where(): ReactNode {
  return <output>{JSON.stringify(useRouter().route)}</output>;
}

/** The page as it is until the person goes somewhere else. */
function show(page: ReactNode, host: MemoryHost, screen: "ledger" | "reply" | "withdraw" = "ledger"): void {
  const Here = (): ReactNode => {
    const { route } = useRouter();
    const [start] = useState(route);
    return (
      <>
        <Where />
        {route === start && page}
      </>
    );
  };
  renderInApp(<Here />, { host, start: { screen, challenge: "ch" } });
}

const page = <LedgerPage challenge="ch" parts={{ importAnswer: () => undefined, thread: () => <p>the exchange</p>, withdrawn: () => <p>taken back</p> }} />;
const requests = (host: MemoryHost, command: string): unknown[] => host.calls.filter((one) => one.command === command).map(({ request }) => request);

describe("the ledger", () => {
  test("an open exchange can be added to, taken back and closed; a reply waits for an answer", async () => {
    const { host } = core();
    show(page, host);
    expect(await screen.findByRole("button", { name: "Add to it" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Take it back" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Close the exchange" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Reply to the answer" })).toBeNull();
  });

  test("an update that was begun is gone on with", async () => {
    const { host } = core(ANSWERED, { update: "up" });
    show(page, host);
    await userEvent.setup().click(await screen.findByRole("button", { name: "Go on with the update" }));
    await waitFor(() => expect(screen.getByRole("status", { hidden: true }).textContent).toContain('"challenge":"up"'));
    expect(requests(host, "new_update")).toEqual([{ challenge_id: "ch" }]);
  });

  test("closing says what is lost, and nothing happens when it is kept open", async () => {
    const user = userEvent.setup();
    const { host } = core({}, { drafts: { ...DRAFTS, rejoinder: { text: "I began", asks: [] } } });
    show(page, host);
    const close = await screen.findByRole("button", { name: "Close the exchange" });
    await user.click(close);
    const dialog = await screen.findByRole("alertdialog");
    expect(dialog.textContent).toContain("Replies that come later can be read by nobody");
    expect(dialog.textContent).toContain("This cannot be undone.");
    expect(dialog.textContent).toContain("did not seal is deleted too");
    await user.click(within(dialog).getByRole("button", { name: "Keep it open" }));
    expect(requests(host, "close_thread")).toEqual([]);
    await user.click(close);
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Delete its keys" }));
    expect(await screen.findByText("This exchange is closed.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Add to it" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Take in an answer" })).toBeNull();
  });

  test("one that was taken back is not called overdue, and nothing more can be put in", async () => {
    const { host } = core({ thread: WITHDRAWN, open: false });
    show(page, host);
    expect(await screen.findByText("taken back")).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/overdue/i);
    expect(screen.queryByRole("button", { name: "Take it back" })).toBeNull();
    expect(screen.queryByText("This exchange is closed.")).toBeNull();
  });
});

const sent = (part: Partial<SentRow>): SentRow => ({ withdrawn_on: null, challenge_id: "ch", case_id: "ca", title: "Averaged debts", organization: "Merrow County", sent_on: "2026-10-01", states: ["no_answer"], replies: 0, with_evidence: 0, receipt_on: null, next_due: "2026-11-01", days_left: -22, new_answer: false, ...part });

test("the list shows what was taken back as that, never as overdue", async () => {
  const host = memoryHost({ sent: () => ({ rows: [sent({ withdrawn_on: "2026-11-20", next_due: null, days_left: null })] }) });
  renderInApp(<SentPage onImport={() => undefined} />, { host });
  expect(await screen.findByText(/^Taken back/)).toBeTruthy();
  expect(screen.queryByText(/days late|is due$/)).toBeNull();
});

describe("a reply", () => {
  test("stands beside the answer it is about, is kept as it is typed, and leaves the other draft alone", async () => {
    const user = userEvent.setup();
    const { host, drafts } = core(ANSWERED, { drafts: { ...DRAFTS, withdrawal: { reason: "Maybe", please_delete: true } } });
    show(<ReplyPage challenge="ch" parts={compare} />, host, "reply");
    const [first] = await screen.findAllByTestId("reply-row");
    expect(first!.textContent).toContain("We looked at it.");
    await user.type(within(first!).getByRole("textbox"), "Which tests?");
    await user.tab();
    await waitFor(() => expect(drafts().rejoinder.asks).toEqual([{ ask: "a1", text: "Which tests?" }]));
    expect(drafts().withdrawal).toEqual({ reason: "Maybe", please_delete: true });
    await user.clear(within(first!).getByRole("textbox"));
    await user.tab();
    await waitFor(() => expect(drafts().rejoinder.asks).toEqual([]));
  });

  test("cannot be sealed while it is empty; what was typed last is kept before it is sealed", async () => {
    const user = userEvent.setup();
    const { host, drafts } = core(ANSWERED);
    show(<ReplyPage challenge="ch" parts={compare} />, host, "reply");
    const seal = await screen.findByRole("button", { name: "Seal the reply" });
    await user.click(seal);
    expect(screen.queryByRole("dialog")).toBeNull();
    await user.type(screen.getByLabelText(/the answer as a whole/), "Not enough.");
    await user.click(seal);
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Choose a place and seal" }));
    expect(await screen.findByText("The reply is sealed")).toBeTruthy();
    expect(drafts().rejoinder.text).toBe("Not enough.");
    expect(requests(host, "seal_rejoinder")).toMatchObject([{ challenge_id: "ch" }]);
    await user.click(screen.getByRole("button", { name: "Open the answer ledger" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(screen.getByRole("status", { hidden: true }).textContent).toContain('"screen":"ledger"');
  });

  test("waits while another key is known, and the person chooses which one counts", async () => {
    const user = userEvent.setup();
    const changed: Blocker = { key: "changed/r1", kind: "key_changed", harm_id: null, evidence_id: null, person_id: null, recipient_id: "r1", other_recipient_id: "r2", ask_id: null, label: "Merrow County", detail: "", ways: ["use_other_key", "include_as_is"] };
    const { host } = core(ANSWERED, { blockers: [changed], drafts: { ...DRAFTS, rejoinder: { text: "Not enough.", asks: [] } } });
    show(<ReplyPage challenge="ch" parts={compare} />, host, "reply");
    const blocker = await screen.findByTestId("blocker");
    expect(blocker.textContent).toContain("Another key is known under the name Merrow County.");
    expect(screen.getByRole("button", { name: "Seal the reply" }).getAttribute("aria-disabled")).toBe("true");
    await user.click(within(blocker).getByRole("button", { name: "Use the other key" }));
    await waitFor(() => expect(requests(host, "settle_blocker")).toEqual([{ challenge_id: "ch", key: "changed/r1", way: "use_other_key" }]));
  });

  test("is not offered before an answer came", async () => {
    show(<ReplyPage challenge="ch" parts={compare} />, core().host);
    expect(await screen.findByText("No answer came yet.")).toBeTruthy();
    expect(screen.queryByRole("textbox")).toBeNull();
  });
});

describe("taking back", () => {
  test("says what it cannot do, and its receipt stays although the exchange is closed by it", async () => {
    const user = userEvent.setup();
    const { host, drafts } = core();
    show(<WithdrawPage challenge="ch" parts={compare} />, host, "withdraw");
    expect(await screen.findByText(/They may have read it already/)).toBeTruthy();
    await user.click(screen.getByRole("checkbox", { name: /Ask them to delete/ }));
    await user.type(screen.getByRole("textbox"), "We were wrong.");
    await user.click(screen.getByRole("button", { name: "Take it back and seal" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Choose a place and seal" }));
    const dialog = await screen.findByRole("dialog", { name: "The challenge is taken back" });
    expect(dialog.textContent).toContain("packet.acp");
    expect(drafts().withdrawal).toEqual({ reason: "We were wrong.", please_delete: true });
  });

  test("cannot be done twice", async () => {
    show(<WithdrawPage challenge="ch" parts={compare} />, core({ open: false, thread: WITHDRAWN }).host);
    expect(await screen.findByText("Nothing more can be sent in this exchange.")).toBeTruthy();
    expect(screen.queryByRole("textbox")).toBeNull();
  });
});
