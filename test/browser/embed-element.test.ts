import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { anEvent, eventBody, people } from "../support/api.ts";
import { useEmbedding } from "./support/embedding.ts";

const embedding = useEmbedding("element");
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const tomorrow = { startsAt: inHours(24), endsAt: inHours(25) };
let knots: string;

beforeAll(async () => {
  knots = await embedding.conference.session({ ...tomorrow, title: "Knots", capacity: 10 });
});

const button = (page: Page, name: RegExp) => page.getByRole("button", { name });

type Attributes = Readonly<Record<string, string>>;

/** A page that contains only buttons, each given by its attributes. */
function pageOf(...buttons: readonly Attributes[]): string {
  const elements = buttons.map((attributes) => {
    const all = Object.entries({ "api-url": embedding.service.url, ...attributes });
    const pairs = all.map(([name, value]) => `${name}="${value}"`);
    return `<session-rsvp-button ${pairs.join(" ")}><a href="/elsewhere">RSVP elsewhere</a></session-rsvp-button>`;
  });
  const head = `<title>Buttons</title><script src="/session-rsvp-button.js" defer></script>`;
  const path = `/buttons-${embedding.site.files.size}`;
  embedding.site.files.set(path, `<!doctype html><html lang="en"><head>${head}</head>${elements.join("")}`);
  return path;
}

/** A page with the button of a new session, and a new person who is signed in. */
async function openSignedIn(title: string): Promise<Page> {
  const { conference, service } = embedding;
  const id = await conference.session({ ...tomorrow, title, capacity: 3 });
  const page = await embedding.open(pageOf({ "session-id": id }));
  await inFirst(page, `first.token = ${JSON.stringify(await service.token(`ada-${id}`, []))}`);
  await button(page, /^RSVP: /).waitFor();
  return page;
}

/** The paths below /api that the page requests from now on. */
function requestsOf(page: Page): string[] {
  const paths: string[] = [];
  page.on("request", (request) => {
    const [, path] = request.url().split("/api/");
    if (path !== undefined) paths.push(path);
  });
  return paths;
}

const seatsOf = (eventId: string) => `events/${eventId}/seats`;
const seatsOfEvent = () => seatsOf(embedding.conference.eventId);

const inFirst = (page: Page, script: string) =>
  page.evaluate(`{ const first = document.querySelector("session-rsvp-button"); ${script} }`);

describe("buttons of one page", () => {
  it("ask for their seats in one request, each session once", async () => {
    const more = await embedding.conference.sessions(3, tomorrow);
    const page = await embedding.open(pageOf());
    const asked = requestsOf(page);
    await page.goto(pageOf(...[knots, ...more, knots].map((id) => ({ "session-id": id }))));
    await expect.poll(() => button(page, /^Sign in to RSVP/).count()).toBe(5);
    const needed = [seatsOfEvent(), ...[knots, ...more].map((id) => `sessions/${id}`)];
    await expect.poll(() => asked.slice(0, needed.length).toSorted()).toEqual(needed.toSorted());
    // A slow machine may have reached the next look at the seats.
    expect(asked.slice(needed.length).filter((path) => path !== seatsOfEvent())).toEqual([]);
  });

  it("ask for the whole event if they are many, and then only for what can change", async () => {
    const { eventId, sessions } = await anEvent(embedding.service);
    const many = await sessions(25, tomorrow);
    const page = await embedding.open(pageOf());
    await page.clock.install();
    const asked = requestsOf(page);
    await page.goto(pageOf(...many.map((id) => ({ "session-id": id, "event-id": eventId }))));
    await expect.poll(() => button(page, /^Sign in to RSVP/).count()).toBe(25);
    // An agenda that comes before the first look brings the seats itself.
    const withoutLooks = () => asked.filter((path) => path !== seatsOf(eventId));
    expect(withoutLooks()).toEqual([`events/${eventId}/sessions?abstracts=omit`]);
    const before = asked.length;
    await page.clock.fastForward("00:16");
    await expect.poll(() => asked.length).toBeGreaterThan(before);
    expect(withoutLooks()).toHaveLength(1);
  });

  it("find a session of another event than the page names", async () => {
    const many = await embedding.conference.sessions(25, tomorrow);
    const page = await embedding.open(
      pageOf(...many.map((id) => ({ "session-id": id, "event-id": "another" }))),
    );
    await expect.poll(() => button(page, /^Sign in to RSVP/).count()).toBe(25);
  });
});

