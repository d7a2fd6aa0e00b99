import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { embedSize } from "../../bench/embed-size.ts";
import { people } from "../support/api.ts";
import { expectNoViolations } from "./support/axe.ts";
import { useEmbedding } from "./support/embedding.ts";

const embedding = useEmbedding("element");
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
/** The example asks its own server who is signed in. */
const NOT_SIGNED_IN = /status of 401/;
let knots: string;
let sails: string;
let ada: string;

const button = (page: Page, name: RegExp) => page.getByRole("button", { name });
const focused = (page: Page) => page.locator(":focus");

async function signedIn(page: Page): Promise<Page> {
  await page.goto("/sign-in");
  return page;
}

beforeEach(async () => {
  const { conference, site, service } = embedding;
  const times = { startsAt: inHours(24), endsAt: inHours(25) };
  knots = await conference.session({ ...times, title: "Knots for everybody", capacity: 10 });
  sails = await conference.session({ ...times, title: "Sail repair, one to one", capacity: 1 });
  ada = `ada-${knots}`;
  site.real.set("harbour-summit.knots", knots);
  site.real.set("harbour-summit.sails", sails);
  site.real.set('"harbour-summit"', `"${conference.eventId}"`);
  site.token = await service.token(ada, []);
});

it("fits its budget", () => {
  const { gzip, budget } = embedSize(embedding.directory, "session-rsvp-button.js");
  expect(gzip).toBeLessThanOrEqual(budget);
});

it("has its types beside it", () => {
  const types = readFileSync(join(embedding.directory, "session-rsvp-button.d.ts"), "utf8");
  expect(types).toBe(readFileSync("web/src/embed/session-rsvp-button.d.ts", "utf8"));
});

