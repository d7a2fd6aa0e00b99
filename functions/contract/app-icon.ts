import * as z from "zod/mini";
import { type Paint, paintOf } from "./accent.ts";
import type { ProblemCode } from "./problems.ts";

/** Lightness and chroma of the accent in the app's light theme. White is readable on it for every hue. */
const ACCENT = { lightness: 0.45, chroma: 0.12 };

/** `#rrggbb`: an event's colour on icons, which is the accent of its pages. */
export function iconColor(eventId: string, color: string | null): string {
  const { hue, isGrey } = paintOf(eventId, color);
  return screenColor({ hue, ...ACCENT, ...(isGrey && { chroma: 0 }) });
}

/** `#rrggbb`: the event's cover, which is also the colour of title bars around its pages. */
export function coverColor(eventId: string, color: string | null, scheme: "light" | "dark"): string {
  const { hue, chroma, lightness, isBright } = paintOf(eventId, color);
  if (scheme === "dark") {
    return screenColor(
      isBright
        ? { hue, lightness: 0.275, chroma: chroma && 0.028 }
        : { hue, lightness: 0.29, chroma: 0.7 * chroma },
    );
  }
  return screenColor(
    isBright
      ? { hue, lightness, chroma }
      : { hue, lightness: Math.min(lightness, 0.4), chroma: 0.9 * chroma },
  );
}

type Shown = Pick<Paint, "hue" | "chroma" | "lightness">;

/** From OKLCH to sRGB, by the inverse matrices of Oklab; what a screen cannot show is cut off. */
function screenColor({ hue, chroma, lightness }: Shown): string {
  const radians = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(radians);
  const b = chroma * Math.sin(radians);
  const l = (lightness + 0.3963 * a + 0.2158 * b) ** 3;
  const m = (lightness - 0.1056 * a - 0.0639 * b) ** 3;
  const s = (lightness - 0.0895 * a - 1.2915 * b) ** 3;
  const linear = [
    4.0767 * l - 3.3077 * m + 0.231 * s,
    -1.2684 * l + 2.6098 * m - 0.3413 * s,
    -0.0042 * l - 0.7034 * m + 1.7076 * s,
  ];
  return `#${linear.map((light) => byteOf(light).toString(16).padStart(2, "0")).join("")}`;
}

const byteOf = (light: number): number => {
  const shown = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, shown)) * 255);
};

/** `round` has rounded corners; `full` fills its square, for systems that cut the shape themselves. */
export type IconShape = "round" | "full";

/** @param size pixels; undefined: a drawing of any size */
export const iconPath = (color: string, shape: IconShape, size?: 180 | 192 | 512): string =>
  `/api/icons/${color.slice(1)}-${shape}${size === undefined ? ".svg" : `-${size}.png`}`;

export const ICON_FILE = /^([0-9a-f]{6})-(round|full)(?:-(180|192|512)\.png|\.svg)$/;

export const ofIcon = {
  params: z.object({ file: z.string().check(z.regex(ICON_FILE)) }),
  unknown: "ROUTE_NOT_FOUND" satisfies ProblemCode,
} as const;
