import { describe, expect, it } from "vitest";
import {
  type ImportPlan,
  type KnownSession,
  planImport,
} from "../../../../functions/core/programme/schedule/plan-import.ts";
import {
  PROGRAMME_FIELDS,
  type ScheduledSession,
} from "../../../../functions/core/programme/schedule/scheduled-session.ts";
import fc from "../../../support/same-examples.ts";
import { known, knownFrom, scheduled } from "./known-session.ts";

const nothing: ImportPlan = { added: [], changed: [], unchanged: 0, removed: [] };
const seen = { programme: 0, rules: 0 };
const { startsAt, endsAt, room } = scheduled();
const left = { startsAt, endsAt, room };

describe("planning an import", () => {
  it("adds what is new", () => {
    const session = scheduled({ capacity: 5 });
    expect(planImport([], [session], [])).toEqual({ ...nothing, added: [session] });
  });

  it("changes nothing that is the same", () => {
    expect(planImport([known()], [scheduled()], [])).toEqual({ ...nothing, unchanged: 1 });
  });

  it("names the fields that change", () => {
    const session = scheduled({ room: "Attic", speakers: [{ name: "Bo Flint" }], track: null });
    expect(planImport([known()], [session], [])).toEqual({
      ...nothing,
      changed: [{ seen, session, fields: ["track", "room", "speakers"], reopen: false, left }],
    });
  });

  it("overrides an organizer's edit of the programme", () => {
    const plan = planImport([known({ title: "Edited" })], [scheduled()], []);
    expect(plan.changed).toEqual([{ seen, session: scheduled(), fields: ["title"], reopen: false }]);
  });

  it("completes a session whose ledger is missing", () => {
    const plan = planImport([known({ hasLedger: false })], [scheduled()], []);
    expect(plan).toEqual({ ...nothing, added: [scheduled()] });
  });

  it("keeps what the file does not mention", () => {
    const session = scheduled({ language: null, speakers: [], title: "New" });
    expect(planImport([known()], [session], ["language", "speakers"]).changed).toEqual([
      { seen, session: scheduled({ title: "New" }), fields: ["title"], reopen: false },
    ]);
  });

  it("empties what the file says is empty", () => {
    expect(planImport([known()], [scheduled({ language: null })], []).changed[0]?.fields).toEqual([
      "language",
    ]);
  });
});

describe("capacity", () => {
  it.each([
    ["is set when the schedule says one for the first time", null, null, 50, 50],
    ["follows the schedule when that changes", 50, 50, 60, 60],
    ["follows the schedule when that changes, even over an organizer's edit", 40, 50, 60, 60],
    ["stays as an organizer made it while the schedule says what it said before", 40, 50, 50, undefined],
    [
      "stays unlimited as an organizer made it while the schedule says what it said before",
      null,
      50,
      50,
      undefined,
    ],
    ["stays when the schedule does not say one", 50, 50, undefined, undefined],
    ["stays as an organizer made it when the schedule never said one", 40, null, undefined, undefined],
  ])("%s", (_title, capacity, scheduledCapacity, said, expected) => {
    const session = scheduled(said === undefined ? {} : { capacity: said });
    const plan = planImport([known({ capacity, scheduledCapacity })], [session], []);
    const changed = { seen, session, fields: ["capacity"], capacity: expected, reopen: false };
    expect(plan).toEqual(
      expected === undefined ? { ...nothing, unchanged: 1 } : { ...nothing, changed: [changed] },
    );
  });
});

describe("a session that the schedule lacks", () => {
  const other = known({ sessionId: "test.b" });

  it("is reported as removed", () => {
    expect(planImport([known(), other], [scheduled()], []).removed).toEqual([other]);
  });

  it.each<[string, Partial<KnownSession>]>([
    ["it was withdrawn before", { withdrawn: true, state: "CLOSED" }],
    ["it was withdrawn before and an organizer opened it again", { withdrawn: true }],
    ["an organizer created it", { origin: "ORGANIZER" }],
    ["it is cancelled", { state: "CANCELLED" }],
    ["it has no ledger to close", { hasLedger: false }],
  ])("is left alone when %s", (_reason, fields) => {
    expect(planImport([{ ...other, ...fields }], [scheduled()], []).removed).toEqual([]);
  });

  it("opens again when it comes back", () => {
    const plan = planImport([known({ withdrawn: true, state: "CLOSED" })], [scheduled()], []);
    expect(plan.changed).toEqual([{ seen, session: scheduled(), fields: ["state"], reopen: true }]);
  });

  it("stays cancelled when it comes back", () => {
    const plan = planImport(
      [known({ withdrawn: true, state: "CANCELLED" })],
      [scheduled({ room: "Attic" })],
      [],
    );
    expect(plan.changed).toEqual([
      { seen, session: scheduled({ room: "Attic" }), fields: ["room"], reopen: false, left },
    ]);
  });
});

describe("planning again after an import", () => {
  const sessions = fc.uniqueArray(
    fc.record(
      {
        sessionId: fc.constantFrom("test.a", "test.b", "test.c", "test.d"),
        title: fc.constantFrom("One", "Two"),
        room: fc.constantFrom("Hall", null),
        capacity: fc.nat(3),
      },
      { requiredKeys: ["sessionId", "title", "room"] },
    ),
    { selector: ({ sessionId }) => sessionId },
  );
  const silent = fc.subarray([...PROGRAMME_FIELDS]);

  it("finds nothing left to do, no matter what was there before", () => {
    fc.assert(
      fc.property(sessions, sessions, fc.array(fc.boolean()), silent, (before, file, flags, silentOn) => {
        const store = before.map((fields, index) =>
          flags[index]
            ? { ...knownFrom(scheduled(fields)), ...oddState(index) }
            : knownFrom(scheduled(fields)),
        );
        const schedule = file.map((fields) => scheduled(fields));
        const after = applied(store, planImport(store, schedule, silentOn));
        const again = planImport(after, schedule, silentOn);
        expect(again).toEqual({ ...nothing, unchanged: schedule.length });
      }),
    );
  });
});

function oddState(index: number): Partial<KnownSession> {
  const states: Partial<KnownSession>[] = [
    { withdrawn: true, state: "CLOSED" },
    { state: "CANCELLED", scheduledCapacity: 2 },
    { hasLedger: false },
    { capacity: 9 },
  ];
  return states[index % states.length] ?? {};
}

function applied(store: KnownSession[], plan: ImportPlan): KnownSession[] {
  const byId = new Map(store.map((session) => [session.sessionId, session]));
  for (const session of plan.added) byId.set(session.sessionId, knownFrom(session));
  for (const { session, capacity, reopen } of plan.changed) {
    const current = byId.get(session.sessionId);
    if (current) byId.set(session.sessionId, changed(current, session, capacity, reopen));
  }
  for (const session of plan.removed) {
    byId.set(session.sessionId, { ...session, state: "CLOSED", withdrawn: true });
  }
  return [...byId.values()];
}

function changed(
  current: KnownSession,
  { capacity: _, ...programme }: ScheduledSession,
  capacity: number | undefined,
  reopen: boolean,
): KnownSession {
  return {
    ...current,
    ...programme,
    ...(capacity === undefined ? {} : { capacity, scheduledCapacity: capacity }),
    ...(reopen ? { state: "OPEN", withdrawn: false } : {}),
  };
}
