import { act, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState, type ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { LocaleProvider } from "@/i18n";
import { renderInApp } from "../../tests/render";
import { AnswerLedger, AnswerParts, AnswerTally } from "./Answers";
import { Button } from "./Button";
import { ChoiceList } from "./Choice";
import { placeMarks } from "./Dateline";
import { Confirm } from "./Dialog";
import { Progress } from "./Feedback";
import { PassphraseField, TextField } from "./Field";
import { groupHash, shortHash } from "./Instruments";
import { TOAST_TIME, useToast } from "./Toast";

const inEnglish = (ui: ReactNode): ReturnType<typeof render> => render(<LocaleProvider locale="en">{ui}</LocaleProvider>);

afterEach(() => vi.useRealTimers());

describe("Button", () => {
  it("that cannot be pressed yet stays reachable, says why and does nothing", async () => {
    const onPress = vi.fn();
    inEnglish(
      <>
        <Button blockedBy="why" onPress={onPress}>
          Seal the packet
        </Button>
        <p id="why">Ready when the photo is settled.</p>
      </>,
    );
    const button = screen.getByRole("button");
    await userEvent.tab();
    expect(document.activeElement).toBe(button);
    await userEvent.keyboard("{Enter}");
    await userEvent.click(button);
    expect(onPress).not.toHaveBeenCalled();
    expect(button.getAttribute("aria-disabled")).toBe("true");
    expect(button.getAttribute("aria-describedby")).toBe("why");
  });
});

describe("Confirm", () => {
  function Sealing({ onDo, onKeep }: { onDo: () => void; onKeep: () => void }): ReactNode {
    const [open, setOpen] = useState(false);
    return (
      <>
        <button type="button" onClick={() => setOpen(true)}>
          Cancel sealing
        </button>
        <Confirm
          isOpen={open}
          title="Stop sealing?"
          doLabel="Stop sealing"
          onDo={() => {
            setOpen(false);
            onDo();
          }}
          keepLabel="Keep going"
          onKeep={() => {
            setOpen(false);
            onKeep();
          }}
        >
          The half-made packet will be deleted.
        </Confirm>
      </>
    );
  }

  it("puts focus on what keeps things, holds it, and gives it back", async () => {
    const [onDo, onKeep] = [vi.fn(), vi.fn()];
    inEnglish(<Sealing onDo={onDo} onKeep={onKeep} />);
    const opener = screen.getByText("Cancel sealing");
    await userEvent.click(opener);
    const dialog = await screen.findByRole("alertdialog");
    expect(dialog.getAttribute("aria-labelledby")).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByText("Keep going"));
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByText("Stop sealing"));
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByText("Keep going"));
    await userEvent.keyboard("{Escape}");
    expect(onKeep).toHaveBeenCalledOnce();
    expect(onDo).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(document.activeElement).toBe(opener));
  });
});

describe("Field", () => {
  it("ties label, hint and error to the control", () => {
    inEnglish(<TextField label="Answer wanted by" hint="A day" error="September has 30 days." value="31 September" onChange={() => undefined} />);
    const input = screen.getByLabelText("Answer wanted by");
    const described = (input.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent);
    expect(described).toEqual(["September has 30 days.", "A day"]);
    expect(input.getAttribute("aria-invalid")).toBe("true");
  });

  it("shows and covers a passphrase, and lets no engine remember it", async () => {
    inEnglish(<PassphraseField label="Passphrase" value="kettle orbit" onChange={() => undefined} />);
    const input = screen.getByLabelText<HTMLInputElement>("Passphrase");
    expect(input.type).toBe("password");
    expect(input.autocomplete).toBe("off");
    await userEvent.click(screen.getByRole("button"));
    expect(input.type).toBe("text");
    expect(screen.getByRole("button").getAttribute("aria-pressed")).toBe("true");
  });
});