describe("a button", () => {
  it("shows another session when its attribute changes", async () => {
    const ropes = await embedding.conference.session({ ...tomorrow, title: "Ropes", capacity: 3 });
    const page = await embedding.open(pageOf({ "session-id": knots }));
    await button(page, /: Knots$/).waitFor();
    await inFirst(page, `first.setAttribute("session-id", ${JSON.stringify(ropes)})`);
    await button(page, /: Ropes$/).waitFor();
    await page.getByText("Last 3").waitFor();
  });

  it("leaves nothing behind and sends no request after it is removed, and works when it is added again", async () => {
    const page = await embedding.open(pageOf());
    await page.clock.install();
    await page.goto(pageOf({ "session-id": knots }));
    await button(page, /: Knots$/).waitFor();
    await inFirst(page, "globalThis.taken = first; first.remove()");
    await expect.poll(() => page.evaluate("document.body.childElementCount")).toBe(0);
    const asked = requestsOf(page);
    // React lets go of a removed element a moment later.
    const sentLater = async () => {
      asked.length = 0;
      await page.clock.fastForward("05:00");
      return [...asked];
    };
    await expect.poll(sentLater).toEqual([]);
    await page.evaluate("document.body.append(taken)");
    await button(page, /: Knots$/).waitFor();
    const again = [seatsOfEvent(), `sessions/${knots}`];
    await expect.poll(() => asked.toSorted()).toEqual(again);
  });

  it("shows the result also after the site has replaced its body", async () => {
    const page = await openSignedIn("Bends");
    await inFirst(
      page,
      "const body = document.createElement('body'); body.append(first); document.body.replaceWith(body)",
    );
    await button(page, /^RSVP: Bends$/).click();
    await page.getByText("You have a seat in “Bends”.").and(page.locator("[part=toast] *")).waitFor();
  });

  it("keeps working after the site has removed its messages", async () => {
    const page = await openSignedIn("Sheets");
    await inFirst(page, "document.body.lastElementChild.remove()");
    const answered = page.waitForResponse("**/rsvp");
    await button(page, /^RSVP: Sheets$/).click();
    await (await answered).finished();
    await button(page, /^RSVP’d, cancel: Sheets$/).click();
    await page.getByRole("button", { name: "Give it back" }).click();
    await button(page, /^RSVP: Sheets$/).waitFor();
    await page.getByText("Last 3").waitFor();
  });

  it("says that the session does not exist", async () => {
    const page = await embedding.open(pageOf({ "session-id": "nowhere.1" }), /status of 404/);
    await page.getByText("This session does not exist").waitFor();
  });

  it("says that it could not be loaded, and loads on another try", async () => {
    const page = await embedding.open(pageOf(), /ERR_CONNECTION_REFUSED|ERR_FAILED/);
    await page.route("**/api/**", (route) => route.abort("connectionrefused"));
    await page.goto(pageOf({ "session-id": knots }));
    await page.getByText("This could not be loaded").waitFor();
    await page.unroute("**/api/**");
    await button(page, /^Try again$/).click();
    await button(page, /: Knots$/).waitFor();
  });

  it.each<[string, Attributes, RegExp]>([
    [
      "an address that is none",
      { "session-id": "s.1", "api-url": "javascript:0" },
      /is not an address\. Set api-url/,
    ],
    ["no session", {}, /This button has no session\. Set session-id/],
  ])("tells the owner of the site, on the page and the console: %s", async (_, attributes, text) => {
    const page = await embedding.open(pageOf(attributes), text);
    await page.getByText(text).waitFor();
    await page.getByText("For the owner of this site").waitFor();
    expect(await page.getByRole("button").count()).toBe(0);
  });

  it("tells the owner of the site that the service does not let its origin call", async () => {
    const expected = /does not let pages of|CORS policy|ERR_FAILED/;
    const page = await embedding.open(pageOf(), expected);
    const complaint = page.waitForEvent("console", (message) => /allowedOrigins/.test(message.text()));
    // This is another name of the same site, which the service does not know.
    const stranger = embedding.site.origin.replace("127.0.0.1", "localhost");
    expect(stranger).not.toBe(embedding.site.origin);
    await page.goto(stranger + pageOf({ "session-id": knots }));
    await page.getByText(`add ${stranger} to its allowedOrigins`).waitFor();
    await complaint;
    await button(page, /^Try again$/).waitFor();
  });

  it("shows its own content if its script is missing", async () => {
    const page = await embedding.open(pageOf(), /ERR_FAILED/);
    await page.route("**/session-rsvp-button.js", (route) => route.abort());
    await page.goto(pageOf({ "session-id": knots }));
    await page.getByRole("link", { name: "RSVP elsewhere" }).waitFor();
  });

  it("passes the focus on to its inner button", async () => {
    const page = await embedding.open(pageOf({ "session-id": knots }));
    await button(page, /: Knots$/).waitFor();
    await inFirst(page, "first.focus()");
    await button(page, /: Knots$/)
      .and(page.locator(":focus"))
      .waitFor();
  });
});

