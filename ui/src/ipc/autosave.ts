/**
 * Saving as a person types.
 *
 * An `Autosaver` holds the newest value of one text and writes it in order: one write at a time, the newest
 * value last, nothing in between lost. When a write does not succeed the value stays here, is tried again,
 * and the top bar says so. All savers of a window are kept in one `SaveDesk`, which can write everything
 * that is still waiting before the vault is locked or the window closes.
 */

/** What the top bar can say about saving. */
export type SaveState = "idle" | "saving" | "saved" | "failed";

export interface SaveStatus {
  readonly state: SaveState;
  /** When the last write was confirmed, in milliseconds since 1970; null before the first. */
  readonly savedAt: number | null;
}

/** Milliseconds of quiet before a text is written. */
export const AUTOSAVE_DELAY = 300;
const RETRY_DELAYS = [1_000, 2_000, 5_000, 10_000];

interface Saver {
  readonly state: SaveState;
  readonly savedAt: number | null;
  flush(): Promise<boolean>;
  discard(): void;
}

/** Knows every saver of the window. */
export class SaveDesk {
  #savers = new Set<Saver>();
  #listeners = new Set<() => void>();
  #status: SaveStatus = { state: "idle", savedAt: null };

  add(saver: Saver): void {
    this.#savers.add(saver);
    this.changed();
  }

  remove(saver: Saver): void {
    this.#savers.delete(saver);
    this.changed();
  }

  /** Works out the common state: failed before saving before saved. */
  changed(): void {
    const savers = [...this.#savers];
    const savedAt = Math.max(this.#status.savedAt ?? 0, ...savers.map((saver) => saver.savedAt ?? 0)) || null;
    const has = (state: SaveState): boolean => savers.some((saver) => saver.state === state);
    const state: SaveState = has("failed") ? "failed" : has("saving") ? "saving" : savedAt === null ? "idle" : "saved";
    if (state === this.#status.state && savedAt === this.#status.savedAt) return;
    this.#status = { state, savedAt };
    this.#listeners.forEach((listener) => listener());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly status = (): SaveStatus => this.#status;

  /** Writes everything that waits. True when nothing is left unwritten. */
  async flushAll(): Promise<boolean> {
    const done = await Promise.all([...this.#savers].map((saver) => saver.flush()));
    return done.every(Boolean);
  }

  /** Forgets what could not be written and the time of the last write. Only after a person chose to lock anyway. */
  clear(): void {
    this.#savers.forEach((saver) => saver.discard());
    this.#savers.clear();
    this.#status = { state: "idle", savedAt: null };
    this.#listeners.forEach((listener) => listener());
  }
}

/** Writes one value. */
export class Autosaver<T> implements Saver {
  state: SaveState = "idle";
  savedAt: number | null = null;
  #desk: SaveDesk;
  #save: (value: T) => Promise<unknown>;
  #pending: { value: T } | null = null;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #tries = 0;
  #closed = false;
  #discarded = false;
  #onChange: () => void;

  constructor(desk: SaveDesk, save: (value: T) => Promise<unknown>, onChange: () => void = () => undefined) {
    this.#desk = desk;
    this.#save = save;
    this.#onChange = onChange;
    desk.add(this);
  }

  /** Whether something is not written yet. */
  get dirty(): boolean {
    return this.#pending !== null || this.#running !== null;
  }

  /** Takes the newest value. It is written after a moment of quiet. */
  set(value: T): void {
    this.#pending = { value };
    this.#tries = 0;
    this.#tell("saving");
    this.#schedule(AUTOSAVE_DELAY);
  }

  /** Writes what waits, now. True when nothing is left unwritten. */
  async flush(): Promise<boolean> {
    this.#cancelTimer();
    while (this.#running !== null || this.#pending !== null) {
      if (this.#running === null) this.#begin();
      await this.#running;
      if (this.state === "failed") return false;
    }
    return true;
  }

  /** The text is leaving the screen: writes what waits and then lets go. What fails stays at the desk and is tried again. */
  close(): void {
    this.#closed = true;
    void this.flush().then(() => this.#letGo());
  }

  /** Forgets what waits and stops trying. */
  discard(): void {
    this.#cancelTimer();
    this.#closed = true;
    this.#discarded = true;
    this.#pending = null;
  }

  #letGo(): void {
    if (this.#closed && !this.dirty) this.#desk.remove(this);
  }

  #schedule(delay: number): void {
    this.#cancelTimer();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#running === null) this.#begin();
    }, delay);
  }

  #cancelTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #begin(): void {
    const next = this.#pending;
    if (next === null) return;
    this.#pending = null;
    this.#tell("saving");
    this.#running = this.#write(next);
  }

  async #write(next: { value: T }): Promise<void> {
    try {
      await this.#save(next.value);
      this.#running = null;
      this.savedAt = Date.now();
      this.#tries = 0;
      this.#tell(this.#pending === null ? "saved" : "saving");
      if (this.#pending !== null && this.#timer === null) this.#schedule(AUTOSAVE_DELAY);
    } catch {
      this.#running = null;
      if (!this.#discarded) this.#pending ??= next; // a newer value replaces it; otherwise this one must not be lost
      this.#tell("failed");
      if (this.#discarded) return;
      this.#schedule(RETRY_DELAYS[Math.min(this.#tries, RETRY_DELAYS.length - 1)] ?? 1_000);
      this.#tries += 1;
    }
    this.#letGo();
  }

  #tell(state: SaveState): void {
    this.state = state;
    this.#desk.changed();
    this.#onChange();
  }
}
