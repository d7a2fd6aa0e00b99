import type { CSSOptions } from "vite";

/** PostCSS comes with Vite. Its types are derived from what Vite accepts. */
type Accepted = NonNullable<Exclude<CSSOptions["postcss"], string | undefined>["plugins"]>[number];
type PostCssPlugin = Exclude<Extract<Accepted, { postcssPlugin: string }>, (...args: never[]) => unknown>;
type Root = Parameters<Extract<PostCssPlugin["Once"], (...args: never[]) => unknown>>[0];

const DARK = /prefers-color-scheme:\s*dark/;
/** A single color and not a shadow, because light-dark() accepts only colors. */
const COLOR = /^oklch\(/;
const REM = /(-?\d*\.?\d+)rem\b/g;
/** The style sheet of a site may set these on the element, or on anything around it. */
const OURS = "--session-rsvp-";

/**
 * Turns the app's style sheet into one for a shadow root. Tokens belong to the host, the site can set them, and they
 * follow the color scheme of the site instead of the machine. Styles of the whole page are left out. A rem becomes a
 * unit that a site with another root font size can set.
 */
export function shadowCss(): PostCssPlugin {
  return {
    postcssPlugin: "shadow-css",
    Once(root) {
      mergeDark(root);
      root.walkAtRules("property", (rule) => void rule.remove());
      root.walkAtRules("supports", (rule) => {
        // Shadow roots ignore @property, so they get the rules for older browsers.
        if (isLayer(rule.parent, "properties")) rule.replaceWith(rule.nodes ?? []);
      });
      root.walkRules((rule) => {
        const kept = rule.selectors.map(ofHost).filter((selector) => selector !== undefined);
        if (kept.length === 0) rule.remove();
        else rule.selectors = [...new Set(kept)];
      });
      root.walkDecls((declaration) => {
        declaration.value = declaration.value.replace(REM, `calc($1 * var(${OURS}unit, 1rem))`);
      });
    },
  };
}

function isLayer(node: unknown, name: string): boolean {
  const { type, params } = (node ?? {}) as { type?: string; params?: string };
  return type === "atrule" && params === name;
}

function ofHost(selector: string): string | undefined {
  if (/^(html|body)\b|^(:root)?\[data-/.test(selector)) return undefined;
  return selector.replace(/^:root$/, ":host");
}

const isOfRoot = ({ selectors }: { readonly selectors: readonly string[] }) => selectors.includes(":root");

/** The tokens of `:root`, with both values if the dark scheme has another one. */
function mergeDark(root: Root): void {
  const dark = new Map<string, string>();
  root.walkAtRules("media", (media) => {
    if (!DARK.test(media.params)) return;
    media.walkRules((rule) => {
      if (isOfRoot(rule)) rule.walkDecls(({ prop, value }) => void dark.set(prop, value.trim()));
    });
    media.remove();
  });
  root.each((rule) => {
    if (rule.type !== "rule" || !isOfRoot(rule)) return;
    rule.walkDecls((token) => {
      if (token.prop === "color-scheme") return void token.remove();
      const light = token.value.trim();
      const other = dark.get(token.prop);
      const value = other !== undefined && COLOR.test(light) ? `light-dark(${light}, ${other})` : light;
      token.value = `var(${token.prop.replace("--", OURS)}, ${value})`;
    });
  });
}
