import { screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PushSubscriptionsAnswer, RsvpStatus } from "../../web/src/api/answers.ts";
import { AccountMenu } from "../../web/src/app/account-menu.tsx";
import { LatePushKeeper } from "../../web/src/app/late-push-keeper.tsx";
import { DeviceSection } from "../../web/src/features/push/device-section.tsx";
import { LatePushCard } from "../../web/src/features/push/late-push-card.tsx";
import { keepDevice, type ThisDevice, thisDevice } from "../../web/src/features/push/this-device.ts";
import { forgetBrowser, OTHER_KEY, PUBLIC_KEY, playBrowser, playPlainBrowser } from "./support/fake-push.ts";
import { answer, type Call, lost, type Service } from "./support/fake-service.ts";
import { ADA, renderApp, SIGNED_OUT } from "./support/render-app.tsx";

const GET = "GET /api/me/push-subscriptions";
const POST = "POST /api/me/push-subscriptions";
const deleting = (id: string) => `DELETE /api/me/push-subscriptions/${id}`;

beforeEach(() => localStorage.clear());
afterEach(forgetBrowser);

/** A service that knows devices by their endpoint. */
function pushService(endpoints: string[] = [], publicKey: string | null = PUBLIC_KEY) {
  const known = new Map(endpoints.map((endpoint) => [idOf(endpoint), endpoint]));
  const service: Service = {
    [GET]: (): PushSubscriptionsAnswer => ({
      publicKey,
      subscriptions: [...known].map(([id, endpoint]) => ({
        ...{ id, endpoint, createdAt: "2026-12-20T10:00:00.000Z", expiresAt: null },
      })),
    }),
    [POST]: ({ body }: Call) => {
      const { endpoint } = body as { endpoint: string };
      known.set(idOf(endpoint), endpoint);
      return answer({ id: idOf(endpoint) }, 201);
    },
    ...Object.fromEntries(
      ["1", "2", "old", "lost"].map((id) => [
        deleting(id),
        () => {
          known.delete(id);
          return new Response(null, { status: 204 });
        },
      ]),
    ),
  };
  return { service, ids: () => [...known.keys()] };
}
const idOf = (endpoint: string) => endpoint.split("/").at(-1) ?? "";
const endpointOf = (id: string) => `https://push.net/${id}`;
const device = (id: string, over: Partial<ThisDevice> = {}): ThisDevice => ({
  ...{ attendeeId: "ada", id, endpoint: endpointOf(id), toldAt: Date.now() },
  ...over,
});