it("sends a token only to the address of the button that got it", async () => {
  const elsewhere = `${embedding.site.origin}/elsewhere`;
  const page = await embedding.open(pageOf(), /status of 404|There is no RSVP service at/);
  const sent: [string, string | undefined][] = [];
  page.on("request", (request) => {
    const { authorization } = request.headers();
    if (authorization !== undefined || request.url().startsWith(elsewhere))
      sent.push([request.url(), authorization]);
  });
  await page.goto(
    pageOf({ "session-id": knots }, { "session-id": knots, "api-url": elsewhere }, { "session-id": knots }),
  );
  await page.getByText("This could not be loaded").waitFor();
  await expect.poll(() => button(page, /^Sign in to RSVP/).count()).toBe(2);
  sent.length = 0;
  const token = await embedding.service.token("ada", []);
  await inFirst(page, `first.token = ${JSON.stringify(token)}`);
  await expect.poll(() => button(page, /^RSVP: Knots$/).count()).toBe(2);
  await button(page, /^Try again$/).click();
  await expect.poll(() => sent.length).toBe(3);
  const mySchedule = `api/events/${embedding.conference.eventId}/my-schedule`;
  expect(sent.toSorted()).toEqual(
    [
      [`${embedding.service.url}/${mySchedule}`, `Bearer ${token}`],
      [`${elsewhere}/api/${seatsOfEvent()}`, undefined],
      [`${elsewhere}/api/sessions/${knots}`, undefined],
    ].toSorted(),
  );
});

it("stops sending a token once it is refused, even with many requests under way", async () => {
  const { service, conference } = embedding;
  const others = await Promise.all([anEvent(service), anEvent(service)]);
  const ids = await Promise.all(
    [conference, ...others].map(({ session }) => session({ ...tomorrow, title: "Knots", capacity: 10 })),
  );
  const page = await embedding.open(pageOf(), /status of 401/);
  await page.clock.install();
  await page.goto(pageOf(...ids.map((id) => ({ "session-id": id }))));
  await expect.poll(() => button(page, /^Sign in to RSVP/).count()).toBe(3);
  let sent = 0;
  await page.route("**/my-schedule", async (route) => {
    sent++;
    // Nothing is refused before all three are under way.
    await expect.poll(() => sent).toBe(3);
    await route.continue();
  });
  const spoilt = `${await service.token("ada", [])}x`;
  await inFirst(page, `first.token = ${JSON.stringify(spoilt)}`);
  await expect.poll(() => sent).toBe(3);
  await expect.poll(() => button(page, /^Sign in to RSVP/).count()).toBe(3);
  const seats = page.waitForResponse("**/seats");
  await page.clock.fastForward("02:00");
  await (await seats).finished();
  expect(sent).toBe(3);
  expect(await button(page, /^Sign in to RSVP/).count()).toBe(3);
});

