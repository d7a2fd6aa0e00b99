import { describe, expect, it, vi } from "vitest";
import { notificationOf, pageOf } from "../../web/src/worker/notification.ts";
import { listenForPush, type PushScope } from "../../web/src/worker/push-events.ts";

const ORIGIN = "https://conf.net";
const PICTURES = { icon: "/icon.png", badge: "/badge.png" };
const SESSION = `${ORIGIN}/events/conf/sessions/conf.talk`;
const PAYLOAD = {
  ...{ title: "A seat is held for you", body: "Accept it before 11:00.", kind: "OFFER_MADE", tag: "t1" },
  ...{ url: "/events/conf/sessions/conf.talk", noticeId: "r1.3", eventId: "conf" },
};

/** A worker with these tabs, which notes what it does. */
function worker(tabs: string[] = [], isControlled = true) {
  const done: string[] = [];
  const listeners = new Map<string, (event: never) => void>();
  const showNotification = vi.fn(async () => undefined);
  const scope: PushScope = {
    location: { origin: ORIGIN },
    registration: { showNotification },
    clients: {
      matchAll: async () =>
        tabs.map((url) => ({
          url,
          focus: async () => void done.push(`focus ${url}`),
          navigate: async (to: string) => {
            if (!isControlled) throw new TypeError("not controlled");
            done.push(`lead ${url} to ${to}`);
          },
        })),
      openWindow: async (url) => void done.push(`open ${url}`),
    },
    addEventListener: (type: string, listener: (event: never) => void) => void listeners.set(type, listener),
  };
  listenForPush(scope, PICTURES);
  const happen = async (type: string, event: object) => {
    const work: Promise<unknown>[] = [];
    const given = { ...event, waitUntil: (each: Promise<unknown>) => work.push(each) };
    listeners.get(type)?.(given as never);
    await Promise.all(work);
  };
  return { done, happen, showNotification };
}

describe("a push message", () => {
  it("is shown with its text, and keeps its page", async () => {
    const { happen, showNotification } = worker();
    await happen("push", { data: { text: () => JSON.stringify(PAYLOAD) } });
    expect(showNotification).toHaveBeenCalledExactlyOnceWith("A seat is held for you", {
      ...{ body: "Accept it before 11:00.", tag: "t1", lang: "en", ...PICTURES },
      data: { url: SESSION },
    });
  });

  it.each([undefined, "", "no JSON", "[]", "null", '{"title":7,"body":"x"}'])(
    "that is %j is shown too, because a browser wants to show something",
    (text) => {
      expect(notificationOf(text, ORIGIN, PICTURES)).toMatchObject({
        title: "Something has changed",
        options: { body: "Open the app to see your notices.", data: { url: `${ORIGIN}/` } },
      });
    },
  );
});

it.each([
  "https://evil.net/events",
  "//evil.net",
  "javascript:alert(1)",
  "data:text/html,x",
  "https://[",
  7,
  null,
])("the page of a notification is never %j", (url) => {
  expect(pageOf(url, ORIGIN)).toBe(`${ORIGIN}/`);
});

describe("a click on a notification", () => {
  const click = async (tabs: string[], isControlled = true, data: unknown = { url: SESSION }) => {
    const { happen, done } = worker(tabs, isControlled);
    await happen("notificationclick", { notification: { data, close: () => done.push("close") } });
    return done;
  };

  it("closes it, and opens its page", async () => {
    expect(await click([])).toEqual(["close", `open ${SESSION}`]);
  });

  it("shows the tab that has the page already", async () => {
    expect(await click([`${ORIGIN}/`, SESSION])).toEqual(["close", `focus ${SESSION}`]);
  });

  it("leads another tab of the app to the page, but none in which an organizer may be writing", async () => {
    const organizer = `${ORIGIN}/organizer/conf`;
    const led = ["close", `focus ${ORIGIN}/`, `lead ${ORIGIN}/ to ${SESSION}`];
    expect(await click([organizer, `${ORIGIN}/`])).toEqual(led);
    expect(await click([organizer])).toEqual(["close", `open ${SESSION}`]);
  });

  it("opens the page if a tab cannot be led there", async () => {
    expect(await click([`${ORIGIN}/`], false)).toEqual(["close", `focus ${ORIGIN}/`, `open ${SESSION}`]);
  });

  it("opens the app if the notification says nothing of a page", async () => {
    expect(await click([], true, null)).toEqual(["close", `open ${ORIGIN}/`]);
  });
});
