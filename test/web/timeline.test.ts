import { describe, expect, it } from "vitest";
import type { Event, Rsvp, ScheduleEntry, Session } from "../../web/src/api/answers.ts";
import { drawingOf } from "../../web/src/features/schedule/drawing.ts";
import { type Block, type Part, timelineOf } from "../../web/src/features/schedule/timeline.ts";
import { anRsvp, aSession } from "./support/sessions.ts";

const NOW = Date.parse("2030-01-10T06:00:00Z");
const at = (clock: string) => `2030-01-10T${clock}:00.000Z`;
const clockOf = (ms: number) => new Date(ms).toISOString().slice(11, 16);

function entry(
  title: string,
  from: string,
  to: string,
  rsvp: Partial<Rsvp> = {},
  session: Partial<Session> = {},
): ScheduleEntry {
  const sessionId = `demo.${title}`;
  const times = { startsAt: at(from), endsAt: at(to) };
  return {
    session: aSession({ sessionId, title, room: "Hall", ...times, ...session }),
    rsvp: anRsvp({ sessionId, rsvpId: title, ...rsvp }),
  };
}

const WARN: Pick<Event, "conflictPolicy" | "changeMinutes"> = { conflictPolicy: "WARN", changeMinutes: 10 };
const partsOf = (entries: readonly ScheduleEntry[], rules = WARN) =>
  timelineOf(entries, { all: entries, rules, now: NOW });

const ended = (reason: Rsvp["cancelReason"]): Partial<Rsvp> => ({
  ...{ status: "CANCELLED", cancelReason: reason, cancelledAt: at("05:00") },
});

/** `A|B` side by side, `A` alone, `(A)` what takes no time, `- 15` a gap in minutes. */
const shapeOf = (parts: readonly Part[]): string[] =>
  parts.map((part) => {
    if (part.kind === "gap") return `- ${(part.to - part.from) / 60_000}${part.tight ? " tight" : ""}`;
    if (part.kind === "aside") return `(${part.block.entry.session.title})`;
    return part.blocks.map(({ entry: { session }, lane }) => `${session.title}${lane || ""}`).join("|");
  });

const blocksIn = (parts: readonly Part[]): readonly Block[] =>
  parts.flatMap((part) => (part.kind === "blocks" ? part.blocks : []));
const names = (clashes: Block["told"]) => clashes.map(({ session }) => session.title);

describe("a day", () => {
  it("has sessions in true order, and the time between them", () => {
    const day = [entry("A", "10:00", "11:00"), entry("B", "11:15", "12:00"), entry("C", "12:00", "13:00")];
    expect(shapeOf(partsOf(day))).toEqual(["A", "- 15", "B", "C"]);
  });

  it("puts sessions at the same time side by side, also those that only hang together", () => {
    const day = [
      entry("A", "10:00", "11:00"),
      entry("B", "10:30", "12:00", { status: "WAITLISTED" }),
      entry("C", "11:00", "13:00"),
      entry("D", "13:30", "14:00"),
    ];
    expect(shapeOf(partsOf(day))).toEqual(["A|B1|C", "- 30", "D"]);
  });

  it("gives what has ended and what is open for dropping in no time of its own", () => {
    const day = [
      entry("Fair", "09:00", "09:00", {}, { endsAt: "2030-01-12T09:00:00.000Z" }),
      entry("A", "10:00", "11:00"),
      entry("Gone", "10:30", "12:00", ended("ORGANIZER")),
      entry("B", "12:00", "13:00"),
    ];
    expect(shapeOf(partsOf(day))).toEqual(["(Fair)", "A", "(Gone)", "- 60", "B"]);
  });

  it("says in the gap where there is too little time between two rooms", () => {
    const parts = partsOf([
      entry("A", "10:00", "11:00"),
      entry("B", "11:05", "12:00", {}, { room: "Quay" }),
      entry("C", "12:00", "13:00"),
    ]);
    expect(shapeOf(parts)).toEqual(["A", "- 5 tight", "B", "- 0 tight", "C"]);
    expect(blocksIn(parts).map(({ told }) => names(told))).toEqual([[], [], []]);
    expect(blocksIn(parts).map(({ drawn }) => names(drawn))).toEqual([["B"], ["A", "C"], ["B"]]);
  });
});

