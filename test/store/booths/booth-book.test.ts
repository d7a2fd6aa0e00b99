import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { visitEndsAt } from "../../../functions/core/booths/visit-end.ts";
import { visitFigures } from "../../../functions/core/booths/visit-figures.ts";
import { unlimited } from "../../../functions/core/seats/allowance.ts";
import { cancelRsvp } from "../../../functions/core/seats/cancel-rsvp.ts";
import type { NewRules } from "../../../functions/core/seats/ledger.ts";
import { reserveSeat } from "../../../functions/core/seats/reserve-seat.ts";
import { acceptOffer } from "../../../functions/core/waitlist/accept-offer.ts";
import { serveWaitlist } from "../../../functions/core/waitlist/serve-waitlist.ts";
import { sweepWaitlists } from "../../../functions/core/waitlist/sweep-waitlists.ts";
import { boothBook } from "../../../functions/store/booths/booth-book.ts";
import { boothCode } from "../../../functions/store/booths/booth-code.ts";
import { readVisitHours } from "../../../functions/store/booths/visit-counts.ts";
import { patience } from "../../../functions/store/dynamodb/backoff.ts";
import { settle } from "../../../functions/store/dynamodb/settle.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../../functions/store/dynamodb/update.ts";
import { changeLedger, openLedger } from "../../../functions/store/ledger/rules.ts";
import { findLedger } from "../../../functions/store/parts/parts.ts";
import { createProgramme } from "../../../functions/store/programme/programme.ts";
import { counted } from "../../../functions/store/programme/programme-writes.ts";
import { releaseBook } from "../../../functions/store/seats/release-book.ts";
import { findRsvp } from "../../../functions/store/seats/rsvp.ts";
import { seatBook } from "../../../functions/store/seats/seat-book.ts";
import { standbyBook } from "../../../functions/store/standby/standby-book.ts";
import { sweepBook } from "../../../functions/store/waitlist/sweep-book.ts";
import { waitlistBook } from "../../../functions/store/waitlist/waitlist-book.ts";
import { aProgramme, NOW } from "../../support/builders.ts";
import { violations } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";

const CLOSES = "2026-12-27T18:00:00.000Z";
const at = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

let table: Table;
let now: string;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

afterEach(async () => {
  expect(await violations(table)).toEqual([]);
});

async function aBooth(rules: Partial<NewRules> = {}): Promise<string> {
  now = NOW;
  const sessionId = `conf.${randomUUID()}`;
  const hours = { startsAt: at(-60), endsAt: CLOSES };
  const programme = aProgramme(sessionId, { kind: "BOOTH", visitMinutes: 60, offerMinutes: 5, ...hours });
  const lineClosesAt = new Date(Date.parse(CLOSES) - 300_000).toISOString();
  const ledger = { capacity: 2, endsAt: CLOSES, lineClosesAt, booth: true, ...rules } as const;
  const provenance = { origin: "ORGANIZER", scheduledCapacity: null, withdrawn: false } as const;
  await settle(table, counted([openLedger(sessionId, ledger), createProgramme(programme, provenance)]));
  return sessionId;
}

const person = (userId: string) => ({ userId, name: userId, email: `${userId}@example.org` });
const common = () => ({
  allowance: unlimited,
  clock: () => new Date(now),
  pause: patience(),
  nudge: async () => {},
});

const visitFrom = (userId: string) => (since: string) => ({
  by: userId,
  endsAt: visitEndsAt({ endsAt: CLOSES, visitMinutes: 60 }, since),
});

const enter = (sessionId: string, userId: string, ifFull: "REJECT" | "WAITLIST" = "WAITLIST") => {
  const attendee = person(userId);
  const seats = boothBook(table, { newId: randomUUID, attendee, visitFrom: visitFrom(userId) });
  return reserveSeat({ requestId: randomUUID(), sessionId, attendee, ifFull }, { ...common(), seats });
};

const leave = (sessionId: string, userId: string, by: "ATTENDEE" | "ORGANIZER" = "ATTENDEE") =>
  cancelRsvp(
    { requestId: randomUUID(), sessionId, attendee: { userId }, by },
    { ...common(), seats: releaseBook(table) },
  );

const serve = (sessionId: string) =>
  serveWaitlist(sessionId, {
    ...common(),
    waitlist: waitlistBook(table),
    standby: standbyBook(table),
    quietSpans: () => [],
    requestId: randomUUID(),
    onOffered: () => {},
    rest: async () => {
      now = new Date(Date.parse(now) + 1_000).toISOString();
    },
    hasTime: () => true,
  });

