import { beforeAll, expect, it } from "vitest";
import { type Played, play } from "../../bench/crowd/play.ts";
import { quietly } from "../../bench/crowd/quiet.ts";
import type { Scenario } from "../../bench/crowd/scenarios.ts";

/** Nobody knew of the opening, and half of the people press in the first second. */
const CROWD: Scenario = {
  people: 1_000,
  seconds: 10,
  hasBurst: true,
  seats: 100,
  holdMs: 20,
  dealing: true,
};

let crowd: Played;
let quiet: Played;

beforeAll(async () => {
  crowd = await play(CROWD);
  quiet = await play(quietly(CROWD));
});

it("gives a crowd of a thousand all hundred seats, and everybody else a place on the waitlist", () => {
  const { confirmed, inLine, refused, wrong } = crowd;
  expect({ confirmed, inLine, refused, wrong }).toEqual({
    confirmed: 100,
    inLine: 900,
    refused: { "429": 0, "503": 0 },
    wrong: [],
  });
});

it("deals the ledger because of the crowd, and never without one", async () => {
  expect(crowd.dealtAt).toBeGreaterThan(0);
  const oneByOne = await play({ ...quietly(CROWD), dealing: true });
  expect(oneByOne.dealtAt).toBeNull();
});

it("writes at most twice as many units for each person as without a crowd", () => {
  expect(crowd.writeUnits).toBeLessThanOrEqual(2 * quiet.writeUnits);
});

it("answers 99 of 100 people within a second and a half of simulated time", () => {
  expect(crowd.p99).toBeLessThanOrEqual(1_500);
});

it("plays the same crowd again from the same seed", async () => {
  const small = { ...CROWD, people: 100, seconds: 1 };
  expect(await play(small, 7)).toEqual(await play(small, 7));
});
