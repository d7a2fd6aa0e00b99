import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { AttendanceAnswer, FiguresAnswer, FiguresOverTimeAnswer } from "../../functions/contract/figures.ts";
import { validate } from "../../functions/contract/validation.ts";
import type { Tally } from "../../functions/core/figures/tally.ts";
import { countsOf, sumOfCounts } from "../../functions/core/figures/transitions.ts";
import { anEvent, call, eventBody } from "../support/api.ts";
import { aTally } from "../support/builders.ts";
import { useConference } from "../support/conference.ts";
import { violations } from "../support/invariants.ts";
import { tableOf } from "../support/table.ts";
import { waitlistsOf } from "../support/waitlist.ts";

const { service, conference } = useConference({
  triggers: true,
  stream: true,
  environment: { RATE_LIMIT_CALLS: "50" },
});
const waitlists = waitlistsOf({ service, conference });
const { accept, cancel, inMinutes, join, reserve, sees } = waitlists;

afterEach(async () => {
  expect(await violations(tableOf(service))).toEqual([]);
});

async function figuresOf(eventId = conference.eventId): Promise<FiguresAnswer> {
  const { status, body, headers } = await conference.organize("GET", `/api/events/${eventId}/figures`);
  expect(status).toBe(200);
  expect(headers.get("cache-control")).toBe("private, no-store");
  expect(validate(FiguresAnswer, body, "figures")).toMatchObject({ valid: true });
  return body;
}

/** Waits until the session's figures are these. */
async function figuresAre(
  sessionId: string,
  counts: [taken: number, waiting: number],
  tally: Partial<Tally>,
) {
  const look = async () => (await figuresOf()).sessions.find((session) => session.sessionId === sessionId);
  const [taken, waiting] = counts;
  await expect.poll(look).toMatchObject({ taken, waiting, tally: aTally(tally) });
}

const checkIn = (userId: string, sessionId: string) =>
  conference.organize("POST", `/api/sessions/${sessionId}/check-ins`, {
    ...{ userId, checkInId: randomUUID(), at: new Date().toISOString() },
  });

const undoCheckIn = (userId: string, sessionId: string) =>
  conference.organize("DELETE", `/api/sessions/${sessionId}/check-ins/${userId}`);

