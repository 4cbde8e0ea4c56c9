import type { Strip } from "@/bindings/commands";
import { CHARACTERISTICS, type SevenStates } from "@/design";

/** A strip of the core as the drawings take it. Both have the same order. */
export function statesOf(strip: Strip): SevenStates {
  return Object.fromEntries(CHARACTERISTICS.map((characteristic, place) => [characteristic, strip.cells[place] ?? null]));
}