it("says in a gap beside several sessions which two are too close, if it is only two", () => {
  const day = (third: Partial<Session>) =>
    partsOf([
      entry("A", "10:00", "11:00"),
      entry("B", "10:30", "11:00", {}, { room: "Attic" }),
      entry("C", "11:05", "12:00", {}, third),
    ]);
  expect(shapeOf(day({ room: "Attic" }))).toEqual(["A|B1", "- 5 tight", "C"]);
  expect(blocksIn(day({ room: "Attic" })).map(({ told }) => names(told))).toEqual([[], [], []]);
  expect(shapeOf(day({ room: "Quay" }))).toEqual(["A|B1", "- 5", "C"]);
  expect(blocksIn(day({ room: "Quay" })).map(({ told }) => names(told))).toEqual([["C"], ["C"], ["A", "B"]]);
});

describe("sessions at once", () => {
  const pair = [
    entry("A", "14:00", "14:45"),
    entry("B", "14:30", "16:30", { status: "OFFERED", offerExpiresAt: at("07:00") }),
  ];
  const three = [...pair, entry("C", "14:40", "15:00", { status: "WAITLISTED" })];

  it("are drawn with the time in common, and a pair needs no words", () => {
    const [part] = partsOf(pair);
    if (part?.kind !== "blocks") throw new Error("It is no block");
    expect(part.atOnce.map(({ from, to, count }) => [clockOf(from), clockOf(to), count])).toEqual([
      ["14:30", "14:45", 2],
    ]);
    expect(part.blocks.map(({ told, drawn }) => [names(told), names(drawn)])).toEqual([
      [[], ["B"]],
      [[], ["A"]],
    ]);
  });

  it("are all named, if they are more than two", () => {
    const [part] = partsOf(three);
    if (part?.kind !== "blocks") throw new Error("It is no block");
    expect(part.atOnce.map(({ from, to, count }) => [clockOf(from), clockOf(to), count])).toEqual([
      ["14:30", "15:00", 3],
    ]);
    expect(part.blocks.map(({ told }) => names(told))).toEqual([
      ["B", "C"],
      ["A", "C"],
      ["A", "B"],
    ]);
  });

  it("are only side by side in an event that allows overlaps", () => {
    const [part] = partsOf(pair, { ...WARN, conflictPolicy: "ALLOW" });
    if (part?.kind !== "blocks") throw new Error("It is no block");
    expect(part).toMatchObject({ lanes: 2, atOnce: [] });
  });

  it("stand in a grid whose rows are their starts and ends, with the bar in the rows in common", () => {
    const [part] = partsOf(pair);
    if (part?.kind !== "blocks") throw new Error("It is no block");
    const { bars, placeOf, label, rows } = drawingOf(part.blocks, part.atOnce);
    expect(rows.match(/minmax/g)).toHaveLength(3);
    expect(part.blocks.map((block) => placeOf(block).card)).toEqual([
      { "--column": 2, "--row": "1 / 3" },
      { "--column": 3, "--row": "2 / 4" },
    ]);
    expect(bars.map(({ place }) => place)).toEqual([{ "--column": 3, "--row": "2 / 3" }]);
    expect(label?.place).toEqual({ "--column": 3, "--row": "1 / 2" });
  });

  it("have the label above them if they begin together", () => {
    const [part] = partsOf([entry("A", "10:00", "11:00"), entry("B", "10:00", "12:00")]);
    if (part?.kind !== "blocks") throw new Error("It is no block");
    const { placeOf, label } = drawingOf(part.blocks, part.atOnce);
    expect(label?.place).toEqual({ "--column": "2 / -1", "--row": 1 });
    expect(part.blocks.map((block) => placeOf(block).clock)).toEqual([
      { "--column": 1, "--row": 2 },
      { "--column": 1, "--row": 2 },
    ]);
  });
});
