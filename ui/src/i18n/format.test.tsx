import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { daysBetween, localDay, useFormat, type Format } from "./format";
import { LocaleProvider } from "./LocaleProvider";

function formatIn(): Format {
  let found: Format | undefined;
  function Grab(): ReactNode {
    found = useFormat();
    return null;
  }
  render(
    <LocaleProvider locale="en">
      <Grab />
    </LocaleProvider>,
  );
  return found!;
}

describe("format", () => {
  it("counts whole days across a change of the clocks", () => {
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
    expect(daysBetween("2026-11-12", "2026-10-14")).toBe(-29);
  });

  it("says how far away a due date is", () => {
    const format = formatIn();
    expect(format.due("2026-11-19", "2026-11-12")).toBe("in 7 days");
    expect(format.due("2026-11-13", "2026-11-12")).toBe("tomorrow");
    expect(format.due("2026-11-12", "2026-11-12")).toBe("today");
    expect(format.due("2026-11-11", "2026-11-12")).toBe("1 day late");
    expect(format.due("2026-10-14", "2026-11-12")).toBe("29 days late");
  });

  it("shows a date as exactly as it is known", () => {
    const format = formatIn();
    expect(format.dayWithPrecision("2025-09-14", "day")).toBe("14 Sept 2025");
    expect(format.dayWithPrecision("2025-09-01", "month")).toBe("September 2025");
    expect(format.dayWithPrecision("2025-01-01", "year")).toBe("2025");
    expect(format.dayWithPrecision("2025-01-01", "about")).toBe("about 2025");
  });

  it("shows sizes and durations", () => {
    const format = formatIn();
    expect(format.bytes(0)).toBe("0 bytes");
    expect(format.bytes(3_400_000_000)).toBe("3.4 GB");
    expect(format.duration(30)).toBe("less than a minute");
    expect(format.duration(240)).toBe("about 4 minutes");
  });

  it("takes the day from this computer's clock", () => {
    expect(localDay(new Date(2026, 0, 2, 23, 59))).toBe("2026-01-02");
  });
});
