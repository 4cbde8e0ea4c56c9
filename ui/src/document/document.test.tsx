import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { memoryHost } from "@/host";
import { AddEvidence, OccurredFields, titleFrom } from "@/document";
import { endsOf, occurredOf } from "./occurred";
import { anEvidence } from "../../tests/casebook";
import { renderInApp } from "../../tests/render";

describe("dates as well as they are known", () => {
  it("a span never looks more exact than its rougher end", () => {
    expect(occurredOf({ from: { date: "2026-03-12", precision: "day" }, to: { date: "2026-05-01", precision: "month" } })).toEqual({ from: "2026-03-12", to: "2026-05-01", precision: "month" });
    expect(occurredOf({ from: null, to: null })).toEqual({ from: null, to: null, precision: null });
    expect(endsOf({ from: "2026-01-01", to: null, precision: "about" }).from).toEqual({ date: "2026-01-01", precision: "about" });
  });

  it("keeps the exact day on the screen while a rougher end is written", async () => {
    const onChange = vi.fn();
    renderInApp(<OccurredFields value={{ from: "2026-03-12", to: null, precision: "day" }} ongoing={false} onChange={onChange} />);
    const years = screen.getAllByLabelText("Year");
    await userEvent.type(years[1]!, "2026");
    expect(onChange).toHaveBeenLastCalledWith({ from: "2026-03-12", to: "2026-01-01", precision: "year" });
    expect(screen.getAllByLabelText<HTMLInputElement>("Day")[0]!.value).toBe("12");
  });
});

it("a title is the first sentence, cut at a word", () => {
  expect(titleFrom("My benefits stopped. Nobody said why.")).toBe("My benefits stopped");
  expect(titleFrom("Why me?\nsecond line")).toBe("Why me?");
  expect(titleFrom("word ".repeat(40))).toMatch(/word…$/);
  expect(titleFrom("")).toBe("");
});

describe("adding files", () => {
  it("says for each file what became of it", async () => {
    const host = memoryHost({
      add_dropped_evidence: () => ({ case_id: "case-1", added: [anEvidence()], not_added: [{ name: "gone.pdf", error: { code: "evidence.vanished", params: {}, incident: "1" } }] }),
    });
    const onAdded = vi.fn();
    renderInApp(<AddEvidence caseId="case-1" harmId="harm-1" onAdded={onAdded} />, { host });
    act(() =>
      host.emit("dropped", {
        files: [
          { token: "a", name: "letter.txt" },
          { token: "b", name: "gone.pdf" },
        ],
      }),
    );
    await screen.findByText("1 file was added");
    expect(screen.getByText("gone.pdf").closest("li")?.textContent).toMatch(/gone before it could be added/);
    expect(host.calls.find(({ command }) => command === "add_dropped_evidence")?.request).toMatchObject({ case_id: "case-1", harm_id: "harm-1", tokens: ["a", "b"] });
    expect(onAdded).toHaveBeenCalledOnce();
  });

  it("a closed dialog changes nothing and says nothing", async () => {
    const host = memoryHost({ add_evidence_with_dialog: () => ({ case_id: null, added: [], not_added: [] }) });
    const onAdded = vi.fn();
    renderInApp(<AddEvidence caseId={null} onAdded={onAdded} />, { host });
    fireEvent.click(screen.getByText("Choose files"));
    await waitFor(() => expect(screen.getByText("Choose files")).toBeTruthy());
    expect(onAdded).not.toHaveBeenCalled();
    expect(screen.queryByRole("status")).toBeNull();
  });
});
