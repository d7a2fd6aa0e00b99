import { vi } from "vitest";

/** Bytes in base64url, which here needs none of its own characters. */
const keyOf = (byte: number) =>
  btoa(String.fromCharCode(...new Uint8Array(65).fill(byte))).replaceAll("=", "");
const bytesOf = (key: string) => Uint8Array.from(atob(key), (character) => character.charCodeAt(0));

/** The public key of the fake service. */
export const PUBLIC_KEY = keyOf(7);
export const OTHER_KEY = keyOf(8);

interface FakeBrowser {
  /** What the person answers when the browser asks. */
  permission?: NotificationPermission;
  /** What the person has allowed before. */
  before?: NotificationPermission;
  /** The subscription that the browser has, by its endpoint and the key that it is for. */
  has?: { readonly endpoint: string; readonly key?: string } | null;
  /** The browser's push service cannot be reached. */
  fails?: boolean;
  /** The app's worker. It is ready at once unless told otherwise. */
  worker?: { readonly ready: Promise<unknown>; isRegistered(): boolean };
}

/** Replaces what a browser has for push messages. `current` is the endpoint that it is subscribed with. */
export function playBrowser({
  permission = "granted",
  before = "default",
  has = null,
  fails,
  worker = { ready: Promise.resolve(), isRegistered: () => true },
}: FakeBrowser = {}) {
  let next = 1;
  const browser = { current: null as string | null, asked: 0, shown: [] as string[] };
  const subscriptionFor = (endpoint: string, key: string) => ({
    endpoint,
    options: { applicationServerKey: bytesOf(key).buffer },
    toJSON: () => ({ endpoint, expirationTime: null, keys: { p256dh: "p", auth: "a" } }),
    unsubscribe: async () => {
      browser.current = null;
      subscription = null;
      return true;
    },
  });
  let subscription: ReturnType<typeof subscriptionFor> | null =
    has && subscriptionFor(has.endpoint, has.key ?? PUBLIC_KEY);
  browser.current = has?.endpoint ?? null;
  const registration = {
    pushManager: {
      getSubscription: async () => subscription,
      subscribe: async ({ applicationServerKey }: { applicationServerKey: string }) => {
        if (fails) throw new DOMException("no push service", "AbortError");
        subscription = subscriptionFor(`https://push.net/${next++}`, applicationServerKey);
        browser.current = subscription.endpoint;
        return subscription;
      },
    },
    showNotification: async (title: string) => void browser.shown.push(title),
  };
  const notification = {
    permission: before,
    requestPermission: async () => {
      browser.asked += 1;
      notification.permission = permission;
      return permission;
    },
  };
  vi.stubGlobal("Notification", notification);
  vi.stubGlobal("PushManager", class {});
  const serviceWorker = {
    ready: worker.ready.then(() => registration),
    getRegistration: async () => (worker.isRegistered() ? registration : undefined),
  };
  replace("serviceWorker", serviceWorker);
  return browser;
}

/** A browser without push messages, such as Safari on a phone before the app is installed. */
export function playPlainBrowser(userAgent: string): void {
  replace("userAgent", userAgent);
}

/** The navigator has private members, so it cannot be replaced itself. */
const replace = (name: string, value: unknown): void =>
  void Object.defineProperty(navigator, name, { value, configurable: true });

export function forgetBrowser(): void {
  for (const name of ["serviceWorker", "userAgent"]) Reflect.deleteProperty(navigator, name);
  vi.unstubAllGlobals();
}
