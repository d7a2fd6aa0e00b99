import { describe, expect, it } from "vitest";
import type { Door } from "../../../web/src/api/door/answers.ts";
import { NOTHING_TYPED, scannedBefore, typed } from "../../../web/src/features/door/scans/hand-scanner.ts";
import { judge } from "../../../web/src/features/door/scans/judge.ts";
import { readScan } from "../../../web/src/features/door/scans/read-scan.ts";
import { withScans } from "../../../web/src/features/door/scans/roster.ts";
import type { Scan } from "../../../web/src/features/door/scans/scan.ts";
import { isNewSight } from "../../../web/src/features/door/scans/sight.ts";
import type { Verdict } from "../../../web/src/features/door/scans/verdict.ts";
import { byNearness } from "../../../web/src/features/door/view/by-nearness.ts";
import { aDoor, onRoster, ticketIdOf, ticketOf } from "../support/fake-door.ts";
import { inHours } from "../support/sessions.ts";

const people = [
  onRoster("Ada", "7KMX2Q9P"),
  onRoster("Ben", "BBBB1111", { checkedInAt: "2030-01-10T09:03:00Z" }),
  onRoster("Cleo", "CCCC2222", { status: "WAITLISTED", waitlistPosition: 4 }),
  onRoster("Dan", "DDDD3333", { status: "OFFERED" }),
  onRoster("Eve", "FFFF4444", { status: "WAITLISTED", standbyNumber: 31 }),
];
const door = async (free: number | null = 3, calledTo = 27): Promise<Door> => {
  const { nextCursor: _, ...rest } = await aDoor(people, { free });
  return { ...rest, calledTo, etag: null };
};
const aScan = (changes: Partial<Scan>): Scan => ({
  ...{ checkInId: "1", sessionId: "demo.maps", personId: "kim", at: "2030-01-10T09:10:00Z" },
  ...{ asked: { userId: "ada" }, anyway: false, state: "waits", tried: false, userId: "ada", name: "Ada" },
  ...{ verdict: { kind: "welcome", name: "Ada", number: null }, corrects: null },
  ...changes,
});

describe("a device without a network", () => {
  const saying = async (code: string, anyway = false, free: number | null = 3, calledTo = 27) =>
    judge(await door(free, calledTo), { asked: { code }, anyway }).verdict;

  it("knows who has a seat, who is in, who waits, and who has only an offer", async () => {
    expect(await saying("7KMX2Q9P")).toEqual({ kind: "welcome", name: "Ada", number: null });
    expect(await saying("BBBB1111")).toMatchObject({ kind: "already-in", at: "2030-01-10T09:03:00Z" });
    expect(await saying("CCCC2222")).toEqual({ kind: "waitlisted", name: "Cleo", position: 4 });
    expect(await saying("DDDD3333")).toEqual({ kind: "offered", name: "Dan" });
    expect(await saying("ZZZZ9999")).toEqual({ kind: "unknown" });
  });

  it("lets people who stand by in when their number is called and a seat is free", async () => {
    expect(await saying("FFFF4444")).toEqual({ kind: "not-called", name: "Eve", number: 31, calledTo: 27 });
    expect(await saying("FFFF4444", false, 3, 31)).toEqual({ kind: "welcome", name: "Eve", number: 31 });
    expect(await saying("FFFF4444", false, 0, 31)).toEqual({ kind: "full" });
  });

  it("counts walk-ins up to the capacity, and beyond it only anyway", async () => {
    const walkIn = async (n: number, free: number | null, anyway = false) =>
      judge(await door(free), { asked: { walkIn: n }, anyway }).verdict;
    expect(await walkIn(3, 3)).toEqual({ kind: "walked-in", people: 3, name: null, anyway: false });
    expect(await walkIn(4, 3)).toEqual({ kind: "full" });
    expect(await walkIn(4, 3, true)).toEqual({ kind: "walked-in", people: 4, name: null, anyway: true });
    expect(await walkIn(400, null)).toMatchObject({ kind: "walked-in", anyway: false });
    const { counts } = await door();
    const waited = { ...(await door()), counts: { ...counts, standingBy: 2 } };
    expect(judge(waited, { asked: { walkIn: 1 }, anyway: false }).verdict.kind).toBe("standby-first");
    expect(judge(waited, { asked: { walkIn: 1 }, anyway: true }).verdict.kind).toBe("walked-in");
    expect(await saying("CCCC2222", true, 0)).toMatchObject({
      kind: "walked-in",
      name: "Cleo",
      anyway: true,
    });
  });

  it("finds the person of a genuine ticket, and says so if it is not on its list", async () => {
    const claims = { ticketId: ticketIdOf("Ada"), eventId: "demo", issuedAt: "" };
    const of = async (ticketId: string) =>
      judge(await door(), {
        asked: { ticket: await ticketOf("Ada") },
        ticket: { kind: "valid", claims: { ...claims, ticketId } },
        anyway: false,
      }).verdict.kind;
    expect([await of(ticketIdOf("Ada")), await of(ticketIdOf("Zoe"))]).toEqual(["welcome", "not-on-list"]);
  });

  it.each([
    ["unknown-key", { kind: "unknown-key", keyId: "x" }, "unchecked", false],
    ["forged", { kind: "forged" }, "forged", true],
    ["not-a-ticket", { kind: "not-a-ticket" }, "unknown", true],
  ] as const)("says what is wrong with a ticket: %s", async (_, ticket, kind, final) => {
    const said = judge(await door(), { asked: { ticket: "x" }, ticket, anyway: false });
    expect([said.verdict.kind, said.final]).toEqual([kind, final]);
  });
});

