import { expect, test } from "vitest";
import type { Rsvp } from "../../../functions/core/seats/rsvp.ts";
import { refreshAfterSeconds } from "../../../functions/core/waitlist/refresh-after.ts";

const waiting = (waitlistPosition: Rsvp["waitlistPosition"]) =>
  ({ status: "WAITLISTED", waitlistPosition }) as const;
const holding = (status: "CONFIRMED" | "OFFERED" | "CANCELLED") =>
  ({ status, waitlistPosition: null }) as const;

test.each([
  [1, 15],
  [3, 15],
  [4, 30],
  [20, 30],
  [21, 120],
  [100, 120],
  [101, 300],
  [1_000, 300],
  ["1000+", 300],
] as const)("a person at position %s of a waitlist asks again after %i s", (position, seconds) => {
  expect(refreshAfterSeconds([waiting(position)])).toBe(seconds);
});

test("a person with an open offer asks as often as the head of a waitlist", () => {
  expect(refreshAfterSeconds([holding("OFFERED")])).toBe(15);
});

test("a person whose position could not be counted asks again after 120 s", () => {
  expect(refreshAfterSeconds([waiting(null)])).toBe(120);
});

test("the RSVP that may change first decides", () => {
  expect(refreshAfterSeconds([holding("CONFIRMED"), waiting(500), waiting(50)])).toBe(120);
});

test("a person who neither waits nor has an offer need not ask again", () => {
  expect(refreshAfterSeconds([])).toBe(0);
  expect(refreshAfterSeconds([holding("CONFIRMED"), holding("CANCELLED")])).toBe(0);
});
