import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Blocker, Challenge, ChallengeView, EvidenceRow, HarmRow } from "@/bindings/commands";
import { memoryHost } from "@/host";
import { renderInApp } from "../../../tests/render";
import { aClaim, anAsk } from "../../../tests/thread";
import { ComposePage, type ComposeParts } from "./ComposePage";

const NOW = "2026-11-23T10:00:00Z";
const nobody = { intent: "", not_before: null, links: [] };
const parts: ComposeParts = { importCard: () => undefined, compare: () => null, checkedHow: (how) => how };

function challenge(change: Partial<Challenge> = {}): Challenge {
  return { id: "ch", case_id: "ca", title: "Averaged debts", claims: [], evidence: ["e7"], withheld: [], recipients: ["r1"], follows: null, text: "", withdrawn_claims: [], withdrawn_asks: [], deadlines: { acknowledge_by: null, decide_by: null, final_by: null, source: null }, disclosure: nobody, copies_to: [], redaction_notes: "", sharing: { tlp: null, words: "" }, sender_mode: "group", sender_display: "Merrow Group", rounding: "hour", thread_id: null, sealed_at: null, created_at: NOW, updated_at: NOW, ...change };
}

const PLACE: Blocker = { key: "telling/e7", kind: "shows_place", harm_id: null, evidence_id: "e7", person_id: null, recipient_id: null, other_recipient_id: null, ask_id: null, label: "E7", detail: "Photo of the office", ways: ["use_cleaned_copy", "leave_out"] };

function view(change: Challenge, blockers: Blocker[]): ChallengeView {
  return {
    challenge: change,
    case_title: "Averaged debts",
    asks: [],
    harms: [],
    evidence: [],
    recipients: [{ recipient: { id: "r1", name: "Merrow County", age_recipient: "age1", signing_key: "", contact: "", promises: { acknowledge_days: null, decide_days: null, final_days: null }, card_packet: null, checked_at: null, checked_how: "", revoked_at: null, revoked_why: "", created_at: NOW, updated_at: NOW }, words: ["harbor"], fingerprint: "", example: false }],
    blockers,
    goes: { claims: 0, pseudonyms: [], evidence: 1, evidence_total: 1, asks: 0, own_words: 0 },
    stays: { contacts: 0, evidence_private: 0, evidence_without_consent: 0, evidence_not_chosen: 0, withdrawn: [], private_notes: 0, withheld: 0 },
    preview: { title: change.title, case: { title: "Averaged debts", summary: "" }, system: null, claims: [], people: [], asks: [], deadlines: change.deadlines, disclosure: nobody, copies_to: [], redaction_notes: "", sharing: change.sharing },
    update: null,
    earlier: null,
    files: [],
    our_words: [],
    estimated_bytes: 1000,
    sealed: change.sealed_at !== null,
  };
}

/** A core that keeps one challenge, and takes the piece out when its blocker is settled. */
function core(): { host: ReturnType<typeof memoryHost>; stored: () => Challenge } {
  let stored = challenge();
  const host = memoryHost({
    app_state: () => ({ settings: { name: "Merrow Group" } }),
    challenge_view: () => view(stored, stored.evidence.length > 0 ? [PLACE] : []),
    save_challenge: (next: Challenge) => {
      stored = next;
      return { at: NOW };
    },
    settle_blocker: () => {
      stored = { ...stored, evidence: [] };
      return {};
    },
  });
  return { host, stored: () => stored };
}

test("the packet cannot be sealed while something is to be settled, and the reason is read out", async () => {
  const { host } = core();
  renderInApp(<ComposePage challenge="ch" parts={parts} />, { host, start: { screen: "compose", challenge: "ch" } });
  const seal = await screen.findByRole("button", { name: "Seal the packet" });
  expect(seal.getAttribute("aria-disabled")).toBe("true");
  expect(document.getElementById(seal.getAttribute("aria-describedby") ?? "")?.textContent).toContain("Ready when the one thing");
});

