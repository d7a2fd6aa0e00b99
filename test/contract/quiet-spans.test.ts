import { describe, expect, it } from "vitest";
import { quietSpans } from "../../functions/contract/quiet-spans.ts";
import fc from "../support/same-examples.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
];

const night = { from: "22:00", to: "08:00" };

/** The first spans from then on, in UTC. */
function spans(hours: { from: string; to: string }, timeZone: string, from: string, count = 2): string[] {
  const found: string[] = [];
  for (const { begins, ends } of quietSpans({ ...hours, timeZone }, Date.parse(from))) {
    found.push([begins, ends].map((ms) => new Date(ms).toISOString().slice(0, 16)).join(" "));
    if (found.length === count) break;
  }
  return found;
}

describe("quiet hours", () => {
  it("are those of the zone's clocks, night after night", () => {
    expect(spans(night, "Europe/Berlin", "2026-12-27T10:00:00Z")).toEqual([
      "2026-12-27T21:00 2026-12-28T07:00",
      "2026-12-28T21:00 2026-12-29T07:00",
    ]);
    expect(spans(night, "Asia/Kathmandu", "2026-12-27T10:00:00Z", 1)).toEqual([
      "2026-12-27T16:15 2026-12-28T02:15",
    ]);
  });

  it("may begin and end on the same day", () => {
    expect(spans({ from: "12:30", to: "14:00" }, "UTC", "2026-12-27T14:00:00Z", 1)).toEqual([
      "2026-12-28T12:30 2026-12-28T14:00",
    ]);
  });

  it("that have begun begin now, and end at their end", () => {
    expect(spans(night, "UTC", "2026-12-27T23:30:00Z", 1)).toEqual(["2026-12-27T23:30 2026-12-28T08:00"]);
    expect(spans(night, "UTC", "2026-12-27T08:00:00Z", 1)).toEqual(["2026-12-27T22:00 2026-12-28T08:00"]);
  });

  it("are an hour shorter or longer in a night in which clocks are changed", () => {
    expect(spans(night, "Europe/Berlin", "2027-03-27T12:00:00Z", 1)).toEqual([
      "2027-03-27T21:00 2027-03-28T06:00",
    ]);
    expect(spans(night, "Europe/Berlin", "2027-10-30T12:00:00Z", 1)).toEqual([
      "2027-10-30T20:00 2027-10-31T07:00",
    ]);
  });

  it("end when clocks go forward over their end", () => {
    const hours = { from: "22:00", to: "02:30" };
    expect(spans(hours, "Europe/Berlin", "2027-03-27T12:00:00Z", 1)).toEqual([
      "2027-03-27T21:00 2027-03-28T01:00",
    ]);
  });

  it("come again when clocks go back over their end", () => {
    const hours = { from: "22:00", to: "02:30" };
    expect(spans(hours, "Europe/Berlin", "2027-10-30T12:00:00Z", 2)).toEqual([
      "2027-10-30T20:00 2027-10-31T00:30",
      "2027-10-31T01:00 2027-10-31T01:30",
    ]);
  });

  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
  /** What the clocks show, asked of `Intl` alone. */
  const clocks = new Map(
    ZONES.map((timeZone) => [
      timeZone,
      new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }),
    ]),
  );
  const shows = (ms: number, timeZone: string): string => clocks.get(timeZone)?.format(ms) ?? "";

  it("are exactly the times at which clocks show them", () => {
    fc.assert(
      fc.property(
        ...([clock, clock, fc.constantFrom(...ZONES)] as const),
        // The days around changes of clocks, and others.
        fc.constantFrom(
          "2027-03-27",
          "2027-10-30",
          "2027-03-13",
          "2027-11-06",
          "2027-04-03",
          "2027-02-06",
          "2027-06-01",
        ),
        fc.integer({ min: 0, max: 24 * 60 }),
        (from, to, timeZone, day, minutes) => {
          fc.pre(from !== to);
          const start = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS;
          const isQuiet = (ms: number) => {
            const time = shows(ms, timeZone);
            return from < to ? from <= time && time < to : from <= time || time < to;
          };
          const found = quietSpans({ from, to, timeZone }, start);
          let span = found.next().value;
          for (let at = start; at < start + 36 * HOUR_MS; at += 7 * MINUTE_MS) {
            while (span.ends <= at) span = found.next().value;
            expect(span.begins <= at, `${new Date(at).toISOString()}`).toBe(isQuiet(at));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
