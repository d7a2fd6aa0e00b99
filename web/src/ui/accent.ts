import { hueOf } from "../../../functions/contract/accent.ts";

/**
 * The theme computes an event's colours from this: an angle of OKLCH, and whether there is any colour at all.
 */
export interface Accent {
  readonly "--accent-hue": string;
  readonly "--accent-chroma": string;
}

/**
 * Only the hue of an event's colour is used: the theme fixes lightness and chroma, so that contrast holds for
 * any.
 * @param color `#rrggbb`; null is an event without one; undefined is not known yet and gives grey
 */
export function accentOf(eventId: string, color: string | null | undefined): Accent {
  const { radians, isGrey } = hueOf(eventId, color === undefined ? "#000000" : color);
  return { "--accent-hue": `${radians}rad`, "--accent-chroma": isGrey ? "0" : "1" };
}