describe("ChoiceList", () => {
  it("draws not knowing like every other answer", async () => {
    const onChange = vi.fn();
    inEnglish(<ChoiceList legend="Did a person look?" value={null} onChange={onChange} unknown="unknown" options={[{ value: "yes", label: "Yes" }]} />);
    const [first, last] = screen.getAllByRole("radio");
    expect(last?.closest("label")?.className).toBe(first?.closest("label")?.className);
    await userEvent.click(screen.getByText("I don’t know"));
    expect(onChange).toHaveBeenCalledWith("unknown");
  });
});

describe("answers", () => {
  it("a tally says the counts", () => {
    inEnglish(<AnswerTally states={["no_answer", "answered_with_evidence", "no_answer"]} />);
    expect(screen.getByRole("img").getAttribute("aria-label")).toBe("3 asks: 1 answered with evidence; 2 no answer.");
  });

  it("parts are told in words, not only by an icon", () => {
    inEnglish(<AnswerParts given={{ tests: true, failures: false, reviewer: true, change: false }} />);
    expect(screen.getByText("Tests").textContent).toBe("Tests given");
    expect(screen.getByText("Failures").textContent).toBe("Failures not given");
  });

  it("no answer leaves its empty lines in the ledger", () => {
    inEnglish(<AnswerLedger label="Ledger" entries={[{ id: "1", number: 6, asked: "Repay nine weeks.", due: "14 Oct", state: "no_answer", waiting: "29 days overdue" }]} />);
    const row = within(screen.getByRole("table")).getAllByRole("row")[1]!;
    expect(within(row).getAllByRole("cell")).toHaveLength(5);
    expect(row.textContent).toContain("No answer");
    expect(row.querySelector(".ledger-blank")?.children).toHaveLength(2);
  });
});

describe("Dateline", () => {
  it("places days to scale, and labels that would overlap one level further", () => {
    const mark = (date: string): { date: string; title: string; note: string } => ({ date, title: "", note: "" });
    const placed = placeMarks([mark("2026-01-01"), mark("2026-01-02"), mark("2026-03-02"), mark("2026-05-01")], "2026-01-01", "2026-05-01");
    expect(placed.map(({ column }) => column)).toEqual([1, 2, 61, 120]);
    expect(placed.map(({ level }) => level)).toEqual([0, 1, 0, 0]);
    expect(placed.map(({ atEnd }) => atEnd)).toEqual([false, false, false, true]);
  });
});

describe("Progress", () => {
  it("says how far it is, and nothing when nobody knows", () => {
    const { rerender } = inEnglish(<Progress label="Sealing" value={0.614} />);
    expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("61");
    rerender(
      <LocaleProvider locale="en">
        <Progress label="Sealing" value={null} />
      </LocaleProvider>,
    );
    expect(screen.getByRole("progressbar").hasAttribute("aria-valuenow")).toBe(false);
  });
});

describe("Toast", () => {
  function Remove({ onUndo }: { onUndo: () => void }): ReactNode {
    const toast = useToast();
    return (
      <button type="button" onClick={() => toast({ text: "Evidence E12 left out", onUndo })}>
        remove
      </button>
    );
  }

  it("stays ten seconds, longer while it is held, and undoes", () => {
    vi.useFakeTimers();
    const onUndo = vi.fn();
    renderInApp(<Remove onUndo={onUndo} />);
    fireEvent.click(screen.getByText("remove"));
    fireEvent.click(screen.getByText("remove"));
    const [first] = screen.getAllByText("Evidence E12 left out");
    fireEvent.mouseEnter(first!.parentElement!);
    act(() => void vi.advanceTimersByTime(TOAST_TIME));
    expect(screen.getAllByText("Evidence E12 left out")).toHaveLength(1);
    fireEvent.click(screen.getByText("Undo"));
    expect(onUndo).toHaveBeenCalledOnce();
    expect(screen.queryByText("Evidence E12 left out")).toBeNull();
  });
});

describe("fingerprints", () => {
  it("are grouped so that they can be read aloud", () => {
    expect(groupHash("9f3c81d24be0")).toBe("9f3c 81d2 4be0");
    expect(shortHash("9f3c81d2".padEnd(60, "0") + "07ab")).toBe("9f3c 81d2 … 07ab");
  });
});
