import { describe, expect, it } from "vitest";
import { doubtText } from "../../../../functions/core/programme/schedule/doubts.ts";
import { identifySessions } from "../../../../functions/core/programme/schedule/identify-sessions.ts";
import type { KnownSession } from "../../../../functions/core/programme/schedule/plan-import.ts";
import type { ScheduledSession } from "../../../../functions/core/programme/schedule/scheduled-session.ts";
import fc from "../../../support/same-examples.ts";
import { knownFrom, scheduled } from "./known-session.ts";

const at = (hour: number) => `2027-05-08T${String(hour).padStart(2, "0")}:00:00.000Z`;

/** One entry of a file: a name, a start, a title. */
function entry(
  name: string,
  hour: number,
  { title = "Solder", room = "A", id = "61" as string | null } = {},
): ScheduledSession {
  const token = name.toLowerCase();
  const times = { startsAt: at(hour), endsAt: at(hour + 1) };
  return scheduled({ sessionId: `test.${token}`, source: { token, name, id }, title, room, ...times });
}

const fresh = (file: ScheduledSession[]) => identifySessions([], file).sessions;
const stored = (file: ScheduledSession[]): KnownSession[] => fresh(file).map(knownFrom);
const idAt = (sessions: readonly { sessionId: string; startsAt: string }[], hour: number) =>
  sessions.find(({ startsAt }) => startsAt === at(hour))?.sessionId;

describe("one guid several times", () => {
  const file = [entry("g", 10), entry("g", 14), entry("g", 15, { title: "Quite another" })];

  it("gives as many sessions, and the first has the id that it would have alone", () => {
    expect(fresh(file).map(({ sessionId }) => sessionId)).toEqual([
      "test.g",
      "test.g-20270508T1400Z",
      "test.g-20270508T1500Z",
    ]);
  });

  it("gives the same ids in any order of the file", () => {
    expect(fresh([...file].reverse()).map(({ sessionId }) => sessionId)).toEqual([
      "test.g-20270508T1500Z",
      "test.g-20270508T1400Z",
      "test.g",
    ]);
  });

  it("keeps the other sessions the same when the first is no longer in the file", () => {
    const { sessions } = identifySessions(stored(file), file.slice(1));
    expect(idAt(sessions, 14)).toBe("test.g-20270508T1400Z");
    expect(idAt(sessions, 15)).toBe("test.g-20270508T1500Z");
  });

  it("gives the people of a session that leaves the file to no new session, and says so", () => {
    const known = stored(file).map((each) => ({ ...each, taken: each.startsAt === at(10) ? 2 : 0 }));
    const { sessions, doubts } = identifySessions(known, [...file.slice(1), entry("g", 18)]);
    expect(idAt(sessions, 18)).toBe("test.g-20270508T1800Z");
    expect(doubts.map((doubt) => doubtText(doubt, (time) => time.slice(11, 16)))).toEqual([
      'Session "Solder" (18:00, A) is added as a new session, and "Solder" (10:00, A) is no longer in the file. If they are the same session, note that 2 people stay with the old one.',
    ]);
  });

  it("keeps the first session when another slot is added before it", () => {
    const { sessions } = identifySessions(stored([entry("g", 14)]), [entry("g", 10), entry("g", 14)]);
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual(["test.g-20270508T1000Z", "test.g"]);
  });

  it("distinguishes sessions with the same start by room and title", () => {
    const twins = [entry("g", 10, { room: "A" }), entry("g", 10, { room: "B" })];
    const { sessions } = identifySessions(stored(twins), [...twins].reverse());
    expect(sessions.map(({ room, sessionId }) => [room, sessionId])).toEqual([
      ["B", "test.g-20270508T1000Z"],
      ["A", "test.g"],
    ]);
  });
});

describe("a guid that is in the file once", () => {
  it("is the same session in any room and at any time", () => {
    const { sessions, doubts } = identifySessions(stored([entry("g", 10)]), [
      entry("g", 16, { room: "B", title: "Other", id: "7" }),
    ]);
    expect([sessions[0]?.sessionId, doubts]).toEqual(["test.g", []]);
  });

  it("finds the only session that is left after another of its slots left the file", () => {
    const [first, second] = stored([entry("g", 10), entry("g", 14)]);
    const known = [{ ...first, withdrawn: true, state: "CLOSED" }, second] as KnownSession[];
    expect(identifySessions(known, [entry("g", 17)]).sessions[0]?.sessionId).toBe("test.g-20270508T1400Z");
  });
});

