import { offlineMessages as text } from "../messages/attendee/offline-messages.ts";
import { showToast } from "../ui/toasts.ts";

const WORKER = "/worker.js";
/** Browsers ask for a new worker when a page opens. A page that stays open asks itself. */
const ASKED_EVERY_MS = 60 * 60_000;

/** @returns a function that ends it */
export function registerWorker(): () => void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return () => undefined;
  const registered = navigator.serviceWorker.register(WORKER, { updateViaCache: "none" });
  let askedAt = Date.now();
  const ask = async () => {
    if (document.hidden || Date.now() - askedAt < ASKED_EVERY_MS) return;
    askedAt = Date.now();
    const registration = await registered;
    registration.addEventListener("updatefound", () => tellWhenReady(registration.installing), {
      once: true,
    });
    await registration.update();
  };
  const askQuietly = () => void ask().catch(() => undefined);
  registered.catch(() => undefined);
  document.addEventListener("visibilitychange", askQuietly);
  return () => document.removeEventListener("visibilitychange", askQuietly);
}

/** A page that has been open for long is older than the new version. Reloading is up to the person. */
function tellWhenReady(worker: ServiceWorker | null): void {
  worker?.addEventListener("statechange", () => {
    if (worker.state !== "installed") return;
    showToast("plain", text.newVersion, { label: text.reload, act: () => location.reload() });
  });
}
