import type { PushSubscriptionBody } from "../../api/answers.ts";

/** Whether this browser can get push messages now. */
export type PushAbility = "able" | "unsupported" | "needs-install" | "blocked";

export function pushAbility(): PushAbility {
  if ("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)
    return Notification.permission === "denied" ? "blocked" : "able";
  return isAppleTouch() ? "needs-install" : "unsupported";
}

/** There, only an app on the home screen gets them. An iPad says that it is a Mac. */
const isAppleTouch = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) ||
  (navigator.userAgent.includes("Macintosh") && navigator.maxTouchPoints > 1);

/** @returns `null`: the browser has none, or the app has no service worker */
export async function currentSubscription(): Promise<PushSubscription | null> {
  if (pushAbility() !== "able") return null;
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager?.getSubscription()) ?? null;
}

/** The person has not allowed notifications, or has closed the browser's question. */
export class NotAllowed extends Error {
  override readonly name = "NotAllowed";
}

/** A page registers its worker when it is idle. */
const REGISTERED_WITHIN_MS = 10_000;

/** Asks the person if need be, and subscribes for this key. Another subscription of the browser ends. */
export async function subscribeBrowser(publicKey: string): Promise<PushSubscription> {
  if ((await Notification.requestPermission()) !== "granted") throw new NotAllowed();
  const { pushManager } = await readyWorker();
  const current = await pushManager.getSubscription();
  if (current !== null && isFor(current, publicKey)) return current;
  await current?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
}

/**
 * Waits as long as a worker installs, because a slow network needs minutes for all parts of the app. Without a worker,
 * the browser's own promise would stay open.
 */
async function readyWorker(): Promise<ServiceWorkerRegistration> {
  const { promise, reject } = Promise.withResolvers<never>();
  const look = async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    if (registration === undefined) throw new Error("The app has no service worker");
  };
  const timer = setInterval(() => void look().catch(reject), REGISTERED_WITHIN_MS);
  try {
    return await Promise.race([navigator.serviceWorker.ready, promise]);
  } finally {
    clearInterval(timer);
  }
}

/** Tells whether the browser has subscribed for this key of the service. */
export function isFor({ options }: PushSubscription, publicKey: string): boolean {
  const key = options?.applicationServerKey;
  return key !== null && key !== undefined && base64url(new Uint8Array(key)) === publicKey;
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** The subscription as the service takes it. */
export function bodyOf(subscription: PushSubscription): PushSubscriptionBody {
  const { endpoint = "", expirationTime = null, keys } = subscription.toJSON();
  return { endpoint, expirationTime, keys: { p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" } };
}

/** Shows on this device how a message looks. */
export async function showTest(title: string, body: string): Promise<void> {
  await (await readyWorker()).showNotification(title, { body, tag: "test", data: { url: "/preferences" } });
}
