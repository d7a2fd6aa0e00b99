import type { CSSOptions } from "vite";

/** PostCSS comes with Vite: its types by what Vite takes. */
type Accepted = NonNullable<Exclude<CSSOptions["postcss"], string | undefined>["plugins"]>[number];
type PostCssPlugin = Exclude<Extract<Accepted, { postcssPlugin: string }>, (...args: never[]) => unknown>;
type Root = Parameters<Extract<PostCssPlugin["Once"], (...args: never[]) => unknown>>[0];

const DARK = /prefers-color-scheme:\s*dark/;
const REM = /(-?\d*\.?\d+)rem\b/g;
/** What the style sheet of a site may set on the element, or on anything around it. */
const OURS = "--session-rsvp-";

/**
 * The app's style sheet as one for a shadow root: tokens are of the host, can be set by the site, and go by the color
 * scheme of the site rather than of the machine; what is said of the page is left out; a rem is a unit that a site whose
 * root has another font size can set.
 */
export function shadowCss(): PostCssPlugin {
  return {
    postcssPlugin: "shadow-css",
    Once(root) {
      mergeDark(root);
      root.walkAtRules("property", (rule) => void rule.remove());
      root.walkAtRules("supports", (rule) => {
        // Shadow roots ignore @property: they need what older browsers get in its place.
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
  if (/^(html|body)\b|^\[data-accent/.test(selector)) return undefined;
  return selector.replace(/^:root$/, ":host");
}

/** Tokens of `:root` and, where another value holds in the dark, of both. */
function mergeDark(root: Root): void {
  const dark = new Map<string, string>();
  root.walkAtRules("media", (media) => {
    if (!DARK.test(media.params)) return;
    media.walkRules(":root", (rule) =>
      rule.each((node) => void (node.type === "decl" && dark.set(node.prop, node.value))),
    );
    media.remove();
  });
  root.each((rule) => {
    if (rule.type !== "rule" || rule.selector !== ":root") return;
    rule.walkDecls((token) => {
      if (token.prop === "color-scheme") return void token.remove();
      const other = dark.get(token.prop);
      const isColor = /^oklch\([^)]*(\([^)]*\)[^)]*)*\)$/.test(token.value);
      const value = other !== undefined && isColor ? `light-dark(${token.value}, ${other})` : token.value;
      token.value = `var(${token.prop.replace("--", OURS)}, ${value})`;
    });
  });
}
