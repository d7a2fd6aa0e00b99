import { expect, it } from "vitest";
import { playAtDoor } from "./standby-story.ts";

const SEEDS = Array.from({ length: 60 }, (_, n) => n + 1);

it("at the door nobody is released who was in, people come in in the order of their numbers, and no seat is given twice", async () => {
  const seen = { released: 0, admitted: 0, inside: 0 };
  for (const seed of SEEDS) {
    const { wrong, released, admitted, inside } = await playAtDoor(seed);
    expect({ seed, wrong: wrong.slice(0, 3) }).toEqual({ seed, wrong: [] });
    seen.released += released;
    seen.admitted += admitted;
    seen.inside += inside;
  }
  // The stories are about something.
  expect(Math.min(seen.released, seen.admitted, seen.inside)).toBeGreaterThan(SEEDS.length / 2);
});
