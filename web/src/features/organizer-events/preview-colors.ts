/** The colours of the theme that a preview shows. `web/src/app/theme.css` has them for the scheme of the page. */
export type Scheme = "light" | "dark";

const PAGE = {
  light: {
    "--surface": "oklch(1 0 0)",
    "--line": "oklch(0.905 calc(0.014 * var(--k)) var(--h))",
    "--ink": "oklch(0.22 calc(0.03 * var(--k)) var(--h))",
    "--ink-soft": "oklch(0.46 calc(0.02 * var(--k)) var(--h))",
    "--accent": "oklch(0.45 calc(0.12 * var(--k)) var(--h))",
    "--accent-wash": "oklch(0.94 calc(0.026 * var(--k)) var(--h))",
  },
  dark: {
    "--surface": "oklch(0.23 calc(0.018 * var(--k)) var(--h))",
    "--line": "oklch(0.33 calc(0.022 * var(--k)) var(--h))",
    "--ink": "oklch(0.955 calc(0.008 * var(--k)) var(--h))",
    "--ink-soft": "oklch(0.765 calc(0.02 * var(--k)) var(--h))",
    "--accent": "oklch(0.83 calc(0.1 * var(--k)) var(--h))",
    "--accent-wash": "oklch(0.295 calc(0.05 * var(--k)) var(--h))",
  },
} as const;

const PAINT = {
  light: {
    "--brand": "oklch(var(--l) var(--c) var(--h))",
    "--on-brand": "oklch(1 0 0)",
    "--cover": "oklch(min(var(--l), 0.4) calc(0.9 * var(--c)) var(--h))",
    "--on-cover": "oklch(1 0 0)",
  },
  dark: {
    "--brand": "oklch(0.8 calc(0.11 * var(--k)) var(--h))",
    "--on-brand": "oklch(0.2 calc(0.04 * var(--k)) var(--h))",
    "--cover": "oklch(0.29 calc(0.7 * var(--c)) var(--h))",
    "--on-cover": "oklch(0.985 0 0)",
  },
} as const;

const BRIGHT_PAINT = {
  light: {
    ...PAINT.light,
    "--on-brand": "oklch(0.2 calc(0.04 * var(--k)) var(--h))",
    "--cover": "oklch(var(--l) var(--c) var(--h))",
    "--on-cover": "oklch(0.2 calc(0.04 * var(--k)) var(--h))",
  },
  dark: {
    ...PAINT.dark,
    "--brand": "oklch(0.84 min(var(--c), 0.16) var(--h))",
    "--cover": "oklch(0.275 calc(0.028 * var(--k)) var(--h))",
  },
} as const;

/** What the theme says in this scheme, for an element that has the event's accent. */
export const previewColors = (scheme: Scheme, isBright: boolean): Readonly<Record<string, string>> => ({
  ...PAGE[scheme],
  ...(isBright ? BRIGHT_PAINT : PAINT)[scheme],
});