test("settling keeps what was typed before it, and what is typed after it does not bring the piece back", async () => {
  const user = userEvent.setup();
  const { host, stored } = core();
  renderInApp(<ComposePage challenge="ch" parts={parts} />, { host, start: { screen: "compose", challenge: "ch" } });
  const title = await screen.findByLabelText("What is it about?");
  await user.type(title, " of 2016");
  await user.click(within(screen.getByTestId("blocker")).getByRole("button", { name: "Leave it out" }));
  await waitFor(() => expect(screen.queryByTestId("blocker")).toBeNull());
  await user.type(title, "!");
  await user.tab();
  await waitFor(() => expect(stored().title).toBe("Averaged debts of 2016!"));
  expect(stored().evidence).toEqual([]);
  expect(screen.getByRole("button", { name: "Seal the packet" }).getAttribute("aria-disabled")).toBeNull();
});

test("a sealed challenge is shown without anything that could change it", async () => {
  const host = memoryHost({ app_state: () => ({ settings: null }), challenge_view: () => view(challenge({ sealed_at: NOW }), []) });
  renderInApp(<ComposePage challenge="ch" parts={parts} />, { host, start: { screen: "compose", challenge: "ch" } });
  await screen.findByRole("button", { name: "Open the answer ledger" });
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.queryByRole("button", { name: "Seal the packet" })).toBeNull();
});

const harm = (id: string, number: number, title: string): HarmRow => ({ number, harm: { id, title, own_words: "" }, strip: { cells: [null, null, null, null, null, null, null] } }) as unknown as HarmRow;
const piece = (id: string, number: number, title: string): EvidenceRow => ({ evidence: { id, number, title, bytes: 100 }, people: [], cleaned_copy: null }) as unknown as EvidenceRow;

/** An update: the first harm and a letter went before as C1, the second piece was kept back. */
function updating(change: Partial<Challenge> = {}, open = true): { host: ReturnType<typeof memoryHost>; stored: () => Challenge } {
  let stored = challenge({ id: "up", follows: "ch", evidence: [], ...change });
  const whole = (): ChallengeView => {
    const shown = view(stored, []);
    return {
      ...shown,
      harms: [harm("h1", 2, "Averaged debts"), harm("h2", 5, "It happened again")],
      evidence: [piece("e1", 1, "Letter"), piece("e2", 2, "Recording")],
      preview: { ...shown.preview, claims: stored.claims.map(({ claim_id: id, harm_id: of }) => aClaim(id, of === "h1" ? 1 : 2, "As it goes")) },
      update: { text: stored.text, withdrawn_claims: stored.withdrawn_claims, withdrawn_asks: stored.withdrawn_asks, reveals: stored.evidence.includes("e2") ? 1 : 0 },
      earlier: { challenge_id: "ch", claims: [{ harm_id: "h1", claim_id: "c1", include_own_words: false }], evidence: ["e1"], withheld: ["e2"], asked: { ...shown.preview, claims: [aClaim("c1", 1, "Averaged debts")], asks: [anAsk("a1", 1, "Say why.")], deadlines: { ...shown.preview.deadlines, decide_by: "2026-12-24" } } },
    };
  };
  const host = memoryHost({
    app_state: () => ({ settings: { name: "Merrow Group" } }),
    challenge_view: whole,
    follow_ups: () => ({ open }),
    save_challenge: (next: Challenge) => {
      stored = next;
      return { at: NOW };
    },
  });
  renderInApp(<ComposePage challenge="up" parts={parts} />, { host, start: { screen: "compose", challenge: "up" } });
  return { host, stored: () => stored };
}

test("an update says what is new, and leaves who gets it and who sends it as they were", async () => {
  const user = userEvent.setup();
  const { stored } = updating();
  expect((await screen.findByRole("heading", { level: 1 })).textContent).toBe("Update to Merrow County");
  await user.type(screen.getByLabelText("What is new?"), "It went on in May.");
  await user.tab();
  await waitFor(() => expect(stored().text).toBe("It went on in May."));
  expect(screen.queryByLabelText("What is it about?")).toBeNull();
  expect(within(screen.getByTestId("recipient-row")).queryByRole("checkbox")).toBeNull();
  expect(screen.queryByRole("radio", { name: /Without a name/ })).toBeNull();
  expect(screen.getByText(/Leave it empty to keep .*24/)).toBeTruthy();
});

