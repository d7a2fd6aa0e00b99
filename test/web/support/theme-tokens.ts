import type { Oklch } from "./contrast.ts";

export type Scheme = "light" | "dark";
type Properties = Readonly<Record<string, string>>;

const DARK = "@media (prefers-color-scheme: dark)";

/**
 * The theme's colours for an accent: custom properties of `:root`, overridden by those of the dark theme.
 * Supports `oklch()`, `var()` and products in `calc()`, and throws on everything else.
 */
export function tokensOf(css: string, scheme: Scheme, accent: object): (name: string) => Oklch {
  const dark = blocksOf(css, DARK);
  const light = dark.reduce((rest, block) => rest.replace(block, ""), css);
  const declared: Properties = {
    ...propertiesOf(light),
    ...(scheme === "dark" && propertiesOf(dark.join("\n"))),
    ...accent,
  };
  return (name) => colorOf(resolved(`var(${name})`, declared));
}

/** The contents of every rule whose selector or condition begins with `opening`. */
function blocksOf(css: string, opening: string): string[] {
  const found: string[] = [];
  for (let at = css.indexOf(opening); at >= 0; at = css.indexOf(opening, at + 1)) {
    const start = css.indexOf("{", at) + 1;
    let end = start;
    for (let depth = 1; depth > 0; end++) {
      if (end > css.length) throw new Error(`The rule ${opening} does not end`);
      depth += { "{": 1, "}": -1 }[css.charAt(end)] ?? 0;
    }
    found.push(css.slice(start, end - 1));
  }
  return found;
}

const propertiesOf = (css: string): Properties =>
  Object.fromEntries(
    blocksOf(css, ":root").flatMap((block) =>
      [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]),
    ),
  );

function resolved(text: string, declared: Properties): string {
  const next = text.replace(/var\((--[\w-]+)\)/g, (_, name: string) => {
    const value = declared[name];
    if (value === undefined) throw new Error(`The theme has no ${name}`);
    return value;
  });
  return next === text ? text : resolved(next, declared);
}

function colorOf(text: string): Oklch {
  const [, lightness, chroma, hue] = /^oklch\(([\d.]+) (calc\([^)]+\)|[\d.]+) (\S+)\)$/.exec(text) ?? [];
  if (lightness === undefined || chroma === undefined || hue === undefined)
    throw new Error(`${text} is no colour that this test understands`);
  return { lightness: Number(lightness), chroma: productOf(chroma), hue: radiansOf(hue) };
}

function productOf(text: string): number {
  const factors = text.replace(/^calc\((.*)\)$/, "$1").split(" * ");
  return factors.reduce((product, factor) => product * numberOf(factor), 1);
}

function radiansOf(text: string): number {
  return text.endsWith("rad")
    ? numberOf(text.slice(0, -3))
    : (numberOf(text.replace(/deg$/, "")) * Math.PI) / 180;
}

function numberOf(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || Number.isNaN(number)) throw new Error(`${text} is no number`);
  return number;
}
