import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AUTOSAVE_DELAY, Autosaver, SaveDesk } from "./autosave";

/** A vault that writes when told to, so that a test decides how slow it is. */
function slowVault(): { save: (value: string) => Promise<void>; written: string[]; finish: () => Promise<void>; fail: () => Promise<void>; waiting: () => number } {
  const written: string[] = [];
  const open: { value: string; resolve: () => void; reject: (why: Error) => void }[] = [];
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return {
    written,
    waiting: () => open.length,
    save: (value) => new Promise((resolve, reject) => open.push({ value, resolve, reject })),
    finish: async () => {
      const next = open.shift()!;
      written.push(next.value);
      next.resolve();
      await settle();
    },
    fail: async () => {
      open.shift()!.reject(new Error("disk full"));
      await settle();
    },
  };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("Autosaver", () => {
  it("writes once after a moment of quiet, with the newest value", async () => {
    const vault = slowVault();
    const saver = new Autosaver(new SaveDesk(), vault.save);
    for (const value of ["T", "Th", "The"]) {
      saver.set(value);
      vi.advanceTimersByTime(AUTOSAVE_DELAY - 1);
    }
    expect(vault.waiting()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(vault.waiting()).toBe(1);
    await vault.finish();
    expect(vault.written).toEqual(["The"]);
    expect(saver.state).toBe("saved");
  });

  it("never has two writes at once, and writes what came in between last", async () => {
    const vault = slowVault();
    const saver = new Autosaver(new SaveDesk(), vault.save);
    saver.set("one");
    vi.advanceTimersByTime(AUTOSAVE_DELAY);
    saver.set("two");
    vi.advanceTimersByTime(AUTOSAVE_DELAY * 5);
    expect(vault.waiting()).toBe(1);
    await vault.finish();
    expect(saver.state).toBe("saving");
    vi.advanceTimersByTime(AUTOSAVE_DELAY);
    await vault.finish();
    expect(vault.written).toEqual(["one", "two"]);
    expect(saver.state).toBe("saved");
  });

  it("flush writes at once and resolves when nothing is left, also what was typed during the write", async () => {
    const vault = slowVault();
    const saver = new Autosaver(new SaveDesk(), vault.save);
    saver.set("one");
    const done = saver.flush();
    expect(vault.waiting()).toBe(1);
    saver.set("two");
    await vault.finish();
    expect(vault.waiting()).toBe(1);
    await vault.finish();
    await expect(done).resolves.toBe(true);
    expect(vault.written).toEqual(["one", "two"]);
  });

  it("keeps the words when a write does not succeed, says so, and tries again by itself", async () => {
    const vault = slowVault();
    const desk = new SaveDesk();
    const saver = new Autosaver(desk, vault.save);
    saver.set("precious");
    const done = saver.flush();
    await vault.fail();
    await expect(done).resolves.toBe(false);
    expect(desk.status().state).toBe("failed");
    vi.advanceTimersByTime(1_000);
    expect(vault.waiting()).toBe(1);
    await vault.finish();
    expect(vault.written).toEqual(["precious"]);
    expect(desk.status().state).toBe("saved");
  });

  it("after a failed write the newer words win", async () => {
    const vault = slowVault();
    const saver = new Autosaver(new SaveDesk(), vault.save);
    saver.set("old");
    vi.advanceTimersByTime(AUTOSAVE_DELAY);
    saver.set("new");
    await vault.fail();
    void saver.flush();
    await vault.finish();
    expect(vault.written).toEqual(["new"]);
    expect(saver.dirty).toBe(false);
  });

  it("close writes what waits; the desk holds on to it until it is written", async () => {
    const vault = slowVault();
    const desk = new SaveDesk();
    const saver = new Autosaver(desk, vault.save);
    saver.set("last word");
    saver.close();
    await vault.fail();
    const all = desk.flushAll();
    await vault.finish();
    await expect(all).resolves.toBe(true);
    expect(vault.written).toEqual(["last word"]);
  });
});

describe("SaveDesk", () => {
  it("tells one state for all: failed before saving before saved", async () => {
    const desk = new SaveDesk();
    const [one, two] = [slowVault(), slowVault()];
    const first = new Autosaver(desk, one.save);
    const second = new Autosaver(desk, two.save);
    expect(desk.status()).toEqual({ state: "idle", savedAt: null });
    first.set("a");
    second.set("b");
    const all = desk.flushAll();
    expect(desk.status().state).toBe("saving");
    await one.finish();
    expect(desk.status().state).toBe("saving");
    await two.fail();
    expect(desk.status().state).toBe("failed");
    await expect(all).resolves.toBe(false);
  });

  it("clear stops every try", async () => {
    const desk = new SaveDesk();
    const vault = slowVault();
    const saver = new Autosaver(desk, vault.save);
    saver.set("a");
    void saver.flush();
    await vault.fail();
    desk.clear();
    vi.advanceTimersByTime(60_000);
    expect(vault.waiting()).toBe(0);
    expect(desk.status()).toEqual({ state: "idle", savedAt: null });
  });
});