describe("the figures of an event", () => {
  it("tell a session's story step by step", async () => {
    const sessionId = await conference.session({ capacity: 2, offerMinutes: 5 });
    await figuresAre(sessionId, [0, 0], {});
    for (const user of ["ada", "bob"]) await reserve(user, sessionId);
    await reserve("eve", sessionId); // Eve is refused and does not count.
    await figuresAre(sessionId, [2, 0], { reserved: 2 });
    for (const user of ["eve", "kim", "zoe", "lou", "max"]) await join(user, sessionId);
    await figuresAre(sessionId, [2, 5], { reserved: 2, joined: 5 });

    await cancel("ada", sessionId);
    await sees("eve", sessionId, { status: "OFFERED" });
    await figuresAre(sessionId, [2, 4], { reserved: 2, joined: 5, released: 1, offered: 1 });
    await accept("eve", sessionId);
    await figuresAre(sessionId, [2, 4], { reserved: 2, joined: 5, released: 1, offered: 1 });

    await cancel("bob", sessionId);
    await sees("kim", sessionId, { status: "OFFERED" });
    await cancel("kim", sessionId);
    await sees("zoe", sessionId, { status: "OFFERED" });
    const declined = { reserved: 2, joined: 5, released: 2, offered: 3, declined: 1 };
    await figuresAre(sessionId, [2, 2], declined);

    await waitlists.pass(5.1);
    await sees("zoe", sessionId, { cancelReason: "OFFER_EXPIRED" });
    await sees("lou", sessionId, { status: "OFFERED" });
    const expired = { ...declined, offered: 4, expired: 1 };
    await figuresAre(sessionId, [2, 1], expired);

    await cancel("max", sessionId);
    await figuresAre(sessionId, [2, 0], { ...expired, left: 1 });
    for (const user of ["ada", "bob"]) await join(user, sessionId);
    await conference.remove(sessionId, "bob");
    await figuresAre(sessionId, [2, 1], { ...expired, joined: 7, left: 2 });
    await conference.remove(sessionId, "eve");
    await sees("ada", sessionId, { status: "OFFERED" });
    await figuresAre(sessionId, [2, 0], { ...expired, joined: 7, left: 2, released: 3, offered: 5 });

    await join("kim", sessionId);
    await conference.patch(sessionId, { state: "CANCELLED" });
    await figuresAre(sessionId, [0, 0], { ...expired, joined: 8, left: 3, released: 5, offered: 5 });
  });

  it("count people who are confirmed at once as offered, and the first person who asks after the waitlist has closed as claimed", async () => {
    const sessionId = await conference.session({
      capacity: 1,
      waitlistPolicy: "AUTO_CONFIRM",
      startsAt: inMinutes(10),
      endsAt: inMinutes(70),
    });
    for (const user of ["ada", "bob", "eve"]) await join(user, sessionId);
    await cancel("ada", sessionId);
    await sees("bob", sessionId, { status: "CONFIRMED" });
    await figuresAre(sessionId, [1, 1], { reserved: 1, joined: 2, released: 1, offered: 1 });
    await waitlists.pass(6);
    await cancel("bob", sessionId);
    await reserve("eve", sessionId);
    await figuresAre(sessionId, [1, 0], { reserved: 1, joined: 2, released: 2, offered: 1, claimed: 1 });
  });

  it("name every session in order of start, and sum them up", async () => {
    const eventId = `${conference.eventId}-sum`;
    const path = `/api/events/${eventId}`;
    await conference.organize("PUT", path, eventBody);
    expect(await figuresOf(eventId)).toEqual({
      eventId,
      sessions: [],
      total: { sessions: 0, capacity: null, taken: 0, waiting: 0, offersOpen: 0, tally: aTally() },
    });
    const add = async (title: string, hour: number, over: object) => {
      const times = { startsAt: `2030-12-27T${hour}:00:00Z`, endsAt: `2030-12-27T${hour + 1}:00:00Z` };
      const answer = await conference.organize("POST", `${path}/sessions`, { title, ...times, ...over });
      return answer.body.sessionId as string;
    };
    const late = await add("Late", 15, { capacity: 1, track: "Craft", room: "Loft" });
    const early = await add("Early", 11, {});
    for (const user of ["ada", "bob"]) for (const id of [late, early]) await join(user, id);
    const talk = { track: null, room: null, state: "OPEN" };
    expect(await figuresOf(eventId)).toEqual({
      eventId,
      sessions: [
        {
          ...{ ...talk, sessionId: early, title: "Early", startsAt: "2030-12-27T11:00:00.000Z" },
          ...{ capacity: null, taken: 2, waiting: 0, offersOpen: 0, tally: aTally({ reserved: 2 }) },
        },
        {
          ...{ ...talk, sessionId: late, title: "Late", startsAt: "2030-12-27T15:00:00.000Z" },
          ...{ track: "Craft", room: "Loft" },
          ...{ capacity: 1, taken: 1, waiting: 1, offersOpen: 0, tally: aTally({ reserved: 1, joined: 1 }) },
        },
      ],
      total: {
        sessions: 2,
        capacity: 1,
        taken: 3,
        waiting: 1,
        offersOpen: 0,
        tally: aTally({ reserved: 3, joined: 1 }),
      },
    });
  });

  it("tell hour by hour what happened, from the table's stream, and who came", async () => {
    const sessionId = await conference.session({ capacity: 1, room: "Nave" });
    await reserve("ada", sessionId);
    await join("bob", sessionId);
    await cancel("ada", sessionId);
    await sees("bob", sessionId, { status: "OFFERED" });
    await accept("bob", sessionId);
    await checkIn("bob", sessionId);
    const path = `/api/events/${conference.eventId}/figures`;
    const overTime = async () => {
      const { body } = await conference.organize("GET", `${path}/over-time?sessionId=${sessionId}`);
      expect(validate(FiguresOverTimeAnswer, body, "figures")).toMatchObject({ valid: true });
      const { hours } = body as FiguresOverTimeAnswer;
      return [sumOfCounts(hours), hours.at(-1)?.seats];
    };
    const happened = { reserved: 1, waitlisted: 1, cancelled: 1, offered: 1, accepted: 1, checkedIn: 1 };
    await expect.poll(overTime).toEqual([{ ...countsOf(() => 0), ...happened }, 1]);

    const { body } = await conference.organize("GET", `${path}/attendance`);
    expect(validate(AttendanceAnswer, body, "attendance")).toMatchObject({ valid: true });
    const { sessions, rooms, total } = body as AttendanceAnswer;
    const came = { expected: 1, came: 1, noShows: 0, checkInRate: 1, noShowRate: null, walkInRate: 0 };
    expect(sessions.find((each) => each.sessionId === sessionId)).toMatchObject({ ...came, doorUsed: true });
    expect(rooms.find(({ room }) => room === "Nave")).toMatchObject({ ...came, sessionsWithDoor: 1 });
    expect(total).toMatchObject(came);

    const csv = async (query: string) => {
      const file = await conference.organize("GET", path + query, undefined, { accept: "text/csv" });
      return [file.headers.get("content-disposition"), ...file.text.trimEnd().split("\r\n")];
    };
    const day = new Date().toISOString().slice(0, 10);
    const [name, head, ...rows] = await csv("/attendance?by=room");
    expect(name).toBe(`attachment; filename="${conference.eventId}-attendance-by-room-${day}.csv"`);
    expect(head).toMatch(/^room,sessions,sessionsWithDoor,expected,came,/);
    expect(rows).toContain("Nave,1,1,1,1,0,0,0,1,,0");
    const [, hourHead, ...hours] = await csv(`/over-time?sessionId=${sessionId}`);
    expect(hourHead).toMatch(/^sessionId,title,hour,reserved,waitlisted,/);
    for (const hour of hours) expect(hour).toMatch(new RegExp(`^${sessionId},Talk,\\d{4}-`));
    const unknown = await conference.organize("GET", `${path}/over-time?sessionId=other.talk`);
    expect(unknown).toMatchObject({ status: 404, body: { code: "SESSION_NOT_FOUND" } });

    await undoCheckIn("bob", sessionId);
    await expect.poll(overTime).toEqual([{ ...countsOf(() => 0), ...happened, undone: 1 }, 1]);
  });

  it("of an event over time leave booths out, which have their own", async () => {
    const { eventId, session, organize } = await anEvent(service);
    const talk = await session();
    const hours = { startsAt: inMinutes(-60), endsAt: inMinutes(600) };
    const booth = await session({ kind: "BOOTH", title: "Robots", ...hours });
    const { code } = (await organize("GET", `/api/sessions/${booth}/booth`)).body;
    await reserve("ada", talk);
    const visit = await waitlists.as("ada", "PUT", `/api/sessions/${booth}/visit`, { code });
    expect(visit.status).toBe(201);
    const reserved = async (query: string) => {
      const { body } = await organize("GET", `/api/events/${eventId}/figures/over-time${query}`);
      return sumOfCounts((body as FiguresOverTimeAnswer).hours).reserved;
    };
    await expect.poll(() => reserved(`?sessionId=${booth}`)).toBe(1);
    await expect.poll(() => reserved(`?sessionId=${talk}`)).toBe(1);
    expect(await reserved("")).toBe(1);
  });

  it("are a 404 for an event that does not exist", async () => {
    for (const unknown of ["no-such-event", "No%20Slug"]) {
      const answer = await conference.organize("GET", `/api/events/${unknown}/figures`);
      expect(answer).toMatchObject({ status: 404, body: { code: "EVENT_NOT_FOUND" } });
    }
  });

  it("are for organizers only", async () => {
    const path = `/api/events/${conference.eventId}/figures`;
    expect(await call(service, "GET", path)).toMatchObject({ status: 401 });
    expect(await waitlists.as("ada", "GET", path)).toMatchObject({
      status: 403,
      body: { code: "FORBIDDEN" },
    });
  });
});
