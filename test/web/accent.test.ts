import { describe, expect, it } from "vitest";
import { paintOf } from "../../functions/contract/accent.ts";
import { coverColor } from "../../functions/contract/app-icon.ts";
import theme from "../../web/src/app/theme.css?raw";
import { accentOf, isBright } from "../../web/src/ui/accent.ts";
import fc from "../support/same-examples.ts";
import { contrast, type Rendering, renderings, screenHex } from "./support/contrast.ts";
import { type Scheme, tokensOf } from "./support/theme-tokens.ts";

const SCHEMES: readonly Scheme[] = ["light", "dark"];
const TEXT = 4.5;
/** Edges of controls, bars and signs (WCAG 2.2, "non-text contrast"). */
const SHAPE = 3;

/** A colour, what it is on, and the least ratio. */
type Pair = readonly [color: string, below: string, least: number];
const on = (colors: readonly string[], below: readonly string[], least: number): Pair[] =>
  colors.flatMap((color) => below.map((each) => [color, each, least] as const));

const PAGE = ["--canvas", "--surface", "--sunken"];
/** What an event's colour changes. */
const OF_EVENT: readonly Pair[] = [
  ...on(["--ink", "--ink-soft"], [...PAGE, "--accent-wash"], TEXT),
  ...on(["--accent"], [...PAGE, "--accent-wash"], TEXT),
  ...on(["--good", "--warn", "--bad", "--wait"], PAGE, TEXT),
  ...on(["--canvas"], ["--ink"], TEXT),
  ...on(["--line-strong"], ["--canvas", "--surface"], SHAPE),
  ...on(["--on-brand"], ["--brand", "--brand-hover"], TEXT),
  ...on(["--on-cover", "--on-cover-soft"], ["--cover"], TEXT),
  ...on(["--on-spark"], ["--spark"], TEXT),
];
/** What no event changes. */
const OF_STATES: readonly Pair[] = [
  ...["good", "warn", "bad", "wait"].flatMap((state) => on([`--${state}`], [`--${state}-wash`], TEXT)),
  ...on(["--ink", "--ink-soft"], ["--good-wash", "--warn-wash", "--bad-wash", "--wait-wash"], TEXT),
  ...on(["--warn-mark"], ["--canvas", "--surface"], SHAPE),
];
const OF_TRACKS: readonly Pair[] = [
  ...on(["--track-bar"], ["--canvas", "--track-wash"], SHAPE),
  ...on(["--track-name", "--ink", "--ink-soft"], ["--track-wash"], TEXT),
  ...on(["--track-name"], ["--canvas", "--good-wash"], TEXT),
];

type Variables = Parameters<typeof tokensOf>[2];

/** The pairs that are not readable, over all ways in which screens show colours outside their range. */
function failing(scheme: Scheme, pairs: readonly Pair[], variables: Variables): string[] {
  const tokens = tokensOf(theme, scheme, variables);
  return (Object.keys(renderings) as Rendering[]).flatMap((rendering) =>
    pairs.flatMap(([color, below, least]) => {
      const ratio = contrast(tokens(color), tokens(below), rendering);
      if (ratio >= least) return [];
      return [`${color} on ${below}: ${ratio.toFixed(2)} (${rendering}, ${JSON.stringify(variables)})`];
    }),
  );
}

const variablesOf = (color: string | null | undefined, eventId = "conf"): Variables => ({
  ...accentOf(eventId, color),
  isBright: isBright(eventId, color),
});

const HUES = Array.from({ length: 360 }, (_, hue) => hue);
/** The bounds that an event's colour keeps. */
const PAINTS = [
  ...[0.28, 0.39, 0.5].map((l) => ({ l, isBright: false })),
  ...[0.7, 0.81, 0.92].map((l) => ({ l, isBright: true })),
].flatMap((paint) => [0.03, 0.11, 0.19].map((c) => ({ ...paint, c })));

describe.each(SCHEMES)("the %s theme", (scheme) => {
  it("is readable in the colours of every hue, dark and bright", () => {
    const found = HUES.flatMap((hue) =>
      PAINTS.flatMap(({ l, c, isBright }) =>
        failing(scheme, OF_EVENT, { "--h": `${hue}`, "--c": `${c}`, "--l": `${l}`, "--k": "1", isBright }),
      ),
    );
    expect(found).toEqual([]);
  });

  it("is readable in grey, and in its state colours", () => {
    const found = [undefined, "#000000", "#ffffff", "#808080", "#a0a0a0"].flatMap((color) =>
      failing(scheme, [...OF_EVENT, ...OF_STATES], variablesOf(color)),
    );
    expect(found).toEqual([]);
  });

  it("tells every track by a bar and a name that are readable", () => {
    const found = HUES.flatMap((hue) =>
      failing(scheme, OF_TRACKS, { ...variablesOf(null), "--track-hue": `${hue}` }),
    );
    expect(found).toEqual([]);
  });

  it("is readable for any colour of an event", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        expect(failing(scheme, OF_EVENT, variablesOf(hex(value)))).toEqual([]);
      }),
    );
  });

  it("is readable for events without a colour", () => {
    const ids = Array.from({ length: 30 }, (_, n) => `conf-${n}`);
    expect(ids.flatMap((id) => failing(scheme, OF_EVENT, variablesOf(null, id)))).toEqual([]);
  });

  it("paints title bars in the colour of the cover", () => {
    for (const color of ["#0b7285", "#ffd43b", "#808080", "#e8590c", null]) {
      const cover = tokensOf(theme, scheme, variablesOf(color))("--cover");
      const [one, other] = [coverColor("conf", color, scheme), screenHex(cover)].map(channels);
      for (const at of [0, 1, 2]) expect(Math.abs((one?.[at] ?? 0) - (other?.[at] ?? 9))).toBeLessThan(3);
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
    const apart = Math.abs(paintOf("conf", color).hue - degrees);
    expect(Math.min(apart, 360 - apart)).toBeLessThan(2);
    expect(accentOf("conf", color)["--k"]).toBe("1");
  });

  it("keeps a bright colour bright, with dark text, and a dark one dark", () => {
    expect(paintOf("conf", "#ffd43b")).toMatchObject({ isBright: true, lightness: expect.closeTo(0.88, 1) });
    expect(paintOf("conf", "#0b7285")).toMatchObject({ isBright: false, lightness: expect.closeTo(0.5, 1) });
    expect(paintOf("conf", "#000022").lightness).toBe(0.28);
    expect(paintOf("conf", "#ffffff").lightness).toBe(0.92);
  });

  it("is never of a lightness on which neither white nor dark text is readable", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const { lightness, chroma, isBright } = paintOf("conf", hex(value));
        expect(isBright ? lightness >= 0.7 && lightness <= 0.92 : lightness >= 0.28 && lightness <= 0.5).toBe(
          true,
        );
        expect(chroma).toBeLessThanOrEqual(0.19);
      }),
    );
  });

  it.each(["#000000", "#808080", "#ffffff", "#333638", "#f1f3f5", undefined])(
    "is grey if its colour is grey or not known: %s",
    (color) => {
      expect(accentOf("conf", color)["--k"]).toBe("0");
    },
  );

  it("is one of six colours without a colour of its own, always the same for the same event", () => {
    expect(accentOf("demo-conf", null)).toEqual(accentOf("demo-conf", null));
    const hues = Array.from({ length: 60 }, (_, n) => accentOf(`conf-${n}`, null)["--h"]);
    expect(new Set(hues).size).toBe(6);
  });
});

const hex = (value: number): string => `#${value.toString(16).padStart(6, "0")}`;
const channels = (color: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
