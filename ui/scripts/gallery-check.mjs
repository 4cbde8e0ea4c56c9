// Draws the gallery in a real browser in every theme, size and direction, keeps a picture of each, and runs
// axe (WCAG 2.2 AA, AAA contrast for text is in the design) on it. Fails when axe finds anything, when the page
// breaks the app's Content-Security-Policy, or when a page grows wider than the window.
//
//   npm run gallery                  (needs `chromium` on the PATH; pictures go to ui/dist-gallery/shots)
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const ui = fileURLToPath(new URL("..", import.meta.url));
const out = join(ui, "dist-gallery");
const shots = join(out, "shots");
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob:; connect-src 'self'";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml" };
const only = process.argv[2];

const VIEWS = [];
for (const page of ["parts", "shell", "rail", "focus", "dialog", "keys"]) {
  for (const theme of ["light", "dark", "contrast"]) VIEWS.push({ page, theme, locale: "en", size: 100, width: 1360, height: 860 });
  VIEWS.push({ page, theme: "light", locale: "en", size: 100, width: 960, height: 640 });
  VIEWS.push({ page, theme: "light", locale: "en", size: 200, width: 960, height: 640 });
  VIEWS.push({ page, theme: "light", locale: "ar-XB", size: 100, width: 1360, height: 860 });
  VIEWS.push({ page, theme: "dark", locale: "en-XA", size: 100, width: 1360, height: 860 });
}

await build({ root: ui, configFile: join(ui, "vite.config.ts"), mode: "gallery", logLevel: "warn", build: { outDir: out, emptyOutDir: true } });
mkdirSync(shots, { recursive: true });

const server = createServer((request, response) => {
  const path = new URL(request.url ?? "/", "http://local").pathname;
  try {
    const body = readFileSync(join(out, path));
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream", "content-security-policy": POLICY });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = `http://127.0.0.1:${server.address().port}/gallery.html`;

const profile = mkdtempSync(join(tmpdir(), "gallery-"));
const chromium = spawn("chromium", ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
const endpoint = await new Promise((resolve, reject) => {
  let seen = "";
  chromium.stderr.on("data", (chunk) => {
    seen += chunk;
    const found = /DevTools listening on (\S+)/.exec(seen);
    if (found) resolve(found[1]);
  });
  chromium.on("exit", () => reject(new Error(`chromium did not start: ${seen}`)));
});

const socket = new WebSocket(endpoint);
await new Promise((resolve) => socket.addEventListener("open", resolve, { once: true }));
let lastId = 0;
const waiting = new Map();
const problems = [];
socket.addEventListener("message", ({ data }) => {
  const message = JSON.parse(data);
  if (message.id !== undefined) {
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  } else if (message.method === "Runtime.exceptionThrown") problems.push(message.params.exceptionDetails.exception?.description ?? message.params.exceptionDetails.text);
  else if (message.method === "Log.entryAdded" && message.params.entry.level === "error" && !/404|favicon/.test(message.params.entry.text)) problems.push(message.params.entry.text);
});
const send = (method, params = {}, sessionId) =>
  new Promise((resolve, reject) => {
    lastId += 1;
    waiting.set(lastId, (message) => (message.error ? reject(new Error(`${method}: ${message.error.message}`)) : resolve(message.result)));
    socket.send(JSON.stringify({ id: lastId, method, params, sessionId }));
  });

const { targetId } = await send("Target.createTarget", { url: "about:blank" });
const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
const page = (method, params) => send(method, params, sessionId);
await Promise.all([page("Page.enable"), page("Runtime.enable"), page("Log.enable")]);
const axe = readFileSync(join(ui, "node_modules/axe-core/axe.min.js"), "utf8");
const evaluate = async (expression) => {
  const { result, exceptionDetails } = await page("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
};
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let faults = 0;
let judged = 0;
for (const view of VIEWS) {
  const name = `${view.page}-${view.theme}-${view.locale}-${view.size}-${view.width}`;
  if (only && !name.includes(only)) continue;
  problems.length = 0;
  await page("Emulation.setDeviceMetricsOverride", { width: view.width, height: view.height, deviceScaleFactor: 1, mobile: false });
  await page("Page.navigate", { url: `${address}?page=${view.page}&theme=${view.theme}&locale=${view.locale}&size=${view.size}` });
  for (let tries = 0; tries < 100 && !(await evaluate("document.readyState === 'complete' && !!document.querySelector('main') && document.fonts.status === 'loaded'")); tries += 1) await pause(50);
  await pause(250);
  const wide = await evaluate(`[document.documentElement, document.querySelector('main')].some((box) => box.scrollWidth > box.clientWidth + 1)`);
  const full = view.page === "parts" ? await evaluate("document.querySelector('main').scrollHeight") : view.height;
  if (view.page === "parts") await page("Emulation.setDeviceMetricsOverride", { width: view.width, height: Math.min(full, 14000), deviceScaleFactor: 1, mobile: false });
  const { data } = await page("Page.captureScreenshot", { format: "png" });
  writeFileSync(join(shots, `${name}.png`), Buffer.from(data, "base64"));
  await evaluate(axe);
  const found = await evaluate(`axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa", "best-practice"] }).then((r) => r.violations.map((v) => v.id + ": " + v.nodes.slice(0, 3).map((n) => n.target.join(" ") + " — " + (n.any[0]?.message ?? n.all[0]?.message ?? n.none[0]?.message ?? "")).join(" | ")))`);
  judged += 1;
  for (const line of [...found, ...problems, ...(wide ? ["wider than the window"] : [])]) {
    faults += 1;
    console.log(`${name}: ${line}`);
  }
}

socket.close();
const gone = new Promise((resolve) => chromium.once("exit", resolve));
chromium.kill();
await gone;
server.close();
rmSync(profile, { recursive: true, force: true });
console.log(`${judged - 0} views judged, ${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;
