import type { IconShape } from "../../contract/app-icon.ts";
import { type PaletteColor, png } from "./png.ts";

// The drawing is that of web/public/icon.svg: a square of 32 units with a tick.
const UNITS = 32;
const CORNER = 8;
const TICK = [
  [9, 16.5],
  [13.6, 21.1],
  [23, 11.5],
] as const;
const HALF_STROKE = 1.6;
/** Steps between two colours at an edge. */
const STEPS = 15;

export const iconSvg = (color: string, shape: IconShape): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${UNITS} ${UNITS}"><rect width="${UNITS}" height="${UNITS}"${shape === "round" ? ` rx="${CORNER}"` : ""} fill="${color}"/><path d="M${TICK.map((point) => point.join(" ")).join("L")}" fill="none" stroke="#fff" stroke-width="${2 * HALF_STROKE}" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

/** @param color `#rrggbb` */
export function iconPng(color: string, shape: IconShape, size: number): Buffer {
  const unit = UNITS / size;
  return png(size, paletteOf(color), (x, y) => {
    const [u, v] = [(x + 0.5) * unit, (y + 0.5) * unit];
    const edge = shape === "full" ? STEPS : stepAt(distanceToSquare(u, v) / unit);
    if (edge < STEPS) return STEPS + 1 + edge;
    return stepAt((distanceToTick(u, v) - HALF_STROKE) / unit);
  });
}

/** First the steps from the colour to white, then those from nothing to the colour. */
function paletteOf(color: string): PaletteColor[] {
  const rgb = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const [red = 0, green = 0, blue = 0] = rgb;
  const steps = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS);
  const whiter = (value: number, share: number) => Math.round(value + (255 - value) * share);
  return [
    ...steps.map((share) => ({
      rgb: [whiter(red, share), whiter(green, share), whiter(blue, share)] as const,
      alpha: 255,
    })),
    ...steps.map((share) => ({ rgb: [red, green, blue] as const, alpha: Math.round(255 * share) })),
  ];
}

/** How much of a pixel a shape covers whose edge is this many pixels away; negative is inside. */
const stepAt = (distance: number): number => Math.round(Math.min(1, Math.max(0, 0.5 - distance)) * STEPS);

function distanceToSquare(u: number, v: number): number {
  const inner = UNITS / 2 - CORNER;
  const beyond = (w: number) => Math.max(0, Math.abs(w - UNITS / 2) - inner);
  return Math.hypot(beyond(u), beyond(v)) - CORNER;
}

const distanceToTick = (u: number, v: number): number =>
  Math.min(distanceToLine(u, v, TICK[0], TICK[1]), distanceToLine(u, v, TICK[1], TICK[2]));

type Point = readonly [number, number];

function distanceToLine(u: number, v: number, [x, y]: Point, [toX, toY]: Point): number {
  const [dx, dy] = [toX - x, toY - y];
  const along = ((u - x) * dx + (v - y) * dy) / (dx * dx + dy * dy);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(u - x - share * dx, v - y - share * dy);
}
