import { paintOf } from "../../../functions/contract/accent.ts";

/** The theme computes an event's colours from these, and from `data-bright` beside them. */
export interface Accent {
  /** Degrees of OKLCH. */
  readonly "--h": string;
  readonly "--c": string;
  /** Whether there is any colour at all: 0 or 1. */
  readonly "--k": string;
  readonly "--l": string;
}

/**
 * Lightness and chroma of an event's colour are used within bounds in which text is readable, so its own yellow stays
 * yellow and gets dark text.
 * @param color `#rrggbb`; null is an event without one; undefined is not known yet and gives grey
 */
export function accentOf(eventId: string, color: string | null | undefined): Accent {
  const { hue, chroma, lightness, isGrey } = paintOf(eventId, color);
  return {
    "--h": hue.toFixed(1),
    "--c": chroma.toFixed(3),
    "--k": isGrey ? "0" : "1",
    "--l": lightness.toFixed(3),
  };
}

/** Whether the text on an event's colour is dark. It says so as `data-bright`. */
export const isBright = (eventId: string, color: string | null | undefined): boolean =>
  paintOf(eventId, color).isBright;

/** The properties of an element that shows another event than its page, or an event on a page without one. */
export const accentProps = (eventId: string, color: string | null | undefined) => ({
  "data-accent": "",
  "data-bright": isBright(eventId, color) ? "" : undefined,
  style: accentOf(eventId, color) as React.CSSProperties,
});
