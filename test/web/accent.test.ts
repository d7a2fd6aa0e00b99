import { describe, expect, it } from "vitest";
import theme from "../../web/src/app/theme.css?raw";
import { type Accent, accentOf } from "../../web/src/ui/accent.ts";
import fc from "../support/same-examples.ts";
import { contrast, type Rendering, renderings } from "./support/contrast.ts";
import { type Scheme, tokensOf } from "./support/theme-tokens.ts";

const TEXT = 4.5;
const SCHEMES: readonly Scheme[] = ["light", "dark"];

const BACKGROUNDS = ["--canvas", "--surface", "--sunken", "--accent-wash"];
/** Each pair is a text colour and its background. */
const PAIRS: readonly (readonly [string, string])[] = [
  ...["--accent", "--accent-strong"].flatMap((text) => BACKGROUNDS.map((below) => [text, below] as const)),
  ...["--accent", "--accent-strong"].map((below) => ["--on-accent", below] as const),
  ...["--ink", "--ink-soft"].map((text) => [text, "--accent-wash"] as const),
];

/** The least readable pair, over all ways in which screens show colours outside their range. */
function worstPair(scheme: Scheme, accent: Accent): { ratio: number; pair: string } {
  const tokens = tokensOf(theme, scheme, accent);
  const ratios = (Object.keys(renderings) as Rendering[]).flatMap((rendering) =>
    PAIRS.map(([text, below]) => ({
      ratio: contrast(tokens(text), tokens(below), rendering),
      pair: `${text} on ${below}, ${rendering}`,
    })),
  );
  return ratios.reduce((worst, next) => (next.ratio < worst.ratio ? next : worst));
}

describe.each(SCHEMES)("text in the %s theme", (scheme) => {
  it("is readable in the accent of every hue, and of none", () => {
    for (let hue = 0; hue < 360; hue += 0.5) {
      for (const chroma of ["1", "0"]) {
        const { ratio, pair } = worstPair(scheme, { "--accent-hue": `${hue}deg`, "--accent-chroma": chroma });
        expect(ratio, `${pair}, hue ${hue}, chroma ${chroma}`).toBeGreaterThanOrEqual(TEXT);
      }
    }
  });

  it("is readable for any colour of an event", () => {
    const aColor = fc.integer({ min: 0, max: 0xffffff });
    fc.assert(
      fc.property(aColor, (value) => {
        const accent = accentOf("conf", hex(value));
        expect(worstPair(scheme, accent).ratio, JSON.stringify(accent)).toBeGreaterThanOrEqual(TEXT);
      }),
    );
  });

  it("is readable in the accents of events without a colour", () => {
    for (const accent of accentsWithout()) {
      expect(worstPair(scheme, accent).ratio, JSON.stringify(accent)).toBeGreaterThanOrEqual(TEXT);
    }
  });
});

describe("the accent of an event", () => {
  it.each([
    ["#ff0000", 29.2],
    ["#e8590c", 42.5],
    ["#ffd43b", 92.5],
    ["#00ff00", 142.5],
    ["#0b7285", 213.5],
    ["#0000ff", 264.1],
    ["#9c36b5", 318.4],
  ])("has the hue of %s, which is %f degrees in OKLCH", (color, degrees) => {
    const accent = accentOf("conf", color);
    const apart = Math.abs(degreesOf(accent) - degrees);
    expect(Math.min(apart, 360 - apart), JSON.stringify(accent)).toBeLessThan(2);
    expect(accent["--accent-chroma"]).toBe("1");
  });

  it.each(["#000000", "#808080", "#ffffff", "#333638", "#f1f3f5"])(
    "is grey if its colour is grey: %s",
    (color) => {
      expect(accentOf("conf", color)["--accent-chroma"]).toBe("0");
    },
  );

  it("is grey while its colour is not known", () => {
    expect(accentOf("conf", undefined)["--accent-chroma"]).toBe("0");
  });

  it("is one of six colours without a colour of its own, always the same for the same event", () => {
    expect(accentOf("demo-conf", null)).toEqual(accentOf("demo-conf", null));
    const hues = accentsWithout().map((accent) => accent["--accent-hue"]);
    expect(new Set(hues).size).toBe(6);
  });
});

const hex = (value: number): string => `#${value.toString(16).padStart(6, "0")}`;

const degreesOf = (accent: Accent): number =>
  ((Number.parseFloat(accent["--accent-hue"]) * 180) / Math.PI + 360) % 360;

const accentsWithout = (): Accent[] => Array.from({ length: 60 }, (_, n) => accentOf(`conf-${n}`, null));