describe("the looks of a button", () => {
  const styleOf = (page: Page, property: string) =>
    button(page, /: Knots$/).evaluate((element, name) => {
      const computed = Reflect.get(globalThis, "getComputedStyle") as (of: unknown) => Record<string, string>;
      return computed(element)[name];
    }, property);

  it("change only where the site sets them, not with the site's other styles", async () => {
    const path = pageOf({ "session-id": knots });
    embedding.site.files.set(
      "/loud.css",
      `html { font-size: 62.5%; text-transform: uppercase; letter-spacing: 1em }
       button { display: none !important }
       session-rsvp-button { --session-rsvp-unit: 16px; --session-rsvp-line-strong: rgb(1, 2, 3) }
       session-rsvp-button::part(button) { border-radius: 3px }`,
    );
    const page = await embedding.open(path);
    const plain = await styleOf(page, "font-size");
    await page.evaluate(
      `document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/loud.css" }))`,
    );
    await expect.poll(() => styleOf(page, "border-radius")).toBe("3px");
    expect(await styleOf(page, "border-top-color")).toBe("rgb(1, 2, 3)");
    expect(await styleOf(page, "text-transform")).toBe("none");
    expect(await styleOf(page, "letter-spacing")).toBe("normal");
    expect(await styleOf(page, "font-size")).toBe(plain);
  });

  it("are light on a site without a dark scheme", async () => {
    const page = await embedding.open(pageOf({ "session-id": knots }));
    await button(page, /: Knots$/).waitFor();
    const light = await styleOf(page, "background-color");
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await styleOf(page, "background-color")).toBe(light);
    await page.evaluate(`document.documentElement.style.colorScheme = "light dark"`);
    expect(await styleOf(page, "background-color")).not.toBe(light);
  });
});

it("puts an offer off, and keeps the person's place", async () => {
  const { join, reserve, cancel, rsvp } = people(embedding.service);
  const id = await embedding.conference.session({ ...tomorrow, title: "Charts", capacity: 1 });
  const [holder, waiting] = [`erik-${id}`, `ada-${id}`];
  expect((await reserve(holder, id)).status).toBe(201);
  expect((await join(waiting, id)).status).toBe(201);
  expect((await cancel(holder, id)).status).toBe(200);
  await expect.poll(async () => (await rsvp(waiting, id)).body.status).toBe("OFFERED");
  const page = await embedding.open(pageOf({ "session-id": id }));
  await inFirst(page, `first.token = ${JSON.stringify(await embedding.service.token(waiting, []))}`);
  await button(page, /^Decline: Charts$/).click();
  await button(page, /^Not now, keep my place$/).click();
  await button(page, /^#1 in line, leave: Charts$/).waitFor();
  expect((await rsvp(waiting, id)).body).toMatchObject({ status: "WAITLISTED", passesLeft: 2 });
});

describe("a seat at the same time as another one", () => {
  it("is refused by its name, and the app's page of the session has the exchange", async () => {
    const event = await anEvent(embedding.service);
    const rules = { ...eventBody, conflictPolicy: "BLOCK" };
    await event.organize("PUT", `/api/events/${event.eventId}`, rules);
    const [tides, sails] = [await event.session({ title: "Tides" }), await event.session({ title: "Sails" })];
    const ada = `ada-${sails}`;
    expect((await people(embedding.service).reserve(ada, tides)).status).toBe(201);
    const page = await embedding.open(pageOf({ "session-id": sails }), /status of 409/);
    await inFirst(page, `first.token = ${JSON.stringify(await embedding.service.token(ada, []))}`);
    await button(page, /^RSVP: Sails$/).click();
    await page.getByText("You have a seat at that time: “Tides”. Give it up first.").first().waitFor();
    const opened = page.waitForEvent("popup");
    await button(page, /^More in the app$/).click();
    const app = `${embedding.service.url}/events/${event.eventId}/sessions/${sails}`;
    expect((await opened).url()).toBe(app);
  });
});
