/**
 * Pseudo-locales, made from the compiled English catalogue.
 *
 * `en-XA` puts accents on letters, lengthens every text by about a third and puts brackets round it:
 * a text without brackets was not sent through the catalogue, a text that is cut off has too little room.
 * `ar-XB` shows English right to left, so that mirrored layout can be judged by people who read no Arabic.
 */

/** A piece of a compiled message: text, or a placeholder with its format and its branches. */
export type Token = string | readonly [name: string, kind?: string, branches?: Branches | string];
/** Branches of a plural or select. */
export type Branches = Readonly<Record<string, string | number | readonly unknown[]>>;
/** A whole compiled message. */
export type Compiled = string | readonly Token[];

const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED = "áƀçďéƒĝĥíĵķļɱñóƥɋřšţúṽŵẋýžÁƁÇĎÉƑĜĤÍĴĶĻṀÑÓƤɊŘŠŢÚṼŴẊÝŽ";
const ACCENTS = new Map([...PLAIN].map((letter, index) => [letter, [...ACCENTED][index] ?? letter]));

const RIGHT_TO_LEFT = "\u202e";
const END = "\u202c";

/** Splits a text into tags (`<0>`, `</0>`, `<0/>`) and words, keeping both. */
const pieces = (text: string): string[] => text.split(/(<\/?\w+\/?>)/);

function accented(text: string): string {
  return pieces(text)
    .map((piece) => (piece.startsWith("<") ? piece : [...piece].map((letter) => ACCENTS.get(letter) ?? letter).join("")))
    .join("");
}

function mirrored(text: string): string {
  return pieces(text)
    .map((piece) => (piece.startsWith("<") ? piece : piece.replace(/[^\s#]+/g, (word) => `${RIGHT_TO_LEFT}${word}${END}`)))
    .join("");
}

function mapToken(token: Token, change: (text: string) => string): Token {
  if (typeof token === "string") return token === "#" ? token : change(token);
  const [name, kind, branches] = token;
  if (branches === undefined || typeof branches === "string") return token;
  const changed: Record<string, string | number | readonly unknown[]> = {};
  for (const [key, value] of Object.entries(branches)) {
    if (typeof value === "number" || key === "offset") changed[key] = value;
    else if (typeof value === "string") changed[key] = change(value);
    else changed[key] = value.map((inner) => mapToken(inner as Token, change));
  }
  return [name, kind, changed];
}

function mapMessage(message: Compiled, change: (text: string) => string): Compiled {
  return typeof message === "string" ? change(message) : message.map((token) => mapToken(token, change));
}

function lengthOf(message: Compiled): number {
  return typeof message === "string" ? message.length : message.reduce((sum, token) => sum + (typeof token === "string" ? token.length : 6), 0);
}

/** English with accents, a third longer, in brackets. */
export function accent(message: Compiled): Compiled {
  const changed = mapMessage(message, accented);
  const padding = "~".repeat(Math.ceil(lengthOf(message) * 0.3));
  return typeof changed === "string" ? `⟦${changed}${padding}⟧` : ["⟦", ...changed, `${padding}⟧`];
}

/** English drawn right to left. */
export function mirror(message: Compiled): Compiled {
  return mapMessage(message, mirrored);
}
