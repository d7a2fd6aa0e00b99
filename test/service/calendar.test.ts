import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { describe, expect, it } from "vitest";
import { anEvent, call, eventBody, people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";

const { service, conference } = useConference();
const me = () => people(service);

/** A person's feed: its path, which they have just made. */
async function linkOf(user: string): Promise<string> {
  const { status, body } = await me().as(user, "POST", "/api/me/calendar");
  expect(status).toBe(201);
  return new URL(body.feedUrl).pathname;
}

const ask = (path: string, headers: Record<string, string> = {}) => call(service, "GET", path, { headers });

interface Entry {
  readonly uid: string;
  readonly sequence: number;
  readonly status: string;
  readonly summary: string;
  readonly description: string;
  readonly location: string | undefined;
  readonly url: string | undefined;
  readonly start: string;
  readonly end: string;
}

/** What both parsers read, once it is sure that they read the same. */
function entriesOf(text: string): Entry[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone"))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const one = calendar.getAllSubcomponents("vevent").map((component): Entry => {
    const event = new ICAL.Event(component);
    const textOf = (name: string) => component.getFirstPropertyValue(name)?.toString();
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: textOf("status") ?? "",
      summary: event.summary,
      description: event.description,
      location: textOf("location"),
      url: textOf("url"),
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
    };
  });
  const other = Object.values(nodeIcal.sync.parseICS(text)).flatMap((event) =>
    event?.type !== "VEVENT"
      ? []
      : [
          {
            uid: event.uid,
            sequence: Number(event.sequence),
            status: event.status ?? "",
            summary: String(event.summary),
            description: String(event.description),
            location: event.location === undefined ? undefined : String(event.location),
            url: event.url === undefined ? undefined : String(event.url),
            start: event.start.toISOString(),
            end: event.end?.toISOString() ?? "",
          },
        ],
  );
  expect(other).toEqual(one);
  return one;
}

async function feedOf(path: string): Promise<Entry[]> {
  const { status, text } = await ask(path);
  expect(status).toBe(200);
  return entriesOf(text);
}

async function entryIn(path: string, sessionId: string): Promise<Entry> {
  const entry = (await feedOf(path)).find(({ uid }) => uid.startsWith(sessionId));
  if (entry === undefined) throw new Error(`no entry of ${sessionId}`);
  return entry;
}

/** Runs the consumer once on a session. */
const look = (sessionId: string) =>
  service.invoke("nudge-consumer", {
    Records: [{ messageId: "1", receiptHandle: "1", attributes: {}, body: JSON.stringify({ sessionId }) }],
  });

