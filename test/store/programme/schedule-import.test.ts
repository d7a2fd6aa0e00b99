import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { planImport } from "../../../functions/core/programme/schedule/plan-import.ts";
import type { ScheduledSession } from "../../../functions/core/programme/schedule/scheduled-session.ts";
import type { Session, SessionPatch } from "../../../functions/core/programme/session.ts";
import { lineClosesAt } from "../../../functions/core/seats/ledger.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../../functions/store/dynamodb/update.ts";
import { takeSeat } from "../../../functions/store/ledger/desk.ts";
import { openLedger } from "../../../functions/store/ledger/rules.ts";
import { findLedger } from "../../../functions/store/parts/parts.ts";
import { carryOutImport } from "../../../functions/store/programme/carry-out-import.ts";
import { readKnownSessions } from "../../../functions/store/programme/known-sessions.ts";
import { programmeItem } from "../../../functions/store/programme/programme.ts";
import { readAgenda } from "../../../functions/store/programme/sessions.ts";
import { changeSession } from "../../support/organizer-acts.ts";
import { putItems } from "../../support/put-items.ts";
import { newTable } from "../../support/table.ts";
import { isWrite, watchedTable } from "../dynamodb/watched-table.ts";

let table: Table;
let eventId: string;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

beforeEach(() => {
  eventId = `conf-${randomUUID().slice(0, 8)}`;
});

const clock = () => new Date("2026-12-01T00:00:00.000Z");

const scheduled = (token: string, over: Partial<ScheduledSession> = {}): ScheduledSession => ({
  sessionId: `${eventId}.${token}`,
  title: `Talk ${token}`,
  abstract: "About something",
  type: "talk",
  track: null,
  room: "Hall",
  language: "en",
  speakers: [{ name: "Ada" }],
  startsAt: "2026-12-27T10:00:00.000Z",
  endsAt: "2026-12-27T11:00:00.000Z",
  ...over,
});

async function importAll(sessions: readonly ScheduledSession[], importers = table) {
  const plan = planImport(await readKnownSessions(table, eventId), sessions, []);
  await carryOutImport(importers, { plan, silentOn: [], draft: false, clock, hasTime: () => true });
  const { added, changed, unchanged, removed } = plan;
  return { added: added.length, changed: changed.length, unchanged, removed: removed.length };
}

/** A table on which `act` happens before the first write. */
function once(act: () => Promise<unknown>): Table {
  let acted: Promise<unknown> | undefined;
  return watchedTable(table, async (operation) => {
    if (!isWrite(operation)) return;
    acted ??= act();
    await acted;
  });
}

const session = async (token: string): Promise<Session | undefined> =>
  (await readAgenda(table, eventId)).find(({ sessionId }) => sessionId === `${eventId}.${token}`);

async function sessionThere(token: string): Promise<Session> {
  const found = await session(token);
  if (found === undefined) throw new Error(`no session ${token}`);
  return found;
}

const timesOf = ({ startsAt, endsAt }: Pick<Session, "startsAt" | "endsAt">) => ({
  lineClosesAt: lineClosesAt(startsAt),
  endsAt,
});

async function timesInLedger(token: string) {
  const ledger = await findLedger(table, `${eventId}.${token}`);
  return { lineClosesAt: ledger?.lineClosesAt, endsAt: ledger?.endsAt };
}

