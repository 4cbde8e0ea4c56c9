import type { Strip } from "@/bindings/commands";
import { CHARACTERISTICS, type SevenStates } from "@/design";

/** A strip of the core as the drawings take it. Both have the same order: V S R A E P F. */
export function sevenOf(strip: Strip): SevenStates {
  return Object.fromEntries(CHARACTERISTICS.map((key, index) => [key, strip.cells[index] ?? null]));
}
