import type { ReactNode } from "react";
import { cx } from "./cx";
import { BRAND_GLYPHS, ICONS, type Glyph, type IconName } from "./icons/glyphs";

export type { IconName } from "./icons/glyphs";

/** Icons that point along the line of reading; they turn round in right-to-left languages. */
const TURNING: ReadonlySet<IconName> = new Set<IconName>(["send", "reply", "arrow-left", "arrow-right", "chevron-left", "chevron-right", "undo", "turn-down", "leave"]);

export interface IconProps {
  name: IconName;
  size?: "sm" | "md" | "lg";
  className?: string | undefined;
}

/** A drawing beside words. Never alone: the words carry the meaning. */
export function Icon({ name, size = "md", className }: IconProps): ReactNode {
  const glyph: Glyph = ICONS[name];
  return (
    <svg className={cx("icon", size !== "md" && `icon--${size}`, TURNING.has(name) && "icon--turns", className)} viewBox={glyph.box} aria-hidden="true" focusable="false">
      {glyph.art}
    </svg>
  );
}

/** The name of the app, drawn. The name itself is never translated. */
export function Wordmark({ decorative = false }: { decorative?: boolean }): ReactNode {
  const named = decorative ? { "aria-hidden": true } : { role: "img", "aria-label": "Recourse" };
  return (
    <svg className="wordmark" viewBox={BRAND_GLYPHS.wordmark.box} focusable="false" {...named}>
      {BRAND_GLYPHS.wordmark.art}
    </svg>
  );
}

export function Mark(): ReactNode {
  return (
    <svg className="mark" viewBox={BRAND_GLYPHS.mark.box} aria-hidden="true" focusable="false">
      {BRAND_GLYPHS.mark.art}
    </svg>
  );
}

/** The seal on receipts: seven squares around the mark. */
export function SealMark({ label }: { label: string }): ReactNode {
  return (
    <svg className="seal-mark" viewBox={BRAND_GLYPHS.seal.box} role="img" aria-label={label} focusable="false">
      {BRAND_GLYPHS.seal.art}
    </svg>
  );
}
