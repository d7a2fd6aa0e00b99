import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { paths } from "../../local/paths.ts";
import { createWebsite } from "../../local/website/website.ts";
import { anEvent, people } from "../support/api.ts";
import { expectNoViolations } from "./support/axe.ts";
import { button, confirm, expectText } from "./support/seats.ts";
import { useSite } from "./support/site.ts";

const site = useSite();
let conference: Awaited<ReturnType<typeof anEvent>>;

beforeAll(async () => {
  conference = await anEvent(site.service);
});

/** Console errors of a page without a network. */
const expected = /Failed to load resource|ERR_INTERNET_DISCONNECTED|Failed to fetch/;
const openFor = (user: string) => site.open({ user, device: "phone", installsWorker: true, expected });
const agenda = () => `/events/${conference.eventId}`;
const takenOf = async (sessionId: string) => (await conference.get(sessionId)).taken;
const asOf = /^No connection\. This is as of \d\d:\d\d\.$/;

/** The worker has every file, and the browser the answers that pages have shown. */
async function expectKept(page: Page): Promise<void> {
  await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
  await expect.poll(() => page.evaluate<boolean>("Boolean(navigator.serviceWorker.controller)")).toBe(true);
}

const KEPT_HASHES = `new Promise((resolve, reject) => {
  const opening = indexedDB.open("session-rsvp-answers");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const keys = opening.result.transaction("answers").objectStore("answers").getAllKeys();
    keys.onsuccess = () => (opening.result.close(), resolve(keys.result));
  };
})`;
const keptIn = async (page: Page, kind: string): Promise<number> =>
  (await page.evaluate<string[]>(KEPT_HASHES)).filter((hash) => hash.startsWith(`["${kind}"`)).length;
const expectAnswers = (page: Page, kind: string, count = 1) =>
  expect.poll(() => keptIn(page, kind)).toBeGreaterThanOrEqual(count);

describe("without a network", () => {
  it("agenda, session, My Schedule and ticket open and say how old they are; a seat cannot be taken", async () => {
    const sessionId = await conference.session({ title: "Anchors", capacity: 5 });
    await conference.session({ title: "Buoys", capacity: 5 });
    expect((await people(site.service).reserve("dmitri", sessionId)).status).toBe(201);
    const page = await openFor("dmitri");
    await page.goto(agenda());
    await button(page, "RSVP’d, cancel: Anchors").waitFor();
    await expectKept(page);
    await expectAnswers(page, "agenda");
    await expectAnswers(page, "my-schedule");
    await page.getByRole("link", { name: "Ticket" }).click();
    await page.getByRole("img", { name: /^QR code of your ticket/ }).waitFor();
    await expectAnswers(page, "ticket");
    await page.goto(agenda());

    await page.context().setOffline(true);
    await page.reload();
    await expectText(page, asOf);
    await button(page, "RSVP’d, cancel: Anchors").waitFor();
    await button(page, "RSVP when online: Buoys").waitFor();
    await expectNoViolations(page);
    await page.goto(`${agenda()}/sessions/${sessionId}`);
    await page.getByRole("heading", { level: 1, name: "Anchors" }).waitFor();
    await expectText(page, asOf);
    await page.goto(`${agenda()}/my-schedule`);
    await page.getByRole("main").getByRole("heading", { name: "Anchors" }).waitFor();
    await expectText(page, asOf);
    await page.goto(`${agenda()}/ticket`);
    await page.getByRole("img", { name: /^QR code of your ticket/ }).waitFor();
    await expectText(page, "Kept on this device, works offline");

    await page.context().setOffline(false);
    await page.getByText(asOf).waitFor({ state: "detached" });
    await page.goto(agenda());
    await button(page, "RSVP: Buoys").waitFor();
  });

  it("nothing of a person is left after they have signed out, in any tab", async () => {
    const sessionId = await conference.session({ title: "Oars", capacity: 5 });
    expect((await people(site.service).reserve("ada", sessionId)).status).toBe(201);
    const page = await openFor("ada");
    await page.goto(`${agenda()}/my-schedule`);
    await page.getByRole("main").getByRole("heading", { name: "Oars" }).waitFor();
    await expectKept(page);
    await expectAnswers(page, "my-schedule");
    const other = await page.context().newPage();
    await other.goto(agenda());
    await button(other, "RSVP’d, cancel: Oars").waitFor();
    await page.goto("/preferences");
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect.poll(() => keptIn(other, "my-schedule")).toBe(0);
    await expect.poll(() => keptIn(other, "notices")).toBe(0);
    await page.context().setOffline(true);
    await other.goto(`${agenda()}/my-schedule`);
    await expectText(other, "Sign in to see your schedule");
    expect(await other.getByText("Oars").count()).toBe(0);
  });
});

