import { afterEach, describe, expect, it } from "vitest";
import { MyScheduleAnswer, ReservedAnswer, SessionAnswer } from "../../functions/contract/answers.ts";
import { validate } from "../../functions/contract/validation.ts";
import { call, people, rsvpIn } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { violations } from "../support/invariants.ts";
import { tableOf } from "../support/table.ts";

const { service, conference } = useConference();
afterEach(async () => {
  expect(await violations(tableOf(service))).toEqual([]);
});

describe("an attendee", () => {
  it("reserves, reads, cancels and reserves again: same rsvpId, same rsvpAt", async () => {
    const { reserve, rsvp, cancel } = people(service);
    const sessionId = await conference.session({ capacity: 2 });
    const reserved = await reserve("ada", sessionId);
    expect(reserved.status).toBe(201);
    expect(validate(ReservedAnswer, reserved.body, "rsvp")).toMatchObject({ valid: true });
    expect(reserved.body).toMatchObject({ sessionId, userId: "ada", status: "CONFIRMED", cancelledAt: null });
    expect((await rsvp("ada", sessionId)).body).toEqual(rsvpIn(reserved.body));

    const cancelled = await cancel("ada", sessionId);
    expect(cancelled.status).toBe(200);
    expect(cancelled.body).toMatchObject({ status: "CANCELLED", cancelReason: "ATTENDEE" });
    expect((await rsvp("ada", sessionId)).body).toEqual(cancelled.body);

    const again = await reserve("ada", sessionId);
    expect(again).toMatchObject({ status: 201, body: { ...reserved.body, version: 3 } });
    expect((await rsvp("ada", sessionId)).body).toEqual(rsvpIn(again.body));
  });

  it("gets the same body for a repeat, which writes nothing", async () => {
    const { reserve, cancel } = people(service);
    const sessionId = await conference.session({ capacity: 1 });
    const first = await reserve("bob", sessionId);
    const repeat = await reserve("bob", sessionId);
    expect([first.status, repeat.status]).toEqual([201, 200]);
    expect(repeat.body).toEqual(first.body);
    const gone = await cancel("bob", sessionId);
    const goneAgain = await cancel("bob", sessionId);
    expect([gone.status, goneAgain.status]).toEqual([200, 200]);
    expect(goneAgain.body).toEqual(gone.body);
    expect((await conference.get(sessionId)).taken).toBe(0);
  });

  it("is told that the session is full, with its figures, and gets a seat when one becomes free", async () => {
    const { reserve, cancel } = people(service);
    const sessionId = await conference.session({ capacity: 1 });
    await reserve("first", sessionId);
    const refused = await reserve("second", sessionId);
    expect(refused.status).toBe(409);
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    expect(refused.body).toMatchObject({
      code: "SESSION_FULL",
      capacity: 1,
      taken: 1,
      waiting: 0,
      waitlistOpen: true,
      requestId: expect.any(String),
    });
    await cancel("first", sessionId);
    expect((await reserve("second", sessionId)).status).toBe(201);
    expect(await reserve("first", sessionId)).toMatchObject({ status: 409, body: { code: "SESSION_FULL" } });
  });

  it("is refused with the reason while registration is not open, closed, or the session cancelled", async () => {
    const { reserve } = people(service);
    const cases = [
      [{ registrationOpensAt: "2030-01-01T00:00:00Z" }, "REGISTRATION_NOT_OPEN"],
      [{ registrationClosesAt: "2020-01-01T00:00:00Z" }, "REGISTRATION_CLOSED"],
      [{ state: "CLOSED" }, "REGISTRATION_CLOSED"],
      [{ state: "CANCELLED" }, "SESSION_CANCELLED"],
    ] as const;
    for (const [index, [settings, code]] of cases.entries()) {
      const sessionId = await conference.session(settings);
      const { status, body } = await reserve(`windowed-${index}`, sessionId);
      expect([status, body.code]).toEqual([409, code]);
    }
  });

  it("finds no RSVP that never existed, and no session that does not exist", async () => {
    const { rsvp, cancel, reserve } = people(service);
    const sessionId = await conference.session();
    for (const answer of [await rsvp("nobody", sessionId), await cancel("nobody", sessionId)]) {
      expect(answer).toMatchObject({ status: 404, body: { code: "RSVP_NOT_FOUND" } });
    }
    for (const unknown of [`${conference.eventId}.unknown`, "nothing", "no.such_session"]) {
      const answer = await reserve("nobody", unknown);
      expect(answer).toMatchObject({ status: 404, body: { code: "SESSION_NOT_FOUND" } });
    }
  });

  it("may choose what happens if the session is full", async () => {
    const { as } = people(service);
    const sessionId = await conference.session({ capacity: 0 });
    const path = `/api/sessions/${sessionId}/rsvp`;
    expect((await as("kim", "PUT", path, { ifFull: "REJECT" })).body.code).toBe("SESSION_FULL");
    expect((await as("kim", "PUT", path, { ifFull: "QUEUE" })).body).toMatchObject({
      code: "INVALID_REQUEST",
      errors: [{ path: "body.ifFull" }],
    });
  });

  it("sees My Schedule in order of start, with availability", async () => {
    const { reserve, as } = people(service);
    const late = await conference.session({
      startsAt: "2030-12-28T10:00:00Z",
      endsAt: "2030-12-28T11:00:00Z",
    });
    const early = await conference.session({ capacity: 3 });
    for (const sessionId of [late, early]) await reserve("zoe", sessionId);
    const { status, body } = await as("zoe", "GET", `/api/events/${conference.eventId}/my-schedule`);
    expect(status).toBe(200);
    expect(body.entries.map((entry: { session: { sessionId: string } }) => entry.session.sessionId)).toEqual([
      early,
      late,
    ]);
    expect(body.entries[0]).toMatchObject({ rsvp: { userId: "zoe" }, session: { taken: 1, seatsLeft: 2 } });
    const empty = await as("nobody", "GET", `/api/events/${conference.eventId}/my-schedule`);
    expect(empty).toMatchObject({ status: 200, body: { entries: [], ended: [] } });
    const unknown = await as("nobody", "GET", "/api/events/no-such-event/my-schedule");
    expect(unknown).toMatchObject({ status: 404, body: { code: "EVENT_NOT_FOUND" } });
  });

  it("sees in My Schedule what an organizer took away, with the reason", async () => {
    const { reserve, mySchedule } = people(service);
    const sessionId = await conference.session({ title: "Taken away" });
    await reserve("vic", sessionId);
    expect((await conference.remove(sessionId, "vic")).status).toBe(200);
    const { body } = await mySchedule("vic", conference.eventId);
    expect(validate(MyScheduleAnswer, body, "schedule")).toMatchObject({ valid: true });
    expect(body).toMatchObject({
      entries: [],
      ended: [{ rsvp: { status: "CANCELLED", cancelReason: "ORGANIZER" }, session: { sessionId } }],
    });
  });

  it("cannot reach another person's RSVP by any route", async () => {
    const { reserve, as } = people(service);
    const sessionId = await conference.session();
    const { body } = await reserve("owner", sessionId);
    const routes = [
      ["GET", `/api/sessions/${sessionId}/rsvp`],
      ["DELETE", `/api/sessions/${sessionId}/rsvp`],
      ["GET", `/api/events/${conference.eventId}/my-schedule`],
      ["GET", `/api/sessions/${sessionId}/roster`],
      ["GET", `/api/sessions/${sessionId}/rsvp?userId=owner`],
      ["GET", `/api/sessions/${sessionId}/rsvp/owner`],
      ["GET", `/api/sessions/${sessionId}`],
    ] as const;
    for (const [method, path] of routes) {
      const answer = await as("stranger", method, path);
      expect(answer.text).not.toContain(body.rsvpId);
      expect(answer.text).not.toContain("owner@");
    }
    expect((await as("owner", "GET", `/api/sessions/${sessionId}/rsvp`)).body).toEqual(rsvpIn(body));
  });
});

