// Fails when the catalogues lag behind the code: `npm run i18n:extract` would change them.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../src/i18n/locales/", import.meta.url);
const read = () => new Map(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), "utf8")]));
const before = read();
execFileSync("lingui", ["extract", "--clean", "--overwrite"], { cwd: fileURLToPath(new URL("..", import.meta.url)), stdio: "ignore" });
const stale = [...read()].filter(([name, text]) => before.get(name) !== text).map(([name]) => name);
for (const [name, text] of before) writeFileSync(new URL(name, folder), text);
if (stale.length > 0) {
  console.error(`Catalogues lag behind the code: ${stale.join(", ")}. Run npm run i18n:extract.`);
  process.exitCode = 1;
}
