import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState, type ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { LocaleProvider, type LocaleId } from "@/i18n";
import { differences, placeTies, SevenMap, SevenStrip, StatePicker } from "./Seven";
import { strongest, type Characteristic, type CharacteristicState } from "./sevenWords";

function Map({ locale = "en" }: { locale?: LocaleId }): ReactNode {
  const [selected, setSelected] = useState<Characteristic>("valid_and_reliable");
  const [states, setStates] = useState<Partial<Record<Characteristic, CharacteristicState>>>({});
  return (
    <LocaleProvider locale={locale}>
      <SevenMap label="Seven questions" states={states} selected={selected} onSelect={setSelected}>
        <StatePicker characteristic={selected} value={states[selected] ?? null} onChange={(state) => setStates({ ...states, [selected]: state })} />
      </SevenMap>
    </LocaleProvider>
  );
}

const selected = (): number => screen.getAllByRole("tab").findIndex((tab) => tab.getAttribute("aria-selected") === "true");

describe("SevenMap", () => {
  it("is one tab stop; arrows move, wrap round, and focus follows", async () => {
    render(<Map />);
    const tabs = screen.getAllByRole("tab");
    expect(tabs).toHaveLength(7);
    expect(tabs.filter((tab) => tab.tabIndex === 0)).toHaveLength(1);
    await userEvent.tab();
    expect(document.activeElement).toBe(tabs[0]);
    await userEvent.keyboard("{ArrowRight}");
    expect(selected()).toBe(1);
    expect(document.activeElement).toBe(screen.getAllByRole("tab")[1]);
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
    expect(selected()).toBe(6);
    await userEvent.keyboard("{Home}");
    expect(selected()).toBe(0);
    await userEvent.keyboard("{End}");
    expect(selected()).toBe(6);
  });

  it("swaps the arrows where the row is drawn from right to left", async () => {
    render(<Map locale="ar-XB" />);
    await act(async () => Promise.resolve());
    await userEvent.tab();
    await userEvent.keyboard("{ArrowLeft}");
    expect(selected()).toBe(1);
    await userEvent.keyboard("{ArrowRight}");
    expect(selected()).toBe(0);
  });

  it("names the panel by its tab", () => {
    render(<Map />);
    const panel = screen.getByRole("tabpanel");
    expect(document.getElementById(panel.getAttribute("aria-labelledby") ?? "")).toBe(screen.getAllByRole("tab")[0]);
  });

  it("1 to 4 choose the state while focus is in the state row", async () => {
    render(<Map />);
    await userEvent.click(screen.getByLabelText("Not affected"));
    await userEvent.keyboard("2");
    expect(screen.getByLabelText<HTMLInputElement>("In tension").checked).toBe(true);
    expect(screen.getAllByRole("tab")[0]?.textContent).toContain("In tension");
    await userEvent.keyboard("9");
    expect(screen.getByLabelText<HTMLInputElement>("In tension").checked).toBe(true);
  });
});

describe("SevenStrip", () => {
  it("says all seven in one sentence", () => {
    render(
      <LocaleProvider locale="en">
        <SevenStrip states={{ safe: "harmed", privacy_enhanced: "in_tension" }} />
      </LocaleProvider>,
    );
    expect(screen.getByRole("img").getAttribute("aria-label")).toBe(
      "Seven characteristics. Valid and reliable: Not answered yet; Safe: Harmed; Secure and resilient: Not answered yet; Accountable and transparent: Not answered yet; Explainable and interpretable: Not answered yet; Privacy-enhanced: In tension; Fair, with harmful bias managed: Not answered yet.",
    );
  });
});

describe("the seven as data", () => {
  it("a case shows the strongest state of its claims", () => {
    expect(strongest([{ safe: "not_affected", privacy_enhanced: "not_sure" }, { safe: "in_tension" }, { safe: null }])).toEqual({ safe: "in_tension", privacy_enhanced: "not_sure" });
    expect(strongest([])).toEqual({});
  });

  it("only what both sides have answered can differ", () => {
    expect(differences({ safe: "harmed" }, {})).toEqual([]);
    expect(differences({ safe: "harmed" }, { safe: "not_affected" })).toEqual(["safe"]);
    expect(differences({ safe: "harmed" }, { safe: "harmed" })).toEqual([]);
  });

  it("ties that cross stand on rows of their own; ties that only touch share one", () => {
    const placed = placeTies([
      { from: "fair_with_harmful_bias_managed", to: "valid_and_reliable", words: "wide" },
      { from: "valid_and_reliable", to: "secure_and_resilient", words: "left" },
      { from: "secure_and_resilient", to: "accountable_and_transparent", words: "right" },
    ]);
    const row = (words: string): number => placed.find((tie) => tie.words === words)!.row;
    expect(row("left")).toBe(0);
    expect(row("right")).toBe(0);
    expect(row("wide")).toBe(1);
    expect(placed.find((tie) => tie.words === "wide")).toMatchObject({ start: 1, end: 7 });
  });
});