const sweep = () =>
  sweepWaitlists({
    book: sweepBook(table),
    clock: () => new Date(now),
    patience: () => patience(),
    requestId: randomUUID(),
    hasTime: () => true,
    nudgeAll: async () => {},
  });

const statusOf = async (sessionId: string, userId: string) =>
  (await findRsvp(table, sessionId, userId))?.rsvp.status;
const figuresOf = async (sessionId: string) => visitFigures(await readVisitHours(table, sessionId));
const kindsOf = (outcomes: readonly { readonly kind: string }[]) =>
  Object.fromEntries(
    [...Map.groupBy(outcomes, ({ kind }) => kind)].map(([kind, { length }]) => [kind, length]),
  );

describe("entering a booth", () => {
  it("takes a place and is inside, in one write, until the limit of the visit", async () => {
    const booth = await aBooth();
    const outcome = await enter(booth, "ada");
    const stored = await findRsvp(table, booth, "ada");
    expect(outcome).toEqual({ kind: "confirmed", rsvp: stored?.rsvp });
    expect(stored?.rsvp).toMatchObject({ status: "CONFIRMED", checkedInAt: NOW, visitEndsAt: at(60) });
    expect(await figuresOf(booth)).toMatchObject({ visits: 1, visitors: 1, meanMinutes: null });
  });

  it("gives the last place to exactly one of twelve people at once, and a line to the others", async () => {
    const booth = await aBooth({ capacity: 1 });
    const users = Array.from({ length: 12 }, (_, n) => `person-${n}`);
    const outcomes = await Promise.all(users.map((user) => enter(booth, user)));
    const { contention = 0, ...kinds } = kindsOf(outcomes);
    expect(kinds).toEqual({ confirmed: 1, waitlisted: 11 - contention });
  });

  it("counts ten scans of one person at once as one visit", async () => {
    const booth = await aBooth();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => enter(booth, "ada")));
    expect(kindsOf(outcomes)).toEqual({ confirmed: 1, "already-confirmed": 9 });
    expect(await figuresOf(booth)).toMatchObject({ visits: 1, visitors: 1 });
  });

  it("lets in any number of people without a capacity", async () => {
    const booth = await aBooth({ capacity: null });
    const outcomes = await Promise.all(["ada", "bob", "eve", "kim"].map((user) => enter(booth, user)));
    expect(kindsOf(outcomes)).toEqual({ confirmed: 4 });
  });

  it("counts a person who comes back as another visit, and no other visitor", async () => {
    const booth = await aBooth();
    await enter(booth, "ada");
    now = at(10);
    expect(await leave(booth, "ada")).toMatchObject({ kind: "cancelled", rsvp: { cancelReason: "LEFT" } });
    expect(await leave(booth, "ada")).toMatchObject({ kind: "already-cancelled" });
    now = at(70);
    await enter(booth, "ada");
    const figures = await figuresOf(booth);
    expect(figures).toMatchObject({ visits: 2, visitors: 1, meanMinutes: 10, timedOut: 0 });
    expect(figures.hours.map(({ hour, visits, ended }) => [hour, visits, ended])).toEqual([
      [NOW, 1, 1],
      [at(60), 1, 0],
    ]);
  });

  it.each([
    ["cancelled", { state: "CANCELLED" }, "session-cancelled"],
    ["closed", { state: "CLOSED" }, "registration-closed"],
    ["over", { endsAt: NOW }, "session-ended"],
    ["of a draft", { draft: true }, "session-not-found"],
  ] as const)("is refused at a booth that is %s", async (_, rules, kind) => {
    const booth = await aBooth(rules);
    expect((await enter(booth, "ada")).kind).toBe(kind);
    expect(await findRsvp(table, booth, "ada")).toBeNull();
  });

  it("is refused at a session", async () => {
    const session = await aBooth({ booth: undefined });
    await expect(enter(session, "ada")).resolves.toEqual({ kind: "session-not-found" });
    expect(await findRsvp(table, session, "ada")).toBeNull();
  });
});