describe("importing a schedule", () => {
  it("adds 900 sessions, and nothing when it comes again", async () => {
    const schedule = Array.from({ length: 900 }, (_, n) => scheduled(`s${n}`, { capacity: 50 }));
    expect(await importAll(schedule)).toEqual({ added: 900, changed: 0, unchanged: 0, removed: 0 });
    expect(await importAll(schedule)).toEqual({ added: 0, changed: 0, unchanged: 900, removed: 0 });
    expect(await readAgenda(table, eventId)).toHaveLength(900);
  });

  it("opens empty sessions, with the capacity of the room or without limit", async () => {
    await importAll([scheduled("a", { capacity: 50 }), scheduled("b")]);
    expect(await session("a")).toMatchObject({ capacity: 50, taken: 0, seatsLeft: 50, state: "OPEN" });
    expect(await session("b")).toMatchObject({ capacity: null, taken: 0, seatsLeft: null });
  });

  it("never changes how many seats are taken", async () => {
    await importAll([scheduled("a", { capacity: 50 })]);
    await updateItem(table, takeSeat(`${eventId}.a`, "2026-12-01T00:00:00.000Z"));
    await importAll([scheduled("a", { capacity: 40, startsAt: "2026-12-27T09:00:00.000Z" })]);
    expect(await session("a")).toMatchObject({
      capacity: 40,
      taken: 1,
      startsAt: "2026-12-27T09:00:00.000Z",
    });
  });

  it("remembers time and room of a session only if it moves it", async () => {
    await importAll([scheduled("a"), scheduled("b")]);
    await importAll([scheduled("a", { room: "Attic", title: "New" }), scheduled("b", { title: "New" })]);
    const { startsAt, endsAt, room } = scheduled("a");
    const before = { startsAt, endsAt, room, movedAt: clock().toISOString() };
    expect((await session("a"))?.movedFrom).toEqual(before);
    expect((await session("b"))?.movedFrom).toBeNull();
    await importAll([scheduled("a", { room: "Attic", title: "Newer" }), scheduled("b", { title: "New" })]);
    expect((await session("a"))?.movedFrom).toEqual(before);
  });

  it.each<[string, Partial<ScheduledSession>]>([
    ["start", { startsAt: "2026-12-27T09:00:00.000Z" }],
    ["end", { endsAt: "2026-12-27T12:00:00.000Z" }],
    ["start and end", { startsAt: "2026-12-28T09:00:00.000Z", endsAt: "2026-12-28T12:00:00.000Z" }],
  ])("moves what the ledger knows of the times with the %s", async (_, over) => {
    await importAll([scheduled("a")]);
    expect(await timesInLedger("a")).toEqual(timesOf(scheduled("a")));
    await importAll([scheduled("a", over)]);
    expect(await session("a")).toMatchObject(over);
    expect(await timesInLedger("a")).toEqual(timesOf(scheduled("a", over)));
  });

  it.each<[string, SessionPatch, Partial<ScheduledSession> | null, Partial<Session>]>([
    [
      "moves it, and the file too: the file comes last",
      { startsAt: "2026-12-27T08:00:00.000Z" },
      { startsAt: "2026-12-27T09:00:00.000Z" },
      { startsAt: "2026-12-27T09:00:00.000Z" },
    ],
    [
      "begins it when the file ends it: nothing ends before it begins",
      { startsAt: "2026-12-27T10:50:00.000Z" },
      { endsAt: "2026-12-27T10:30:00.000Z" },
      { startsAt: "2026-12-27T10:00:00.000Z", endsAt: "2026-12-27T10:30:00.000Z" },
    ],
    [
      "renames it, and the file moves it",
      { title: "Ours" },
      { room: "Attic" },
      { title: "Talk a", room: "Attic" },
    ],
    ["sets its capacity, and the file too", { capacity: 7 }, { capacity: 9 }, { capacity: 9 }],
    ["sets its capacity", { capacity: 7 }, { title: "New title" }, { title: "New title", capacity: 7 }],
    ["cancels it, and the file lacks it", { state: "CANCELLED" }, null, { state: "CANCELLED" }],
    [
      "cancels it, and the file moves it",
      { state: "CANCELLED" },
      { room: "Attic" },
      { state: "CANCELLED", room: "Attic" },
    ],
    ["closes it, and the file lacks it", { state: "CLOSED" }, null, { state: "CLOSED" }],
  ])(
    "plans a session anew when an organizer, between plan and write, %s",
    async (_, patch, over, expected) => {
      await importAll([scheduled("a"), scheduled("b")]);
      const file = [...(over ? [scheduled("a", over)] : []), scheduled("b", { title: "Other" })];
      const meddling = once(() => changeSession(table, `${eventId}.a`, patch, clock));
      await importAll(file, meddling);
      expect(await session("a")).toMatchObject(expected);
      expect((await session("b"))?.title).toBe("Other");
      expect(await timesInLedger("a")).toEqual(timesOf(await sessionThere("a")));
      expect(await importAll(file)).toMatchObject({ changed: 0, removed: 0 });
    },
  );

  it("leaves a session cancelled that an organizer cancelled when the file has it again", async () => {
    await importAll([scheduled("a"), scheduled("b")]);
    await importAll([scheduled("b")]);
    const meddling = once(() => changeSession(table, `${eventId}.a`, { state: "CANCELLED" }, clock));
    await importAll([scheduled("a"), scheduled("b")], meddling);
    expect((await session("a"))?.state).toBe("CANCELLED");
  });

  it("opens a session that the file has again, while an organizer reopens a cancelled one", async () => {
    await importAll([scheduled("a"), scheduled("b")]);
    await importAll([scheduled("b")]);
    await changeSession(table, `${eventId}.a`, { state: "CANCELLED" }, clock);
    const meddling = once(() => changeSession(table, `${eventId}.a`, { state: "OPEN" }, clock));
    await importAll([scheduled("a", { title: "Back" }), scheduled("b")], meddling);
    expect(await session("a")).toMatchObject({ state: "OPEN", title: "Back" });
    expect(await importAll([scheduled("b")])).toMatchObject({ removed: 1 });
  });

  it("together with another import leaves programme and ledger of the same one, and another import ends with the file", async () => {
    const file = (room: string, capacity: number, hour: string) =>
      ["a", "b", "c"].map((token) =>
        scheduled(token, { room, capacity, startsAt: `2026-12-27T${hour}:00:00.000Z` }),
      );
    const [one, two] = [file("One", 10, "09"), file("Two", 20, "10")];
    await importAll([scheduled("a")]);
    for (let round = 0; round < 3; round++) {
      await Promise.all([importAll(one), importAll(two)]);
      for (const token of ["a", "b", "c"]) {
        const there = await sessionThere(token);
        expect(there.capacity).toBe(there.room === "One" ? 10 : 20);
        expect(await timesInLedger(token)).toEqual(timesOf(there));
      }
      await importAll(one);
      expect((await session("b"))?.room).toBe("One");
      expect(await importAll(one)).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    }
  });

  it("keeps an organizer's capacity when the schedule says what it said before", async () => {
    await importAll([scheduled("a", { capacity: 50 })]);
    await changeSession(table, `${eventId}.a`, { capacity: 12 }, clock);
    expect(await importAll([scheduled("a", { capacity: 50 })])).toMatchObject({ unchanged: 1 });
    expect((await session("a"))?.capacity).toBe(12);
    expect(await importAll([scheduled("a", { capacity: 60 })])).toMatchObject({ changed: 1 });
    expect((await session("a"))?.capacity).toBe(60);
  });

  it("closes sessions that the schedule no longer has, reports them once, and opens them when they are back", async () => {
    await importAll([scheduled("a"), scheduled("b")]);
    expect(await importAll([scheduled("a")])).toEqual({ added: 0, changed: 0, unchanged: 1, removed: 1 });
    expect((await session("b"))?.state).toBe("CLOSED");
    expect(await importAll([scheduled("a")])).toEqual({ added: 0, changed: 0, unchanged: 1, removed: 0 });
    expect(await importAll([scheduled("a"), scheduled("b")])).toMatchObject({ changed: 1, removed: 0 });
    expect((await session("b"))?.state).toBe("OPEN");
  });

  it("keeps waitlist settings of organizers when the programme changes", async () => {
    await importAll([scheduled("a")]);
    await changeSession(table, `${eventId}.a`, { waitlistPolicy: "AUTO_CONFIRM", offerMinutes: 5 }, clock);
    await importAll([scheduled("a", { title: "New title" })]);
    expect(await session("a")).toMatchObject({
      title: "New title",
      waitlistPolicy: "AUTO_CONFIRM",
      offerMinutes: 5,
    });
  });

  it("completes what a crash between ledgers and programme left behind, without losing a seat", async () => {
    const settings = { capacity: 50, lineClosesAt: "2026-12-27T09:55:00.000Z" };
    await updateItem(table, openLedger(`${eventId}.a`, settings));
    await updateItem(table, takeSeat(`${eventId}.a`, "2026-12-01T00:00:00.000Z"));
    expect(await readAgenda(table, eventId)).toEqual([]);
    expect(await importAll([scheduled("a", { capacity: 50 })])).toMatchObject({ added: 1 });
    expect((await session("a"))?.taken).toBe(1);
  });

  it("leaves a session open that an organizer has reopened", async () => {
    await importAll([scheduled("a"), scheduled("b")]);
    await importAll([scheduled("a")]);
    await changeSession(table, `${eventId}.b`, { state: "OPEN" }, clock);
    expect(await importAll([scheduled("a")])).toEqual({ added: 0, changed: 0, unchanged: 1, removed: 0 });
    expect((await session("b"))?.state).toBe("OPEN");
  });

  it("leaves a session closed that an organizer has closed, in the schedule or not", async () => {
    await importAll([scheduled("a"), scheduled("b")]);
    await changeSession(table, `${eventId}.b`, { state: "CLOSED" }, clock);
    expect(await importAll([scheduled("a")])).toMatchObject({ removed: 0 });
    expect(await importAll([scheduled("a"), scheduled("b")])).toMatchObject({ unchanged: 2 });
    expect((await session("b"))?.state).toBe("CLOSED");
  });

  it("hides a session without a ledger, and creates the ledger", async () => {
    const { capacity: _, ...programme } = scheduled("a");
    const provenance = { origin: "SCHEDULE", scheduledCapacity: null, withdrawn: false } as const;
    const kind = { kind: "SESSION", visitMinutes: null } as const;
    const waitlist = { waitlistPolicy: "OFFER", offerMinutes: 60, ...kind } as const;
    await putItems(table, [programmeItem({ ...programme, eventId, ...waitlist }, provenance)]);
    expect(await readAgenda(table, eventId)).toEqual([]);
    expect(await importAll([scheduled("a")])).toMatchObject({ added: 1 });
    expect(await readAgenda(table, eventId)).toHaveLength(1);
  });
});