describe("availability", () => {
  it("is live, cached for seconds, and revalidated without a body", async () => {
    const { reserve } = people(service);
    const sessionId = await conference.session({ capacity: 50 });
    await reserve("kai", sessionId);
    const path = `/api/events/${conference.eventId}/sessions`;
    const agenda = await call(service, "GET", path);
    const session = agenda.body.sessions.find((s: { sessionId: string }) => s.sessionId === sessionId);
    expect(validate(SessionAnswer, session, "session")).toMatchObject({ valid: true });
    expect(session).toMatchObject({ capacity: 50, taken: 1, seatsLeft: 49, waiting: 0 });
    expect(agenda.headers.get("cache-control")).toBe("public, max-age=10");
    const etag = agenda.headers.get("etag") ?? "";
    const same = await call(service, "GET", path, { headers: { "if-none-match": etag } });
    expect([same.status, same.text]).toEqual([304, ""]);
    expect([same.headers.get("etag"), same.headers.get("vary")]).toEqual([
      etag,
      "Authorization, Accept-Encoding",
    ]);
    await reserve("lea", sessionId);
    // Others may be shown what was there a second ago.
    const changed = await conference.organize("GET", path, undefined, { "if-none-match": etag });
    expect(changed.status).toBe(200);
  });
});

describe("a cancellation with If-Match", () => {
  const cancelIf = async (user: string, sessionId: string, version: number) =>
    call(service, "DELETE", `/api/sessions/${sessionId}/rsvp`, {
      token: await people(service).tokenOf(user),
      headers: { "if-match": `"${version}"` },
    });

  it("leaves the seat that the person has got again since, and says what is so", async () => {
    const { reserve, cancel, mySchedule } = people(service);
    const sessionId = await conference.session({ capacity: 2 });
    await reserve("nora", sessionId);
    const { entries } = (await mySchedule("nora", conference.eventId)).body;
    const seen = entries[0].rsvp.version;
    await cancel("nora", sessionId);
    const { body: now } = await reserve("nora", sessionId);
    const late = await cancelIf("nora", sessionId, seen);
    expect(late).toMatchObject({ status: 412, body: { code: "RSVP_CHANGED", current: rsvpIn(now) } });
    expect((await conference.get(sessionId)).taken).toBe(1);
    expect(await cancelIf("nora", sessionId, now.version)).toMatchObject({
      status: 200,
      body: { status: "CANCELLED", version: now.version + 1 },
    });
    expect((await cancelIf("nora", sessionId, now.version)).status).toBe(200);
    expect((await conference.get(sessionId)).taken).toBe(0);
  });

  it("does the same in GraphQL", async () => {
    const { reserve, as } = people(service);
    const sessionId = await conference.session({ capacity: 2 });
    const { version } = (await reserve("olaf", sessionId)).body;
    const query = `mutation ($input: CancelSessionRsvpInput!) {
      cancelSessionRsvp(input: $input) { success code rsvp { version } }
    }`;
    const send = async (version: number) =>
      (await as("olaf", "POST", "/api/graphql", { query, variables: { input: { sessionId, version } } })).body
        .data.cancelSessionRsvp;
    expect(await send(version + 1)).toEqual({ success: false, code: "RSVP_CHANGED", rsvp: null });
    expect(await send(version)).toEqual({
      success: true,
      code: "CANCELLED",
      rsvp: { version: version + 1 },
    });
  });
});