describe("the question whether a device may tell", () => {
  const renderCard = (status: RsvpStatus, { service } = pushService()) =>
    renderApp(<LatePushCard statuses={[undefined, status]} />, service);
  const button = (name: string) => screen.findByRole("button", { name });
  const TITLE = "Be told when a seat comes free";

  it("is asked of people who wait, and the browser asks only after their yes", async () => {
    const browser = playBrowser();
    const { service, ids } = pushService();
    const { user } = renderCard("WAITLISTED", { service, ids });
    const yes = await button("Tell me");
    expect(browser.asked).toBe(0);
    await user.click(yes);
    await expect.poll(ids).toEqual(["1"]);
    await expect.poll(() => screen.queryByText(TITLE)).toBeNull();
    expect(browser).toMatchObject({ asked: 1, current: endpointOf("1") });
    expect(thisDevice()).toMatchObject({ attendeeId: "ada", id: "1" });
  });

  it("is not asked of people who do not wait, and asks the service nothing", () => {
    playBrowser();
    expect(renderCard("CONFIRMED").asked()).toEqual([]);
  });

  it("is not asked beside an open offer", () => {
    playBrowser();
    const { service } = pushService();
    const { asked } = renderApp(<LatePushCard statuses={["WAITLISTED", "OFFERED"]} />, service);
    expect(asked()).toEqual([]);
  });

  it.each([
    ["the device is subscribed", { has: { endpoint: endpointOf("1") } }, pushService([endpointOf("1")])],
    ["the stage sends no push messages", {}, pushService([], null)],
    ["the service does not answer", {}, { service: { [GET]: lost }, ids: () => [] }],
  ])("is not asked if %s", async (_, browser, service) => {
    playBrowser(browser);
    const { asked } = renderCard("WAITLISTED", service);
    await expect.poll(asked).toEqual([GET]);
    expect(screen.queryByText(TITLE)).toBeNull();
  });

  it("can be put off, for other pages too", async () => {
    playBrowser();
    const { user, unmount } = renderCard("WAITLISTED");
    await user.click(await button("Not now"));
    expect(screen.queryByText(TITLE)).toBeNull();
    unmount();
    const { asked } = renderCard("WAITLISTED");
    await expect.poll(asked).toEqual([GET]);
    expect(screen.queryByText(TITLE)).toBeNull();
  });

  it("is gone when the person has refused the browser's question", async () => {
    playBrowser({ permission: "denied" });
    const { user, asked } = renderCard("WAITLISTED");
    await user.click(await button("Tell me"));
    await expect.poll(() => screen.queryByText(TITLE)).toBeNull();
    expect(asked()).not.toContain(POST);
    expect(screen.queryByText(/blocks notifications/)).toBeNull();
  });

  it("stays when the person closes the browser's question", async () => {
    playBrowser({ permission: "default" });
    const { user } = renderCard("WAITLISTED");
    await user.click(await button("Tell me"));
    expect((await button("Tell me")).getAttribute("aria-busy")).toBeNull();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it.each([
    ["the browser cannot subscribe", { fails: true }, {}],
    ["the service does not answer", {}, { [POST]: lost }],
  ])("says so when %s", async (_, browser, changes) => {
    playBrowser(browser);
    const { service, ids } = pushService();
    const { user } = renderCard("WAITLISTED", { service: { ...service, ...changes }, ids });
    await user.click(await button("Tell me"));
    expect((await screen.findByRole("alert")).textContent).toMatch(/^That did not work/);
  });

  it.each([
    [
      "an iPhone",
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)",
      /^On iPhone and iPad, add this app/,
    ],
    ["an old browser", "Mozilla/5.0 (Windows NT 6.1)", /^This browser cannot get push messages/],
  ])("says what %s can do", async (_, userAgent, sentence) => {
    playPlainBrowser(userAgent);
    renderCard("WAITLISTED");
    await screen.findByText(sentence);
    expect(screen.queryByRole("button", { name: "Tell me" })).toBeNull();
  });
});

describe("the devices in the preferences", () => {
  const button = (name: string | RegExp) => screen.findByRole("button", { name });

  it("are started and ended here, with a test in between", async () => {
    const browser = playBrowser();
    const { service, ids } = pushService();
    const { user } = renderApp(<DeviceSection />, service);
    await user.click(await button("Turn on"));
    await screen.findByText("This device gets push messages.");
    await user.click(await button("Show a test"));
    await expect.poll(() => browser.shown).toEqual(["This is a test"]);
    await user.click(await button("Turn off"));
    await screen.findByText("This device gets no push messages.");
    expect([ids(), browser.current, thisDevice()]).toEqual([[], null, null]);
  });

  it("can each be removed, such as a lost phone", async () => {
    playBrowser({ before: "granted", has: { endpoint: endpointOf("1") } });
    const { service, ids } = pushService(["https://fcm.googleapis.com/lost", endpointOf("1")]);
    const { user } = renderApp(<DeviceSection />, service);
    await screen.findByText("This device");
    await user.click(await button(/^Remove: A device with Google, since/));
    await expect.poll(ids).toEqual(["1"]);
    await screen.findByText("This device gets push messages.");
  });

  it("say that the stage sends none, or that they could not be loaded", async () => {
    playBrowser();
    const { unmount } = renderApp(<DeviceSection />, pushService([], null).service);
    await screen.findByText(/^This conference sends no push messages/);
    unmount();
    const { service } = pushService();
    const answers = [lost()];
    const { user } = renderApp(<DeviceSection />, {
      ...service,
      [GET]: (call) => answers.shift() ?? (service[GET]?.(call) as object),
    });
    await screen.findByText("Your devices could not be loaded.");
    await user.click(await button("Try again"));
    await button("Turn on");
  });
});

describe("a person who signs out", () => {
  const signOut = async (service: Service) => {
    const { user, actions, asked } = renderApp(<AccountMenu />, service);
    await user.click(screen.getByRole("button", { name: "Sign out" }));
    await expect.poll(() => vi.mocked(actions.signOut).mock.calls).toHaveLength(1);
    return asked().filter((name) => name !== "GET /api/me/roles");
  };

  it("leaves no subscription behind, so that the device does not tell the next person", async () => {
    const browser = playBrowser({ before: "granted", has: { endpoint: endpointOf("1") } });
    keepDevice(device("1"));
    const { service, ids } = pushService([endpointOf("1")]);
    await signOut(service);
    expect([ids(), browser.current, thisDevice()]).toEqual([[], null, null]);
  });

  it("is signed out without a network, and the browser no longer takes messages", async () => {
    const browser = playBrowser({ before: "granted", has: { endpoint: endpointOf("1") } });
    keepDevice(device("1"));
    await signOut({ [deleting("1")]: lost });
    expect(browser.current).toBeNull();
  });

  it("waits for nothing if the device is not subscribed", async () => {
    playBrowser();
    expect(await signOut({})).toEqual([]);
  });
});

describe("a device that is subscribed", () => {
  const keep = (service: Service, identity = ADA) => renderApp(<LatePushKeeper />, service, identity);

  it.each([
    ["the browser has dropped its subscription", null, Date.now(), "1"],
    ["the browser has another subscription", { endpoint: endpointOf("2") }, Date.now(), "2"],
    ["the stage has another key", { endpoint: endpointOf("old"), key: OTHER_KEY }, 0, "1"],
  ])("is subscribed again without a question when %s", async (_, has, toldAt, id) => {
    const browser = playBrowser({ before: "granted", has });
    keepDevice(device("old", { toldAt }));
    const { service, ids } = pushService([endpointOf("old")]);
    keep(service);
    await expect.poll(ids).toEqual([id]);
    expect([browser.current, thisDevice()?.id]).toEqual([endpointOf(id), id]);
  });

  it("is told to the service again when the service has forgotten it", async () => {
    playBrowser({ before: "granted", has: { endpoint: endpointOf("1") } });
    keepDevice(device("1", { toldAt: 0 }));
    const { service, ids } = pushService();
    keep(service);
    await expect.poll(ids).toEqual(["1"]);
  });

  it("asks the service once a day", async () => {
    playBrowser({ before: "granted", has: { endpoint: endpointOf("1") } });
    keepDevice(device("1"));
    const view = keep(pushService([endpointOf("1")]).service);
    keepDevice(device("1", { toldAt: 0 }));
    view.unmount();
    const { asked } = keep(pushService([endpointOf("1")]).service);
    await expect.poll(() => thisDevice()?.toldAt).not.toBe(0);
    expect(asked()).toEqual([GET]);
  });

  it.each([
    ["another person signs in", { attendeeId: "bob" }, ADA],
    ["a sign-out was not finished", { ending: true }, SIGNED_OUT],
  ])("is ended when %s", async (_, over, identity) => {
    const browser = playBrowser({ before: "granted", has: { endpoint: endpointOf("1") } });
    keepDevice(device("1", over));
    keep({}, identity);
    await expect.poll(thisDevice).toBeNull();
    expect(browser.current).toBeNull();
  });

  it("still tells a person whose sign-in has ended by itself", async () => {
    const browser = playBrowser({ before: "granted", has: { endpoint: endpointOf("1") } });
    keepDevice(device("1", { toldAt: 0 }));
    const { asked } = keep({}, SIGNED_OUT);
    await new Promise((resolve) => setTimeout(resolve));
    expect([browser.current, asked()]).toEqual([endpointOf("1"), []]);
  });
});
