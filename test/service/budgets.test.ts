import { describe, expect, it } from "vitest";
import {
  ABSTRACT_CHARACTERS,
  COUNTED,
  type Counted,
  IDLE_METRICS,
  MY_SESSIONS_COUNTED,
  PAST_SESSIONS_COUNTED,
  SESSIONS_COUNTED,
} from "../../bench/costs/counted.ts";
import { MAX_JOIN_TO_INDEX_MS } from "../../functions/core/waitlist/waitlist-book.ts";
import { anEvent, call, people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { costOn } from "../support/cost.ts";
import { emittedMetrics } from "../support/emitted-metrics.ts";
import { graphqlOf } from "../support/graphql.ts";

const { service, conference } = useConference();
const everyOperation = new Set<string>();

/** The functions' calls to the engines while `act` ran. */
async function costOf(act: () => Promise<unknown>): Promise<Counted> {
  const cost = await costOn(service, act);
  for (const operation of Object.keys(cost.calls)) everyOperation.add(operation);
  return cost;
}

/** Runs the consumer once on a session. */
const look = (sessionId: string) =>
  service.invoke("nudge-consumer", {
    Records: [{ messageId: "1", receiptHandle: "1", attributes: {}, body: JSON.stringify({ sessionId }) }],
  });

describe("the cost of the waitlist", () => {
  it("is one query a minute for each part of the sweep's index when nobody waits", async () => {
    expect(await costOf(() => service.invoke("sweep", {}))).toEqual(COUNTED.idleSweep);
  });

  it("is a query a minute for each kind of notice that may be due when nothing is", async () => {
    expect(await costOf(() => service.invoke("due-notices", {}))).toEqual(COUNTED.idleDueNotices);
  });

  it("is three calls, two queries and a message to join it", async () => {
    const { join, reserve } = people(service);
    const sessionId = await conference.session({ capacity: 1 });
    await reserve("ada", sessionId);
    expect(await costOf(() => join("bob", sessionId))).toEqual(COUNTED.joining);
    const { calls } = await costOf(() => join("bob", sessionId));
    expect(calls).toEqual({ UpdateItem: 1, TransactWriteItems: 1, Query: 2 });
  });

  it("is two reads and one transaction for an offer, and one read if there is nothing to do", async () => {
    const { join, cancel } = people(service);
    const sessionId = await conference.session({ capacity: 2 });
    for (const user of ["cleo", "dan", "eve", "kim"]) await join(user, sessionId);
    expect((await costOf(() => look(sessionId))).calls).toEqual({ BatchGetItem: 1 });
    for (const user of ["cleo", "dan"]) await cancel(user, sessionId);
    // The consumer serves nobody until the index surely shows everybody who joined earlier.
    await service.clock(MAX_JOIN_TO_INDEX_MS);
    expect(await costOf(() => look(sessionId))).toEqual(COUNTED.twoOffers);
  });

  it("is a read and a transaction of three items to accept an offer", async () => {
    const { join, cancel, accept } = people(service);
    const sessionId = await conference.session({ capacity: 1 });
    for (const user of ["lea", "max"]) await join(user, sessionId);
    await cancel("lea", sessionId);
    await look(sessionId);
    expect(await costOf(() => accept("max", sessionId))).toEqual(COUNTED.accepting);
  });

  it("is a read, two write items and a message more to accept an offer in exchange for a seat", async () => {
    const { join, cancel, acceptFor } = people(service);
    const [sessionId, other] = await conference.sessions(2, { capacity: 1 });
    if (sessionId === undefined || other === undefined) throw new Error("two sessions");
    await join("ona", other);
    for (const user of ["pam", "ona"]) await join(user, sessionId);
    await service.clock(MAX_JOIN_TO_INDEX_MS);
    await join("ona", sessionId); // The function knows the times of both sessions again.
    await cancel("pam", sessionId);
    await look(sessionId);
    expect(await costOf(() => acceptFor("ona", sessionId, other))).toEqual(COUNTED.acceptingInExchange);
  });

  it("is that of accepting to pass an offer, with a message and the position", async () => {
    const { join, cancel, passOffer } = people(service);
    const sessionId = await conference.session({ capacity: 1 });
    for (const user of ["noa", "pat"]) await join(user, sessionId);
    await cancel("noa", sessionId);
    await look(sessionId);
    expect(await costOf(() => passOffer("pat", sessionId))).toEqual(COUNTED.passing);
  });

  it("is three reads and a proof more for a person whose other sessions decide", async () => {
    const { reserve, choose, cancel } = people(service);
    const sessionId = await conference.session({ capacity: 1 });
    await reserve("ren", sessionId);
    await choose("sky", sessionId, "TAKE_IF_FREE");
    await cancel("ren", sessionId);
    await service.clock(MAX_JOIN_TO_INDEX_MS);
    expect(await costOf(() => look(sessionId))).toEqual(COUNTED.takenIfFree);
  });

  it("is a look, an attempt at each session, a group and two attempts at each waitlist to want one of three", async () => {
    const { anyOf } = people(service);
    const sessions = await conference.sessions(3, { capacity: 0 });
    const ask = () => anyOf("tia", conference.eventId, sessions);
    await people(service).tokenOf("tia");
    expect(await costOf(ask)).toEqual(COUNTED.waitingForThree);
    expect((await costOf(ask)).calls).toEqual({
      UpdateItem: 1,
      GetItem: 4,
      Query: 10,
      TransactWriteItems: 3,
    });
  });

  it("is two items for each waitlist that a seat of a group ends, and the group", async () => {
    const { anyOf } = people(service);
    const sessions = await conference.sessions(3, { capacity: 0 });
    await anyOf("uma", conference.eventId, sessions, { onOffer: "TAKE" });
    await conference.patch(sessions[0] ?? "", { capacity: 1 });
    await service.clock(MAX_JOIN_TO_INDEX_MS);
    expect(await costOf(() => look(sessions[0] ?? ""))).toEqual(COUNTED.wonOfThree);
  });

  it("is one query for each waitlist in My Schedule, and one for the position", async () => {
    const { join, reserve, rsvp, mySchedule } = people(service);
    const [waiting, ...confirmed] = await Promise.all([
      conference.session({ capacity: 1 }),
      conference.session(),
      conference.session(),
    ]);
    await reserve("nina", waiting);
    for (const sessionId of [waiting, ...confirmed]) await join("otto", sessionId);
    const schedule = await costOf(() => mySchedule("otto", conference.eventId));
    expect(schedule.calls).toEqual({ Query: 2, BatchGetItem: 1 });
    expect((await costOf(() => rsvp("otto", waiting))).calls).toEqual({ GetItem: 1, Query: 1 });
  });

  it("is that of a cancellation when an organizer removes an attendee", async () => {
    const sessionId = await conference.session();
    await people(service).reserve("pia", sessionId);
    const { calls } = await costOf(() => conference.remove(sessionId, "pia"));
    expect(calls).toEqual({ GetItem: 1, TransactWriteItems: 1, SendMessageBatch: 1 });
  });
});

describe("the cost", () => {
  it("of an RSVP is two calls and six write units, and one read while the call is counted", async () => {
    const { reserve, tokenOf } = people(service);
    const sessionId = await conference.session({ capacity: 5 });
    await tokenOf("newcomer");
    expect(await costOf(() => reserve("newcomer", sessionId))).toEqual(COUNTED.rsvp);
    // Once the instance knows the sessions of a person, they cost nothing more.
    const [known, other] = [await conference.session(), await conference.session()];
    await reserve("warming", known);
    await reserve("warming", other);
    await reserve("another", known);
    expect((await costOf(() => reserve("another", other))).calls).toEqual(COUNTED.rsvp.calls);
  });

  it("of a swap is two write items and a message more than that of an RSVP", async () => {
    const { reserve, swap } = people(service);
    const [old, wanted, full] = [
      await conference.session(),
      await conference.session(),
      await conference.session({ capacity: 0 }),
    ];
    await reserve("sam", old);
    const refused = await costOf(() => swap("sam", full, old));
    expect(refused.calls).toMatchObject({ UpdateItem: 1, Query: 1, TransactWriteItems: 1 });
    // Now the instance knows the times of these sessions.
    await reserve("warming", wanted);
    expect(await costOf(() => swap("sam", wanted, old))).toEqual(COUNTED.swap);
  });

  it("of one of three sessions that is free is a look and the group more than that of an RSVP", async () => {
    const { anyOf, tokenOf } = people(service);
    const sessions = await conference.sessions(3);
    await tokenOf("vera");
    expect(await costOf(() => anyOf("vera", conference.eventId, sessions))).toEqual(COUNTED.oneOfThree);
  });

  it("of a refused RSVP is the same, and of a repeated one there is no transaction", async () => {
    const { reserve } = people(service);
    const full = await conference.session({ capacity: 0 });
    const open = await conference.session();
    expect((await costOf(() => reserve("refused", full))).calls).toEqual(COUNTED.rsvp.calls);
    await reserve("refused", open);
    expect((await costOf(() => reserve("refused", open))).calls).toEqual({ UpdateItem: 1, Query: 1 });
  });

  it("of a reactivation is that of a first RSVP", async () => {
    const { reserve, cancel } = people(service);
    const sessionId = await conference.session();
    await reserve("eve", sessionId);
    await cancel("eve", sessionId);
    const { calls } = await costOf(() => reserve("eve", sessionId));
    expect(calls).toEqual(COUNTED.rsvp.calls);
  });

  it("of a cancellation is two calls and one message", async () => {
    const { reserve, cancel } = people(service);
    const sessionId = await conference.session();
    await reserve("kim", sessionId);
    expect(await costOf(() => cancel("kim", sessionId))).toEqual(COUNTED.cancellation);
    const repeated = await costOf(() => cancel("kim", sessionId));
    expect(repeated.calls).toEqual({ GetItem: 1, UpdateItem: 1 });
  });

  it("of My Schedule is two calls for an event of any size", async () => {
    const { reserve, as } = people(service);
    const sessions = await conference.sessions(MY_SESSIONS_COUNTED);
    for (const sessionId of sessions) await reserve("zoe", sessionId);
    const path = `/api/events/${conference.eventId}/my-schedule`;
    expect(await costOf(() => as("zoe", "GET", path))).toEqual(COUNTED.mySchedule);
    const { calls: empty } = await costOf(() => as("nobody", "GET", path));
    expect(empty).toEqual({ Query: 1, GetItem: 1 });
    expect(await costOf(() => as("nobody", "GET", "/api/me/roles"))).toEqual(COUNTED.myRoles);
  });

  it("of an organizer is a read more than that of an owner", async () => {
    const { as } = people(service);
    const path = `/api/events/${conference.eventId}/mail-stops`;
    const role = `/api/events/${conference.eventId}/roles/orla@example.org`;
    await conference.organize("PUT", role, { role: "ORGANIZER" });
    const { calls } = await costOf(() => conference.organize("GET", path));
    const { GetItem = 0 } = calls;
    const more = { ...calls, GetItem: GetItem + 1 };
    expect((await costOf(() => as("orla", "GET", path))).calls).toEqual(more);
  });

  it("of another calendar link is a read and a transaction of three items", async () => {
    const { as } = people(service);
    const make = () => as("cid", "POST", "/api/me/calendar");
    await make();
    expect(await costOf(make)).toEqual(COUNTED.newFeed);
  });

  it("of a first ticket is two reads and a transaction of three items, of a look at it two reads, of another one two items more", async () => {
    const { as } = people(service);
    const ticket = (method: "GET" | "POST", user: string) => () =>
      as(user, method, `/api/events/${conference.eventId}/ticket`);
    // The first call of a function instance publishes its key.
    await ticket("GET", "lea")();
    expect(await costOf(ticket("GET", "kai"))).toEqual(COUNTED.firstTicket);
    expect(await costOf(ticket("GET", "kai"))).toEqual(COUNTED.ticket);
    expect(await costOf(ticket("POST", "kai"))).toEqual(COUNTED.replacedTicket);
  });

  it("of a check-in is three reads and a transaction of two items, of twenty-four together one of twenty-five", async () => {
    const { as, reserve } = people(service);
    const sessionId = await conference.session();
    const door = (path: string, body: object) => () =>
      conference.organize("POST", `/api/sessions/${sessionId}/${path}`, body);
    const at = new Date().toISOString();
    const checkIn = (who: object) => ({ checkInId: crypto.randomUUID(), at, ...who });
    const users = Array.from({ length: 24 }, (_, each) => `guest-${each}`);
    for (const user of ["lou", "max", ...users]) await reserve(user, sessionId);
    const ticketOf = async (user: string) =>
      (await as(user, "GET", `/api/events/${conference.eventId}/ticket`)).body.ticket;
    const [lou, max] = [await ticketOf("lou"), await ticketOf("max")];
    // The first one reads the keys.
    await door("check-ins", checkIn({ ticket: lou }))();
    expect(await costOf(door("check-ins", checkIn({ ticket: max })))).toEqual(COUNTED.checkIn);
    const checkIns = users.map((userId) => checkIn({ userId }));
    expect(await costOf(door("check-ins/batch", { sentAt: at, checkIns }))).toEqual(COUNTED.checkInsTogether);
    const path = `/api/sessions/${sessionId}/door`;
    const etag = (await conference.organize("GET", path)).headers.get("etag") ?? "";
    const again = () => conference.organize("GET", path, undefined, { "if-none-match": etag });
    expect(await costOf(again)).toEqual(COUNTED.doorUnchanged);
  });

  it("of an agenda of two hundred sessions is two queries, the event and a batch a hundred, and of its seats the same without the programme", async () => {
    const { eventId, sessions, organize } = await anEvent(service);
    await sessions(SESSIONS_COUNTED, { abstract: "a".repeat(ABSTRACT_CHARACTERS) });
    const agenda = await costOf(() => call(service, "GET", `/api/events/${eventId}/sessions`));
    const query = "query ($id: ID!) { sessions(eventId: $id) { id state capacity taken waiting seatsLeft } }";
    const graphql = await costOf(() => graphqlOf(service).ask(query, { id: eventId }));
    expect(agenda.calls).toEqual(COUNTED.agenda.calls);
    expect(graphql).toEqual(agenda);
    // How large items are differs a little from one kind of session to the next.
    const difference = Math.abs(agenda.readUnits - COUNTED.agenda.readUnits);
    expect(difference).toBeLessThan(COUNTED.agenda.readUnits / 20);
    // An organizer is shown what is true now, so nothing but the programme is kept.
    for (const what of ["seats", "sessions"]) {
      const again = await costOf(() => organize("GET", `/api/events/${eventId}/${what}`));
      expect(again).toEqual(COUNTED.seats);
    }
  });

  it("of an organizer's change is one index entry more for new rules, and the count of its event's writes more for a new programme", async () => {
    const sessionId = await conference.session();
    const { writeUnits, ...same } = COUNTED.change;
    const title = await costOf(() => conference.patch(sessionId, { title: "Another talk" }));
    expect(title).toEqual({ ...same, writeUnits: writeUnits - 1 + 2 });
    expect(await costOf(() => conference.patch(sessionId, { capacity: 12 }))).toEqual(COUNTED.change);
  });

  it("of an audit grows with every event that is over by a query of its sessions, and by nothing else", async () => {
    const audit = () => service.invoke("audit", {});
    const { sessions } = await anEvent(service);
    const before = await costOf(audit);
    const over = { startsAt: "2020-12-27T10:00:00Z", endsAt: "2020-12-27T11:00:00Z" };
    await sessions(PAST_SESSIONS_COUNTED, { ...over, abstract: "a".repeat(ABSTRACT_CHARACTERS) });
    const after = await costOf(audit);
    // For an event without sessions, the same query costs half a unit.
    const added = after.readUnits - before.readUnits + 0.5;
    expect(after.calls).toEqual(before.calls);
    expect(Math.abs(added - COUNTED.auditOfPast.readUnits)).toBeLessThanOrEqual(0.5);
  });

  it("of an idle service includes the metrics that schedules always send", async () => {
    const before = service.output.length;
    for (const name of ["sweep", "audit", "due-notices"]) await service.invoke(name, {});
    const names = () => new Set(emittedMetrics(service.output.slice(before)).map(({ name }) => name)).size;
    await expect.poll(names).toBe(IDLE_METRICS);
  });

  it("of a roster has half a read unit for each person, which says whether their mails come back", async () => {
    const { as, reserve } = people(service);
    const sessionId = await conference.session();
    for (const user of ["una", "vic", "wes", "xia"]) {
      expect((await reserve(user, sessionId)).status).toBe(201);
      // DynamoDB Local does not count items that do not exist.
      await as(user, "PUT", "/api/me/preferences", {});
    }
    const roster = () => conference.organize("GET", `/api/sessions/${sessionId}/roster`);
    expect(await costOf(roster)).toEqual(COUNTED.roster);
  });

  it("never includes a scan, for any request", async () => {
    const { as } = people(service);
    const sessionId = await conference.session();
    await costOf(async () => {
      await call(service, "GET", "/api/events");
      await call(service, "GET", `/api/events/${conference.eventId}`);
      await call(service, "GET", `/api/sessions/${sessionId}`);
      await as("ada", "GET", `/api/sessions/${sessionId}/rsvp`);
      await conference.organize("GET", `/api/sessions/${sessionId}/roster`);
      await conference.patch(sessionId, { capacity: 3 });
      await conference.organize("PUT", `/api/events/${conference.eventId}/schedule?dryRun=true`, {
        schedule: { conference: { days: [] } },
      });
    });
    expect(everyOperation).toContain("Query");
    expect([...everyOperation].filter((operation) => /scan|partiql|statement/i.test(operation))).toEqual([]);
  });
});
