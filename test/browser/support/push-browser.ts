import type { CDPSession, Page } from "playwright-core";
import type { TestService } from "../../support/service.ts";

/**
 * Lets a page subscribe at the local push service: Chromium's own is out of reach. The page keeps the subscription, as
 * a browser does.
 */
export async function withPushService(page: Page, service: TestService): Promise<void> {
  const context = page.context();
  await context.grantPermissions(["notifications"], { origin: service.url });
  await context.exposeFunction("subscribeAtService", (key: string) => service.subscribe(key));
  await context.addInitScript(`
    let kept = null;
    const bytesOf = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    PushManager.prototype.getSubscription = async () => kept;
    PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
      const { endpoint, keys } = await subscribeAtService(applicationServerKey);
      return (kept = {
        endpoint,
        options: { applicationServerKey: bytesOf(applicationServerKey).buffer },
        toJSON: () => ({ endpoint, expirationTime: null, keys }),
        unsubscribe: async () => ((kept = null), true),
      });
    };
  `);
}

/**
 * Returns the notifications that the service worker shows, and then gives it a push message, as the browser does when one
 * arrives. To be called until it returns the message's notification: Chromium forgets a notification if a page asks
 * before it is on the screen, and nothing tells when it is. A message that comes again replaces its notification.
 */
export async function shownBeforePush(page: Page, payload: string): Promise<readonly Notified[]> {
  const shown = await notificationsOf(page);
  await deliverPush(page, payload);
  return shown;
}

async function deliverPush(page: Page, payload: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const registrationId = await registrationOf(session);
  await session.send("ServiceWorker.deliverPushMessage", {
    origin: new URL(page.url()).origin,
    registrationId,
    data: payload,
  });
  await session.detach();
}

async function registrationOf(session: CDPSession): Promise<string> {
  const found = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [registration] = registrations;
      if (registration !== undefined) resolve(registration.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  return found;
}

export interface Notified {
  readonly title: string;
  readonly body: string;
  readonly data: { readonly url: string };
}

const notificationsOf = (page: Page): Promise<readonly Notified[]> =>
  page.evaluate<Notified[]>(`(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body, data }) => ({ title, body, data }));
  })()`);
