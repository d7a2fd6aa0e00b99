import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { useConference } from "../support/conference.ts";
import { type Door, graphqlDoor, restDoor } from "../support/doors.ts";
import { emittedMetrics } from "../support/emitted-metrics.ts";
import { violations } from "../support/invariants.ts";
import { tableOf } from "../support/table.ts";

const { service, conference } = useConference();
afterEach(async () => {
  expect(await violations(tableOf(service))).toEqual([]);
});

const confirmed = { granted: true, rsvp: { status: "CONFIRMED" } };
const full = { granted: false, code: "SESSION_FULL" };

/** Runs the consumer on the session, as a nudge would. */
const serve = (sessionId: string) =>
  service.invoke("nudge-consumer", {
    Records: [{ messageId: "1", receiptHandle: "1", attributes: {}, body: JSON.stringify({ sessionId }) }],
  });

describe.each([
  ["REST", restDoor],
  ["GraphQL", graphqlDoor],
] as const)("by %s an attendee", (name, doorOf) => {
  let door: Door;
  beforeAll(() => {
    door = doorOf(service);
  });
  const someone = (who: string) => `${who}-${name.toLowerCase()}`;

  it("reserves, cancels and reserves again: same RSVP, same rsvpAt", async () => {
    const ada = someone("ada");
    const sessionId = await conference.session({ capacity: 2 });
    const first = await door.reserve(ada, sessionId);
    expect(first).toMatchObject(confirmed);
    expect(await door.reserve(ada, sessionId)).toEqual(first);
    const cancelled = await door.cancel(ada, sessionId);
    expect(cancelled).toMatchObject({ granted: true, rsvp: { status: "CANCELLED" } });
    expect(await door.cancel(ada, sessionId)).toEqual(cancelled);
    const { rsvpId, rsvpAt } = first.granted ? first.rsvp : { rsvpId: "none", rsvpAt: null };
    expect(await door.reserve(ada, sessionId)).toMatchObject({
      granted: true,
      rsvp: { status: "CONFIRMED", rsvpId, rsvpAt },
    });
    expect(await door.seats(conference.eventId, sessionId)).toMatchObject({ taken: 1, seatsLeft: 1 });
  });

  it("is told that the session is full, and gets a seat when one becomes free", async () => {
    const sessionId = await conference.session({ capacity: 1 });
    await door.reserve(someone("bob"), sessionId);
    expect(await door.reserve(someone("cleo"), sessionId)).toMatchObject(full);
    await door.cancel(someone("bob"), sessionId);
    expect(await door.reserve(someone("cleo"), sessionId)).toMatchObject(confirmed);
  });

  it("waits, gets an offer for a seat that becomes free, and accepts it", async () => {
    const [dan, eve] = [someone("dan"), someone("eve")];
    const sessionId = await conference.session({ capacity: 1 });
    await door.join(dan, sessionId);
    expect(await door.join(eve, sessionId)).toMatchObject({ granted: true, rsvp: { status: "WAITLISTED" } });
    expect(await door.reserve(eve, sessionId)).toEqual({ granted: false, code: "ALREADY_WAITLISTED" });
    expect(await door.accept(eve, sessionId)).toEqual({ granted: false, code: "NO_OFFER" });
    expect(await door.seats(conference.eventId, sessionId)).toMatchObject({ taken: 1, waiting: 1 });
    await door.cancel(dan, sessionId);
    await serve(sessionId);
    expect(await door.schedule(eve, conference.eventId)).toEqual([[sessionId, "OFFERED"]]);
    expect(await door.accept(eve, sessionId)).toMatchObject(confirmed);
    expect(await door.accept(eve, sessionId)).toMatchObject(confirmed);
  });

  it("declines an offer by cancelling, and joins again behind the others", async () => {
    const [fay, gus, hal] = [someone("fay"), someone("gus"), someone("hal")];
    const sessionId = await conference.session({ capacity: 1 });
    for (const user of [fay, gus, hal]) await door.join(user, sessionId);
    await door.cancel(fay, sessionId);
    await serve(sessionId);
    expect(await door.cancel(gus, sessionId)).toMatchObject({ granted: true, rsvp: { status: "CANCELLED" } });
    await serve(sessionId);
    expect(await door.schedule(hal, conference.eventId)).toEqual([[sessionId, "OFFERED"]]);
    expect(await door.join(gus, sessionId)).toMatchObject({ granted: true, rsvp: { status: "WAITLISTED" } });
  });

  it("is refused with the reason while registration is not open, closed, or the session cancelled", async () => {
    const cases = [
      [{ registrationOpensAt: "2030-01-01T00:00:00Z" }, "REGISTRATION_NOT_OPEN"],
      [{ registrationClosesAt: "2020-01-01T00:00:00Z" }, "REGISTRATION_CLOSED"],
      [{ state: "CLOSED" }, "REGISTRATION_CLOSED"],
      [{ state: "CANCELLED" }, "SESSION_CANCELLED"],
    ] as const;
    for (const [index, [settings, code]] of cases.entries()) {
      const sessionId = await conference.session(settings);
      expect(await door.reserve(someone(`ivy${index}`), sessionId)).toEqual({ granted: false, code });
    }
  });

  it("finds no RSVP that never existed, and no session that does not exist", async () => {
    const sessionId = await conference.session();
    expect(await door.cancel(someone("joe"), sessionId)).toEqual({ granted: false, code: "RSVP_NOT_FOUND" });
    for (const unknown of [`${conference.eventId}.unknown`, "nothing", "conf.x#LEDGER"]) {
      const encoded = name === "REST" ? encodeURIComponent(unknown) : unknown;
      expect(await door.reserve(someone("joe"), encoded)).toEqual({
        granted: false,
        code: "SESSION_NOT_FOUND",
      });
    }
  });

  it("is refused the sixth RSVP within a minute, with the seconds to wait, but may still cancel", async () => {
    const kim = someone("kim");
    const sessions = await conference.sessions(6);
    for (const sessionId of sessions.slice(0, 5)) {
      expect(await door.reserve(kim, sessionId)).toMatchObject(confirmed);
    }
    const refused = await door.reserve(kim, sessions[5] ?? "");
    expect(refused).toMatchObject({ granted: false, code: "RATE_LIMITED", retryAfter: expect.any(Number) });
    expect(await door.cancel(kim, sessions[0] ?? "")).toMatchObject({ granted: true });
  });

  it("sees My Schedule in order of start", async () => {
    const lea = someone("lea");
    const late = await conference.session({
      startsAt: "2030-12-28T10:00:00Z",
      endsAt: "2030-12-28T11:00:00Z",
    });
    const early = await conference.session();
    for (const sessionId of [late, early]) await door.reserve(lea, sessionId);
    expect(await door.schedule(lea, conference.eventId)).toEqual([
      [early, "CONFIRMED"],
      [late, "CONFIRMED"],
    ]);
    expect(await door.schedule(someone("nobody"), conference.eventId)).toEqual([]);
  });

  it("leaves the same metrics, in one series for both", async () => {
    const sessionId = await conference.session({ capacity: 1 });
    const before = emittedMetrics(service.output).length;
    await door.reserve(someone("mia"), sessionId);
    await door.reserve(someone("ned"), sessionId);
    await door.cancel(someone("mia"), sessionId);
    await expect
      .poll(() => emittedMetrics(service.output).slice(before))
      .toEqual([
        { name: "Reserve", value: 1, dimensions: { service: "reservations", outcome: "RESERVED" } },
        { name: "Reserve", value: 1, dimensions: { service: "reservations", outcome: "SESSION_FULL" } },
        { name: "Release", value: 1, dimensions: { service: "reservations", outcome: "CANCELLED" } },
      ]);
  });
});

it("both APIs see each other's changes and share one rate window", async () => {
  const [rest, graphql] = [restDoor(service), graphqlDoor(service)];
  const sessionId = await conference.session({ capacity: 1 });
  const reserved = await rest.reserve("pat", sessionId);
  expect(await graphql.reserve("pat", sessionId)).toMatchObject({
    granted: true,
    rsvp: { rsvpId: reserved.granted && reserved.rsvp.rsvpId },
  });
  for (const door of [rest, graphql, rest]) await door.reserve("pat", sessionId);
  for (const door of [rest, graphql]) {
    expect(await door.reserve("pat", sessionId)).toMatchObject({ granted: false, code: "RATE_LIMITED" });
  }
});
