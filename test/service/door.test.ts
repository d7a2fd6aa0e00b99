import { randomUUID } from "node:crypto";
import pMap from "p-map";
import { describe, expect, it } from "vitest";
import {
  CheckInAnswer,
  CheckInsAnswer,
  DoorAnswer,
  UndoneAnswer,
} from "../../functions/contract/door/check-ins.ts";
import { ProblemDocument } from "../../functions/contract/problem-document.ts";
import { validate } from "../../functions/contract/validation.ts";
import type { FaultRule } from "../../local/aws-proxy/faults.ts";
import { type ApiResponse, anEvent, people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { violations } from "../support/invariants.ts";
import { tableOf } from "../support/table.ts";

const { service, conference } = useConference();
const HOUR_MS = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();
/** Sessions of now. */
const aTalk = (over: object = {}) =>
  conference.session({ startsAt: inHours(0.2), endsAt: inHours(1.2), ...over });
const as = (user: string, method: string, path: string, body?: unknown) =>
  people(service).as(user, method, path, body);
const byOwner = (method: string, path: string, body?: unknown) => conference.organize(method, path, body);
const checkIn = (sessionId: string, body: object, checkInId = randomUUID()) =>
  byOwner("POST", `/api/sessions/${sessionId}/check-ins`, { checkInId, at: inHours(-3), ...body });
const batch = (sessionId: string, checkIns: readonly object[], sentAt = inHours(0)) =>
  byOwner("POST", `/api/sessions/${sessionId}/check-ins/batch`, { sentAt, checkIns });
const undo = (sessionId: string, id: string) =>
  byOwner("DELETE", `/api/sessions/${sessionId}/check-ins/${id}`);
const doorOf = async (sessionId: string) =>
  (await byOwner("GET", `/api/sessions/${sessionId}/door`)).body as DoorAnswer;
const ticketOf = async (user: string, eventId = conference.eventId) =>
  (await as(user, "GET", `/api/events/${eventId}/ticket`)).body;
const seat = async (sessionId: string, ...users: string[]) => {
  for (const user of users) expect((await people(service).reserve(user, sessionId)).status).toBe(201);
};
const told = ({ status, body }: ApiResponse) => [status, body.outcome ?? body.code];

describe("a check-in", () => {
  it("lets a person in once by ticket, code or name, and says when and by whom", async () => {
    const talk = await aTalk({ capacity: 5 });
    await seat(talk, "ada", "ben", "cay");
    const { ticket, code } = await ticketOf("ada");
    const checkInId = randomUUID();
    const first = await checkIn(talk, { ticket }, checkInId);
    expect(told(first)).toEqual([201, "CHECKED_IN"]);
    expect(validate(CheckInAnswer, first.body, "answer")).toMatchObject({ valid: true });
    expect(first.body).toMatchObject({
      already: false,
      attendee: { userId: "ada", name: "Ada", status: "CONFIRMED", checkedInAt: first.body.at },
      by: { userId: expect.any(String) },
      counts: { capacity: 5, inside: 1, walkIns: 0, anyway: 0, reserved: 3, free: 2, standingBy: 0 },
    });
    // The clock of the device was three hours late.
    expect(Date.now() - Date.parse(first.body.at)).toBeLessThan(HOUR_MS);
    const again = await checkIn(talk, { ticket }, checkInId);
    expect([...told(again), again.body.already, again.body.at]).toEqual([
      ...[200, "CHECKED_IN", true, first.body.at],
    ]);
    const other = await checkIn(talk, { code: ` ${code.toLowerCase().slice(0, 4)}-${code.slice(4)}` });
    expect([...told(other), other.body.at, other.body.by]).toEqual([
      ...[200, "ALREADY_IN", first.body.at, first.body.by],
    ]);
    expect(told(await checkIn(talk, { userId: "ben" }))).toEqual([201, "CHECKED_IN"]);
    expect((await people(service).rsvp("ada", talk)).body.checkedInAt).toBe(first.body.at);
    expect(told(await people(service).cancel("ada", talk))).toEqual([409, "ALREADY_IN"]);
    const roster = (await byOwner("GET", `/api/sessions/${talk}/roster`)).body.attendees;
    expect(
      roster.map((each: { userId: string; checkedInAt: string | null }) => [
        each.userId,
        each.checkedInAt !== null,
      ]),
    ).toEqual([
      ["ada", true],
      ["ben", true],
      ["cay", false],
    ]);
    expect(await violations(tableOf(service))).toEqual([]);
  });

  it("is refused with the reason", async () => {
    const talk = await aTalk({ capacity: 2 });
    const other = await aTalk({ title: "Elsewhere", room: "Hall" });
    await seat(other, "dan");
    const old = await ticketOf("eve");
    const { ticket } = (await as("eve", "POST", `/api/events/${conference.eventId}/ticket`)).body;
    const foreign = await ticketOf("eve", (await anEvent(service)).eventId);
    const forged = `${ticket.slice(0, -4)}AAAA`;
    const elsewhere = await checkIn(talk, { userId: "dan" });
    expect(told(elsewhere)).toEqual([409, "NOT_ON_ROSTER"]);
    expect(validate(ProblemDocument, elsewhere.body, "answer")).toMatchObject({ valid: true });
    expect(elsewhere.body).toMatchObject({
      attendee: { userId: "dan", name: "Dan" },
      holds: null,
      has: [{ sessionId: other, title: "Elsewhere", room: "Hall", status: "CONFIRMED" }],
    });
    expect(told(await checkIn(talk, { ticket }))).toEqual([409, "NOT_ON_ROSTER"]);
    expect(told(await checkIn(talk, { ticket: old.ticket }))).toEqual([409, "TICKET_REPLACED"]);
    expect(told(await checkIn(talk, { code: old.code }))).toEqual([409, "TICKET_REPLACED"]);
    expect(told(await checkIn(talk, { ticket: foreign.ticket }))).toEqual([409, "TICKET_OF_ANOTHER_EVENT"]);
    expect(told(await checkIn(talk, { ticket: forged }))).toEqual([409, "TICKET_FORGED"]);
    expect(told(await checkIn(talk, { ticket: "https://example.org" }))).toEqual([404, "TICKET_UNKNOWN"]);
    expect(told(await checkIn(talk, { code: "0000 0000" }))).toEqual([404, "TICKET_UNKNOWN"]);
    expect(told(await checkIn(`${conference.eventId}.none`, { walkIn: 1 }))).toEqual([
      404,
      "SESSION_NOT_FOUND",
    ]);
    expect(told(await checkIn(talk, { walkIn: 1, userId: "dan" }))).toEqual([400, "INVALID_REQUEST"]);
    await byOwner("PATCH", `/api/sessions/${talk}`, { state: "CANCELLED" });
    expect(told(await checkIn(talk, { walkIn: 1 }))).toEqual([409, "SESSION_CANCELLED"]);
  });

  it("counts walk-ins up to the capacity, and apart those that are let in anyway", async () => {
    const talk = await aTalk({ capacity: 3 });
    await seat(talk, "fay");
    const two = randomUUID();
    expect(told(await checkIn(talk, { walkIn: 3 }))).toEqual([409, "SESSION_FULL"]);
    expect(told(await checkIn(talk, { walkIn: 2 }, two))).toEqual([201, "WALKED_IN"]);
    expect(told(await checkIn(talk, { walkIn: 2 }, two))).toEqual([200, "WALKED_IN"]);
    const full = await checkIn(talk, { walkIn: 1 });
    expect(full.body).toMatchObject({ code: "SESSION_FULL", counts: { inside: 2, walkIns: 2, free: 0 } });
    expect(told(await people(service).reserve("gil", talk))).toEqual([409, "SESSION_FULL"]);
    const gil = await checkIn(talk, { userId: "gil", anyway: true });
    expect(gil.body).toMatchObject({ outcome: "WALKED_IN", counts: { inside: 2, anyway: 1 } });
    expect(told(await checkIn(talk, { userId: "gil" }))).toEqual([200, "ALREADY_IN"]);
    expect((await people(service).join("hal", talk)).body.status).toBe("WAITLISTED");
    expect(told(await checkIn(talk, { walkIn: 1 }))).toEqual([409, "STANDBY_FIRST"]);
    expect((await checkIn(talk, { userId: "hal" })).body).toMatchObject({
      ...{ code: "NOT_ON_ROSTER", holds: "WAITLISTED", waitlistPosition: 1 },
    });
    expect(validate(UndoneAnswer, (await undo(talk, two)).body, "answer")).toMatchObject({ valid: true });
    expect((await undo(talk, two)).body).toMatchObject({ undone: false, counts: { inside: 0, free: 2 } });
    expect((await undo(talk, "gil")).body).toMatchObject({ undone: true, counts: { anyway: 0 } });
    expect(told(await checkIn(talk, { walkIn: 2 }, two))).toEqual([200, "WALKED_IN"]);
    expect((await doorOf(talk)).counts).toMatchObject({ inside: 0, walkIns: 0, free: 2 });
    expect(await violations(tableOf(service))).toEqual([]);
  });
});

describe("a batch", () => {
  it("has the single answers in its order, on the service's clock, and changes nothing when it comes again", async () => {
    const talk = await aTalk({ capacity: 40 });
    const users = Array.from({ length: 30 }, (_, at) => `guest-${at}`);
    await seat(talk, ...users);
    const sentAt = new Date(Date.now() - HOUR_MS);
    const at = new Date(sentAt.getTime() - 60_000).toISOString();
    const entries = [
      ...users.map((userId) => ({ userId })),
      ...[{ userId: "guest-0" }, { userId: "nobody" }, { walkIn: 4 }, { walkIn: 7 }],
    ].map((each) => ({ ...each, at, checkInId: randomUUID() }));
    const first = await batch(talk, entries, sentAt.toISOString());
    expect(validate(CheckInsAnswer, first.body, "answer")).toMatchObject({ valid: true });
    const results = first.body.results as {
      checkInId: string;
      status: number;
      outcome?: string;
      code?: string;
      at?: string;
    }[];
    expect(results.map(({ checkInId }) => checkInId)).toEqual(entries.map(({ checkInId }) => checkInId));
    expect(results.map(({ status, outcome, code }) => [status, outcome ?? code])).toEqual([
      ...users.map(() => [201, "CHECKED_IN"]),
      ...[
        [200, "ALREADY_IN"],
        [409, "NOT_ON_ROSTER"],
        [201, "WALKED_IN"],
        [409, "SESSION_FULL"],
      ],
    ]);
    const ago = Date.parse(first.body.receivedAt) - Date.parse(results[0]?.at ?? "");
    expect(Math.round(ago / 10_000)).toBe(6);
    const again = await batch(talk, entries, sentAt.toISOString());
    expect(again.body.results.map(({ status }: { status: number }) => status)).toEqual(
      results.map(({ status }) => (status === 201 ? 200 : status)),
    );
    const door = await doorOf(talk);
    expect(validate(DoorAnswer, door, "answer")).toMatchObject({ valid: true });
    expect(door.counts).toMatchObject({ inside: 34, walkIns: 4, reserved: 30, free: 6 });
    expect(await violations(tableOf(service))).toEqual([]);
  });
});

describe("a thousand scans after an hour without a network", () => {
  it("let 900 people in once each, and tell both devices of the hundred that both have scanned", async () => {
    const talk = await aTalk({ capacity: 1_000 });
    const users = Array.from({ length: 900 }, (_, at) => `visitor-${at}`);
    await pMap(users, (user) => seat(talk, user), { concurrency: 10 });
    /** The clock of a device may be wrong by an hour, and says the same wrong time as the scans. */
    const device = (scanned: readonly string[], clockOffsetHours: number) => {
      let waiting = scanned.map((userId, at) => ({
        ...{ userId, checkInId: randomUUID() },
        at: inHours(clockOffsetHours - 1 + at / scanned.length),
      }));
      const answers = new Map<string, string>();
      return async () => {
        while (waiting.length > 0) {
          const sentAt = inHours(clockOffsetHours);
          // The first answer is lost on its way, so each batch comes twice.
          await batch(talk, waiting, sentAt);
          const { results } = (await batch(talk, waiting, sentAt)).body as CheckInsAnswer;
          for (const each of results)
            if ("outcome" in each) answers.set(each.checkInId, `${each.status} ${each.outcome}`);
          waiting = waiting.filter(({ checkInId }) => !answers.has(checkInId));
        }
        return [...answers.values()];
      };
    };
    const fault = (kind: FaultRule["kind"]): FaultRule => ({
      ...{ service: "dynamodb", operation: "TransactWriteItems", kind, rate: 0.05 },
    });
    await service.faults({ seed: 1, rules: [fault("TransactionConflict"), fault("LostResponse")] });
    const [sendFirst, sendSecond] = [device(users.slice(0, 500), 0), device(users.slice(400), 1)];
    const answers = (await Promise.all([sendFirst(), sendSecond()])).flat();
    await service.faults({ rules: [] });
    const count = (answer: string) => answers.filter((each) => each === answer).length;
    expect(answers).toHaveLength(1_000);
    expect([count("200 CHECKED_IN"), count("200 ALREADY_IN")]).toEqual([900, 100]);
    expect((await doorOf(talk)).counts).toMatchObject({ inside: 900, walkIns: 0, anyway: 0, reserved: 900 });
    expect(await violations(tableOf(service))).toEqual([]);
  });
});

describe("what a device loads", () => {
  it("has the people of the session with their tickets, and is not sent again while nothing changes", async () => {
    const talk = await aTalk({ capacity: 1 });
    await seat(talk, "ida");
    await people(service).join("jon", talk);
    const { ticketId, code, keyId, publicKey } = await ticketOf("ida");
    await expect
      .poll(async () => (await doorOf(talk)).attendees)
      .toMatchObject([
        { userId: "ida", name: "Ida", status: "CONFIRMED", ticketId, code, checkedInAt: null },
        { userId: "jon", status: "WAITLISTED", waitlistPosition: 1, ticketId: null },
      ]);
    const { keys, session, nextCursor } = await doorOf(talk);
    expect([keys, nextCursor]).toEqual([[{ keyId, publicKey }], null]);
    expect(session).toMatchObject({ sessionId: talk, kind: "SESSION", capacity: 1 });
    const path = `/api/sessions/${talk}/door`;
    const known = async (etag: string) =>
      (await conference.organize("GET", path, undefined, { "if-none-match": etag })).status;
    const etag = (await byOwner("GET", path)).headers.get("etag") ?? "";
    await checkIn(talk, { userId: "ida" });
    expect(await known(etag)).toBe(200);
    await expect.poll(async () => known((await byOwner("GET", path)).headers.get("etag") ?? "")).toBe(304);
  });
});
