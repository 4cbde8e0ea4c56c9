// Finds what a person would find: by the words that a screen reader says, only among what is shown and can be used.
// arguments: where to look (steps from the page inwards: {css, text, titled, nth}), which elements (CSS), the words.
// Returns the element, or null. With no words at all: the list of names, for a message that helps.
const [where, kinds, words] = arguments;
const flat = (text) => (text ?? "").replace(/\s+/g, " ").trim().toLowerCase();

function shown(element) {
  if (element.closest("[inert], [aria-hidden='true']")) return false;
  const style = getComputedStyle(element);
  return element.getClientRects().length > 0 && style.visibility !== "hidden";
}

function textOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true") return "";
  if (node.hasAttribute("aria-label")) return node.getAttribute("aria-label");
  return [...node.childNodes].map(textOf).join(" ");
}

function nameOf(element) {
  const by = element.getAttribute("aria-labelledby");
  if (by) return by.split(/\s+/).map((id) => textOf(document.getElementById(id) ?? document.createTextNode(""))).join(" ");
  if (element.hasAttribute("aria-label")) return element.getAttribute("aria-label");
  if (element.labels?.length) return [...element.labels].map(textOf).join(" ");
  return textOf(element) || element.title || element.placeholder || "";
}

// A part's own name: what it is labelled by, its legend, or its first heading.
function titleOf(part) {
  if (part.hasAttribute("aria-labelledby") || part.hasAttribute("aria-label")) return nameOf(part);
  return textOf(part.querySelector("legend, h1, h2, h3, summary") ?? document.createTextNode(""));
}

function step(from, { css, text, titled, nth }) {
  let parts = [...from.querySelectorAll(css)].filter(shown);
  if (text) parts = parts.filter((part) => flat(textOf(part)).includes(flat(text)));
  if (titled) parts = parts.filter((part) => flat(titleOf(part)).includes(flat(titled)));
  return parts[nth ?? 0] ?? null;
}

const from = where.reduce((from, next) => from && step(from, next), document.body);
if (!from) return null;
if (!kinds) {
  if (from !== document.body) from.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  return from;
}
const all = [...from.querySelectorAll(kinds)].filter(shown);
if (words === null) return all.map((element) => flat(nameOf(element))).filter(Boolean);
const wanted = flat(words);
// "Word 1" is not in "Word 12", but "MEASURE 2.5" is in "… MEASURE 2.5 Because …".
const within = (name) => name.includes(wanted) && !(/\d$/.test(wanted) && /\d/.test(name[name.indexOf(wanted) + wanted.length] ?? ""));
const hit = all.find((element) => flat(nameOf(element)) === wanted) ?? all.find((element) => within(flat(nameOf(element))));
if (!hit) return null;
hit.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
return hit;