describe("a person who is signed in at the other site", () => {
  it("takes a seat, which the page is told, and gives it back after a question", async () => {
    const page = await signedIn(await embedding.open("/", NOT_SIGNED_IN));
    await page.getByText("10 left").waitFor();
    await button(page, /^RSVP: Knots/).click();
    await page.getByText("You have a seat in “Knots for everybody”.").first().waitFor();
    await page.getByText("See you at Knots for everybody!").waitFor();
    await page.getByText("Your seat").waitFor();
    expect(await embedding.conference.get(knots)).toMatchObject({ taken: 1 });
    await button(page, /^RSVP’d, cancel: Knots/).click();
    const dialog = page.getByRole("alertdialog", { name: "Give your seat back?" });
    await dialog.getByRole("button", { name: "Give it back" }).click();
    await button(page, /^RSVP: Knots/).waitFor();
    await page.getByText("See you at").waitFor({ state: "detached" });
    expect(await embedding.conference.get(knots)).toMatchObject({ taken: 0 });
  });

  it("joins the waitlist of a full session, and accepts the seat that becomes free", async () => {
    const { reserve, cancel, rsvp } = people(embedding.service);
    await reserve("ben", sails);
    const page = await signedIn(await embedding.open("/", NOT_SIGNED_IN));
    await page.clock.install();
    await page.goto("/");
    await page.getByText("Full", { exact: true }).first().waitFor();
    await button(page, /^Join waitlist: Sail/).click();
    await button(page, /^#1 in line, leave: Sail/).waitFor();
    await cancel("ben", sails);
    await expect.poll(async () => (await rsvp(ada, sails)).body.status).toBe("OFFERED");
    // This triggers the page's periodic requests.
    await page.clock.fastForward("01:01");
    await page.getByText(/^Yours for \d+/).waitFor();
    await button(page, /^Accept: Sail/).click();
    await button(page, /^RSVP’d, cancel: Sail/).waitFor();
  });

  it("keeps the keyboard focus inside the dialog, and gets it back afterwards", async () => {
    const page = await signedIn(await embedding.open("/", NOT_SIGNED_IN));
    await button(page, /^RSVP: Knots/).press("Enter");
    await page.getByText("You have a seat in “Knots for everybody”.").first().waitFor();
    await page.getByText("Your seat").waitFor();
    await button(page, /^RSVP’d, cancel: Knots/)
      .and(focused(page))
      .press("Enter");
    const dialog = page.getByRole("alertdialog");
    const answer = (name: string) => dialog.getByRole("button", { name }).and(focused(page)).waitFor();
    await answer("Keep my seat");
    await page.keyboard.press("Tab");
    await answer("Give it back");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await button(page, /^RSVP’d, cancel: Knots/)
      .and(focused(page))
      .waitFor();
  });
});

describe("a person who is not signed in", () => {
  it("is sent to sign in by the site, comes back, and has the wanted seat", async () => {
    const page = await embedding.open("/", NOT_SIGNED_IN);
    await button(page, /^Sign in to RSVP: Knots/).click();
    await button(page, /^RSVP’d, cancel: Knots/).waitFor();
    await page.getByText("See you at Knots for everybody!").waitFor();
    expect((await people(embedding.service).rsvp(ada, knots)).body.status).toBe("CONFIRMED");
    await page.reload();
    await button(page, /^RSVP: Sail/).waitFor();
  });

  it("has the wanted seat at once if the site signs people in on the page", async () => {
    const page = await embedding.open("/", NOT_SIGNED_IN);
    // This listener comes before the example's own, which would leave the page.
    await page.evaluate(`addEventListener("signin-required", (event) => {
      event.stopImmediatePropagation();
      globalThis.asked = { ...event.detail };
    }, { capture: true })`);
    await button(page, /^Sign in to RSVP: Knots/).click();
    await expect
      .poll(() => page.evaluate("globalThis.asked"))
      .toEqual({ sessionId: knots, eventId: embedding.conference.eventId, intent: "rsvp" });
    await button(page, /^Sign in to RSVP: Sail/).waitFor();
    await page.evaluate(
      `document.querySelectorAll("session-rsvp-button")[1].token = ${JSON.stringify(embedding.site.token)}`,
    );
    await button(page, /^RSVP’d, cancel: Knots/).waitFor();
    await button(page, /^RSVP: Sail/).waitFor();
    expect((await people(embedding.service).rsvp(ada, sails)).status).toBe(404);
  });

  it("is told that the sign-in has ended, signs in again, and has the wanted seat", async () => {
    const { site, service } = embedding;
    const page = await signedIn(await embedding.open("/", NOT_SIGNED_IN));
    await button(page, /^RSVP: Knots/).waitFor();
    site.token = await service.token(ada, [], -60);
    await button(page, /^RSVP: Knots/).click();
    const again = button(page, /^Sign in$/);
    // A toast stays while somebody points at it.
    await again.hover();
    await page.getByText("10 left").waitFor();
    site.token = await service.token(ada, []);
    await again.click();
    await button(page, /^RSVP’d, cancel: Knots/).waitFor();
    await page.getByText("See you at Knots for everybody!").waitFor();
  });

  it("sees the seats even if the site gives an expired token", async () => {
    embedding.site.token = await embedding.service.token(ada, [], -60);
    const page = await signedIn(await embedding.open("/", /status of 401/));
    await page.getByText("10 left").waitFor();
    await button(page, /^Sign in to RSVP: Knots/).waitFor();
  });

  it("no longer sees the seats of the person who was signed in before", async () => {
    await people(embedding.service).reserve(ada, knots);
    const page = await signedIn(await embedding.open("/", NOT_SIGNED_IN));
    await button(page, /^RSVP’d, cancel: Knots/).waitFor();
    await page.evaluate(`document.querySelector("session-rsvp-button").token = null`);
    await button(page, /^Sign in to RSVP: Knots/).waitFor();
    await page.getByText("9 left").waitFor();
  });
});

describe.each(["light", "dark"] as const)("axe finds no fault on a %s page", (colorScheme) => {
  const look = { colorScheme, viewport: { width: 360, height: 740 } };

  it("with free and full sessions, signed out and in, in the dialog and with a toast", async () => {
    await people(embedding.service).reserve("ben", sails);
    const page = await embedding.open("/", NOT_SIGNED_IN, look);
    await button(page, /^Sign in to RSVP: Knots/).waitFor();
    await expectNoViolations(page);
    await signedIn(page);
    await button(page, /^RSVP: Knots/).click();
    await page.getByText("See you at Knots for everybody!").waitFor();
    await expectNoViolations(page);
    await button(page, /^RSVP’d, cancel: Knots/).click();
    await page.getByRole("alertdialog").waitFor();
    await expectNoViolations(page);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  });
});
