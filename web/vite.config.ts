import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { leanRouter } from "./lean-router.ts";
import { withWorker } from "./worker-plugin.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ command }) => ({
  root: here("."),
  plugins: [react(), tailwindcss(), withWorker(), leanRouter()],
  resolve: {
    alias: [
      // Radix locks scrolling with a style element, which the content security policy forbids.
      { find: "react-style-singleton", replacement: here("src/ui/style-singleton.ts") },
      // Imports of the libraries' own files: one icon of lucide's, and the links of React Router.
      { find: /^\.\.\/createLucideIcon\.mjs$/, replacement: here("src/ui/lucide-icon.ts") },
      { find: /^\.\/ssr\/components\.js$/, replacement: here("src/ui/router-prefetch.ts") },
    ],
  },
  build: {
    outDir: here("dist"),
    emptyOutDir: true,
    target: "es2023",
    // A data: URL would need an exception in the content security policy.
    assetsInlineLimit: 0,
    // Every browser that runs this target supports it.
    // Looking up what a later part needs takes a slow phone longer than fetching the part.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, files, { hostType }) => (hostType === "html" ? files : []),
    },
    rolldownOptions: { output: { codeSplitting: { groups: [framework, shared] } } },
  },
  ...(command === "serve" && { server: { port: 5173, proxy: proxyTo(serviceUrl()) } }),
}));

/** Only what the first page needs is in a group. */
const INITIAL: "$initial"[] = ["$initial"];

/**
 * What the agenda needs of libraries. One file compresses better, and stays in caches when the app changes. What only later
 * pages need of them stays out of it.
 */
const framework = {
  name: "framework",
  test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|cookie)\//,
  tags: INITIAL,
};

/** The app's own code for the agenda. One file compresses better. Code that only later pages share stays out of it. */
const shared = {
  name: "shared",
  test: /\/web\/src\/|lucide-react|clsx|class-variance-authority/,
  tags: INITIAL,
};

function proxyTo(target: string) {
  return { "/api": { target }, "/config.json": { target } };
}

/** `npm run dev` shows the data of the service that `npm start` runs. */
function serviceUrl(): string {
  if (process.env.SERVICE_URL !== undefined) return process.env.SERVICE_URL;
  try {
    return (JSON.parse(readFileSync(here("../.local/run.json"), "utf8")) as { url: string }).url;
  } catch {
    return "http://localhost:3000";
  }
}
