import { expect, it } from "vitest";
import { askedEngine } from "./asking.ts";
import { count, countAll, get, mark } from "./commands.ts";
import { NEW_ON_DEMAND_TABLE } from "./throttles.ts";

const limits = (over: Partial<typeof NEW_ON_DEMAND_TABLE>) => ({
  limits: { ...NEW_ON_DEMAND_TABLE, ...over },
});
const fives = { writes: 5, reads: 5 };

it("throttles a partition of the table, and no other, until its bucket has units again", async () => {
  const { ask, answers, time } = askedEngine(limits({ partition: fives }));
  for (let n = 0; n < 6; n++) ask(0, `write ${n}`, count("a"));
  ask(0, "other", count("b"));
  ask(200, "later", count("a"));
  await time.run();
  expect(answers["write 4"]?.output).toEqual({});
  expect(answers["write 5"]?.error?.name).toBe("ProvisionedThroughputExceededException");
  expect(answers.other?.output).toEqual({});
  expect(answers.later?.output).toEqual({});
});

it("throttles reads apart from writes", async () => {
  const { ask, answers, time } = askedEngine(limits({ partition: { writes: 5, reads: 1 } }));
  ask(0, "read", get("a"));
  ask(0, "second read", get("a"));
  ask(0, "write", count("a"));
  await time.run();
  expect(answers["second read"]?.error?.name).toBe("ProvisionedThroughputExceededException");
  expect(answers.write?.output).toEqual({});
});

it("throttles writes of the table while a partition of an index is hot", async () => {
  const { ask, answers, time } = askedEngine(limits({ partition: fives }));
  for (let n = 0; n < 6; n++) ask(0, `mark ${n}`, mark(`item-${n}`, "LINE#1"));
  ask(0, "elsewhere", mark("item-7", "LINE#2"));
  await time.run();
  expect(answers["mark 4"]?.output).toEqual({});
  expect(answers["mark 5"]?.error?.name).toBe("ProvisionedThroughputExceededException");
  expect(answers.elsewhere?.output).toEqual({});
});

it.each(["table", "account"] as const)("throttles the whole %s", async (whole) => {
  const { ask, answers, codes, time } = askedEngine(limits({ [whole]: fives }));
  for (let n = 0; n < 2; n++) ask(0, `write ${n}`, countAll([{ name: `item-${n}` }]));
  ask(1, "throttled", countAll([{ name: "item-3" }]));
  ask(1_000, "later", countAll([{ name: "item-3" }]));
  await time.run();
  expect(codes("throttled")).toEqual(["ThrottlingError"]);
  expect(answers.later?.output).toEqual({});
});
