import { defineConfig } from "vitest/config";

const service = "test/service/**/*.test.ts";
const pure =
  "test/{contract,core,costs,docs,formats,lint,mutations,simulation/{engine,histories,network,notices,queue,time}}/**/*.test.ts";
const middleware = "test/middleware/**/*.test.ts";
const web = "test/web/**/*.test.{ts,tsx}";
const browser = "test/browser/**/*.test.ts";
const scenarios = "test/scenarios/**/*.test.ts";

/** Long enough for a busy machine, and for the sweep of each minute where a nudge is lost. A poll that comes true ends at once. */
const patience = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 100_000 } } };
/** Vitest leaves one processor free by default, and two files at a time would become one on two processors. */
const light = { ...patience, maxWorkers: "100%", sequence: { groupOrder: 0 } };
/** Each file starts a service, an engine or a browser and often waits for it, so three keep two processors busy. */
const heavy = { ...patience, maxWorkers: 3, sequence: { groupOrder: 1 } };

export default defineConfig({
  test: {
    // It is here and not in the projects, so that it runs once for all.
    globalSetup: ["test/support/global-setup.ts"],
    projects: [
      // These two need no engine and no template. `npm run quick` ends with them. Pure files change nothing outside
      // them, so they share a process and its modules; those of the middleware need other environment variables each.
      { test: { name: "pure", include: [pure], isolate: false, ...light } },
      { test: { name: "middleware", include: [middleware], ...light } },
      {
        test: {
          name: "parts",
          include: ["test/**/*.test.ts"],
          exclude: [pure, middleware, service, scenarios, web, browser],
          ...heavy,
        },
      },
      // React components in happy-dom. This project needs no engine either.
      {
        test: {
          name: "web",
          include: [web],
          environment: "happy-dom",
          // Style sheets are empty in tests, except for one that reads the theme.
          css: { include: [/\?raw$/] },
          setupFiles: ["test/web/support/noon.ts", "test/web/support/setup.ts"],
          ...light,
        },
      },
      // Five hundred scenarios, run alone by `npm run scenarios`.
      { test: { name: "scenarios", include: [scenarios], ...heavy } },
      { test: { name: "service", include: [service], ...heavy } },
      // Journeys through the web app in a real Chromium, with the whole service.
      {
        test: {
          name: "browser",
          include: [browser],
          globalSetup: ["test/browser/support/global-setup.ts"],
          ...heavy,
        },
      },
    ],
  },
});
