import { expect, it } from "vitest";
import { newClashes, type Occupied, squeezes } from "../../../functions/core/programme/displaced.ts";

const at = (hour: number) => `2027-05-08T${String(hour).padStart(2, "0")}:00:00.000Z`;
const session = (sessionId: string, hour: number, over: Partial<Occupied> = {}): Occupied => ({
  sessionId,
  title: sessionId,
  startsAt: at(hour),
  endsAt: at(hour + 1),
  capacity: null,
  taken: 1,
  ...over,
});

it.each([
  ["a capacity below what is taken", 3, 3, 1, 2],
  ["a first capacity below what is taken", null, 3, 1, 2],
  ["a capacity that is enough", 3, 1, 1, 0],
  ["a capacity that is larger, if still too small", 1, 3, 2, 0],
  ["a capacity that was too small before", 1, 3, 1, 0],
  ["no capacity at all", 1, 3, null, 0],
])("%s displaces the people beyond it", (_, was, taken, is, people) => {
  const found = squeezes(
    [session("a", 10, { capacity: was, taken })],
    [session("a", 10, { capacity: is, taken })],
  );
  expect(found.map((squeeze) => squeeze.people)).toEqual(people === 0 ? [] : [people]);
});

const pairs = (before: Occupied[], after: Occupied[]) =>
  newClashes(before, after).map((pair) => pair.map(({ sessionId }) => sessionId).join("+"));

it("finds sessions that are at the same time now and were not before", () => {
  const [a, b, c] = [session("a", 10), session("b", 12), session("c", 10)];
  expect(pairs([a, b, c], [session("a", 12), b, c])).toEqual(["a+b"]);
  expect(pairs([a, b, c], [a, b, c])).toEqual([]);
});

it("names a pair of sessions once if both have moved", () => {
  expect(pairs([session("a", 10), session("b", 12)], [session("a", 15), session("b", 15)])).toEqual(["a+b"]);
});

it("ignores a session without attendees, and one that only touches another", () => {
  const b = session("b", 12);
  expect(pairs([session("a", 10), b], [session("a", 11), b])).toEqual([]);
  const empty = { taken: 0 };
  expect(pairs([session("a", 10, empty), b], [session("a", 12, empty), b])).toEqual([]);
});

it("leaves out sessions that already were at the same time", () => {
  const [a, b] = [session("a", 10, { endsAt: at(12) }), session("b", 11)];
  expect(pairs([a, b], [session("a", 11), b])).toEqual([]);
});
