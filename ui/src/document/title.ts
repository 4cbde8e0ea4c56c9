/** Longest title that is made from a first sentence, in characters. */
const LENGTH = 80;

/** A title for something without one: its first sentence, cut at a word. The same rule as in the core. */
export function titleFrom(text: string): string {
  const line = text.split("\n", 1)[0] ?? "";
  const sentence = (/^[^.!?]*[.!?]?/.exec(line)?.[0] ?? "").trim().replace(/\.+$/, "");
  if ([...sentence].length <= LENGTH) return sentence;
  const cut = [...sentence].slice(0, LENGTH).join("");
  const space = cut.lastIndexOf(" ");
  return `${space === -1 ? cut : cut.slice(0, space)}…`;
}
