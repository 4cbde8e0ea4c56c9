// What cannot be read because there is no room for it: beyond the edge of the window, cut off, to be reached only by
// moving sideways, or written over what stands beside it. Tables may be moved sideways; they say so by their class.
const found = [];
const named = (element) => `${element.tagName.toLowerCase()}.${[...element.classList].join(".")}`;
const hidden = (element) => element.closest("[inert], .visually-hidden, [aria-hidden='true']") !== null;
const page = document.documentElement;
if (Math.max(page.scrollWidth, document.body.scrollWidth) > innerWidth) found.push(`wider than the window: ${page.scrollWidth}`);

/** Text that ends in "…" where there is no room says so itself, and the whole of it is elsewhere. */
const shortened = (element) => {
  for (let at = element; at && at !== document.body; at = at.parentElement) if (getComputedStyle(at).textOverflow === "ellipsis") return true;
  return false;
};

/** The nearest box around text that gives it its width. */
function boxOf(element) {
  let box = element;
  while (box && ["inline", "contents"].includes(getComputedStyle(box).display)) box = box.parentElement;
  return box;
}

for (const element of document.body.querySelectorAll("*")) {
  const style = getComputedStyle(element);
  if (hidden(element) || element.getClientRects().length === 0 || style.visibility === "hidden") continue;
  const wide = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
  const field = ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName);
  if (wide && !field && style.textOverflow !== "ellipsis") {
    if (["hidden", "clip"].includes(style.overflowX)) found.push(`cut off: ${named(element)}`);
    if (["auto", "scroll"].includes(style.overflowX) && !element.matches(".table-scroll")) found.push(`moves sideways: ${named(element)} ${element.scrollWidth} > ${element.clientWidth}`);
  }
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || node.nodeValue.trim() === "") continue;
    if (shortened(element)) continue;
    const box = boxOf(element)?.getBoundingClientRect();
    // A kept blank at the end of a line hangs out and shows nothing.
    const blank = style.whiteSpace.startsWith("pre") || style.whiteSpace === "break-spaces" ? parseFloat(style.fontSize) / 2 : 2;
    const range = document.createRange();
    range.selectNodeContents(node);
    const spills = [...range.getClientRects()].some((line) => line.width > 1 && box && box.width > 1 && (line.right > box.right + blank || line.left < box.left - blank));
    if (spills) found.push(`spills out of ${named(boxOf(element))}: ${node.nodeValue.trim().slice(0, 40)}`);
  }
}
return [...new Set(found)].slice(0, 12);
