import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig, type Plugin } from "vite";
import { shadowCss, usedCss } from "./shadow-css.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A React site has its own copy, and a page can have only one. */
const PEERS = ["react", "react-dom", "react/jsx-runtime"];

/** Any other page gets Preact in its place: 43 KB instead of 105 KB. */
const PREACT = {
  "react/jsx-runtime": "preact/jsx-runtime",
  "react-dom/client": "preact/compat/client",
  "react-dom": "preact/compat",
  react: "preact/compat",
};

const bundles = {
  element: {
    entry: "src/embed/element.ts",
    file: "session-rsvp-button.js",
    format: "iife",
    external: [],
    alias: PREACT,
  },
  react: {
    entry: "src/embed/react.tsx",
    file: "session-rsvp-react.js",
    format: "es",
    external: PEERS,
    alias: {},
  },
} as const;

/** `--mode element` or `--mode react`: the button for other sites, each as one file. */
export default defineConfig(({ mode }) => {
  const { entry, file, format, external, alias } = bundles[mode === "react" ? "react" : "element"];
  return {
    root: here("."),
    publicDir: false,
    plugins: [themeOfTheApp(), withTypes(file), react(), tailwindcss({ optimize: false })],
    // A library build keeps it for others to replace, but a page has no `process`.
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    css: { postcss: { plugins: [shadowCss(), usedCss()] } },
    resolve: {
      conditions: ["es2015", ...defaultClientConditions],
      // Radix reads the focused element of the document, which is always the host for a shadow root.
      alias: [
        { find: /^.*\/ui\/confirm-dialog\.tsx$/, replacement: here("src/embed/native-dialog.tsx") },
        { find: /^.*\/late-tick-ring\.tsx$/, replacement: here("src/ui/tick-ring.tsx") },
        {
          find: /^.*\/(ask-first|ask-to-swap|choice-asked|kept-look|late-blocked-by|on-offer-choice|presume-exchange|swap-told)\.tsx?$/,
          replacement: here("src/embed/app-only.ts"),
        },
        ...Object.entries(alias).map(([name, replacement]) => ({
          find: new RegExp(`^${name}$`),
          replacement,
        })),
      ],
    },
    build: {
      outDir: here("dist-embed"),
      emptyOutDir: false,
      target: "es2023",
      // light-dark() stays as it is, without a fallback for older browsers.
      cssTarget: ["chrome123", "firefox120", "safari17.5"],
      lib: { entry: here(entry), formats: [format], name: "SessionRsvp", fileName: () => file },
      rolldownOptions: {
        external: [...external],
        output: { codeSplitting: false, ...(format === "es" && { banner: '"use client";' }) },
      },
    },
  };
});

/** Puts the types of a bundle beside it. */
function withTypes(file: string): Plugin {
  const fileName = file.replace(/\.js$/, ".d.ts");
  return {
    name: "with-types",
    generateBundle() {
      this.emitFile({ type: "asset", fileName, source: readFileSync(here(`src/embed/${fileName}`)) });
    },
  };
}

/** Puts the app's theme in front of the embed's styles, with only the classes that are used here. */
function themeOfTheApp(): Plugin {
  const styles = here("src/embed/embed.css");
  return {
    name: "theme-of-the-app",
    enforce: "pre",
    load(id) {
      const [path] = id.split("?");
      if (path !== styles) return undefined;
      const theme = readFileSync(here("src/app/theme.css"), "utf8");
      this.addWatchFile(here("src/app/theme.css"));
      return theme.replace('source("..")', "source(none)") + readFileSync(styles, "utf8");
    },
  };
}