describe("what waits to be sent", () => {
  const inside = async (...scans: Scan[]) => {
    const { counts, attendees } = withScans(await door(), scans, "kim");
    return [counts.inside, counts.walkIns, counts.anyway, counts.free, attendees[0]?.checkedInAt ?? null];
  };
  const walkIn = (changes: Partial<Scan> = {}, anyway = false) => {
    const verdict: Verdict = { kind: "walked-in", people: 2, name: null, anyway };
    return aScan({ asked: { walkIn: 2 }, userId: null, name: null, verdict, ...changes });
  };

  it("counts at once: people, walk-ins, and those beyond the capacity", async () => {
    expect(await inside(aScan({}))).toEqual([1, 0, 0, 3, "2030-01-10T09:10:00Z"]);
    expect(await inside(aScan({}), aScan({ checkInId: "2" }))).toEqual([1, 0, 0, 3, "2030-01-10T09:10:00Z"]);
    expect(await inside(walkIn())).toEqual([2, 2, 0, 1, null]);
    expect(await inside(walkIn({}, true))).toEqual([0, 0, 2, 3, null]);
  });

  it("counts no refusals, and nothing that is decided", async () => {
    expect(await inside(aScan({ verdict: { kind: "full" } }), walkIn({ state: "done" }))).toEqual([
      0,
      0,
      0,
      3,
      null,
    ]);
  });
});

it("a hand scanner is told from a person by its speed", () => {
  const after = (gap: number, text = "7KMX2Q9P") =>
    [...text].reduce((keys, key, index) => typed(keys, key, index * gap), NOTHING_TYPED);
  const entered = (gap: number, text?: string) => {
    const keys = after(gap, text);
    return scannedBefore(keys, keys.at + gap);
  };
  expect([entered(10), entered(60), entered(61), entered(10, "short")]).toEqual([
    "7KMX2Q9P",
    "7KMX2Q9P",
    undefined,
    undefined,
  ]);
  expect(typed(after(10), "Shift", 75).text).toBe("7KMX2Q9P");
});

it("a code counts again only after it was out of the camera's sight", () => {
  const last = { text: "a", at: 1_000 };
  expect([isNewSight(undefined, "a", 0), isNewSight(last, "a", 3_000), isNewSight(last, "a", 3_001)]).toEqual(
    [true, false, true],
  );
  expect(isNewSight(last, "b", 1_001)).toBe(true);
});

it("reads tickets and codes as scanners and people give them, and nothing else", async () => {
  const ticket = await ticketOf("Ada");
  expect(readScan(` ${ticket}\n`)).toEqual({ ticket });
  expect(readScan("7kmx-2q9p")).toEqual({ code: "7KMX2Q9P" });
  expect(readScan("https://example.com")).toBeUndefined();
});

it("sessions around now come first, the nearest start before all, and ended ones last", () => {
  const session = (from: number, to: number) => ({ startsAt: inHours(from), endsAt: inHours(to) });
  const [ended, running, next, later] = [session(-3, -2), session(-0.7, 1), session(0.3, 1), session(2, 3)];
  expect(byNearness([ended, running, next, later], Date.now())).toEqual([
    { name: "now", sessions: [next, running] },
    { name: "later", sessions: [later] },
    { name: "earlier", sessions: [ended] },
  ]);
});
