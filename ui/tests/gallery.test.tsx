import axe from "axe-core";
import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { GalleryRoot } from "@/gallery/GalleryRoot";
import type { GalleryOptions } from "@/gallery/options";

/** Everything but what needs a real window (contrast, sizes); `npm run gallery` judges those in a browser. */
async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document, { rules: { "color-contrast": { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

describe("every part in every state", () => {
  const pages: readonly GalleryOptions["page"][] = ["parts", "shell", "rail", "focus", "dialog"];
  it.each(pages)("%s has no accessibility fault", { timeout: 60_000 }, async (page) => {
    document.title = "Gallery";
    document.documentElement.lang = "en";
    render(<GalleryRoot options={{ page, theme: "light", locale: "en", size: 100 }} />);
    expect(await faults()).toEqual([]);
  });
});
