/** An event's colour as app and icons use it: only the hue, and whether there is any colour at all. */
export interface Hue {
  /** An angle of OKLCH. */
  readonly radians: number;
  readonly isGrey: boolean;
}

/** Hues in degrees for events without a colour; each event always gets the same one. */
const HUES = [262, 228, 292, 196, 330, 48];
/** Below this, a colour looks grey, and its hue is accidental. */
const LEAST_CHROMA = 0.03;

/** @param color `#rrggbb`; null is an event without one */
export function hueOf(eventId: string, color: string | null): Hue {
  if (color !== null) return hueLike(color);
  let hash = 0;
  for (const character of eventId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return { radians: ((HUES[hash % HUES.length] ?? 0) * Math.PI) / 180, isGrey: false };
}

/**
 * It goes through Oklab (Björn Ottosson, "A perceptual color space for image processing"), as exactly as a
 * hue needs.
 */
function hueLike(color: string): Hue {
  const light = (at: number) => (Number.parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2;
  const mix = (red: number, green: number, blue: number) =>
    Math.cbrt(red * light(1) + green * light(3) + blue * light(5));
  const l = mix(0.412, 0.536, 0.052);
  const m = mix(0.212, 0.681, 0.107);
  const s = mix(0.088, 0.282, 0.63);
  const a = 1.978 * l - 2.429 * m + 0.451 * s;
  const b = 0.026 * l + 0.783 * m - 0.809 * s;
  return { radians: Math.atan2(b, a), isGrey: Math.hypot(a, b) < LEAST_CHROMA };
}
