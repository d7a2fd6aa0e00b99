import { notificationOf, type Pictures, pageOf } from "./notification.ts";

interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}

interface PushArrived extends Lasting {
  readonly data: { text(): string } | null;
}

interface NotificationClicked extends Lasting {
  readonly notification: { readonly data?: unknown; close(): void };
}

/** An open tab of the app. */
interface Tab {
  readonly url: string;
  focus(): Promise<unknown>;
  navigate(url: string): Promise<unknown>;
}

/** What of the service worker's global scope is needed. The types of the DOM and of workers exclude each other. */
export interface PushScope {
  readonly location: { readonly origin: string };
  readonly registration: { showNotification(title: string, options: object): Promise<void> };
  readonly clients: {
    matchAll(options: { type: "window"; includeUncontrolled: true }): Promise<readonly Tab[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(type: "push", listener: (event: PushArrived) => void): void;
  addEventListener(type: "notificationclick", listener: (event: NotificationClicked) => void): void;
}

/** Shows push messages, and leads from a notification to its page. A worker calls it when it starts. */
export function listenForPush(scope: PushScope, pictures: Pictures): void {
  const { origin } = scope.location;
  scope.addEventListener("push", (event) => {
    const { title, options } = notificationOf(event.data?.text(), origin, pictures);
    event.waitUntil(scope.registration.showNotification(title, options));
  });
  scope.addEventListener("notificationclick", (event) => {
    const { notification } = event;
    notification.close();
    event.waitUntil(showPage(scope, pageOf((notification.data as { url?: unknown } | null)?.url, origin)));
  });
}

/** Organizers may have written something there that is not saved. */
const isLeftAlone = ({ url }: Tab): boolean => new URL(url).pathname.startsWith("/organizer");

/** Shows the page in the tab that has it, otherwise in another tab of the app, otherwise in a new one. */
async function showPage({ clients, location }: PushScope, url: string): Promise<void> {
  const tabs = (await clients.matchAll({ type: "window", includeUncontrolled: true })).filter(
    (tab) => new URL(tab.url).origin === location.origin,
  );
  const shown = tabs.find((tab) => tab.url === url);
  if (shown !== undefined) return void (await shown.focus());
  const other = tabs.find((tab) => !isLeftAlone(tab));
  if (other === undefined) return void (await clients.openWindow(url));
  try {
    await other.focus();
    await other.navigate(url);
  } catch {
    // A tab that this worker does not control cannot be led elsewhere.
    await clients.openWindow(url);
  }
}
