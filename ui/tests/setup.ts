import { cleanup } from "@testing-library/react";
import { afterEach, vi } from "vitest";

afterEach(() => {
  cleanup();
});

// What jsdom lacks and a window has.
vi.stubGlobal("matchMedia", (query: string) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined }));
vi.stubGlobal("ResizeObserver", class {
  observe(): void {
    /* nothing is laid out here */
  }
  unobserve(): void {
    /* nothing is laid out here */
  }
  disconnect(): void {
    /* nothing is laid out here */
  }
});
Element.prototype.scrollIntoView = () => undefined;
