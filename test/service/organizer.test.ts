import { describe, expect, it } from "vitest";
import { EventAnswer } from "../../functions/contract/answers.ts";
import { validate } from "../../functions/contract/validation.ts";
import schedule from "../fixtures/lantern-days.schedule.json" with { type: "json" };
import { anEvent, call, eventBody, people, sessionBody } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { graphqlOf } from "../support/graphql.ts";

const { service, conference } = useConference();

describe("an organizer", () => {
  it("creates and replaces an event", async () => {
    const path = `/api/events/${conference.eventId}`;
    const replaced = await conference.organize("PUT", path, { ...eventBody, title: "Renamed" });
    expect(replaced.status).toBe(200);
    const event = (await call(service, "GET", path)).body;
    expect(validate(EventAnswer, event, "event")).toMatchObject({ valid: true });
    expect(event).toEqual({
      eventId: conference.eventId,
      title: "Renamed",
      timeZone: "Europe/Berlin",
      startsAt: "2030-12-27T09:00:00.000Z",
      endsAt: "2030-12-30T18:00:00.000Z",
      accentColor: null,
      quietHours: null,
      conflictPolicy: "WARN",
      changeMinutes: 0,
      graceMinutes: null,
      registrationClosed: false,
      venue: null,
      description: null,
      dayChange: 0,
      logoUrl: null,
      coverUrl: null,
      published: true,
      lastImport: null,
    });
    const { events } = (await call(service, "GET", "/api/events")).body;
    expect(events).toContainEqual(expect.objectContaining({ title: "Renamed" }));
  });

  it.each([
    ["no title", { title: "  " }, "body.title"],
    ["an unknown time zone", { timeZone: "Mars/Olympus" }, "body.timeZone"],
    ["an absurd date", { startsAt: "9999-12-31T00:00:00Z" }, "body.startsAt"],
    ["an offset for a time zone", { timeZone: "+01:00" }, "body.timeZone"],
    ["a date without offset", { startsAt: "2030-12-27T09:00:00" }, "body.startsAt"],
    ["an end before its start", { endsAt: "2030-01-01T00:00:00Z" }, "body.endsAt"],
    ["a colour in words", { accentColor: "teal" }, "body.accentColor"],
    ["a colour of three digits", { accentColor: "#0b9" }, "body.accentColor"],
    ["a colour that lets something through", { accentColor: "#0b6e9980" }, "body.accentColor"],
    [
      "a clock time that no clock shows",
      { quietHours: { from: "22:00", to: "24:00" } },
      "body.quietHours.to",
    ],
    ["quiet hours of a whole day", { quietHours: { from: "22:00", to: "22:00" } }, "body.quietHours.to"],
    ["an unknown policy for overlaps", { conflictPolicy: "REFUSE" }, "body.conflictPolicy"],
    ["five hours between two rooms", { changeMinutes: 300 }, "body.changeMinutes"],
    ["half of the quiet hours", { quietHours: { from: "22:00" } }, "body.quietHours.to"],
    ["a day that ends in the afternoon", { dayChange: 721 }, "body.dayChange"],
    ["a venue without a name", { venue: " " }, "body.venue"],
    ["a description of a book's length", { description: "a".repeat(5_001) }, "body.description"],
    ["members nobody knows", { colour: "red" }, "body"],
    ["half a character", { title: "\ud83c" }, "body.title"],
  ])("is told the mistake in an event with %s", async (_, wrong, where) => {
    const answer = await conference.organize("PUT", "/api/events/new-event", { ...eventBody, ...wrong });
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe("INVALID_REQUEST");
    expect(answer.body.errors).toContainEqual(
      expect.objectContaining({ path: where, message: expect.any(String) }),
    );
    expect((await call(service, "GET", "/api/events/new-event")).status).toBe(404);
  });

  it("gives an event its colour, which an import keeps", async () => {
    const path = `/api/events/${conference.eventId}`;
    const coloured = await conference.organize("PUT", path, { ...eventBody, accentColor: "#0B6E99" });
    expect(coloured.body).toMatchObject({ accentColor: "#0b6e99" });
    expect((await conference.organize("PUT", `${path}/schedule`, schedule)).status).toBe(200);
    const { lastImport, ...event } = (await call(service, "GET", path)).body;
    expect({ ...event, lastImport: null }).toEqual(coloured.body);
    expect(lastImport).toMatchObject({ complete: true });
    const query = "query ($id: ID!) { event(eventId: $id) { accentColor } }";
    const { body } = await graphqlOf(service).ask(query, { id: conference.eventId });
    expect(body.data).toEqual({ event: { accentColor: "#0b6e99" } });
  });

  it("cannot give an event an id that is no slug, nor add a session to an event that does not exist", async () => {
    expect((await conference.organize("PUT", "/api/events/No%20Slug", eventBody)).status).toBe(400);
    const answer = await conference.organize("POST", "/api/events/no-such-event/sessions", sessionBody);
    expect(answer).toMatchObject({ status: 404, body: { code: "EVENT_NOT_FOUND" } });
  });

  it("creates a session whose id begins with its event's", async () => {
    const answer = await conference.organize("POST", `/api/events/${conference.eventId}/sessions`, {
      ...sessionBody,
      capacity: 12,
      speakers: [{ name: "Ada" }],
    });
    expect(answer.status).toBe(201);
    expect(answer.body.sessionId.startsWith(`${conference.eventId}.`)).toBe(true);
    expect(answer.headers.get("location")).toBe(`/api/sessions/${answer.body.sessionId}`);
    expect(await conference.get(answer.body.sessionId)).toEqual(answer.body);
    expect(answer.body).toMatchObject({ capacity: 12, seatsLeft: 12, state: "OPEN", offerMinutes: 60 });
  });

  it("raises a capacity, lowers it below the taken seats, and removes it", async () => {
    const { reserve, cancel } = people(service);
    const sessionId = await conference.session({ capacity: 2 });
    for (const user of ["ada", "bob"]) await reserve(user, sessionId);
    const lowered = await conference.patch(sessionId, { capacity: 1 });
    expect(lowered).toMatchObject({ status: 200, body: { capacity: 1, taken: 2, seatsLeft: 0 } });
    await cancel("ada", sessionId);
    expect((await reserve("eve", sessionId)).body.code).toBe("SESSION_FULL");
    await conference.patch(sessionId, { capacity: 2 });
    expect((await reserve("eve", sessionId)).status).toBe(201);
    await conference.patch(sessionId, { capacity: null });
    expect((await reserve("kim", sessionId)).status).toBe(201);
    expect(await conference.get(sessionId)).toMatchObject({ capacity: null, taken: 3, seatsLeft: null });
  });

  it.each([
    ["a fraction of a seat", { capacity: 1.5 }],
    ["fewer seats than none", { capacity: -1 }],
    ["seats in words", { capacity: "ten" }],
    ["a state nobody knows", { state: "MAYBE" }],
    ["an end before its start", { endsAt: "2030-12-27T10:00:00Z" }],
    ["nothing", {}],
    ["another id", { sessionId: "conf.other" }],
    ["places taken by decree", { taken: 0 }],
  ])("cannot change a session to %s", async (_, patch) => {
    const sessionId = await conference.session();
    const before = await conference.get(sessionId);
    expect(await conference.patch(sessionId, patch)).toMatchObject({
      status: 400,
      body: { code: "INVALID_REQUEST" },
    });
    expect(await conference.get(sessionId)).toEqual(before);
  });

  it("is told that the session does not exist", async () => {
    const answer = await conference.patch(`${conference.eventId}.unknown`, { capacity: 3 });
    expect(answer).toMatchObject({ status: 404, body: { code: "SESSION_NOT_FOUND" } });
  });

  it("pages through a roster, and downloads it as CSV that no spreadsheet runs as formulas", async () => {
    const { reserve } = people(service);
    const sessionId = await conference.session();
    const users = ["=1+1", "+49", "-x", "@sum", 'qu"ote', "com,ma", "ä🎉", "two\n=1+1", "three\r\t=1+1"];
    for (const user of users) await reserve(user, sessionId);
    const path = `/api/sessions/${sessionId}/roster`;
    const listed: string[] = [];
    let cursor: string | null = null;
    do {
      const { body } = await conference.organize(
        "GET",
        `${path}?limit=3${cursor ? `&cursor=${cursor}` : ""}`,
      );
      expect(body.attendees.length).toBeLessThanOrEqual(3);
      listed.push(...body.attendees.map((attendee: { userId: string }) => attendee.userId));
      cursor = body.nextCursor;
    } while (cursor);
    expect(listed).toEqual(users);

    const csv = await conference.organize("GET", path, undefined, { accept: "text/csv" });
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const [header, ...rows] = csv.text.trimEnd().split("\r\n");
    expect(header).toBe(
      "userId,name,email,status,rsvpId,rsvpAt,waitlistedAt,offerExpiresAt,checkedInAt,mailStopped,addedBy,addedNote,outOfTurnBy,outOfTurnNote",
    );
    expect(rows).toHaveLength(users.length);
    for (const row of rows) expect(row).not.toMatch(/(^|,)"?[=+\-@]/);
    expect(rows[4]).toContain('"qu""ote"');
  });

  it("downloads the people of a whole event by session in order of start", async () => {
    const { eventId, session, organize } = await anEvent(service);
    const { reserve, join } = people(service);
    const later = await session({
      title: "Later",
      startsAt: "2030-12-27T12:00:00Z",
      endsAt: "2030-12-27T13:00:00Z",
    });
    const first = await session({ title: "=First", room: "Nave", capacity: 1 });
    await session({ title: "Nobody" });
    for (const user of ["ada", "ben"]) await join(user, first);
    await reserve("cleo", later);
    const file = await organize("GET", `/api/events/${eventId}/roster`);
    expect(file.headers.get("content-disposition")).toMatch(
      new RegExp(`^attachment; filename="${eventId}-all-attendees-\\d{4}-\\d\\d-\\d\\d\\.csv"$`),
    );
    expect(file.headers.get("link")).toBe(null);
    const [header, ...rows] = file.text.trimEnd().split("\r\n");
    expect(header).toMatch(
      /^sessionId,title,startsAt,room,userId,.*,waitlistedAt,offerExpiresAt,checkedInAt,mailStopped,addedBy,addedNote,outOfTurnBy,outOfTurnNote$/,
    );
    expect(rows.map((row) => row.split(",").slice(0, 5))).toEqual([
      [first, "'=First", "2030-12-27T10:00:00.000Z", "Nave", "ada"],
      [first, "'=First", "2030-12-27T10:00:00.000Z", "Nave", "ben"],
      [later, "Later", "2030-12-27T12:00:00.000Z", "", "cleo"],
    ]);
    const wrong = await organize("GET", `/api/events/${eventId}/roster?cursor=bm90aGluZw`);
    expect(wrong).toMatchObject({ status: 400, body: { code: "INVALID_REQUEST" } });
    expect((await organize("GET", "/api/events/none-such/roster")).status).toBe(404);
  });

  it("is told the mistake in a request for a roster", async () => {
    const path = `/api/sessions/${await conference.session()}/roster`;
    for (const query of [
      "limit=0",
      "limit=501",
      "limit=x",
      "status=CANCELLED",
      "cursor=nonsense",
      "cursor=%22",
    ]) {
      expect((await conference.organize("GET", `${path}?${query}`)).status, query).toBe(400);
    }
    const unknown = await conference.organize("GET", `/api/sessions/${conference.eventId}.unknown/roster`);
    expect(unknown).toMatchObject({ status: 404, body: { code: "SESSION_NOT_FOUND" } });
    expect((await conference.organize("GET", path)).body).toEqual({ attendees: [], nextCursor: null });
  });
});