describe("a cancellation without a network", () => {
  const cancelOffline = async (page: Page, title: string) => {
    await page.context().setOffline(true);
    await button(page, `RSVP’d, cancel: ${title}`).click();
    await confirm(page, "Give it back");
    await expectText(page, `You are offline. “${title}” will be cancelled when you are online.`);
    await button(page, `Not sent yet, will be cancelled when you are online: ${title}`).waitFor();
  };

  it("is kept beyond the page, and sent and told when there is a network again", async () => {
    const sessionId = await conference.session({ title: "Knots", capacity: 5 });
    expect((await people(site.service).reserve("ben", sessionId)).status).toBe(201);
    const page = await openFor("ben");
    await page.goto(`${agenda()}/my-schedule`);
    await button(page, "RSVP’d, cancel: Knots").waitFor();
    await expectKept(page);
    await expectAnswers(page, "my-schedule");
    await cancelOffline(page, "Knots");
    await expectNoViolations(page);
    await page.reload();
    await button(page, "Not sent yet, will be cancelled when you are online: Knots").waitFor();
    expect(await takenOf(sessionId)).toBe(1);
    await page.context().setOffline(false);
    await expectText(page, "Your seat in “Knots” has been given back.");
    await expect.poll(() => takenOf(sessionId)).toBe(0);
  });

  it("can be taken back until it is sent", async () => {
    const sessionId = await conference.session({ title: "Tides", capacity: 5 });
    expect((await people(site.service).reserve("chioma", sessionId)).status).toBe(201);
    const page = await openFor("chioma");
    await page.goto(`${agenda()}/my-schedule`);
    await button(page, "RSVP’d, cancel: Tides").waitFor();
    await expectKept(page);
    await cancelOffline(page, "Tides");
    await button(page, "Undo: Tides").click();
    await button(page, "RSVP’d, cancel: Tides").waitFor();
    await page.context().setOffline(false);
    await page.reload();
    await button(page, "RSVP’d, cancel: Tides").waitFor();
    expect(await takenOf(sessionId)).toBe(1);
  });

  it("leaves the seat that the person has got again on another device", async () => {
    const { reserve, cancel } = people(site.service);
    const sessionId = await conference.session({ title: "Sails", capacity: 5 });
    expect((await reserve("olga", sessionId)).status).toBe(201);
    const page = await openFor("olga");
    await page.goto(`${agenda()}/my-schedule`);
    await button(page, "RSVP’d, cancel: Sails").waitFor();
    await expectKept(page);
    await cancelOffline(page, "Sails");
    await cancel("olga", sessionId);
    expect((await reserve("olga", sessionId)).status).toBe(201);
    await page.context().setOffline(false);
    await expectText(page, /^“Sails” was not cancelled, because your RSVP has changed since\./);
    await button(page, "RSVP’d, cancel: Sails").waitFor();
    expect(await takenOf(sessionId)).toBe(1);
  });
});

describe("an event", () => {
  it("can be installed as an app of its own", async () => {
    const page = await site.open({ installsWorker: true });
    await page.goto(agenda());
    await page.locator('link[rel="manifest"]').waitFor({ state: "attached" });
    const chromium = await page.context().newCDPSession(page);
    const manifest = async () => {
      const { data = "{}", errors } = await chromium.send("Page.getAppManifest");
      return { ...(JSON.parse(data) as Record<string, unknown>), errors };
    };
    await expect.poll(manifest).toMatchObject({
      name: "Conference",
      start_url: agenda(),
      scope: agenda(),
      errors: [],
    });
    const hindrances = async () =>
      (await chromium.send("Page.getInstallabilityErrors")).installabilityErrors.map(
        ({ errorId }) => errorId,
      );
    // A context of a test is like a private window, in which nothing can be installed.
    await expect.poll(hindrances).toEqual(["in-incognito"]);
    const touch = await page.locator('link[rel="apple-touch-icon"]').getAttribute("href");
    const icon = await page.request.get(touch ?? "");
    expect([icon.status(), icon.headers()["content-type"]]).toEqual([200, "image/png"]);
  });
});

describe("a new version", () => {
  /** A copy of the built app without the API, whose files the test changes. */
  async function deployed() {
    const directory = await mkdtemp(join(tmpdir(), "website-"));
    await cp(paths.website, directory, { recursive: true });
    const serve = createWebsite({
      directory,
      config: { issuer: "http://localhost:1" },
      uploadOrigin: "http://localhost:2",
    });
    const server = createServer(async (request, response) => {
      const answer = (await serve(request)) ?? { status: 503, headers: {}, body: "" };
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    return {
      directory,
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      async stop() {
        server.closeAllConnections();
        server.close();
        await rm(directory, { recursive: true });
      },
    };
  }

  it("does not strand an open tab: its parts still load, although the deployment has removed them; and the kill switch removes the worker", async () => {
    const app = await deployed();
    try {
      const page = await site.open({ installsWorker: true, expected: /Failed to load resource/ });
      await page.goto(`${app.url}/links/nothing`);
      await expectKept(page);
      const assets = join(app.directory, "assets");
      const names = await readdir(assets);
      const part = names.find((name) => name.startsWith("events-page-")) ?? "";
      await rm(join(assets, part));
      await writeFile(join(assets, "events-page-new.js"), "export default () => null;\n");
      const worker = join(app.directory, "worker.js");
      await writeFile(worker, (await readFile(worker, "utf8")).replaceAll(part, "events-page-new.js"));
      const states = "navigator.serviceWorker.ready.then((r) => [r.active?.state, r.waiting?.state])";
      await page.evaluate("navigator.serviceWorker.ready.then((r) => r.update()).then(() => undefined)");
      // The new worker waits until the tab is closed.
      await expect.poll(() => page.evaluate(states)).toEqual(["activated", "installed"]);
      const old = await page.evaluate<number>(`fetch("/assets/${part}").then(({ status }) => status)`);
      const next = await page.evaluate<number>(
        `fetch("/assets/events-page-new.js").then(({ status }) => status)`,
      );
      expect([old, next]).toEqual([200, 200]);

      // The kill switch.
      await cp(join(app.directory, "no-worker.js"), worker);
      await page.evaluate("navigator.serviceWorker.ready.then((r) => r.update()).then(() => undefined)");
      const left = `Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])
        .then(([registrations, kept]) => [registrations.length, kept.length])`;
      await expect.poll(() => page.evaluate(left)).toEqual([0, 0]);
    } finally {
      await app.stop();
    }
  });
});