test("an update to a challenge that was taken back cannot be sealed, and says why; what was written stays", async () => {
  const user = userEvent.setup();
  const { host } = updating({ text: "It went on in May." }, false);
  expect(await screen.findByText(/What you wrote here is kept, and it can no longer be sealed/)).toBeTruthy();
  const seal = screen.getByRole("button", { name: "Seal the packet" });
  expect(seal.getAttribute("aria-disabled")).toBe("true");
  await user.click(seal);
  expect(host.calls.some(({ command }) => command === "seal_challenge")).toBe(false);
  expect(screen.getByLabelText<HTMLTextAreaElement>("What is new?").value).toBe("It went on in May.");
});

test("what went before is marked, and keeps the id by which the other side knows it when it is told anew", async () => {
  const user = userEvent.setup();
  const { stored } = updating({ withdrawn_claims: ["c1"] });
  const [before, fresh] = await screen.findAllByTestId("claim-row");
  expect(before!.textContent).toContain("C1 Averaged debts");
  expect(before!.textContent).toContain("It went before, and stands.");
  expect(fresh!.textContent).not.toContain("before");
  await user.click(within(before!).getByRole("checkbox"));
  await waitFor(() => expect(stored().claims).toEqual([{ harm_id: "h1", claim_id: "c1", include_own_words: false }]));
  expect(stored().withdrawn_claims, "told anew is not taken back").toEqual([]);
  expect(before!.textContent).toContain("It is told anew");
  await user.click(screen.getByRole("checkbox", { name: "C1 Averaged debts", checked: false }));
  await waitFor(() => expect(stored().withdrawn_claims).toEqual(["c1"]));
  expect(stored().claims, "taken back is not told anew").toEqual([]);
  await user.click(screen.getByRole("checkbox", { name: "A1 Say why." }));
  await waitFor(() => expect(stored().withdrawn_asks).toEqual(["a1"]));
});

test("a piece that was kept back says what handing it over shows, and is not kept back twice", async () => {
  const user = userEvent.setup();
  const { stored } = updating();
  const [went, kept] = await screen.findAllByTestId("evidence-row");
  expect(went!.textContent).toContain("It went before.");
  expect(kept!.textContent).toContain("Handing it over shows that it is the very same piece.");
  expect(within(kept!).queryByRole("radio", { name: "Kept back" })).toBeNull();
  await user.click(within(kept!).getByRole("radio", { name: "Goes" }));
  await waitFor(() => expect(stored().evidence).toEqual(["e2"]));
  expect(await screen.findByText("1 piece that was kept back, with what shows that it is the same")).toBeTruthy();
  expect(screen.getByText("1 piece that was kept back before")).toBeTruthy();
});

test("keeping a piece back gives no reason that the person did not give", async () => {
  const user = userEvent.setup();
  let stored = challenge({ evidence: [] });
  const host = memoryHost({
    app_state: () => ({ settings: { name: "Merrow Group" } }),
    challenge_view: () => ({ ...view(stored, []), evidence: [piece("e1", 1, "Letter")] }),
    save_challenge: (next: Challenge) => {
      stored = next;
      return { at: NOW };
    },
  });
  renderInApp(<ComposePage challenge="ch" parts={parts} />, { host, start: { screen: "compose", challenge: "ch" } });
  await user.click(within(await screen.findByTestId("evidence-row")).getByRole("radio", { name: "Kept back" }));
  await waitFor(() => expect(stored.withheld).toEqual([{ evidence_id: "e1", category: "", reason: "" }]));
  expect(screen.getByText(/They see how many pieces are kept back and the reason you give/)).toBeTruthy();
});
