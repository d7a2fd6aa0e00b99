import { randomUUID } from "node:crypto";
import pMap from "p-map";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { ExportAnswer } from "../../functions/contract/account.ts";
import { AS_ORGANIZER_HEADER } from "../../functions/contract/environment.ts";
import { validate } from "../../functions/contract/validation.ts";
import { readAssembly } from "../../local/template/read-assembly.ts";
import { anEvent, call, eventBody, people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { graphqlOf } from "../support/graphql.ts";
import { everyItem } from "../support/invariants.ts";
import { tableOf } from "../support/table.ts";

const { service, conference } = useConference({ triggers: true, stream: true });
const addressOf = (user: string) => `${user}@example.org`;
const rolePath = (user: string, eventId = conference.eventId) =>
  `/api/events/${eventId}/roles/${encodeURIComponent(addressOf(user))}`;
const give = (user: string, role: "ORGANIZER" | "DOOR", eventId = conference.eventId) =>
  conference.organize("PUT", rolePath(user, eventId), { role, name: null });
const as = (user: string, method: string, path: string, body?: unknown) =>
  people(service).as(user, method, path, body);
const invitations = async (user: string) =>
  (await service.outbox()).filter(({ to, kind }) => to === addressOf(user) && kind === "INVITATION");

/** Everybody that may send a request. Of the event: its organizer and its door. */
const CALLERS = ["anonymous", "attendee", "door", "organizer", "organizer elsewhere", "owner"] as const;
type Caller = (typeof CALLERS)[number];
type Allowed = readonly Caller[];
const everybody: Allowed = CALLERS;
const signedIn: Allowed = CALLERS.slice(1);
const organizers: Allowed = ["organizer", "owner"];
const door: Allowed = ["door", ...organizers];

/** Each route of the API, and who is let through. */
const ROUTES: Readonly<Record<string, Allowed>> = {
  $default: everybody,
  "GET /api/health": everybody,
  "GET /api/openapi.json": everybody,
  "GET /api/icons/{file}": everybody,
  "GET /api/events": everybody,
  "GET /api/events/{eventId}": everybody,
  "GET /api/events/{eventId}/app.webmanifest": everybody,
  "GET /api/events/{eventId}/sessions": everybody,
  "GET /api/events/{eventId}/seats": everybody,
  "GET /api/sessions/{sessionId}": everybody,
  "GET /api/sessions/{sessionId}/standby": everybody,
  "GET /api/sessions/{sessionId}/calendar.ics": everybody,
  "GET /api/calendar/{file}": everybody,
  "GET /api/links/{token}": everybody,
  "POST /api/links/{token}": everybody,
  "POST /api/graphql": everybody,
  "GET /api/sessions/{sessionId}/rsvp": signedIn,
  "PUT /api/sessions/{sessionId}/rsvp": signedIn,
  "DELETE /api/sessions/{sessionId}/rsvp": signedIn,
  "POST /api/sessions/{sessionId}/rsvp/accept": signedIn,
  "POST /api/sessions/{sessionId}/rsvp/pass": signedIn,
  "PUT /api/sessions/{sessionId}/visit": signedIn,
  "DELETE /api/sessions/{sessionId}/visit": signedIn,
  "POST /api/events/{eventId}/any-of": signedIn,
  "GET /api/events/{eventId}/my-schedule": signedIn,
  "GET /api/events/{eventId}/my-schedule.ics": signedIn,
  "GET /api/events/{eventId}/ticket": signedIn,
  "POST /api/events/{eventId}/ticket": signedIn,
  "GET /api/sessions/{sessionId}/feedback": signedIn,
  "PUT /api/sessions/{sessionId}/feedback": signedIn,
  "DELETE /api/sessions/{sessionId}/feedback": signedIn,
  "GET /api/events/{eventId}/notices": signedIn,
  "POST /api/events/{eventId}/notices/read": signedIn,
  "GET /api/me/calendar": signedIn,
  "POST /api/me/calendar": signedIn,
  "GET /api/me/export": signedIn,
  "DELETE /api/me": signedIn,
  "POST /api/me/claims": signedIn,
  "GET /api/me/preferences": signedIn,
  "PUT /api/me/preferences": signedIn,
  "GET /api/me/push-subscriptions": signedIn,
  "POST /api/me/push-subscriptions": signedIn,
  "DELETE /api/me/push-subscriptions/{id}": signedIn,
  "DELETE /api/me/mail-stop": signedIn,
  "GET /api/me/roles": signedIn,
  "GET /api/sessions/{sessionId}/door": door,
  "POST /api/sessions/{sessionId}/check-ins": door,
  "POST /api/sessions/{sessionId}/check-ins/batch": door,
  "DELETE /api/sessions/{sessionId}/check-ins/{id}": door,
  "POST /api/sessions/{sessionId}/standby/next": door,
  "POST /api/sessions/{sessionId}/no-shows/release": door,
  "PUT /api/events/{eventId}": organizers,
  "PUT /api/events/{eventId}/schedule": organizers,
  "POST /api/events/{eventId}/sessions": organizers,
  "PATCH /api/sessions/{sessionId}": organizers,
  "GET /api/events/{eventId}/figures": organizers,
  "GET /api/events/{eventId}/figures/attendance": organizers,
  "GET /api/events/{eventId}/figures/over-time": organizers,
  "GET /api/events/{eventId}/feedback": organizers,
  "GET /api/sessions/{sessionId}/feedback/summary": organizers,
  "GET /api/events/{eventId}/roster": organizers,
  "GET /api/events/{eventId}/mail-stops": organizers,
  "GET /api/events/{eventId}/roles": organizers,
  "PUT /api/events/{eventId}/roles/{email}": organizers,
  "DELETE /api/events/{eventId}/roles/{email}": organizers,
  "GET /api/sessions/{sessionId}/roster": organizers,
  "POST /api/sessions/{sessionId}/roster": organizers,
  "POST /api/sessions/{sessionId}/roster/{userId}/offer": organizers,
  "GET /api/sessions/{sessionId}/booth": organizers,
  "DELETE /api/sessions/{sessionId}/roster/{userId}": organizers,
  "PATCH /api/events/{eventId}/sessions": organizers,
  "POST /api/events/{eventId}/sessions/undo": organizers,
  "PUT /api/events/{eventId}/registration": organizers,
  "POST /api/sessions/{sessionId}/duplicate": organizers,
  "DELETE /api/sessions/{sessionId}": organizers,
  "POST /api/sessions/{sessionId}/move": organizers,
  "POST /api/events/{eventId}/messages": organizers,
  "GET /api/events/{eventId}/messages": organizers,
  "GET /api/events/{eventId}/messages/{messageId}": organizers,
  "POST /api/events/{eventId}/pictures": organizers,
  "PUT /api/events/{eventId}/pictures/{use}": organizers,
  "DELETE /api/events/{eventId}/pictures/{use}": organizers,
};

describe("every route of the API", () => {
  const ids: Record<string, string> = {};
  const tokens: Partial<Record<Caller, string>> = {};

  beforeAll(async () => {
    const { eventId: elsewhere } = await anEvent(service);
    const sessionId = await conference.session();
    const names = { eventId: conference.eventId, sessionId, email: addressOf("nobody"), userId: "nobody" };
    Object.assign(ids, { ...names, file: "x", token: "x", id: "x", use: "logo", messageId: randomUUID() });
    await give("door", "DOOR");
    await give("organizer", "ORGANIZER");
    await give("stranger", "ORGANIZER", elsewhere);
    Object.assign(tokens, {
      attendee: await service.token("attendee", []),
      door: await service.token("door", []),
      organizer: await service.token("organizer", []),
      "organizer elsewhere": await service.token("stranger", []),
      owner: await service.organizer(),
    });
  });

  /** Without a body, so those that are let through change nothing of the programme. */
  async function isLetThrough(route: string, caller: Caller): Promise<boolean> {
    const [method = "", template = ""] =
      route === "$default" ? ["GET", "/api/no-such-route"] : route.split(" ");
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? "");
    const { status } = await call(service, method, path, { token: tokens[caller] });
    expect(status, `${route} ${caller}`).toBeLessThan(500);
    if (status === 401) expect(caller).toBe("anonymous");
    return status !== 401 && status !== 403;
  }

  it("has a row that says who may use it", async () => {
    const { template } = await readAssembly(inject("assembly"));
    const routes = Object.values(template.Resources).flatMap(({ Type, Properties }) =>
      Type === "AWS::ApiGatewayV2::Route" ? [String((Properties as { RouteKey: string }).RouteKey)] : [],
    );
    expect(Object.keys(ROUTES).toSorted()).toEqual(routes.toSorted());
  });

  it("lets those people through and nobody else", async () => {
    const found = await pMap(
      Object.keys(ROUTES),
      async (route) => {
        const through: Caller[] = [];
        for (const caller of CALLERS) if (await isLetThrough(route, caller)) through.push(caller);
        return [route, through] as const;
      },
      { concurrency: 2 },
    );
    expect(Object.fromEntries(found)).toEqual(ROUTES);
  });
});

