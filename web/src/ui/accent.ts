/**
 * The theme computes an event's colours from this: an angle of OKLCH, and whether there is any colour at all.
 */
export interface Accent {
  readonly "--accent-hue": string;
  readonly "--accent-chroma": string;
}

/** Hues in degrees for events without a colour; each event always gets the same one. */
const HUES = [262, 228, 292, 196, 330, 48];
/** Below this, a colour looks grey, and its hue is accidental. */
const LEAST_CHROMA = 0.03;

/**
 * Only the hue of an event's colour is used: the theme fixes lightness and chroma, so that contrast holds for
 * any.
 * @param color `#rrggbb`; null is an event without one; undefined is not known yet and gives grey
 */
export function accentOf(eventId: string, color: string | null | undefined): Accent {
  if (color !== null) return accentLike(color ?? "#000000");
  let hash = 0;
  for (const character of eventId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return accent(`${HUES[hash % HUES.length]}deg`, 1);
}

/**
 * It goes through Oklab (Björn Ottosson, "A perceptual color space for image processing"), as exactly as a
 * hue needs.
 */
function accentLike(color: string): Accent {
  const light = (at: number) => (Number.parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2;
  const mix = (red: number, green: number, blue: number) =>
    Math.cbrt(red * light(1) + green * light(3) + blue * light(5));
  const l = mix(0.412, 0.536, 0.052);
  const m = mix(0.212, 0.681, 0.107);
  const s = mix(0.088, 0.282, 0.63);
  const a = 1.978 * l - 2.429 * m + 0.451 * s;
  const b = 0.026 * l + 0.783 * m - 0.809 * s;
  return accent(`${Math.atan2(b, a)}rad`, Math.hypot(a, b));
}

const accent = (hue: string, chroma: number): Accent => ({
  "--accent-hue": hue,
  "--accent-chroma": chroma < LEAST_CHROMA ? "0" : "1",
});
