/** An event's colour as app and icons use it, in OKLCH. The theme makes its colours from this (`web/src/app/theme.css`). */
export interface Paint {
  /** Degrees, from 0 to 360. */
  readonly hue: number;
  /** At most what most screens can show at every hue. */
  readonly chroma: number;
  /** Never between .50 and .70: neither white nor dark text is readable on all hues of that. */
  readonly lightness: number;
  readonly isGrey: boolean;
  /** The text on it is dark. */
  readonly isBright: boolean;
}

/** Hues in degrees for events without a colour; each event always gets the same one. */
const HUES = [262, 228, 292, 196, 330, 48];
const WITHOUT_COLOR = { lightness: 0.44, chroma: 0.11 };
/** Below this, a colour looks grey, and its hue is accidental. */
const LEAST_CHROMA = 0.03;
const MOST_CHROMA = 0.19;
/** From this lightness on, a colour stays bright and gets dark text. */
const BRIGHT = 0.62;

/** @param color `#rrggbb`; null is an event without one; undefined is not known yet and gives grey */
export function paintOf(eventId: string, color: string | null | undefined): Paint {
  if (color === undefined) return { hue: 0, chroma: 0, lightness: 0.4, isGrey: true, isBright: false };
  if (color !== null) return paintLike(color);
  let hash = 0;
  for (const character of eventId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return { ...WITHOUT_COLOR, hue: HUES[hash % HUES.length] ?? 0, isGrey: false, isBright: false };
}

const between = (least: number, value: number, most: number) => Math.min(most, Math.max(least, value));

/** Björn Ottosson, "A perceptual color space for image processing". */
function paintLike(color: string): Paint {
  const mix = (red: number, green: number, blue: number) =>
    Math.cbrt(red * lightAt(color, 1) + green * lightAt(color, 3) + blue * lightAt(color, 5));
  const l = mix(0.4122, 0.5363, 0.0514);
  const m = mix(0.2119, 0.6807, 0.1074);
  const s = mix(0.0883, 0.2817, 0.63);
  const a = 1.978 * l - 2.4286 * m + 0.4506 * s;
  const b = 0.0259 * l + 0.7828 * m - 0.8087 * s;
  const own = 0.2105 * l + 0.7936 * m - 0.0041 * s;
  const chroma = Math.hypot(a, b);
  const isBright = own >= BRIGHT;
  return {
    hue: (Math.atan2(b, a) * (180 / Math.PI) + 360) % 360,
    chroma: Math.min(chroma, MOST_CHROMA),
    lightness: isBright ? between(0.7, own, 0.92) : between(0.28, own, 0.5),
    isGrey: chroma < LEAST_CHROMA,
    isBright,
  };
}

/** The light of a channel of `#rrggbb`, linear, from 0 to 1. */
function lightAt(color: string, at: number): number {
  const shown = Number.parseInt(color.slice(at, at + 2), 16) / 255;
  return shown <= 0.04045 ? shown / 12.92 : ((shown + 0.055) / 1.055) ** 2.4;
}