describe("a role", () => {
  it("brings an invitation by mail, and counts from the next request until it is taken away", async () => {
    const sessions = `/api/events/${conference.eventId}/roster`;
    expect((await as("ada", "GET", sessions)).status).toBe(403);
    expect((await give("ada", "ORGANIZER")).body).toMatchObject({
      email: addressOf("ada"),
      role: "ORGANIZER",
    });
    expect((await as("ada", "GET", sessions)).status).toBe(200);
    expect((await as("ada", "GET", "/api/me/roles")).body).toEqual({
      owner: false,
      roles: [{ eventId: conference.eventId, title: eventBody.title, role: "ORGANIZER" }],
    });
    await expect.poll(() => invitations("ada")).toHaveLength(1);
    const [mail] = await invitations("ada");
    expect(mail?.text).toContain(`/organizer/events/${conference.eventId}`);
    expect((await conference.organize("DELETE", rolePath("ada"))).status).toBe(204);
    expect((await as("ada", "GET", sessions)).status).toBe(403);
    expect((await as("ada", "GET", "/api/me/roles")).body.roles).toEqual([]);
    // A later invitation that has arrived shows that the second one of the first address was left out.
    await give("ada", "DOOR");
    await give("ben", "DOOR");
    await expect.poll(() => invitations("ben")).toHaveLength(1);
    expect(await invitations("ada")).toHaveLength(1);
  });

  it("lets an organizer replace the event and give roles, but not create another event", async () => {
    await give("cal", "ORGANIZER");
    const path = `/api/events/${conference.eventId}`;
    expect((await as("cal", "PUT", path, { ...eventBody, venue: "Hall" })).status).toBe(200);
    expect((await as("cal", "PUT", "/api/events/another-one", eventBody)).status).toBe(403);
    expect((await as("cal", "PUT", rolePath("dan"), { role: "DOOR" })).body).toMatchObject({
      invitedBy: "Cal",
    });
    expect((await as("cal", "GET", `${path}/roles`)).body.roles).toContainEqual(
      expect.objectContaining({ email: addressOf("dan"), role: "DOOR" }),
    );
    expect(
      (await conference.organize("PUT", rolePath("dan", "no-such-event"), { role: "DOOR" })).body.code,
    ).toBe("EVENT_NOT_FOUND");
  });

  it("shows the drafts of its event to its organizers alone", async () => {
    const { eventId, organize, session } = await anEvent(service);
    const sessionId = await session();
    await organize("PUT", `/api/events/${eventId}`, { ...eventBody, published: false });
    await give("eve", "ORGANIZER", eventId);
    await give("fay", "DOOR", eventId);
    const paths = [
      `/api/events/${eventId}`,
      `/api/events/${eventId}/sessions`,
      `/api/events/${eventId}/seats`,
      `/api/events/${eventId}/my-schedule`,
      `/api/sessions/${sessionId}`,
      `/api/sessions/${sessionId}/calendar.ics`,
    ];
    for (const path of paths) {
      const { status, headers } = await as("eve", "GET", path);
      expect([path, status, headers.get("cache-control")]).toEqual([path, 200, "private, no-store"]);
      expect((await as("fay", "GET", path)).status).toBe(404);
    }
    const listed = async (user: string) => JSON.stringify((await as(user, "GET", "/api/events")).body.events);
    expect(await listed("eve")).toContain(eventId);
    expect(await listed("fay")).not.toContain(eventId);
    const query = "query ($id: ID!) { event(eventId: $id) { published } sessions(eventId: $id) { id } }";
    const { body } = await graphqlOf(service).as("eve", query, { id: eventId });
    expect(body.data).toEqual({ event: { published: false }, sessions: [{ id: sessionId }] });
    expect((await graphqlOf(service).as("fay", query, { id: eventId })).body.data?.event ?? null).toBeNull();
  });

  it("lets organizers see their changes at once in what caches keep for others", async () => {
    await give("gil", "ORGANIZER");
    const token = await service.token("gil", []);
    const headers = { [AS_ORGANIZER_HEADER]: "true" };
    for (const path of ["/api/events", `/api/events/${conference.eventId}`]) {
      const kept = async (options: object) =>
        (await call(service, "GET", path, { token, ...options })).headers.get("cache-control");
      expect(await kept({ headers })).toBe("private, no-cache");
      expect(await kept({})).toBe("public, max-age=10");
    }
  });

  it("is in its person's export, and goes with their account", async () => {
    await give("hal", "DOOR");
    const { body } = await as("hal", "GET", "/api/me/export");
    expect(validate(ExportAnswer, body, "answer")).toMatchObject({ valid: true });
    expect(body.roles).toEqual([expect.objectContaining({ eventId: conference.eventId, role: "DOOR" })]);
    await expect.poll(() => invitations("hal")).toHaveLength(1);
    const erase = () => as("hal", "DELETE", "/api/me?confirm=erase-my-account");
    await expect.poll(async () => (await erase()).body.complete).toBe(true);
    const left = (await everyItem(tableOf(service))).filter((item) =>
      JSON.stringify(item).includes(addressOf("hal")),
    );
    expect(left.map(({ SK }) => SK)).toEqual([`INVITED#${addressOf("hal")}`]);
  });
});
