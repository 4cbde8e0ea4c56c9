import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { memoryHost } from "@/host";
import { renderInApp } from "../../tests/render";
import { KeyInWords } from "./KeyInWords";

const WORDS = ["harbor", "violet", "ladder"];

test("the words are shown as a code that says them again for those who cannot see it", async () => {
  const host = memoryHost({ key_code: () => ({ rows: ["110", "001", "101"], text: "" }) });
  renderInApp(<KeyInWords label="The key" name="Merrow County" words={WORDS} fingerprint="SHA256:x" />, { host });
  await userEvent.click(screen.getByRole("button", { name: "Show as QR code" }));
  const code = await screen.findByRole("img", { name: "QR code with these words: 1 harbor, 2 violet, 3 ladder" });
  expect(host.calls.at(-1)).toEqual({ command: "key_code", request: { name: "Merrow County", words: WORDS, fingerprint: "SHA256:x" } });
  // Three squares and four of quiet on each side; every run of dark squares is one piece.
  expect(code.getAttribute("viewBox")).toBe("0 0 11 11");
  expect(code.querySelector(".qr-dark")?.getAttribute("d")).toBe("M4 4h2v1h-2zM6 5h1v1h-1zM4 6h1v1h-1zM6 6h1v1h-1z");
  expect(screen.getByRole("dialog").textContent).toContain("SHA256:x");
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("img", { name: /QR code/ })).toBeNull();
});
