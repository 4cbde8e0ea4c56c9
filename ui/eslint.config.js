import { readdirSync } from "node:fs";
import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import lingui from "eslint-plugin-lingui";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import text from "./eslint/text.js";

const TAURI = { group: ["@tauri-apps/*"], message: "Only src/host knows Tauri." };

/** A folder and what it may not import. Dependencies point one way: host → ipc → shell → features → views. */
const layer = (files, ...forbidden) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns: [TAURI, ...forbidden.map((name) => ({ group: [`@/${name}`, `@/${name}/*`], message: `This folder does not know ${name}.` }))] }] },
});

const features = readdirSync(new URL("./src/features", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

export default tseslint.config(
  { ignores: ["dist", "dist-gallery", "node_modules", "src/bindings", "src/i18n/locales", "src/design/icons/glyphs.tsx"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    files: ["src/**/*.{ts,tsx}"],
    ...jsxA11y.flatConfigs.strict,
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks, lingui, text },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "lingui/no-single-variables-to-translate": "error",
      "lingui/no-expression-in-message": "error",
      "text/no-literal-text": "error",
      "text/explicit-id": "error",
      "no-restricted-syntax": [
        "error",
        { selector: "MemberExpression[object.name=/^(localStorage|sessionStorage|indexedDB)$/]", message: "Nothing about a person is kept in the browser." },
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Text from people and packets is never markup." },
      ],
      "jsx-a11y/no-noninteractive-tabindex": ["error", { roles: ["tabpanel", "list"], tags: ["main", "section", "aside"], allowExpressionValues: false }],
      // Our own parts take `autoFocus` where a person has just opened a form or a question; elements do not.
      "jsx-a11y/no-autofocus": ["error", { ignoreNonDOM: true }],
      "max-lines": ["error", { max: 500, skipBlankLines: true, skipComments: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/no-misused-spread": "off", // code points are what we want where we spread a string
      "@typescript-eslint/no-unnecessary-condition": "error",
      "@typescript-eslint/prefer-promise-reject-errors": "off",
      "@typescript-eslint/only-throw-error": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  layer(["src/bindings/**", "src/i18n/**"], "host", "ipc", "design", "shell", "features", "views", "gallery"),
  { files: ["src/host/**"], rules: { "no-restricted-imports": ["error", { patterns: [{ group: ["@/*"], message: "The host knows nothing of the app." }] }] } },
  layer(["src/ipc/**"], "design", "shell", "features", "views", "gallery"),
  layer(["src/design/**"], "bindings", "host", "ipc", "shell", "features", "views", "gallery"),
  layer(["src/shell/**"], "features", "views", "gallery"),
  ...features.map((name) => layer([`src/features/${name}/**`], "views", "gallery", ...features.filter((other) => other !== name).map((other) => `features/${other}`))),
  layer(["src/views/**", "src/main.tsx"], "gallery"),
  layer(["src/gallery/**"], "features", "views"),
  { files: ["**/*.test.{ts,tsx}", "tests/**"], rules: { "no-restricted-imports": "off" } },
  { files: ["src/gallery/**", "**/*.test.{ts,tsx}", "tests/**"], rules: { "text/no-literal-text": "off", "text/explicit-id": "off", "@typescript-eslint/no-non-null-assertion": "off", "@typescript-eslint/require-await": "off", "max-lines": ["error", { max: 600 }] } },
  { files: ["*.{js,ts}", "eslint/**", "scripts/**"], ...tseslint.configs.disableTypeChecked, languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly", Buffer: "readonly", WebSocket: "readonly", setTimeout: "readonly" }, parserOptions: { projectService: false, program: null } } },
);
