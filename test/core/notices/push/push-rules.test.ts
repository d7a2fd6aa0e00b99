import { expect, it } from "vitest";
import { ttlOf, urgencyOf } from "../../../../functions/core/notices/push/push-rules.ts";

const NOW = "2026-12-27T10:00:00.000Z";
const HOUR = 3_600;
const inHours = (hours: number) => new Date(Date.parse(NOW) + hours * HOUR * 1_000).toISOString();
const session = (startsIn: number) => ({ startsAt: inHours(startsIn), endsAt: inHours(startsIn + 1) });
const told = (kind: string, startsIn: number, moved: number[] = []) =>
  ({
    notice: { kind, at: NOW, until: inHours(1) },
    programme: session(startsIn),
    moved: moved.map((hours) => ({ programme: session(hours) })),
  }) as unknown as Parameters<typeof ttlOf>[0];

it.each([
  ["an offer", "OFFER_MADE", 8, [], HOUR],
  ["an offer that ends", "OFFER_ENDING", 8, [], HOUR],
  ["a reminder", "REMINDER", 0.5, [], HOUR / 2],
  ["a session that moved", "MOVED", 48, [], 49 * HOUR],
  ["several that moved", "MOVED", 48, [30, 72], 73 * HOUR],
  ["a session that is over", "CANCELLED", -3, [], 24 * HOUR],
  ["a session in a year", "MOVED", 8_760, [], 28 * 24 * HOUR],
] as const)("%s is kept for a device as long as it is useful", (_, kind, startsIn, moved, seconds) => {
  expect(ttlOf(told(kind, startsIn, [...moved]), NOW)).toBe(seconds);
});

it("is not sent when it is too late", () => {
  expect(ttlOf(told("OFFER_MADE", 8), inHours(1))).toBeNull();
  expect(ttlOf(told("REMINDER", 0), NOW)).toBeNull();
});

it("wakes a phone for what has to be answered soon", () => {
  expect(urgencyOf("OFFER_MADE")).toBe("high");
  expect(urgencyOf("MOVED")).toBe("normal");
});
