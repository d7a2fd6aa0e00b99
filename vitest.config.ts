import { defineConfig } from "vitest/config";

const service = "test/service/**/*.test.ts";
const web = "test/web/**/*.test.{ts,tsx}";
const browser = "test/browser/**/*.test.ts";
const scenarios = "test/scenarios/**/*.test.ts";

export default defineConfig({
  test: {
    globalSetup: ["test/support/global-setup.ts"],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: "parts",
          include: ["test/**/*.test.ts"],
          exclude: [service, scenarios, web, browser],
          sequence: { groupOrder: 0 },
        },
      },
      // In a browser's stead; needs no engine.
      {
        test: {
          name: "web",
          include: [web],
          environment: "happy-dom",
          // Style sheets are empty to tests, but for one that reads the theme.
          css: { include: [/\?raw$/] },
          setupFiles: ["test/web/support/setup.ts"],
          sequence: { groupOrder: 0 },
        },
      },
      // Five hundred stories, played alone: `npm run scenarios`.
      {
        extends: true,
        test: { name: "scenarios", include: [scenarios], sequence: { groupOrder: 1 } },
      },
      // Each of these loads the whole machine; side by side they would measure one another.
      {
        extends: true,
        test: { name: "service", include: [service], fileParallelism: false, sequence: { groupOrder: 2 } },
      },
      // Journeys through the web app in a real Chromium, against the whole service.
      {
        extends: true,
        test: {
          name: "browser",
          include: [browser],
          globalSetup: ["test/browser/support/global-setup.ts"],
          fileParallelism: false,
          expect: { poll: { timeout: 20_000 } },
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
