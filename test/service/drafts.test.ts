import { describe, expect, it } from "vitest";
import lanternDays from "../fixtures/lantern-days.schedule.json" with { type: "json" };
import { type ApiResponse, call, eventBody, people, sessionBody } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { graphqlOf } from "../support/graphql.ts";

const { service, conference } = useConference();

/** The dates are in the far future, so that registration is open. */
const schedule = JSON.stringify(lanternDays).replaceAll("2026-", "2036-");

const put = (eventId: string, body: object) => conference.organize("PUT", `/api/events/${eventId}`, body);
const importInto = (eventId: string, query = "") =>
  conference.organize("PUT", `/api/events/${eventId}/schedule${query}`, schedule);
const asOrganizer = (path: string) => conference.organize("GET", path);
const asAnyone = (path: string) => call(service, "GET", path);
const asAttendee = (path: string) => people(service).as("ada", "GET", path);

const firstSession = async (eventId: string): Promise<string> =>
  (await asOrganizer(`/api/events/${eventId}/sessions`)).body.sessions[0].sessionId;

const listed = ({ body }: ApiResponse): string[] =>
  body.events.map(({ eventId }: { eventId: string }) => eventId);

describe("a draft", () => {
  it("is the result of a complete import with publish=false", async () => {
    const { body } = await importInto("draft-made", "?publish=false&fileName=lantern.json");
    expect(body).toMatchObject({ added: 4, complete: true, done: 4, total: 4, published: false });
    expect((await asOrganizer("/api/events/draft-made")).body).toMatchObject({
      published: false,
      lastImport: { fileName: "lantern.json", complete: true, done: 4, total: 4, at: expect.any(String) },
    });
  });

  it("is visible only to organizers on every public route", async () => {
    await importInto("draft-hidden", "?publish=false");
    const sessionId = await firstSession("draft-hidden");
    const paths = [
      "/api/events/draft-hidden",
      "/api/events/draft-hidden/sessions",
      "/api/events/draft-hidden/seats",
      `/api/sessions/${sessionId}`,
      `/api/sessions/${sessionId}/calendar.ics`,
    ];
    for (const path of paths) {
      for (const answer of [await asAnyone(path), await asAttendee(path)]) {
        expect([answer.status, answer.headers.get("cache-control")]).toEqual([404, "no-store"]);
      }
      const { status, headers } = await asOrganizer(path);
      expect([status, headers.get("cache-control")]).toEqual([200, "private, no-store"]);
      expect(headers.get("vary")).toContain("Authorization");
    }
    expect(listed(await asAnyone("/api/events"))).not.toContain("draft-hidden");
    expect(listed(await asAttendee("/api/events"))).not.toContain("draft-hidden");
    expect(listed(await asOrganizer("/api/events"))).toContain("draft-hidden");
    expect((await asAttendee("/api/events/draft-hidden/my-schedule")).status).toBe(404);
    expect((await asOrganizer("/api/events/draft-hidden/my-schedule")).status).toBe(200);
  });

  it("is visible only to organizers in GraphQL, also in the answer to a refused RSVP", async () => {
    await importInto("draft-graph", "?publish=false");
    const sessionId = await firstSession("draft-graph");
    const query = `query ($event: ID!, $session: ID!) {
      events { id } event(eventId: $event) { published } session(sessionId: $session) { id } }`;
    const variables = { event: "draft-graph", session: sessionId };
    const { ask } = graphqlOf(service);
    const anyone = (await ask(query, variables)).body.data;
    expect([anyone.event, anyone.session]).toEqual([null, null]);
    expect(anyone.events).not.toContainEqual({ id: "draft-graph" });
    const token = await service.organizer();
    const organizer = (await ask(query, variables, { token })).body.data;
    expect([organizer.event, organizer.session]).toEqual([{ published: false }, { id: sessionId }]);
    const mutation = `mutation ($session: ID!) {
      rsvpToSession(input: { sessionId: $session }) { code session { title } } }`;
    const attendee = { token: await service.token("ada", []) };
    const { body } = await ask(mutation, { session: sessionId }, attendee);
    expect(body.data.rsvpToSession).toEqual({ code: "SESSION_NOT_FOUND", session: null });
  });

  it("gives nobody a seat until it is published, and an attempt costs as much as any refusal", async () => {
    await importInto("draft-rsvp", "?publish=false");
    const sessionId = await firstSession("draft-rsvp");
    const { reserve } = people(service);
    await service.resetUsage();
    const refused = await reserve("eve", sessionId);
    expect([refused.status, refused.body.code]).toEqual([404, "SESSION_NOT_FOUND"]);
    const { reservations } = (await service.usage()).functions;
    const calls = Object.entries(reservations ?? {}).map(([name, { calls }]) => [name, calls]);
    expect(Object.fromEntries(calls)).toEqual({ UpdateItem: 1, Query: 1, TransactWriteItems: 1 });
    const { eventId: _, ...event } = (await asOrganizer("/api/events/draft-rsvp")).body;
    expect((await put("draft-rsvp", { ...event, published: true })).body.published).toBe(true);
    expect((await asAnyone("/api/events/draft-rsvp")).body.lastImport).toMatchObject({ done: 4 });
    expect((await reserve("eve", sessionId)).status).toBe(201);
  });

  it("can be made from a public event: it is hidden, and people keep their seats", async () => {
    await importInto("draft-again");
    const sessionId = await firstSession("draft-again");
    const { reserve, cancel, mySchedule } = people(service);
    await reserve("kim", sessionId);
    expect((await put("draft-again", { ...eventBody, published: false })).status).toBe(200);
    expect((await asAnyone(`/api/sessions/${sessionId}`)).status).toBe(404);
    expect((await reserve("leo", sessionId)).status).toBe(404);
    expect((await mySchedule("kim", "draft-again")).body.entries).toHaveLength(1);
    expect((await cancel("kim", sessionId)).status).toBe(200);
  });

  it("stays a draft unless an organizer says otherwise, and closes sessions that are added to it", async () => {
    await put("draft-kept", { ...eventBody, published: false });
    expect((await put("draft-kept", { ...eventBody, title: "New" })).body.published).toBe(false);
    const { body } = await conference.organize("POST", "/api/events/draft-kept/sessions", sessionBody);
    expect((await people(service).reserve("zoe", body.sessionId)).status).toBe(404);
    expect((await importInto("draft-kept")).body).toMatchObject({ complete: true, published: false });
    expect((await asAnyone("/api/events/draft-kept")).status).toBe(404);
  });
});

describe("a public event", () => {
  it("is the same for all and cached for ten seconds, but only by the browser for an organizer", async () => {
    const path = `/api/events/${conference.eventId}`;
    const [anyone, organizer] = [await asAnyone(path), await asOrganizer(path)];
    expect(organizer.text).toBe(anyone.text);
    expect(anyone.headers.get("cache-control")).toBe("public, max-age=10");
    expect(organizer.headers.get("cache-control")).toBe("private, no-cache");
    const token = "not.a.token";
    expect((await call(service, "GET", path, { token })).status).toBe(200);
  });
});
