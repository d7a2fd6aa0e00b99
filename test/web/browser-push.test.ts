import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { subscribeBrowser } from "../../web/src/features/push/browser-push.ts";
import { forgetBrowser, PUBLIC_KEY, playBrowser } from "./support/fake-push.ts";

const never = new Promise<never>(() => undefined);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  forgetBrowser();
});

it("subscribes after the app's worker has installed, however long the network takes", async () => {
  const installed = Promise.withResolvers<void>();
  const browser = playBrowser({ worker: { ready: installed.promise, isRegistered: () => true } });
  const subscribed = subscribeBrowser(PUBLIC_KEY);
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(browser.current).toBeNull();
  installed.resolve();
  await subscribed;
  expect(browser.current).not.toBeNull();
  expect(vi.getTimerCount()).toBe(0);
});

it("fails where the app has no worker, and once its worker could not be installed", async () => {
  let isInstalling = false;
  playBrowser({ worker: { ready: never, isRegistered: () => isInstalling } });
  const without = expect(subscribeBrowser(PUBLIC_KEY)).rejects.toThrow("no service worker");
  await vi.advanceTimersByTimeAsync(10_000);
  await without;

  isInstalling = true;
  const whileInstalling = expect(subscribeBrowser(PUBLIC_KEY)).rejects.toThrow("no service worker");
  await vi.advanceTimersByTimeAsync(60_000);
  isInstalling = false;
  await vi.advanceTimersByTimeAsync(10_000);
  await whileInstalling;
  expect(vi.getTimerCount()).toBe(0);
});
