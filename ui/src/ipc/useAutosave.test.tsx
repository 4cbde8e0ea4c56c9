import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState, type ReactNode } from "react";
import { describe, expect, it, vi } from "vitest";
import { AutosaveArea, SaveStatusLine } from "@/shell";
import { renderInApp } from "../../tests/render";

type Save = (target: string, value: string) => Promise<void>;

/** Two records with one text each, and buttons that do what the vault or the person might do. */
function Two({ save }: { save: Save }): ReactNode {
  const [at, setAt] = useState("h1");
  const [stored, setStored] = useState<Record<string, string>>({ h1: "first", h2: "second" });
  return (
    <>
      <SaveStatusLine />
      <AutosaveArea label="What happened" target={at} value={stored[at] ?? ""} save={(value) => save(at, value)} />
      <button type="button" onClick={() => setAt("h2")}>
        other
      </button>
      <button type="button" onClick={() => setStored({ h1: "from the vault", h2: "second" })}>
        refresh
      </button>
    </>
  );
}

const area = (): HTMLTextAreaElement => screen.getByLabelText<HTMLTextAreaElement>("What happened");

describe("useAutosave", () => {
  it("writes what was typed when the field is left, and says so", async () => {
    const save = vi.fn<Save>(() => Promise.resolve());
    renderInApp(<Two save={save} />);
    await userEvent.type(area(), " and more");
    await userEvent.tab();
    await waitFor(() => expect(save).toHaveBeenLastCalledWith("h1", "first and more"));
    expect(await screen.findByText(/Saved on this device, \d\d:\d\d/)).toBeTruthy();
  });

  it("writes waiting words to the record they were typed for, when another record is opened", async () => {
    const save = vi.fn<Save>(() => Promise.resolve());
    renderInApp(<Two save={save} />);
    await userEvent.type(area(), "!");
    await act(async () => screen.getByText("other").click());
    expect(save.mock.calls.at(-1)).toEqual(["h1", "first!"]);
    expect(area().value).toBe("second");
    expect(save.mock.calls.every(([target]) => target === "h1")).toBe(true);
  });

  it("takes over what the vault says until the person types, and never afterwards", async () => {
    const save = vi.fn<Save>(() => Promise.resolve());
    renderInApp(<Two save={save} />);
    await userEvent.type(area(), "!");
    await act(async () => screen.getByText("refresh").click());
    expect(area().value).toBe("first!");
  });

  it("takes over what the vault says while nothing was typed", async () => {
    renderInApp(<Two save={() => Promise.resolve()} />);
    await act(async () => screen.getByText("refresh").click());
    expect(area().value).toBe("from the vault");
  });

  it("writes when the window is hidden", async () => {
    const save = vi.fn<Save>(() => Promise.resolve());
    renderInApp(<Two save={save} />);
    await userEvent.type(area(), "?");
    vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    await act(async () => document.dispatchEvent(new Event("visibilitychange")));
    expect(save).toHaveBeenLastCalledWith("h1", "first?");
  });

  it("writes when the field leaves the screen", async () => {
    const save = vi.fn<Save>(() => Promise.resolve());
    const { unmount } = renderInApp(<Two save={save} />);
    await userEvent.type(area(), "?");
    unmount();
    expect(save).toHaveBeenLastCalledWith("h1", "first?");
  });

  it("shows a failure and keeps the words on the screen", async () => {
    renderInApp(<Two save={() => Promise.reject(new Error("no"))} />);
    await userEvent.type(area(), "?");
    await userEvent.tab();
    expect(await screen.findByText(/Not saved yet/)).toBeTruthy();
    expect(area().value).toBe("first?");
  });
});
