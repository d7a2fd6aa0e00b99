import { describe, expect, it } from "vitest";
import { quietSpans } from "../../../functions/contract/quiet-spans.ts";
import { isOfferUseful, offerExpiresAt } from "../../../functions/core/seats/ledger.ts";
import type { Span } from "../../../functions/core/waitlist/quiet-hours.ts";
import { aLedger } from "../../support/builders.ts";
import fc from "../../support/same-examples.ts";

const night = { from: "22:00", to: "08:00", timeZone: "Europe/Berlin" };
const MINUTE_MS = 60_000;

/** The end of an offer of these minutes on clocks of Berlin, where the line closes on the day after. */
function endOf(made: string, minutes: number, closes: string): string {
  const at = (time: string) => new Date(`${time}:00+01:00`).toISOString();
  const ledger = aLedger({ lineClosesAt: at(closes), registrationClosesAt: null });
  const end = offerExpiresAt(ledger, minutes, at(made), quietSpans(night, Date.parse(at(made))));
  return new Date(Date.parse(end) + 60 * MINUTE_MS).toISOString().slice(0, 16);
}
const [today, tomorrow] = ["2026-12-27T", "2026-12-28T"];

describe("the time of an offer", () => {
  it.each([
    ["runs by day", "20:00", 60, "14:55", `${today}21:00`],
    ["ends as quiet hours begin", "21:00", 60, "14:55", `${today}22:00`],
    ["stands still from the beginning of quiet hours", "21:30", 60, "14:55", `${tomorrow}08:30`],
    ["begins to run when quiet hours end", "23:00", 60, "14:55", `${tomorrow}09:00`],
    ["never runs past the closing of the line", "23:00", 60, "08:25", `${tomorrow}08:25`],
    ["stands still if two minutes are left after quiet hours", "23:00", 60, "08:02", `${tomorrow}08:02`],
    ["runs at night if less is left", "23:00", 60, "08:01", `${tomorrow}00:00`],
    ["stands still for a whole window of a minute", "23:00", 1, "08:01", `${tomorrow}08:01`],
    ["runs at night if the line closes then", "21:30", 60, "07:25", `${today}22:30`],
    ["runs at night until the line closes", "23:00", 600, "07:25", `${tomorrow}07:25`],
    ["stands still in the first of two nights", "20:00", 600, "21:55", `${tomorrow}16:00`],
  ])("%s", (_, made, minutes, closes, end) => {
    expect(endOf(`${today}${made}`, minutes, `${tomorrow}${closes}`)).toBe(end);
  });

  /** Spans in order, as quiet hours are: at most a day long, and at least a minute apart. */
  const spansOf = (start: number, lengths: readonly (readonly [number, number])[]): Span[] => {
    let at = start;
    return lengths.map(([pause, quiet]) => {
      const begins = at + pause * MINUTE_MS;
      at = begins + quiet * MINUTE_MS;
      return { begins, ends: at };
    });
  };
  const START = Date.parse("2026-12-27T10:00:00.000Z");
  const cases = fc.record({
    lengths: fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 })), {
      maxLength: 4,
    }),
    isQuietAlready: fc.boolean(),
    minutes: fc.integer({ min: 1, max: 2_000 }),
    closesIn: fc.integer({ min: 1, max: 5_000 }),
  });
  type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

  const play = ({ lengths, isQuietAlready, minutes, closesIn }: Case) => {
    const [[, first = 0] = [], ...others] = lengths;
    const quiet = spansOf(START, isQuietAlready && first > 0 ? [[0, first], ...others] : lengths);
    const closes = START + closesIn * MINUTE_MS;
    const ledger = aLedger({ lineClosesAt: new Date(closes).toISOString(), registrationClosesAt: null });
    const now = new Date(START).toISOString();
    const endWith = (spans: readonly Span[], window = minutes) =>
      Date.parse(offerExpiresAt(ledger, window, now, spans));
    return { quiet, closes, ledger, now, endWith, end: endWith(quiet) };
  };
  /** Counts minute by minute. */
  const runningMinutes = (end: number, quiet: readonly Span[]): number => {
    let running = 0;
    for (let at = START; at < end; at += MINUTE_MS)
      if (!quiet.some(({ begins, ends }) => begins <= at && at < ends)) running += 1;
    return running;
  };

  it("is its window of minutes outside of quiet hours, as far as the line is open", () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { quiet, closes, end } = play(each);
        const shortest = Math.min(2, each.minutes) * MINUTE_MS;
        const stopping = quiet.filter(({ ends }) => ends + shortest <= closes);
        const running = runningMinutes(end, stopping);
        if (end < closes) expect(running).toBe(each.minutes);
        else expect(running).toBeLessThanOrEqual(each.minutes);
        expect(end).toBeLessThanOrEqual(closes);
      }),
    );
  });

  it("is never shorter than without quiet hours, and a longer window never ends earlier", () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { quiet, end, endWith, closes } = play(each);
        expect(endWith([])).toBe(Math.min(START + each.minutes * MINUTE_MS, closes));
        expect(end).toBeGreaterThanOrEqual(endWith([]));
        expect(endWith(quiet, each.minutes + 1)).toBeGreaterThanOrEqual(end);
      }),
    );
  });

  it("leaves at least two minutes or the window outside of the quiet hours in which it stands still", () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { quiet, end, ledger, now, closes } = play(each);
        const shortest = Math.min(2, each.minutes);
        const stopping = quiet.filter(({ ends }) => ends + shortest * MINUTE_MS <= closes);
        const isLong = runningMinutes(end, stopping) >= shortest;
        expect(isLong).toBe(isOfferUseful(ledger, each.minutes, now));
      }),
    );
  });
});
