import { defineConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";

/**
 * English is written in the code, beside an explicit id, and extracted into
 * `en.po`. Translators work on the other .po files only. The pseudo-locales
 * en-XA and ar-XB are made from the English catalogue at run time
 * (src/i18n/pseudo.ts) and therefore have no file.
 */
export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "es"],
  catalogs: [{ path: "<rootDir>/src/i18n/locales/{locale}", include: ["<rootDir>/src"], exclude: ["**/*.test.*", "**/gallery/**"] }],
  format: formatter({ lineNumbers: false, origins: true, explicitIdAsDefault: true }),
  orderBy: "messageId",
});