describe("guids that differ only by case", () => {
  it("give two sessions", () => {
    expect(fresh([entry("Ab", 10), entry("aB", 12)]).map(({ sessionId }) => sessionId)).toEqual([
      "test.ab",
      "test.ab-20270508T1200Z",
    ]);
  });

  it("each find their own session again after both have moved", () => {
    const known = stored([entry("Ab", 10), entry("aB", 12)]);
    const { sessions } = identifySessions(known, [entry("aB", 10), entry("Ab", 12)]);
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual(["test.ab-20270508T1200Z", "test.ab"]);
  });

  it("find a session from before names were kept", () => {
    const [{ source: _, ...old }] = stored([entry("Ab", 10)]) as [KnownSession];
    expect(identifySessions([old], [entry("Ab", 11)]).sessions[0]?.sessionId).toBe("test.ab");
  });
});

describe("a guid that changes when a second slot is added", () => {
  const before = [entry("first", 10)];
  const after = [entry("slot-1", 10), entry("slot-2", 14)];

  it("is the same session by room, start, title and source id", () => {
    const { sessions, doubts } = identifySessions(stored(before), after);
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual(["test.first", "test.slot-2"]);
    expect(doubts).toEqual([]);
  });

  it("is the same session again when the second slot goes, though its name has changed twice", () => {
    const known = identifySessions(stored(before), after).sessions.map(knownFrom);
    expect(identifySessions(known, before).sessions[0]?.sessionId).toBe("test.first");
  });

  it("is the same session if no source id is known, and the organizer is told", () => {
    const known = stored([entry("first", 10, { id: null })]);
    const { sessions, doubts } = identifySessions(known, after);
    expect(sessions[0]?.sessionId).toBe("test.first");
    expect(doubts.map((doubt) => doubtText(doubt, () => "Sat 12:00"))).toEqual([
      'Session "Solder" (Sat 12:00, A) has a different guid now. It counts as the same session, because room, start and title are the same.',
    ]);
  });

  it("is another session if the source id differs, and the organizer is told whose seats stay behind", () => {
    const known = stored(before).map((each) => ({ ...each, taken: 1 }));
    const { sessions, doubts } = identifySessions(known, [entry("slot-1", 10, { id: "99" })]);
    expect(sessions[0]?.sessionId).toBe("test.slot-1");
    expect(doubts.map(({ kind }) => kind)).toEqual(["taken-for-new"]);
  });

  it("never takes over a session that an organizer made", () => {
    const known = stored(before).map((each) => ({ ...each, origin: "ORGANIZER" as const }));
    expect(identifySessions(known, after).sessions[0]?.sessionId).toBe("test.slot-1");
  });
});

it("compares thousands of sessions of one guid without comparing each with each", () => {
  const day = (n: number) => new Date(Date.UTC(2027, 0, 1, 0, n)).toISOString();
  const slots = (from: number) =>
    Array.from({ length: 5_000 }, (_, n) => ({ ...entry("g", 10), startsAt: day(from + n) }));
  const known = fresh(slots(0)).map(knownFrom);
  const { sessions } = identifySessions(known, slots(2_500));
  const ids = new Set(known.map(({ sessionId }) => sessionId));
  expect(sessions.filter(({ sessionId }) => ids.has(sessionId))).toHaveLength(2_500);
  const alike = Array.from({ length: 5_000 }, (_, n) => entry("g", 10, { title: `Talk ${n}` }));
  expect(new Set(fresh(alike).map(({ sessionId }) => sessionId)).size).toBe(5_000);
});

it("finds every session of a file again, no matter which part was stored", () => {
  const entries = fc.uniqueArray(
    fc.record({ name: fc.constantFrom("a", "A", "b"), hour: fc.integer({ min: 8, max: 12 }) }),
    { selector: ({ name, hour }) => `${name}${hour}`, minLength: 1 },
  );
  fc.assert(
    fc.property(entries, fc.infiniteStream(fc.boolean()), (list, isStored) => {
      const file = list.map(({ name, hour }) => entry(name, hour));
      const whole = fresh(file);
      const some = whole.filter(() => isStored.next().value).map(knownFrom);
      const again = identifySessions(some, file).sessions;
      for (const known of some) {
        const same = again.filter(({ sessionId }) => sessionId === known.sessionId);
        expect(same.map(({ startsAt }) => startsAt)).toEqual([known.startsAt]);
      }
      expect(new Set(again.map(({ sessionId }) => sessionId)).size).toBe(file.length);
    }),
  );
});