describe("the line of a booth", () => {
  it("offers a place that comes free for five minutes, and lets in the person who scans the code", async () => {
    const booth = await aBooth({ capacity: 1 });
    await enter(booth, "ada");
    now = at(1);
    expect(await enter(booth, "bob")).toMatchObject({ kind: "waitlisted" });
    expect(await enter(booth, "bob")).toMatchObject({ kind: "already-waitlisted" });
    now = at(2);
    await leave(booth, "ada");
    await serve(booth);
    const offer = await findRsvp(table, booth, "bob");
    expect(offer?.rsvp).toMatchObject({ status: "OFFERED" });
    const minutes =
      Date.parse(String(offer?.rsvp.offerExpiresAt)) - Date.parse(String(offer?.rsvp.offeredAt));
    expect(minutes).toBe(5 * 60_000);
    expect(await enter(booth, "kim", "REJECT")).toMatchObject({ kind: "session-full" });
    const outcomes = await Promise.all([enter(booth, "bob"), enter(booth, "bob")]);
    expect(kindsOf(outcomes)).toEqual({ accepted: 1, "already-confirmed": 1 });
    expect(await figuresOf(booth)).toMatchObject({ visits: 2, visitors: 2 });
  });

  it("lets nobody in with an offer of a booth that is cancelled", async () => {
    const booth = await aBooth({ capacity: 1 });
    await enter(booth, "ada");
    await enter(booth, "bob");
    await leave(booth, "ada");
    now = at(1);
    await serve(booth);
    await updateItem(table, changeLedger(booth, 0, { state: "CANCELLED" }, now));
    expect(await enter(booth, "bob")).toEqual({ kind: "session-cancelled" });
    expect(await statusOf(booth, "bob")).toBe("OFFERED");
  });

  it("lets nobody reserve, wait or accept without the code of the booth", async () => {
    const booth = await aBooth({ capacity: 1 });
    const seats = seatBook(table, { newId: randomUUID });
    const remote = (userId: string) =>
      reserveSeat(
        { requestId: randomUUID(), sessionId: booth, attendee: person(userId), ifFull: "WAITLIST" },
        { ...common(), seats },
      );
    expect(await remote("eve")).toEqual({ kind: "booth" });
    await enter(booth, "ada");
    expect(await remote("eve")).toEqual({ kind: "booth" });
    await enter(booth, "bob");
    expect(await remote("bob")).toEqual({ kind: "booth" });
    await leave(booth, "ada");
    now = at(1);
    await serve(booth);
    expect(await statusOf(booth, "bob")).toBe("OFFERED");
    const accepting = { requestId: randomUUID(), sessionId: booth, attendee: { userId: "bob" } };
    expect(await acceptOffer(accepting, { ...common(), seats })).toEqual({ kind: "booth" });
  });
});

describe("a person who forgets to leave", () => {
  it("leaves at the limit, once, and the place is free", async () => {
    const booth = await aBooth({ capacity: 1 });
    now = at(5);
    await enter(booth, "ada");
    now = at(64);
    await sweep();
    expect(await statusOf(booth, "ada")).toBe("CONFIRMED");
    now = at(65);
    const reports = await Promise.all([sweep(), sweep()]);
    expect(reports.reduce((sum, { visitsEnded }) => sum + visitsEnded, 0)).toBe(1);
    expect((await findRsvp(table, booth, "ada"))?.rsvp).toMatchObject({ cancelReason: "LEFT" });
    expect(await findLedger(table, booth)).toMatchObject({ taken: 0 });
    expect(await figuresOf(booth)).toMatchObject({ visits: 1, meanMinutes: null, timedOut: 1 });
  });

  it("is not put out if they left and came back before the sweep acts", async () => {
    const booth = await aBooth({ capacity: 1 });
    await enter(booth, "ada");
    now = at(59);
    await leave(booth, "ada");
    await enter(booth, "ada");
    const people = [{ userId: "ada", status: "CONFIRMED", part: 0, isInside: true }] as const;
    const late = { sessionId: booth, people, reason: "LEFT", now: at(60), freedAt: at(60) } as const;
    const attempt = await sweepBook(table).release({ ...late, given: {}, requestId: randomUUID() });
    expect(attempt).toMatchObject({ kind: "refused", gone: ["ada"] });
    expect(await statusOf(booth, "ada")).toBe("CONFIRMED");
  });
});

it("counts the visit of a person whom an organizer removes", async () => {
  const booth = await aBooth();
  await enter(booth, "ada");
  now = at(3);
  expect(await leave(booth, "ada", "ORGANIZER")).toMatchObject({ rsvp: { cancelReason: "ORGANIZER" } });
  expect(await figuresOf(booth)).toMatchObject({ visits: 1, meanMinutes: 3 });
});

it("makes one code of a booth, however many ask for the first time", async () => {
  const booth = await aBooth();
  const codes = await Promise.all(Array.from({ length: 5 }, () => boothCode(table, booth)));
  expect(new Set(codes).size).toBe(1);
  expect(codes[0]).toMatch(/^[\w-]{16}$/);
});
