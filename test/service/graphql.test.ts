import { readFile } from "node:fs/promises";
import {
  BreakingChangeType,
  buildClientSchema,
  buildSchema,
  findSchemaChanges,
  getIntrospectionQuery,
  printSchema,
} from "graphql";
import { describe, expect, it } from "vitest";
import { anEvent, call, people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { ENTRY, graphqlOf, RSVP, SESSION } from "../support/graphql.ts";
import { crowd, seedPeople } from "../support/seeded-waitlist.ts";
import { tableOf } from "../support/table.ts";

const { service, conference } = useConference();

const rest = async (path: string) => (await call(service, "GET", path)).body;

/** Converts a REST session to its GraphQL form. */
const asGraphql = ({ sessionId, ...session }: { sessionId: string }) => ({ id: sessionId, ...session });

const EVENT = `id title timeZone startsAt endsAt accentColor quietHours { from to } conflictPolicy changeMinutes
  graceMinutes registrationClosed
  venue description dayChange logoUrl coverUrl published
  lastImport { fileName at complete done total }`;

const OPERATIONS = {
  events: `{ events { ${EVENT} } }`,
  event: `query ($eventId: ID!) { event(eventId: $eventId) { ${EVENT} } }`,
  sessions: `query ($eventId: ID!) { sessions(eventId: $eventId) { ${SESSION} } }`,
  session: `query ($sessionId: ID!) { session(sessionId: $sessionId) { ${SESSION} } }`,
  mySchedule: `query ($eventId: ID!) { mySchedule(eventId: $eventId) { ${ENTRY} } }`,
};
const MINE = `query ($sessionId: ID!) { session(sessionId: $sessionId) { myRsvp { ${RSVP} } } }`;

const PROMISED = `
  scalar DateTime
  enum RsvpStatus { CONFIRMED WAITLISTED OFFERED CANCELLED }
  enum IfFull { REJECT WAITLIST }
  input RsvpToSessionInput { sessionId: ID!, ifFull: IfFull = REJECT }
  input CancelSessionRsvpInput { sessionId: ID! }
  type RsvpToSessionResponse { success: Boolean!, code: String!, message: String!, rsvp: SessionRsvpType }
  type CancelSessionRsvpResponse { success: Boolean!, code: String!, message: String!, rsvp: SessionRsvpType }
  type SessionRsvpType {
    id: ID!, sessionId: ID!, userId: ID!, eventId: ID!, status: RsvpStatus!, rsvpAt: DateTime, cancelledAt: DateTime
    offerExpiresAt: DateTime, waitlistPosition: Int
  }
  type ScheduleEntry {
    rsvpId: ID!, sessionId: ID!, title: String!, startTime: DateTime!, endTime: DateTime!, sessionType: String
    speakers: [String!]!, room: String, rsvpStatus: RsvpStatus!, offerExpiresAt: DateTime, waitlistPosition: Int
  }
  type Event { id: ID! }
  type Session { id: ID! }
  type AcceptSessionOfferResponse { success: Boolean!, code: String!, message: String!, rsvp: SessionRsvpType }
  input AcceptSessionOfferInput { sessionId: ID! }
  type Query {
    events: [Event!]
    event(eventId: ID!): Event
    sessions(eventId: ID!): [Session!]
    session(sessionId: ID!): Session
    mySchedule(eventId: ID!): [ScheduleEntry!]
  }
  type Mutation {
    rsvpToSession(input: RsvpToSessionInput!): RsvpToSessionResponse
    cancelSessionRsvp(input: CancelSessionRsvpInput!): CancelSessionRsvpResponse
    acceptSessionOffer(input: AcceptSessionOfferInput!): AcceptSessionOfferResponse
  }`;

describe("without a token", () => {
  it("events and sessions are as they are in REST", async () => {
    const { ask } = graphqlOf(service);
    const { eventId } = conference;
    const sessionId = await conference.session({ capacity: 3, speakers: [{ name: "Ada" }], track: "Main" });
    const data = async (query: string) => {
      const { status, body } = await ask(query, { eventId, sessionId });
      expect(status).toBe(200);
      expect(body.errors).toBeUndefined();
      return body.data;
    };
    const { events } = await rest("/api/events");
    const renamed = events.map(({ eventId: id, ...event }: { eventId: string }) => ({ id, ...event }));
    expect((await data(OPERATIONS.events)).events).toEqual(renamed);
    expect((await data(OPERATIONS.event)).event).toMatchObject({ id: eventId, timeZone: "Europe/Berlin" });
    const { sessions } = await rest(`/api/events/${eventId}/sessions`);
    expect((await data(OPERATIONS.sessions)).sessions).toEqual(sessions.map(asGraphql));
    expect((await data(OPERATIONS.session)).session).toEqual(asGraphql(await conference.get(sessionId)));
  });

  it("nobody has an RSVP, or My Schedule, or changes anything", async () => {
    const { ask } = graphqlOf(service);
    const sessionId = await conference.session();
    expect((await ask(MINE, { sessionId })).body).toEqual({ data: { session: { myRsvp: null } } });
    const refused = [
      ask(OPERATIONS.mySchedule, { eventId: conference.eventId }),
      ...["rsvpToSession", "cancelSessionRsvp", "acceptSessionOffer", "passSessionOffer"].map((field) =>
        ask(`mutation { ${field}(input: { sessionId: "${sessionId}" }) { code } }`),
      ),
    ];
    for (const answer of await Promise.all(refused)) {
      expect(answer).toMatchObject({
        status: 200,
        body: {
          data: expect.toSatisfy((data: object) => Object.values(data).every((field) => field === null)),
          errors: [{ path: [expect.any(String)], extensions: { code: "UNAUTHENTICATED" } }],
        },
      });
    }
    expect((await conference.get(sessionId)).taken).toBe(0);
  });

  it("a missing event or session is null; the sessions of a missing event are an error", async () => {
    const { ask } = graphqlOf(service);
    for (const eventId of ["no-such-event", "", "EVENT#x", "x".repeat(300)]) {
      expect((await ask(OPERATIONS.event, { eventId })).body).toEqual({ data: { event: null } });
      expect((await ask(OPERATIONS.sessions, { eventId })).body).toMatchObject({
        data: { sessions: null },
        errors: [{ extensions: { code: "EVENT_NOT_FOUND" } }],
      });
    }
    for (const sessionId of [`${conference.eventId}.unknown`, "", "conf.x#LEDGER"]) {
      expect((await ask(OPERATIONS.session, { sessionId })).body).toEqual({ data: { session: null } });
    }
  });
});

describe("with a token", () => {
  it("a seat is taken, found and given back, with the session after each step", async () => {
    const { as } = graphqlOf(service);
    const sessionId = await conference.session({ capacity: 2 });
    const change = async (field: string) => {
      const selection = `success code message rsvp { ${RSVP} } session { id taken seatsLeft myRsvp { status } }`;
      const query = `mutation ($id: ID!) { ${field}(input: { sessionId: $id }) { ${selection} } }`;
      return (await as("ada", query, { id: sessionId })).body.data[field];
    };
    const reserved = await change("rsvpToSession");
    expect(reserved).toMatchObject({
      success: true,
      code: "RESERVED",
      message: "You have a seat in this session.",
      session: { id: sessionId, taken: 1, seatsLeft: 1, myRsvp: { status: "CONFIRMED" } },
    });
    const { body } = await people(service).rsvp("ada", sessionId);
    const { rsvpId: id, ...rsvp } = body;
    expect(reserved.rsvp).toEqual({ id, ...rsvp, waitlistPositionText: null });
    expect((await as("ada", MINE, { sessionId })).body.data.session.myRsvp).toEqual(reserved.rsvp);
    expect(await change("acceptSessionOffer")).toMatchObject({ success: true, code: "ALREADY_RESERVED" });
    expect(await change("cancelSessionRsvp")).toMatchObject({
      success: true,
      code: "CANCELLED",
      rsvp: { id, status: "CANCELLED", cancelReason: "ATTENDEE" },
      session: { taken: 0, seatsLeft: 2, myRsvp: { status: "CANCELLED" } },
    });
  });

  it("a refusal is data, with the session that shows the reason", async () => {
    const { as } = graphqlOf(service);
    const sessionId = await conference.session({ capacity: 0 });
    const query = `mutation ($id: ID!) { rsvpToSession(input: { sessionId: $id, ifFull: null }) {
      success code message rsvp { id } session { capacity taken state } } }`;
    expect(await as("bob", query, { id: sessionId })).toMatchObject({
      status: 200,
      body: {
        data: {
          rsvpToSession: {
            success: false,
            code: "SESSION_FULL",
            message: "All seats are taken. You can join the waitlist.",
            rsvp: null,
            session: { capacity: 0, taken: 0, state: "OPEN" },
          },
        },
      },
    });
    for (const id of ["nothing", `${conference.eventId}.unknown`]) {
      const { data } = (await as("bob", query, { id })).body;
      expect(data.rsvpToSession).toMatchObject({ success: false, code: "SESSION_NOT_FOUND", session: null });
    }
  });

  it("the rate limit is an error with the seconds to wait, for each change of a request that makes several", async () => {
    const { as } = graphqlOf(service);
    const sessionId = await conference.session();
    const changes = (fields: readonly string[]) =>
      fields.map((field, n) => `m${n}: ${field}(input: { sessionId: "${sessionId}" }) { code }`).join(" ");
    const both = await as(
      "cleo",
      `mutation { ${changes(["rsvpToSession", "cancelSessionRsvp", "rsvpToSession"])} }`,
    );
    expect(both.body.data).toEqual({
      m0: { code: "RESERVED" },
      m1: { code: "CANCELLED" },
      m2: { code: "RESERVED" },
    });
  });

  it("completed changes are answered even if the next change of the request is one too many", async () => {
    const { as } = graphqlOf(service);
    const sessions = await conference.sessions(6);
    const mutations = sessions.map(
      (id, n) => `m${n}: rsvpToSession(input: { sessionId: "${id}" }) { code rsvp { sessionId status } }`,
    );
    const began = performance.now();
    const six = await as("dora", `mutation { ${mutations.join(" ")} }`);
    const passed = (performance.now() - began) / 1_000;
    const confirmed = sessions.map((sessionId, n) => [
      `m${n}`,
      n < 5 ? { code: "RESERVED", rsvp: { sessionId, status: "CONFIRMED" } } : null,
    ]);
    expect(six.status).toBe(200);
    expect(six.body.data).toEqual(Object.fromEntries(confirmed));
    expect(six.body.errors).toMatchObject([
      { path: ["m5"], extensions: { code: "RATE_LIMITED", retryAfter: expect.any(Number) } },
    ]);
    expect(six.body.errors[0].extensions.retryAfter).toBeGreaterThanOrEqual(Math.floor(60 - passed));
    const { entries } = (await people(service).mySchedule("dora", conference.eventId)).body;
    expect(entries).toHaveLength(5);
  });

  it("a field is answered even if another is refused", async () => {
    const { ask } = graphqlOf(service);
    const { eventId } = conference;
    const query =
      'query ($eventId: ID!) { event(eventId: $eventId) { id } mySchedule(eventId: $eventId) { id } none: sessions(eventId: "none-such") { id } }';
    expect((await ask(query, { eventId })).body).toMatchObject({
      data: { event: { id: eventId }, mySchedule: null, none: null },
      errors: [
        { path: ["mySchedule"], extensions: { code: "UNAUTHENTICATED" } },
        { path: ["none"], extensions: { code: "EVENT_NOT_FOUND" } },
      ],
    });
  });

  it("My Schedule has the same data as in REST", async () => {
    const { as, reserve } = graphqlOf(service);
    const talk = await conference.session({ type: "Talk", room: "Saal 1", speakers: [{ name: "Eve" }] });
    const full = await conference.session({ capacity: 0, startsAt: "2030-12-27T09:30:00Z" });
    await reserve("dan", talk);
    await reserve("dan", full, { ifFull: "WAITLIST" });
    const { body } = await as("dan", OPERATIONS.mySchedule, { eventId: conference.eventId });
    const { entries } = (await people(service).mySchedule("dan", conference.eventId)).body;
    expect(body.data.mySchedule.map(({ id }: { id: string }) => id)).toEqual(
      entries.map(({ rsvp }: { rsvp: { rsvpId: string } }) => rsvp.rsvpId),
    );
    expect(body.data.mySchedule).toMatchObject([
      { sessionId: full, rsvpStatus: "WAITLISTED", waitlistPosition: 1, waitlistPositionText: "1" },
      {
        sessionId: talk,
        title: "Talk",
        startTime: "2030-12-27T10:00:00.000Z",
        endTime: "2030-12-27T11:00:00.000Z",
        sessionType: "Talk",
        room: "Saal 1",
        speakers: ["Eve"],
        rsvpStatus: "CONFIRMED",
        waitlistPosition: null,
        waitlistPositionText: null,
      },
    ]);
    const unknown = await as("dan", OPERATIONS.mySchedule, { eventId: "no-such-event" });
    expect(unknown.body.errors[0].extensions.code).toBe("EVENT_NOT_FOUND");
  });

  it("ended RSVPs are next to My Schedule, as in REST, and are read together with it", async () => {
    const { as, reserve } = graphqlOf(service);
    const kept = await conference.session();
    const lost = await conference.session({ title: "Taken away" });
    for (const sessionId of [kept, lost]) await reserve("gil", sessionId);
    await conference.remove(lost, "gil");
    const query = `query ($eventId: ID!) {
      mySchedule(eventId: $eventId) { sessionId rsvpStatus cancelReason movedFrom { movedAt } }
      myEnded(eventId: $eventId) { sessionId title rsvpStatus cancelReason cancelledAt }
    }`;
    await service.resetUsage();
    const { body } = await as("gil", query, { eventId: conference.eventId });
    const [calls] = Object.values((await service.usage()).requests);
    expect(calls).toMatchObject({ Query: { calls: 1 }, BatchGetItem: { calls: 1 } });
    expect(body.data).toEqual({
      mySchedule: [{ sessionId: kept, rsvpStatus: "CONFIRMED", cancelReason: null, movedFrom: null }],
      myEnded: [
        {
          sessionId: lost,
          title: "Taken away",
          rsvpStatus: "CANCELLED",
          cancelReason: "ORGANIZER",
          cancelledAt: (await people(service).rsvp("gil", lost)).body.cancelledAt,
        },
      ],
    });
  });

  it("a position beyond a thousand is null for programs and a text for people", async () => {
    const { as, reserve } = graphqlOf(service);
    const sessionId = await conference.session({ capacity: 0 });
    await seedPeople(tableOf(service), sessionId, { confirmed: [], waiting: crowd("kim", 1_000) });
    const { result } = await reserve("last", sessionId, { ifFull: "WAITLIST" });
    const last = { waitlistPosition: 1_000, waitlistPositionText: "1000+" };
    expect(result.rsvp).toMatchObject(last);
    const mine = await as("last", OPERATIONS.mySchedule, { eventId: conference.eventId });
    expect(mine.body.data.mySchedule).toMatchObject([last]);
    const seventh = await as("kim-0007", MINE, { sessionId });
    expect(seventh.body.data.session.myRsvp).toMatchObject({
      waitlistPosition: 7,
      waitlistPositionText: "7",
    });
  });

  it("nobody sees another person's RSVP", async () => {
    const { as, reserve } = graphqlOf(service);
    const sessionId = await conference.session();
    const { result } = await reserve("owner", sessionId);
    const queries = [MINE, OPERATIONS.mySchedule, OPERATIONS.sessions, OPERATIONS.session];
    for (const query of queries) {
      const { text } = await as("stranger", query, { sessionId, eventId: conference.eventId });
      expect(text).not.toContain(result.rsvp.id);
      expect(text).not.toContain("owner");
    }
  });
});

describe("the schema", () => {
  it("of the service is the one in the repository", async () => {
    const { body } = await graphqlOf(service).ask(getIntrospectionQuery({ specifiedByUrl: true }));
    expect(body.errors).toBeUndefined();
    const file = await readFile("functions/contract/schema.graphql", "utf8");
    expect(printSchema(buildClientSchema(body.data))).toBe(printSchema(buildSchema(file)));
  });

  it("has every name that was promised to clients", async () => {
    const file = await readFile("functions/contract/schema.graphql", "utf8");
    const changes = findSchemaChanges(buildSchema(PROMISED), buildSchema(file));
    expect(changes.filter(({ type }) => type in BreakingChangeType)).toEqual([]);
  });
});

describe("the agenda with the person's own status", () => {
  it.each([
    [5, 1],
    [120, 2],
  ])("of %i sessions costs one more query than without", async (size, batches) => {
    const { as, reserve } = graphqlOf(service);
    const { eventId, sessions } = await anEvent(service);
    const [first = ""] = await sessions(size);
    const mine = [`nina-${size}`, first] as const;
    await reserve(...mine);
    const costOf = async (selection: string) => {
      await service.resetUsage();
      const query = `query ($eventId: ID!) { sessions(eventId: $eventId) { id taken ${selection} } }`;
      const { body } = await as(mine[0], query, { eventId });
      expect(body.data.sessions).toHaveLength(size);
      const { functions } = await service.usage();
      const operations = Object.entries(functions.graphql ?? {}).map(([name, { calls }]) => [name, calls]);
      return { calls: Object.fromEntries(operations), sessions: body.data.sessions };
    };
    const without = { GetItem: 1, Query: 1, BatchGetItem: batches };
    // The programme is kept from the first look on.
    expect((await costOf("")).calls).toEqual({ ...without, Query: 2 });
    expect((await costOf("")).calls).toEqual(without);
    const own = await costOf("myRsvp { id sessionId status waitlistPosition }");
    expect(own.calls).toEqual({ ...without, Query: 2 });
    const statuses = own.sessions.flatMap(({ myRsvp }: { myRsvp: unknown }) => myRsvp ?? []);
    expect(statuses).toMatchObject([{ sessionId: mine[1], status: "CONFIRMED" }]);
  });
});
