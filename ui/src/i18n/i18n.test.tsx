import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { formatter } from "@lingui/format-po";
import { act, render, screen, waitFor } from "@testing-library/react";
import { Trans } from "@lingui/react/macro";
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useEffect, useState, type ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { useFormat } from "./format";
import { createI18n, switchLocale } from "./i18n";
import { LocaleProvider } from "./LocaleProvider";
import { LOCALES, matchLocale, type LocaleId } from "./locales";
import { accent, mirror, type Compiled } from "./pseudo";

const plain = (text: string): string => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");

describe("pseudo-locales", () => {
  it("accents letters, adds length and brackets, and keeps tags, names and branches", () => {
    const message = compileMessage("Hello <0>{name}</0>, {count, plural, one {# file} other {# files}}") as Compiled;
    const changed = accent(message);
    const i18n = setupI18n({ locale: "en", messages: { en: { x: changed as never } } });
    const text = i18n._("x", { name: "Heron", count: 2 });
    expect(text.startsWith("⟦")).toBe(true);
    expect(text.endsWith("⟧")).toBe(true);
    expect(text).toContain("<0>Heron</0>");
    expect(text).toContain("2 ƒíļéš");
    expect(text).not.toContain("Hello");
    expect(text.length).toBeGreaterThan("Hello <0>Heron</0>, 2 files".length * 1.2);
  });

  it("mirrors words and leaves tags and numbers alone", () => {
    const changed = mirror("Open <0>the vault</0>");
    expect(changed).toBe("\u202eOpen\u202c <0>\u202ethe\u202c \u202evault\u202c</0>");
    const compiled = mirror(compileMessage("{n, plural, one {# day} other {# days}}") as Compiled);
    const i18n = setupI18n({ locale: "en", messages: { en: { x: compiled as never } } });
    expect(i18n._("x", { n: 3 })).toBe("3 \u202edays\u202c");
  });

  it("every English text can be shown in both", async () => {
    const i18n = createI18n();
    const english = { ...i18n.messages };
    expect(Object.keys(english).length).toBeGreaterThan(100);
    for (const locale of ["en-XA", "ar-XB"] as const) {
      await switchLocale(i18n, locale);
      for (const id of Object.keys(english)) {
        const text = i18n._(id, { count: 1 });
        expect(text, id).not.toBe(id);
        if (locale === "en-XA") expect(text, id).toMatch(/^⟦.*⟧$/su);
      }
    }
  });
});

describe("catalogues", () => {
  const read = async (locale: string): Promise<Record<string, { translation?: string; obsolete?: boolean }>> => {
    const filename = resolve(`src/i18n/locales/${locale}.po`);
    return formatter({ explicitIdAsDefault: true }).parse(readFileSync(filename, "utf8"), { locale, sourceLocale: "en", filename });
  };
  /** Placeholders of every depth, and tags. */
  const names = (message: unknown): string[] => {
    if (typeof message === "string") return [...message.matchAll(/<\d+\/?>/g)].map(([tag]) => tag);
    if (!Array.isArray(message)) return typeof message === "object" && message !== null ? Object.values(message).flatMap(names) : [];
    return message.flatMap((token: unknown) => (Array.isArray(token) && typeof token[0] === "string" ? [token[0], ...names(token[2])] : names(token)));
  };

  it("Spanish has a text for every English one, with the same placeholders", async () => {
    const [en, es] = [await read("en"), await read("es")];
    const missing = Object.keys(en).filter((id) => !es[id]?.translation);
    expect(missing).toEqual([]);
    for (const [id, { translation = "" }] of Object.entries(en)) {
      const [english, spanish] = [translation, es[id]?.translation ?? ""].map((text) => [...new Set(names(compileMessage(text)))].sort());
      expect(spanish, id).toEqual(english);
    }
  });
});

function Sample(): ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  const late = 29;
  return (
    <>
      <p data-testid="trans">
        <Trans id="field.optional">(optional)</Trans>
      </p>
      <p data-testid="plural">{t({ id: "format.due.late", message: plural(late, { one: "# day late", other: "# days late" }) })}</p>
      <p data-testid="month">{format.dayWithPrecision("2026-09-01", "month")}</p>
      <p data-testid="fallback">
        <Trans id="test.never_in_a_catalogue">Only in the code, {late}</Trans>
      </p>
    </>
  );
}

describe("LocaleProvider", () => {
  it("switches language, direction and dates in place, and falls back to English words", async () => {
    const chosen: { set?: (locale: LocaleId) => void } = {};
    const choose = async (locale: LocaleId): Promise<void> => {
      act(() => chosen.set?.(locale));
      await waitFor(() => expect(document.documentElement.lang).toBe(locale));
    };
    function Switching(): ReactNode {
      const [locale, setLocale] = useState<LocaleId>("en");
      useEffect(() => {
        chosen.set = setLocale;
      }, []);
      return (
        <LocaleProvider locale={locale}>
          <Sample />
        </LocaleProvider>
      );
    }
    render(<Switching />);
    const text = (id: string): string => screen.getByTestId(id).textContent;
    expect(text("trans")).toBe("(optional)");
    expect(text("plural")).toBe("29 days late");
    expect(document.documentElement.dir).toBe("ltr");

    await choose("es");
    expect(text("trans")).toBe("(opcional)");
    expect(text("month")).toBe("septiembre de 2026");
    expect(text("fallback")).toBe("Only in the code, 29");
    expect(document.documentElement.lang).toBe("es");

    await choose("ar-XB");
    expect(document.documentElement.dir).toBe("rtl");
    expect(text("trans")).toContain("\u202e");

    await choose("en-XA");
    expect(document.documentElement.dir).toBe("ltr");
    expect(plain(text("trans"))).not.toBe("(optional)");
  });

  it("finds the nearest language", () => {
    expect(matchLocale("es-MX")).toBe("es");
    expect(matchLocale("en-US")).toBe("en");
    expect(matchLocale("ar")).toBe("en"); // right-to-left test language is never chosen for a real reader
    expect(matchLocale(null)).toBe("en");
    expect(LOCALES.map((locale) => locale.id)).toContain("ar-XB");
  });
});
