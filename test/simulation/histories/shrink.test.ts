import { expect, it } from "vitest";
import type { Plan } from "./plan.ts";
import { planOfSeed } from "./plan-of-seed.ts";
import { shrunk } from "./shrink.ts";

const cancels = ({ acts }: Plan, userId: string): boolean =>
  acts.some((act) => act.what === "cancel" && act.userId === userId);

it("shrinks a plan to the acts that make it wrong", async () => {
  const plan = [1, 2, 4, 5, 7, 8]
    .map(planOfSeed)
    .find((each) => cancels(each, "ada") && cancels(each, "bob"));
  if (!plan) throw new Error("no plan has both acts");
  const smallest = await shrunk(plan, async (each) => cancels(each, "ada") && cancels(each, "bob"));
  expect(smallest.acts.map(({ what }) => what)).toEqual(["cancel", "cancel"]);
  expect(smallest).toMatchObject({
    hasFaults: false,
    slowness: 0,
    crashes: 0,
    clockErrorMs: 0,
    quietHours: null,
    division: null,
  });
});
