export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  /** Radians. */
  readonly hue: number;
}

type Rgb = readonly [red: number, green: number, blue: number];

/** How a screen may show a colour, in linear sRGB, that is outside its range. */
export const renderings = {
  "cut off channel by channel": (color: Oklch) => toLinear(color).map(limited) as unknown as Rgb,
  "with less chroma": (color: Oklch) =>
    toLinear({ ...color, chroma: chromaWithin(color) }).map(limited) as unknown as Rgb,
  "on a screen that can": (color: Oklch) => toLinear(color),
} as const;

export type Rendering = keyof typeof renderings;

/** WCAG 2.2, "contrast ratio". */
export function contrast(one: Oklch, other: Oklch, rendering: Rendering): number {
  const [darker = 0, lighter = 0] = [one, other]
    .map((color) => luminance(renderings[rendering](color)))
    .sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** `#rrggbb`, cut off channel by channel. */
export function screenHex(color: Oklch): string {
  const bytes = renderings["cut off channel by channel"](color).map((light) =>
    Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055)),
  );
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

const luminance = ([red, green, blue]: Rgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

const limited = (value: number): number => Math.min(1, Math.max(0, value));

/** Björn Ottosson, "A perceptual color space for image processing". */
function toLinear({ lightness, chroma, hue }: Oklch): Rgb {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** The largest chroma in sRGB for this hue and lightness, found by halving. */
function chromaWithin(color: Oklch): number {
  const fits = (chroma: number) =>
    toLinear({ ...color, chroma }).every((value) => value >= -1e-6 && value <= 1 + 1e-6);
  if (fits(color.chroma)) return color.chroma;
  let [most, least] = [color.chroma, 0];
  for (let step = 0; step < 20; step++) {
    const middle = (most + least) / 2;
    if (fits(middle)) least = middle;
    else most = middle;
  }
  return least;
}
