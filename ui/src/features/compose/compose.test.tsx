import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Blocker, Challenge, ChallengeView } from "@/bindings/commands";
import { memoryHost } from "@/host";
import { renderInApp } from "../../../tests/render";
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
    recipients: [{ recipient: { id: "r1", name: "Merrow County", age_recipient: "age1", signing_key: "", contact: "", promises: { acknowledge_days: null, decide_days: null, final_days: null }, card_packet: null, checked_at: null, checked_how: "", created_at: NOW, updated_at: NOW }, words: ["harbor"], fingerprint: "", example: false }],
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
