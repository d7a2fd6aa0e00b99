import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { anEvent, people } from "../support/api.ts";
import { expectNoViolations } from "./support/axe.ts";
import { says, typeCode } from "./support/door.ts";
import { useFakeCamera } from "./support/fake-camera.ts";
import { useSite } from "./support/site.ts";

const camera = useFakeCamera();
const site = useSite({}, camera.chromiumArgs);
const HOUR_MS = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();
let conference: Awaited<ReturnType<typeof anEvent>>;
let api: ReturnType<typeof people>;

beforeAll(async () => {
  conference = await anEvent(site.service);
  api = people(site.service);
  const { status } = await conference.organize(
    "PUT",
    `/api/events/${conference.eventId}/roles/ben@example.org`,
    { role: "DOOR", name: "Ben" },
  );
  expect(status).toBeLessThan(300);
});

const aTalk = (title: string, over: object = {}) =>
  conference.session({ title, room: "Sail Loft", startsAt: inHours(0.2), endsAt: inHours(1.2), ...over });
const ticketOf = async (user: string) =>
  (await api.as(user, "GET", `/api/events/${conference.eventId}/ticket`)).body as {
    ticket: string;
    code: string;
  };
const countsOf = async (sessionId: string) =>
  (await conference.organize("GET", `/api/sessions/${sessionId}/door`)).body.counts;

const next = (page: Page) => page.getByRole("button", { name: "Scan the next one" }).click();

/** The doors are an app of their own. */
async function expectInstallable(page: Page): Promise<void> {
  await page.locator('link[rel="manifest"]').waitFor({ state: "attached" });
  const chromium = await page.context().newCDPSession(page);
  const manifest = async () => {
    const { data = "{}", errors } = await chromium.send("Page.getAppManifest");
    return { ...(JSON.parse(data || "{}") as Record<string, unknown>), errors };
  };
  await expect.poll(manifest).toMatchObject({ start_url: "/door", scope: "/door", errors: [] });
}

describe("the door of a session", () => {
  it("scans a ticket with the camera, and gives each answer at once", async () => {
    const talk = await aTalk("Maps for people who walk slowly", { capacity: 2 });
    const other = await aTalk("A library on a bicycle", { room: "Lighthouse" });
    for (const user of ["ada", "chioma"]) expect((await api.reserve(user, talk)).status).toBe(201);
    expect((await api.join("dmitri", talk)).status).toBe(201);
    expect((await api.reserve("olga", other)).status).toBe(201);
    const attendee = await site.visit(`/events/${conference.eventId}/ticket`, {
      user: "ada",
      device: "phone",
    });
    await camera.looksAt(attendee.getByRole("img", { name: /^QR code of your ticket/ }));

    const door = await site.visit("/door", { user: "ben", device: "phone" });
    await expectInstallable(door);
    await door.getByRole("link", { name: /Maps for people/ }).click();
    await Promise.all([
      says(door, "Welcome", "Has a seat. 1 of 2 are in."),
      door.getByText("Ada", { exact: true }).waitFor(),
    ]);
    await expectNoViolations(door);
    await door.getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });
    expect(await countsOf(talk)).toMatchObject({ inside: 1, reserved: 2, free: 0, standingBy: 1 });
    await door.getByRole("button", { name: "Camera off" }).click();

    const { ticket, code } = await ticketOf("ada");
    await typeCode(door, code.toLowerCase());
    await says(door, "Already in", /^This ticket came through here at \d\d:\d\d, just now\.$/);
    await next(door);
    await typeCode(door, (await ticketOf("dmitri")).code);
    await says(door, "On the waitlist", "Number 1 in line, so no seat yet.");
    await next(door);
    await typeCode(door, (await ticketOf("olga")).ticket);
    await says(door, "Not on the list", /^Has a seat in A library on a bicycle, Lighthouse, /);
    await next(door);
    await typeCode(door, `${ticket.slice(0, -6)}AAAAAA`);
    await says(door, "Forged", /^This ticket was not made/);
    await next(door);
    await api.as("ada", "POST", `/api/events/${conference.eventId}/ticket`, {});
    await typeCode(door, ticket);
    await says(door, "Replaced", /newer ticket/);
    await next(door);
    await door.getByRole("button", { name: "Count one walk-in" }).click();
    await door.getByRole("button", { name: "Let in anyway" }).click();
    await says(door, "Welcome", /^Let in beyond the capacity/);
    await door.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => countsOf(talk)).toMatchObject({ inside: 1, walkIns: 0, anyway: 0 });
  });

  it("goes on without a network at two devices, also after a reload, and tells what the other had done", async () => {
    await camera.looksAtNothing();
    const talk = await aTalk("Knots", { capacity: 5 });
    for (const user of ["ada", "chioma"]) expect((await api.reserve(user, talk)).status).toBe(201);
    const { code } = await ticketOf("ada");
    const other = await ticketOf("chioma");
    const expected = /Failed to load resource|ERR_INTERNET_DISCONNECTED|Failed to fetch/;
    const [first, second] = await Promise.all(
      ["ben", "olga"].map(async (user) => {
        const page = await site.open({ user, device: "phone", installsWorker: true, expected });
        await page.goto(`/door/${talk}`);
        await page.getByText("All sent").waitFor();
        await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
        await expect.poll(() => page.evaluate("Boolean(navigator.serviceWorker.controller)")).toBe(true);
        await page.context().setOffline(true);
        await page.getByText(/^Offline/).waitFor();
        await typeCode(page, code);
        await says(page, "Welcome", "Has a seat. 1 of 5 are in.");
        await page.keyboard.press("Escape");
        return page;
      }),
    );
    if (first === undefined || second === undefined) throw new Error("two devices");
    await first.reload();
    await first.getByText("Offline: 1 scan waits").waitFor();
    await typeCode(first, other.ticket);
    await says(first, "Welcome", "Has a seat. 2 of 5 are in.");
    await first.keyboard.press("Escape");
    await first.context().setOffline(false);
    await first.getByText("All sent").waitFor();
    await second.context().setOffline(false);
    await second.getByText(/^Ada was already let in by Ben at \d\d:\d\d\.$/).waitFor();
    await second.getByText("All sent").waitFor();
    await expectNoViolations(second);
    expect(await countsOf(talk)).toMatchObject({ inside: 2, reserved: 2, walkIns: 0, anyway: 0 });
  });
});