describe("the calendar feed", () => {
  it("shows a seat with its place, its page and its people, under an id that stays", async () => {
    const sessionId = await conference.session({
      title: "Knots, splices; \\ and “Ünïcode” 🎉",
      room: "Saal 1; links",
      speakers: [{ name: "Runa Falk" }, { name: "Ilse Korhonen" }],
    });
    await me().reserve("ada", sessionId);
    const path = await linkOf("ada");
    expect(await feedOf(path)).toEqual([
      {
        uid: `${sessionId}@session-rsvp`,
        sequence: 1,
        status: "CONFIRMED",
        summary: "Knots, splices; \\ and “Ünïcode” 🎉",
        description: expect.stringMatching(/^You have a seat\.\n\nRuna Falk, Ilse Korhonen\n\nhttp/),
        location: "Saal 1; links",
        url: `${service.url}/events/${conference.eventId}/sessions/${sessionId}`,
        start: "2030-12-27T10:00:00.000Z",
        end: "2030-12-27T11:00:00.000Z",
      },
    ]);
  });

  it("has the right times before and after the clocks change", async () => {
    const spring = { startsAt: "2030-03-31T00:30:00Z", endsAt: "2030-03-31T01:30:00Z" };
    const autumn = { startsAt: "2030-10-26T22:30:00Z", endsAt: "2030-10-27T01:30:00Z" };
    for (const times of [spring, autumn]) await me().reserve("tess", await conference.session(times));
    expect((await feedOf(await linkOf("tess"))).map(({ start, end }) => [start, end])).toEqual([
      ["2030-03-31T00:30:00.000Z", "2030-03-31T01:30:00.000Z"],
      ["2030-10-26T22:30:00.000Z", "2030-10-27T01:30:00.000Z"],
    ]);
  });

  it("says which place a waiting person has, and until when an offer lasts", async () => {
    const { reserve, join, cancel, accept } = me();
    const sessionId = await conference.session({ capacity: 1, title: "Tides" });
    await reserve("bob", sessionId);
    for (const user of ["cleo", "dan"]) await join(user, sessionId);
    const [cleo, dan] = [await linkOf("cleo"), await linkOf("dan")];
    const waiting = await entryIn(dan, sessionId);
    expect(waiting).toMatchObject({ status: "TENTATIVE", summary: "Waitlist: Tides" });
    expect(waiting.description).toContain("You are number 2 on the waitlist.");

    await cancel("bob", sessionId);
    await service.clock(10_000);
    await look(sessionId);
    const offered = await entryIn(cleo, sessionId);
    expect(offered).toMatchObject({ status: "TENTATIVE", summary: "Offer: Tides" });
    expect(offered.description).toMatch(
      /^A seat is held for you until \w{3},? \d+ \w+,? \d\d:\d\d \(Europe\/Berlin\)\./,
    );
    await accept("cleo", sessionId);
    const accepted = await entryIn(cleo, sessionId);
    expect(accepted).toMatchObject({ status: "CONFIRMED", summary: "Tides" });
    expect(accepted.sequence).toBeGreaterThan(offered.sequence);
  });

  it("counts each change of programme and RSVP: a move, a cancellation, another seat", async () => {
    const { reserve, cancel } = me();
    const sessionId = await conference.session({ title: "Sails" });
    await reserve("eve", sessionId);
    const path = await linkOf("eve");
    const seen = [await entryIn(path, sessionId)];
    const acts = [
      () => conference.patch(sessionId, { startsAt: "2030-12-28T10:00:00Z", endsAt: "2030-12-28T11:00:00Z" }),
      () => conference.patch(sessionId, { title: "Sails and oars" }),
      () => cancel("eve", sessionId),
      () => reserve("eve", sessionId),
    ];
    for (const act of acts) {
      await act();
      seen.push(await entryIn(path, sessionId));
    }
    expect(seen.map(({ status, summary, start }) => [status, summary, start.slice(8, 10)])).toEqual([
      ["CONFIRMED", "Sails", "27"],
      ["CONFIRMED", "Sails", "28"],
      ["CONFIRMED", "Sails and oars", "28"],
      ["CANCELLED", "Cancelled: Sails and oars", "28"],
      ["CONFIRMED", "Sails and oars", "28"],
    ]);
    const sequences = seen.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
    expect(new Set(seen.map(({ uid }) => uid)).size).toBe(1);
  });

  it("shows why others ended an RSVP", async () => {
    const { reserve, join, cancel } = me();
    const [removed, cancelled, expired] = [
      await conference.session(),
      await conference.session(),
      await conference.session({ capacity: 1, offerMinutes: 5 }),
    ] as const;
    for (const sessionId of [removed, cancelled]) await reserve("fay", sessionId);
    await reserve("gus", expired);
    await join("fay", expired);
    await cancel("gus", expired);
    await service.clock(10_000);
    await look(expired);
    await conference.remove(removed, "fay");
    await conference.patch(cancelled, { state: "CANCELLED" });
    await look(cancelled);
    await service.clock(6 * 60_000);
    await service.invoke("sweep", {});
    const path = await linkOf("fay");
    const said = async (sessionId: string) => {
      const { status, description } = await entryIn(path, sessionId);
      return [status, description.split("\n")[0]];
    };
    expect(await said(removed)).toEqual(["CANCELLED", "The organizer removed you from this session."]);
    expect(await said(cancelled)).toEqual(["CANCELLED", "The session is cancelled."]);
    expect(await said(expired)).toEqual(["CANCELLED", "Your offer has expired."]);
  });

  it("has what was cancelled until the event is over, and what was held also later", async () => {
    const { reserve, cancel } = me();
    const event = await anEvent(service);
    const [kept, given] = [await event.session({ title: "Kept" }), await event.session({ title: "Given" })];
    for (const sessionId of [kept, given]) await reserve("una", sessionId);
    await cancel("una", given);
    const path = await linkOf("una");
    const titles = async () => (await feedOf(path)).map(({ summary }) => summary);
    expect(await titles()).toEqual(["Cancelled: Given", "Kept"]);
    const over = { ...eventBody, startsAt: "2020-12-27T09:00:00Z", endsAt: "2020-12-30T18:00:00Z" };
    await event.organize("PUT", `/api/events/${event.eventId}`, over);
    expect(await titles()).toEqual(["Kept"]);
  });

  it("shows events of several zones, and no draft", async () => {
    const events = [await anEvent(service), await anEvent(service)] as const;
    const put = (of: (typeof events)[0], changes: object) =>
      of.organize("PUT", `/api/events/${of.eventId}`, { ...eventBody, ...changes });
    await put(events[1], { timeZone: "Asia/Kolkata" });
    for (const event of events) await me().reserve("vic", await event.session());
    const path = await linkOf("vic");
    const { start } = (await feedOf(path))[1] ?? {};
    expect([(await feedOf(path)).length, start]).toEqual([2, "2030-12-27T10:00:00.000Z"]);
    expect((await ask(path)).text).toContain("DTSTART;TZID=Asia/Kolkata:20301227T153000");
    await put(events[1], { published: false });
    expect((await feedOf(path)).map(({ uid }) => uid.split(".")[0])).toEqual([events[0].eventId]);
    const file = `/api/events/${events[1].eventId}/my-schedule.ics`;
    expect((await me().as("vic", "GET", file)).status).toBe(404);
  });

  it("is the same text, with the same tag, until something changes", async () => {
    const sessionId = await conference.session();
    await me().reserve("hal", sessionId);
    const path = await linkOf("hal");
    const first = await ask(path);
    const etag = first.headers.get("etag") ?? "";
    await service.clock(60_000);
    expect((await ask(path)).text).toBe(first.text);
    const known = await ask(path, { "if-none-match": etag });
    expect([known.status, known.text]).toEqual([304, ""]);
    await conference.patch(sessionId, { room: "Quay" });
    expect((await ask(path, { "if-none-match": etag })).status).toBe(200);
  });

  it("tells calendar programs when to ask again, and no cache or other site of itself", async () => {
    const { headers, text } = await ask(await linkOf("ida"));
    expect(text).toContain("REFRESH-INTERVAL;VALUE=DURATION:PT30M\r\nX-PUBLISHED-TTL:PT30M");
    expect(headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(headers.get("cache-control")).toBe("private, no-cache");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(entriesOf(text)).toEqual([]);
  });
});

describe("a calendar link", () => {
  it("is none until the person makes one, and is shown again to them alone", async () => {
    const { as } = me();
    expect((await as("jon", "GET", "/api/me/calendar")).body).toEqual({ feedUrl: null });
    const { body, headers } = await as("jon", "POST", "/api/me/calendar");
    expect(body.feedUrl).toMatch(new RegExp(`^${service.url}/api/calendar/[\\w-]{43}\\.ics$`));
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect((await as("jon", "GET", "/api/me/calendar")).body).toEqual(body);
    expect((await as("kim", "GET", "/api/me/calendar")).body).toEqual({ feedUrl: null });
    for (const method of ["GET", "POST"])
      expect((await call(service, method, "/api/me/calendar")).status).toBe(401);
  });

  it("leads nowhere as soon as a new one is made", async () => {
    const old = await linkOf("lea");
    const young = await linkOf("lea");
    expect((await ask(old)).body).toMatchObject({ status: 404, code: "CALENDAR_NOT_FOUND" });
    expect((await ask(young)).status).toBe(200);
  });

  it("is one at last if two are made at the same time", async () => {
    // The second time there is one already.
    for (let time = 0; time < 2; time++) {
      const made = await Promise.all([linkOf("max"), linkOf("max")]);
      const { body } = await me().as("max", "GET", "/api/me/calendar");
      const alive = await Promise.all(made.map(async (path) => (await ask(path)).status === 200));
      expect(made.filter((_, n) => alive[n])).toEqual([new URL(body.feedUrl).pathname]);
    }
  });

  it("shows nothing of other people", async () => {
    const sessionId = await conference.session();
    await me().reserve("ned", sessionId);
    expect(await feedOf(await linkOf("olga"))).toEqual([]);
  });

  it("cannot be made too often", async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++) statuses.push((await me().as("pia", "POST", "/api/me/calendar")).status);
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
  });

  it.each([
    "a".repeat(43),
    "a".repeat(42),
    "a".repeat(44),
    "CALENDAR",
    "",
    `${"a".repeat(42)}%2F`,
    `${"a".repeat(42)}#`,
  ])("is refused if it was never made: %s", async (secret) => {
    expect((await ask(`/api/calendar/${secret}.ics`)).status).toBe(404);
  });

  it("needs its ending", async () => {
    const path = await linkOf("quin");
    const answers = await Promise.all(
      [path.slice(0, -4), `${path}x`, path.replace(".ics", ".ICS")].map((one) => ask(one)),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it("is in no log, whether it is right, old or forged", async () => {
    const paths = [await linkOf("rob"), await linkOf("rob")];
    for (const path of paths) await ask(path);
    const failing = { service: "dynamodb", kind: "Error", rate: 1, function: "calendar" } as const;
    await service.faults({ rules: [failing] });
    expect((await ask(paths[1] ?? "")).status).toBe(503);
    await service.faults({ rules: [] });
    const logged = [...service.output, ...service.log].join("\n");
    expect(logged).toContain("GET /api/calendar/{file}");
    for (const path of paths) {
      const [, secret = "?"] = /calendar\/(.*)\.ics/.exec(path) ?? [];
      expect(logged).not.toContain(secret);
    }
  });
});

describe("the file of My Schedule", () => {
  it("has what the person has in one event, and needs a token", async () => {
    const { as, reserve } = me();
    const sessionId = await conference.session();
    await reserve("sam", sessionId);
    const path = `/api/events/${conference.eventId}/my-schedule.ics`;
    const { status, text, headers } = await as("sam", "GET", path);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(entriesOf(text).map(({ uid }) => uid)).toEqual([`${sessionId}@session-rsvp`]);
    expect(text).toContain("X-WR-CALNAME;VALUE=TEXT:Conference");
    expect(text).not.toContain("REFRESH-INTERVAL");
    expect((await call(service, "GET", path)).status).toBe(401);
  });

  it("is empty in an event without sessions, and missing if there is no event", async () => {
    const { as } = me();
    const answer = await as("tom", "GET", `/api/events/${conference.eventId}/my-schedule.ics`);
    expect([answer.status, entriesOf(answer.text)]).toEqual([200, []]);
    const none = await as("tom", "GET", "/api/events/no-such-event/my-schedule.ics");
    expect(none.body).toMatchObject({ status: 404, code: "EVENT_NOT_FOUND" });
  });
});

describe("the file of a session", () => {
  it("is for everybody, kept for some seconds, and known by its tag", async () => {
    const sessionId = await conference.session({ title: "Open", room: "Pier", abstract: "*What* it is." });
    const path = `/api/sessions/${sessionId}/calendar.ics`;
    const { status, text, headers } = await ask(path);
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("public, max-age=10");
    expect(headers.get("content-disposition")).toBe(`inline; filename="${conference.eventId}-open.ics"`);
    expect(entriesOf(text)).toMatchObject([
      {
        uid: `${sessionId}@session-rsvp`,
        status: "CONFIRMED",
        summary: "Open",
        location: "Pier",
        description: expect.stringMatching(/^What it is\./),
      },
    ]);
    const tag = { "if-none-match": headers.get("etag") ?? "" };
    await service.clock(2_000);
    expect((await ask(path, tag)).status).toBe(304);
    await conference.patch(sessionId, { state: "CANCELLED" });
    const after = await ask(path, tag);
    expect(entriesOf(after.text)).toMatchObject([{ status: "CANCELLED", summary: "Cancelled: Open" }]);
  });

  it("is missing for a session that does not exist", async () => {
    for (const id of [`${conference.eventId}.nothing`, "nothing"])
      expect((await ask(`/api/sessions/${id}/calendar.ics`)).body).toMatchObject({
        status: 404,
        code: "SESSION_NOT_FOUND",
      });
  });
});
