import { fileURLToPath } from "node:url";
import babel from "@rolldown/plugin-babel";
import { lingui, linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

process.env["LINGUI_SUPPRESS_BABEL_WARNING"] = "1";
const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig(({ mode }) => ({
  root,
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  plugins: [
    // Before React: macros must become plain components and calls first. English stays in the bundle beside its
    // id ("message"), so a catalogue that lags behind can never show a raw id to a person. Babel and not Lingui's
    // native transform: npm leaves the native binary out when it runs under the older Node of a Debian system.
    babel({ presets: [linguiTransformerBabelPreset({ descriptorFields: "message" })] }),
    react(),
    lingui({ failOnCompileError: true }),
  ],
  server: { port: 5183, strictPort: true, host: "127.0.0.1" },
  build: {
    outDir: "dist",
    target: ["safari16.4", "chrome115"],
    // The page's Content-Security-Policy allows files of our own only: no data: URLs, no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000, // read from disk, not over a network
    rollupOptions: { input: mode === "gallery" ? `${root}gallery.html` : `${root}index.html` },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["tests/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"],
    css: false,
    restoreMocks: true,
    testTimeout: 15000,
  },
}));
