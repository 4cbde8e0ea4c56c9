import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState, type ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { LocaleProvider } from "@/i18n";
import { DateField } from "./DateField";
import { digits, readParts, toParts, type RoughDate } from "./dateParts";

const parts = (day: string, month: string, year: string, about = false): Parameters<typeof readParts>[0] => ({ day, month, year, about });

describe("reading a date", () => {
  it("is as exact as what was filled in", () => {
    expect(readParts(parts("", "", ""))).toBeNull();
    expect(readParts(parts("", "", "2024"))).toEqual({ date: "2024-01-01", precision: "year" });
    expect(readParts(parts("", "", "2024", true))).toEqual({ date: "2024-01-01", precision: "about" });
    expect(readParts(parts("", "3", "2024"))).toEqual({ date: "2024-03-01", precision: "month" });
    expect(readParts(parts("9", "3", "2024"))).toEqual({ date: "2024-03-09", precision: "day" });
  });

  it("knows what is in the way", () => {
    expect(readParts(parts("31", "9", "2026"))).toEqual({ kind: "days", days: 30 });
    expect(readParts(parts("29", "2", "2023"))).toEqual({ kind: "days", days: 28 });
    expect(readParts(parts("29", "2", "2024"))).toEqual({ date: "2024-02-29", precision: "day" });
    expect(readParts(parts("0", "2", "2024"))).toEqual({ kind: "days", days: 29 });
    expect(readParts(parts("3", "", "2024"))).toEqual({ kind: "no_month" });
    expect(readParts(parts("3", "4", ""))).toEqual({ kind: "no_year" });
    expect(readParts(parts("", "", "24"))).toEqual({ kind: "year" });
  });

  it("comes back as it was", () => {
    const all: RoughDate[] = [
      { date: "2024-03-09", precision: "day" },
      { date: "2024-03-01", precision: "month" },
      { date: "2024-01-01", precision: "year" },
      { date: "2024-01-01", precision: "about" },
    ];
    for (const date of all) expect(readParts(toParts(date))).toEqual(date);
  });

  it("understands the digits of other scripts", () => {
    expect(digits("٢٠٢٦")).toBe("2026");
    expect(digits("２０２６")).toBe("2026");
    expect(digits("20a26")).toBe("2026");
  });
});

describe("DateField", () => {
  function Due({ exact = false }: { exact?: boolean }): ReactNode {
    const [value, setValue] = useState<RoughDate | null>(null);
    return (
      <LocaleProvider locale="en">
        <DateField legend="When" value={value} onChange={setValue} exact={exact} />
        <output>{value ? `${value.date} ${value.precision}` : "none"}</output>
        <button type="button">after</button>
      </LocaleProvider>
    );
  }

  it("gives a date only when it can be read, and keeps what was typed", async () => {
    render(<Due />);
    await userEvent.type(screen.getByLabelText("Day"), "31");
    await userEvent.selectOptions(screen.getByLabelText("Month"), "September");
    expect(screen.getByRole("status").textContent).toBe("none");
    expect(screen.queryByText(/has 30 days/)).toBeNull();
    await userEvent.type(screen.getByLabelText("Year"), "2026");
    expect(screen.getByRole("status").textContent).toBe("none");
    await userEvent.click(screen.getByText("after"));
    expect(screen.getByText("September has 30 days. Choose another day, or leave it empty.")).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>("Day").value).toBe("31");
    await userEvent.clear(screen.getByLabelText("Day"));
    expect(screen.getByRole("status").textContent).toBe("2026-09-01 month");
  });

  it("wants a whole day where everyone must count from the same one", async () => {
    render(<Due exact />);
    await userEvent.type(screen.getByLabelText("Year"), "2027");
    await userEvent.click(screen.getByText("after"));
    expect(screen.getByText(/Add the day and the month/)).toBeTruthy();
    expect(screen.getByRole("status").textContent).toBe("none");
    await userEvent.type(screen.getByLabelText("Day"), "5");
    await userEvent.selectOptions(screen.getByLabelText("Month"), "January");
    expect(screen.getByRole("status").textContent).toBe("2027-01-05 day");
  });
});
