import { defineConfig } from "vitest/config";

const service = "test/service/**/*.test.ts";
const pure = "test/{contract,core,costs,docs,formats,lint,middleware,mutations}/**/*.test.ts";
const web = "test/web/**/*.test.{ts,tsx}";
const browser = "test/browser/**/*.test.ts";
const scenarios = "test/scenarios/**/*.test.ts";

/** Vitest leaves one processor free by default, and two files at a time would become one on two processors. */
const everyProcessor = { maxWorkers: "100%", sequence: { groupOrder: 0 } };

export default defineConfig({
  test: {
    globalSetup: ["test/support/global-setup.ts"],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      // This project needs no engine and no template. `npm run quick` ends with it.
      { test: { name: "pure", include: [pure], ...everyProcessor } },
      {
        extends: true,
        test: {
          name: "parts",
          include: ["test/**/*.test.ts"],
          exclude: [pure, service, scenarios, web, browser],
          ...everyProcessor,
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
          setupFiles: ["test/web/support/setup.ts"],
          ...everyProcessor,
        },
      },
      // Five hundred scenarios, run alone by `npm run scenarios`.
      {
        extends: true,
        test: { name: "scenarios", include: [scenarios], sequence: { groupOrder: 1 } },
      },
      // Each file starts its own service and often waits for it, so two files share the machine well.
      {
        extends: true,
        test: { name: "service", include: [service], maxWorkers: 2, sequence: { groupOrder: 2 } },
      },
      // Journeys through the web app in a real Chromium, with the whole service.
      {
        extends: true,
        test: {
          name: "browser",
          include: [browser],
          globalSetup: ["test/browser/support/global-setup.ts"],
          maxWorkers: 2,
          expect: { poll: { timeout: 20_000 } },
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
