import { act, fireEvent, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TOAST_TIME } from "@/design";
import { RemovalProvider, useRemoval } from "@/shell";
import { renderInApp } from "../../tests/render";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function List({ run }: { run: () => Promise<unknown> }): ReactNode {
  const { isGone, remove, finish } = useRemoval();
  return (
    <>
      {!isGone("1") && <p>Letter</p>}
      <button type="button" onClick={() => remove({ id: "1", text: "Letter is removed.", run })}>
        Remove
      </button>
      <button type="button" onClick={() => void finish()}>
        Finish
      </button>
    </>
  );
}

function show(run: () => Promise<unknown>): ReturnType<typeof renderInApp> {
  return renderInApp(
    <RemovalProvider>
      <List run={run} />
    </RemovalProvider>,
  );
}

const wait = (ms: number): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

it("hides at once and deletes only when it can no longer be taken back", async () => {
  const run = vi.fn(() => Promise.resolve());
  show(run);
  fireEvent.click(screen.getByText("Remove"));
  expect(screen.queryByText("Letter")).toBeNull();
  await wait(TOAST_TIME - 100);
  expect(run).not.toHaveBeenCalled();
  await wait(200);
  expect(run).toHaveBeenCalledOnce();
  expect(screen.queryByText("Letter")).toBeNull();
});

it("Undo brings it back and nothing is deleted, ever", async () => {
  const run = vi.fn(() => Promise.resolve());
  const { host } = show(run);
  fireEvent.click(screen.getByText("Remove"));
  fireEvent.click(screen.getByText("Undo"));
  expect(screen.getByText("Letter")).toBeTruthy();
  await wait(TOAST_TIME * 2);
  await act(() => host.close());
  expect(run).not.toHaveBeenCalled();
});

it("locking or closing does not forget what was removed, and does it once", async () => {
  const run = vi.fn(() => Promise.resolve());
  const { host } = show(run);
  fireEvent.click(screen.getByText("Remove"));
  await act(async () => {
    fireEvent.click(screen.getByText("Finish"));
    await host.close();
  });
  await wait(TOAST_TIME * 2);
  expect(run).toHaveBeenCalledOnce();
});

it("shows it again when it could not be deleted, and says so", async () => {
  show(() => Promise.reject({ code: "vault.disk_full", params: {}, incident: "1" }));
  fireEvent.click(screen.getByText("Remove"));
  await wait(TOAST_TIME + 100);
  expect(screen.getByText("Letter")).toBeTruthy();
  expect(screen.getByText(/The disk is full/)).toBeTruthy();
});
