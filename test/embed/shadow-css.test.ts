import { readFileSync } from "node:fs";
import { preprocessCSS, resolveConfig } from "vite";
import { expect, it } from "vitest";
import { shadowCss, usedCss } from "../../web/shadow-css.ts";

const config = await resolveConfig(
  { configFile: false, css: { postcss: { plugins: [shadowCss()] } } },
  "build",
);

async function shadowed(css: string): Promise<string> {
  const { code } = await preprocessCSS(css, "theme.css", config);
  return code
    .replaceAll(/\s*([{}])\s*/g, " $1 ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

it("turns the page's tokens into tokens of the host, which the site can set", async () => {
  expect(await shadowed(":root { --ink: black }")).toBe(":host { --ink: var(--session-rsvp-ink, black) }");
});

it("follows the color scheme of the site, not of the machine", async () => {
  const css = `:root { color-scheme: light dark; --ink: oklch(0.2 0 0); --shadow: 0 1px oklch(0.2 0 0) }
    :root, [data-accent] { --accent: oklch(0.5 calc(0.1 * var(--chroma)) var(--hue)) }
    @media (prefers-color-scheme: dark) {
      :root { --ink: oklch(0.9 0 0); --shadow: none }
      :root, [data-accent] { --accent: oklch(0.8 0.1 var(--hue)) }
    }`;
  expect(await shadowed(css)).toBe(
    ":host { --ink: var(--session-rsvp-ink, light-dark(oklch(0.2 0 0), oklch(0.9 0 0))); " +
      "--shadow: var(--session-rsvp-shadow, 0 1px oklch(0.2 0 0)) } " +
      ":host { --accent: var(--session-rsvp-accent, " +
      "light-dark(oklch(0.5 calc(0.1 * var(--chroma)) var(--hue)), oklch(0.8 0.1 var(--hue)))) }",
  );
});

it("leaves out styles of the whole page", async () => {
  expect(await shadowed("html { margin: 0 } body { margin: 0 } p { margin: 0 }")).toBe("p { margin: 0 }");
});

it("uses a unit that the site can set, except for the width of the screen", async () => {
  expect(await shadowed("@media (min-width: 40rem) { p { margin: -0.5rem 2rem } }")).toBe(
    "@media (min-width: 40rem) { p { margin: calc(-0.5 * var(--session-rsvp-unit, 1rem)) calc(2 * var(--session-rsvp-unit, 1rem)) } }",
  );
});

it("gives initial values the way older browsers get them, because shadow roots ignore registered properties", async () => {
  const css = `@property --tw-x { syntax: "*"; inherits: false; initial-value: 0 }
    @layer properties { @supports (not (margin-trim: block)) { * { --tw-x: 0 } } }`;
  expect(await shadowed(css)).toBe("@layer properties { * { --tw-x: 0 } }");
});

it("has a light and a dark value for every colour of the app's theme", async () => {
  const theme = readFileSync("web/src/app/theme.css", "utf8").replace(/@import[^;]*;/, "");
  const inTheDark = theme.matchAll(/@media \(prefers-color-scheme: dark\) \{(.*?)\n\}/gs);
  const colours = [...inTheDark].flatMap(([, rules = ""]) =>
    [...rules.matchAll(/(--[\w-]+): oklch/g)].map(([, name]) => name),
  );
  const css = await shadowed(theme);
  expect(colours.length).toBeGreaterThan(10);
  for (const name of colours) expect(css).toMatch(new RegExp(`${name}: var\\([\\w-]+, light-dark\\(oklch`));
});

it("leaves out tokens and animations that the button does not use", async () => {
  const pruned = await resolveConfig(
    { configFile: false, css: { postcss: { plugins: [usedCss()] } } },
    "build",
  );
  const css = `:host { --h: 1; --ink: rgb(var(--h) 0 0); --cover: red; --dot: var(--cover) }
    p { color: var(--ink); animation: rise 1s }
    @keyframes rise { from { opacity: 0 } } @keyframes shimmer { from { opacity: 0 } }`;
  const { code } = await preprocessCSS(css, "theme.css", pruned);
  expect(code).toMatch(/--h: 1;.*--ink: rgb/s);
  expect(code).toContain("@keyframes rise");
  expect(code).not.toMatch(/--cover|--dot|shimmer/);
});
