import { expect, it } from "vitest";
import type { Displaced } from "../../../functions/core/programme/displaced.ts";
import { planWarnings } from "../../../functions/http/programme/import-answer.ts";

const tooSmall = (capacity: number, people: number): Displaced => ({
  sessionId: "s1",
  title: "Solder",
  people,
  why: "CAPACITY",
  capacity,
  attendees: [],
  clashesWith: null,
});

it.each([
  [1, 2, "has 1 seat now, and 3 people hold one", " until 3 seats have been given back"],
  [8, 1, "has 8 seats now, and 9 people hold one", " until 2 seats have been given back"],
  [0, 1, "has 0 seats now, and 1 person holds one", ""],
])(
  "a capacity of %i that %i people exceed: the warning counts the seats that must be given back first",
  (capacity, people, now, until) => {
    const displaced = [tooSmall(capacity, people)];
    expect(planWarnings([], { displaced, notCompared: 0 }, String)).toEqual([
      `Session "Solder" ${now}. Nobody loses a seat, and nobody new gets one${until}.`,
    ]);
  },
);
