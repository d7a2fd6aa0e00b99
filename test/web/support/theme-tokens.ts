import type { Oklch } from "./contrast.ts";

export type Scheme = "light" | "dark";
type Properties<Value = string> = Readonly<Record<string, Value>>;

const DARK = "@media (prefers-color-scheme: dark)";
const BRIGHT = ":root[data-bright],";

/**
 * The theme's colours for an accent: custom properties of `:root`, overridden by those for bright colours and of the
 * dark theme. Supports `oklch()`, `var()`, and `min()`, sums, differences and products in `calc()`. It throws on
 * everything else.
 */
export function tokensOf(
  css: string,
  scheme: Scheme,
  { isBright, ...set }: { readonly isBright: boolean } & Properties<string | boolean>,
): (name: string) => Oklch {
  const dark = blocksOf(css, DARK);
  const light = dark.reduce((rest, block) => rest.replace(block, ""), css);
  const declared = {
    ...propertiesOf(light, isBright),
    ...(scheme === "dark" && propertiesOf(dark.join("\n"), isBright)),
    ...set,
  } as Properties;
  const known = new Map<string, Oklch>();
  return (name) => {
    const color = known.get(name) ?? colorOf(resolved(`var(${name})`, declared));
    known.set(name, color);
    return color;
  };
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

const propertiesOf = (css: string, isBright: boolean): Properties =>
  Object.fromEntries(
    [
      ...blocksOf(css, ":root {"),
      ...blocksOf(css, ":root,"),
      ...(isBright ? blocksOf(css, BRIGHT) : []),
    ].flatMap((block) =>
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
  const parts = /^oklch\((.*)\)$/.exec(text)?.[1]?.match(/(?:[\w.]*\((?:[^()]|\([^()]*\))*\)|\S)+/g) ?? [];
  const [lightness, chroma, hue] = parts.map(numberOf);
  if (lightness === undefined || chroma === undefined || hue === undefined || parts.length > 3)
    throw new Error(`${text} is no colour that this test understands`);
  return { lightness, chroma, hue: (hue * Math.PI) / 180 };
}

/** A number, or an expression of one operator. */
function numberOf(text: string): number {
  const calc = /^calc\((.+) ([-+*]) (.+)\)$/.exec(text);
  if (calc)
    return operators[calc[2] as keyof typeof operators](numberOf(calc[1] ?? ""), numberOf(calc[3] ?? ""));
  const min = /^min\((.+), (.+)\)$/.exec(text);
  if (min) return Math.min(numberOf(min[1] ?? ""), numberOf(min[2] ?? ""));
  const number = Number(text);
  if (text.trim() === "" || Number.isNaN(number)) throw new Error(`${text} is no number`);
  return number;
}

const operators = {
  "+": (a: number, b: number) => a + b,
  "-": (a: number, b: number) => a - b,
  "*": (a: number, b: number) => a * b,
};
