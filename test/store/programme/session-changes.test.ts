import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { SessionPatch } from "../../../functions/core/programme/session.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../../functions/store/dynamodb/update.ts";
import { takeSeat } from "../../../functions/store/ledger/desk.ts";
import { changeLedger } from "../../../functions/store/ledger/rules.ts";
import { findLedger } from "../../../functions/store/parts/parts.ts";
import { readSessions } from "../../../functions/store/programme/sessions.ts";
import { aProgramme } from "../../support/builders.ts";
import { addSession, changeSession } from "../../support/organizer-acts.ts";
import { newTable } from "../../support/table.ts";
import { isWrite, watchedTable } from "../dynamodb/watched-table.ts";
import { playedSession } from "../seats/played-session.ts";

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const at = (minute: number) => new Date(Date.UTC(2026, 11, 27, 10, minute)).toISOString();
const clock = () => new Date("2026-12-01T00:00:00.000Z");

const create = (capacity: number | null = 2) => {
  const sessionId = `conf.${randomUUID()}`;
  return addSession(
    table,
    aProgramme(sessionId),
    { origin: "ORGANIZER", scheduledCapacity: null, withdrawn: false },
    {
      capacity,
      state: "OPEN",
      registrationOpensAt: null,
      registrationClosesAt: null,
      lineClosesAt: "2026-12-27T09:55:00.000Z",
    },
  );
};

