import { expect, it } from "vitest";
import { play } from "../histories/play.ts";
import { noticePlanOfSeed } from "./plan-of-seed.ts";

const SEEDS = Array.from({ length: 30 }, (_, n) => n + 1);

it("tells people once of everything, whatever fails on the way", async () => {
  const sum = { notices: 0, sent: 0, again: 0 };
  for (const seed of SEEDS) {
    const { wrong, told } = await play(noticePlanOfSeed(seed));
    expect(wrong, `seed ${seed}`).toEqual([]);
    for (const name of ["notices", "sent", "again"] as const) sum[name] += told?.[name] ?? 0;
  }
  expect(sum.notices).toBeGreaterThan(10 * SEEDS.length);
  expect(sum.sent).toBeGreaterThan(5 * SEEDS.length);
  // Crashes and lost answers send some notices again, with the same id.
  expect(sum.again).toBeGreaterThan(SEEDS.length / 6);
});

it("plays the same story for the same seed", async () => {
  const [first, again] = [await play(noticePlanOfSeed(5)), await play(noticePlanOfSeed(5))];
  expect(again.trace()).toEqual(first.trace());
  expect(first.trace().join("\n")).toContain("notice-consumer");
});
