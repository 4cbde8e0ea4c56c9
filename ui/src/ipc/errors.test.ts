import { describe, expect, it } from "vitest";
import type { ErrorCode } from "@/bindings/commands";
import { toAppError } from "./call";
import { errorMessage } from "./errors";
import { ERROR_WORDS } from "./errorWords";

describe("error words", () => {
  it("are plain, and say what to do", () => {
    for (const [code, { title, body }] of Object.entries(ERROR_WORDS)) {
      const words = `${title.message} ${body.message}`;
      expect(words, code).not.toMatch(/invalid|failed|oops|error|unexpected|please/i);
      expect(title.message, code).not.toMatch(/\.$/);
      expect(body.message?.split(/\s+/).length, code).toBeLessThan(45);
      for (const sentence of (body.message ?? "").split(/[.?!]/)) expect(sentence.trim().split(/\s+/).length, `${code}: ${sentence}`).toBeLessThanOrEqual(22);
    }
  });

  it("exist for a code this build does not know", () => {
    expect(errorMessage("something.new" as ErrorCode)).toBe(ERROR_WORDS["app.internal"]);
  });

  it("anything thrown becomes an AppError", () => {
    expect(toAppError({ code: "vault.locked", params: { a: "1" }, incident: "x" })).toMatchObject({ code: "vault.locked", params: { a: "1" }, incident: "x" });
    expect(toAppError(new TypeError("boom"))).toMatchObject({ code: "app.internal" });
    expect(toAppError(undefined)).toMatchObject({ code: "app.internal" });
  });
});