describe("changing a session", () => {
  it("sets a capacity, removes it, and may lower it below the taken seats", async () => {
    const { sessionId } = await create(2);
    for (const _ of [1, 2]) await updateItem(table, takeSeat(sessionId, "2026-12-01T00:00:00.000Z"));
    for (const capacity of [1, 0, 5, null, 3]) {
      const outcome = await changeSession(table, sessionId, { capacity }, clock);
      expect(outcome).toMatchObject({ kind: "changed", session: { capacity, taken: 2 } });
    }
  });

  it("changes programme and ledger together", async () => {
    const { sessionId } = await create();
    const patch = { title: "New", state: "CLOSED", startsAt: "2026-12-27T09:00:00.000Z" } as const;
    expect(await changeSession(table, sessionId, patch, clock)).toMatchObject({
      kind: "changed",
      session: patch,
    });
    expect((await findLedger(table, sessionId))?.lineClosesAt).toBe("2026-12-27T08:55:00.000Z");
  });

  it("updates the ledger's times with start and end, each alone and both", async () => {
    const { sessionId } = await create();
    const steps: readonly [SessionPatch, object][] = [
      [
        { endsAt: "2026-12-27T12:00:00.000Z" },
        { endsAt: "2026-12-27T12:00:00.000Z", lineClosesAt: "2026-12-27T09:55:00.000Z" },
      ],
      [
        { startsAt: "2026-12-27T10:30:00.000Z" },
        { endsAt: "2026-12-27T12:00:00.000Z", lineClosesAt: "2026-12-27T10:25:00.000Z" },
      ],
      [
        { startsAt: "2026-12-28T10:00:00.000Z", endsAt: "2026-12-28T11:00:00.000Z" },
        { endsAt: "2026-12-28T11:00:00.000Z", lineClosesAt: "2026-12-28T09:55:00.000Z" },
      ],
    ];
    for (const [patch, expected] of steps) {
      await changeSession(table, sessionId, patch, clock);
      expect(await findLedger(table, sessionId)).toMatchObject(expected);
    }
  });

  it("sets the opening and closing of registration, and removes both times on request", async () => {
    const { sessionId } = await create();
    const times = {
      registrationOpensAt: "2026-12-01T10:00:00.000Z",
      registrationClosesAt: "2026-12-02T10:00:00.000Z",
    };
    expect(await changeSession(table, sessionId, times, clock)).toMatchObject({ session: times });
    const none = { registrationOpensAt: null, registrationClosesAt: null };
    expect(await changeSession(table, sessionId, none, clock)).toMatchObject({ session: none });
  });

  it("refuses an end before the start, whichever of the two changes", async () => {
    const { sessionId } = await create();
    for (const patch of [{ startsAt: "2026-12-27T11:00:00.000Z" }, { endsAt: "2026-12-27T10:00:00.000Z" }]) {
      expect(await changeSession(table, sessionId, patch, clock)).toMatchObject({
        kind: "invalid",
        errors: [{ path: "endsAt" }],
      });
    }
  });

  it("accepts only one of two changes that are valid alone but not together", async () => {
    const { sessionId } = await create();
    const outcomes = await Promise.all([
      changeSession(table, sessionId, { startsAt: "2026-12-27T10:50:00.000Z" }, clock),
      changeSession(table, sessionId, { endsAt: "2026-12-27T10:40:00.000Z" }, clock),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["changed", "invalid"]);
  });

  it("never creates a registration that closes before it opens, even by two simultaneous changes", async () => {
    for (let round = 0; round < 10; round++) {
      const { sessionId } = await create();
      const outcomes = await Promise.all([
        changeSession(table, sessionId, { registrationOpensAt: "2026-12-03T00:00:00.000Z" }, clock),
        changeSession(table, sessionId, { registrationClosesAt: "2026-12-02T00:00:00.000Z" }, clock),
      ]);
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["changed", "invalid"]);
    }
  });

  it("plans again if either half is changed between its reading and its write", async () => {
    const rivals: SessionPatch[] = [
      { title: "Theirs" },
      { registrationClosesAt: "2026-12-02T00:00:00.000Z" },
      { state: "CLOSED" },
    ];
    for (const rival of rivals) {
      for (const patch of [{ room: "Ours" }, { capacity: 9 }, { room: "Ours", capacity: 9 }]) {
        const { sessionId } = await create();
        let wasFirst = false;
        let writes = 0;
        const watched = watchedTable(table, async (operation) => {
          if (!isWrite(operation)) return;
          writes += 1;
          if (wasFirst) return;
          wasFirst = true;
          await changeSession(table, sessionId, rival, clock);
        });
        const outcome = await changeSession(watched, sessionId, patch, clock);
        expect(outcome).toMatchObject({ kind: "changed", session: { ...rival, ...patch } });
        expect(writes).toBe(2);
      }
    }
  });

  it("remembers time and room before its last move", async () => {
    const { sessionId, movedFrom } = await create();
    expect(movedFrom).toBeNull();
    const movedAt = clock().toISOString();
    const before = {
      startsAt: "2026-12-27T10:00:00.000Z",
      endsAt: "2026-12-27T11:00:00.000Z",
      room: null,
      movedAt,
    };
    const startsAt = "2026-12-27T10:30:00.000Z";
    const steps: readonly [SessionPatch, object | null][] = [
      [{ title: "New", startsAt: before.startsAt, room: null, capacity: 5 }, null],
      [{ room: "Attic" }, before],
      [{ title: "Newer" }, before],
      [
        { startsAt, room: "Attic" },
        { ...before, room: "Attic" },
      ],
      [
        { room: null, endsAt: "2026-12-27T12:00:00.000Z" },
        { ...before, startsAt, room: "Attic" },
      ],
    ];
    for (const [patch, expected] of steps) {
      const outcome = await changeSession(table, sessionId, patch, clock);
      expect(outcome).toMatchObject({ kind: "changed", session: { movedFrom: expected } });
    }
  });

  it("shows in the version whether programme or rules have changed, but not seats", async () => {
    const { sessionId, version } = await create(2);
    expect(version).toBe("0.0");
    const versionAfter = async (patch: SessionPatch) => {
      const outcome = await changeSession(table, sessionId, patch, clock);
      return outcome.kind === "changed" && outcome.session.version;
    };
    expect(await versionAfter({ title: "New" })).toBe("1.0");
    expect(await versionAfter({ capacity: 3 })).toBe("1.1");
    await updateItem(table, takeSeat(sessionId, "2026-12-01T00:00:00.000Z"));
    expect((await readSessions(table, [sessionId])).get(sessionId)).toMatchObject({
      taken: 1,
      version: "1.1",
    });
    expect(await versionAfter({ startsAt: "2026-12-27T09:00:00.000Z" })).toBe("2.2");
  });

  it("is not carried out from an unexpected version, and then returns the current state", async () => {
    const { sessionId } = await create();
    await changeSession(table, sessionId, { state: "CANCELLED" }, clock);
    const form: SessionPatch = { title: "New", state: "OPEN" };
    const late = await changeSession(table, sessionId, form, clock, ["0.0"]);
    const current = { title: "Talk", state: "CANCELLED", version: "0.1" };
    expect(late).toMatchObject({ kind: "changed-meanwhile", current });
    expect((await readSessions(table, [sessionId])).get(sessionId)).toMatchObject(current);
    const inTime = await changeSession(table, sessionId, form, clock, ["0.0", "0.1"]);
    expect(inTime).toMatchObject({ kind: "changed", session: { ...form, version: "1.2" } });
  });

  it("is not carried out if another request is faster than its own write", async () => {
    const { sessionId, version } = await create();
    const watched = watchedTable(table, async (operation) => {
      if (isWrite(operation)) await changeSession(table, sessionId, { title: "Theirs" }, clock);
    });
    const outcome = await changeSession(watched, sessionId, { title: "Ours" }, clock, [version]);
    expect(outcome).toMatchObject({ kind: "changed-meanwhile", current: { title: "Theirs" } });
  });

  it("answers a repeated call with the current state, except a closing, which means more than the state shows", async () => {
    const { sessionId, version } = await create();
    const patch: SessionPatch = { speakers: [{ name: "Ada" }], capacity: null };
    for (const _ of ["first", "repeated"]) {
      const outcome = await changeSession(table, sessionId, patch, clock, [version]);
      expect(outcome).toMatchObject({ kind: "changed", session: { ...patch, version: "1.1" } });
    }
    await changeSession(table, sessionId, { state: "CLOSED" }, clock);
    const closing = await changeSession(table, sessionId, { state: "CLOSED" }, clock, [version]);
    expect(closing.kind).toBe("changed-meanwhile");
  });

  it("allows a new title even if the times were wrong before", async () => {
    const { sessionId } = await create();
    const wrong = { registrationOpensAt: at(9), registrationClosesAt: at(8) };
    await updateItem(table, changeLedger(sessionId, 0, wrong, at(0)));
    expect(await changeSession(table, sessionId, { title: "New" }, clock)).toMatchObject({ kind: "changed" });
    const opened = await changeSession(table, sessionId, { registrationOpensAt: at(10) }, clock);
    expect(opened).toMatchObject({ kind: "invalid", errors: [{ path: "registrationClosesAt" }] });
  });

  it("ends open offers with the waitlist and with registration if these close earlier now", async () => {
    const session = await playedSession(table);
    await session.reserve("holder", at(0));
    await session.join("ada", at(1));
    await session.cancel("holder", at(2));
    await session.serve(at(3));
    const change = (patch: SessionPatch) =>
      changeSession(table, session.sessionId, patch, () => new Date(at(10)));
    const end = async () => (await session.rsvp("ada"))?.offerExpiresAt;
    await change({ registrationClosesAt: at(50) });
    expect(await end()).toBe(at(50));
    await change({ startsAt: at(35), endsAt: at(59) });
    expect(await end()).toBe(at(30));
    await change({ capacity: 5, registrationClosesAt: null });
    expect(await end()).toBe(at(30));
  });

  it("finds no missing session, and creates none", async () => {
    expect(await changeSession(table, "conf.unknown", { capacity: 3 }, clock)).toEqual({
      kind: "session-not-found",
    });
    expect(await findLedger(table, "conf.unknown")).toBeNull();
  });
});
