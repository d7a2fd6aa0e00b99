import { expect, it } from "vitest";
import { askedEngine } from "./asking.ts";
import { count, countAll, get } from "./commands.ts";

const a = { name: "a" };
const b = { name: "b" };

it("holds the items of a transaction until its answer, and refuses other writes on them", async () => {
  const { ask, answers, codes, time } = askedEngine();
  ask(0, "first", countAll([a, b]));
  ask(19, "second", countAll([{ name: "c" }, b]));
  ask(19, "update", count("a"));
  ask(21, "later", countAll([a]));
  await time.run();
  expect(answers.first).toEqual({ at: 20, output: {} });
  expect(codes("second")).toEqual(["None", "TransactionConflict"]);
  expect(answers.second?.at).toBe(39);
  expect(answers.update?.error?.name).toBe("TransactionConflictException");
  expect(answers.later).toEqual({ at: 41, output: {} });
});

it("shows held items to readers, and each committed item at a moment of its own", async () => {
  const { ask, answers, time } = askedEngine();
  ask(0, "write", countAll([a, b]));
  ask(5, "early a", get("a"));
  for (const ms of [11, 12, 13, 14, 15, 16, 17, 18, 19])
    for (const name of ["a", "b"]) ask(ms, `${ms} ${name}`, get(name));
  ask(20, "late b", get("b"));
  await time.run();
  expect(answers["early a"]?.output).toEqual({});
  expect(answers["late b"]?.output).toEqual({ Item: { PK: "b", SK: "LEDGER", taken: 1 } });
  const isTorn = (ms: number) =>
    "Item" in (answers[`${ms} a`]?.output ?? {}) !== "Item" in (answers[`${ms} b`]?.output ?? {});
  expect([11, 12, 13, 14, 15, 16, 17, 18, 19].some(isTorn)).toBe(true);
});

it("holds the items that agreed when another refuses, and not the one that refused", async () => {
  const { ask, answers, codes, time } = askedEngine();
  ask(0, "refused", countAll([a, { name: "b", condition: "attribute_exists(PK)" }]));
  ask(10, "a meanwhile", count("a"));
  ask(10, "b meanwhile", count("b"));
  ask(21, "a later", count("a"));
  await time.run();
  expect(codes("refused")).toEqual(["None", "ConditionalCheckFailed"]);
  expect(answers["a meanwhile"]?.error?.name).toBe("TransactionConflictException");
  expect(answers["b meanwhile"]?.output).toEqual({});
  expect(answers["a later"]?.output).toEqual({});
});

it("answers the same token like the first time for ten minutes, and refuses other parameters", async () => {
  const { ask, answers, engine, time } = askedEngine();
  const MINUTES = 60_000;
  ask(0, "first", countAll([a], "token"));
  ask(10, "too early", countAll([a], "token"));
  ask(1_000, "again", countAll([a], "token"));
  ask(1_000, "other", countAll([b], "token"));
  ask(9 * MINUTES, "within ten minutes", countAll([a], "token"));
  await time.run();
  expect(engine.everyItem()).toEqual([{ PK: "a", SK: "LEDGER", taken: 1 }]);
  ask(11 * MINUTES, "after ten minutes", countAll([a], "token"));
  await time.run();
  expect(engine.everyItem()).toEqual([{ PK: "a", SK: "LEDGER", taken: 2 }]);
  expect(answers["too early"]?.error?.name).toBe("TransactionInProgressException");
  expect(answers.again?.output).toEqual({});
  expect(answers.other?.error?.name).toBe("IdempotentParameterMismatchException");
  expect(answers["within ten minutes"]?.output).toEqual({});
});

it("lets the token of a cancelled transaction try again", async () => {
  const { ask, answers, time } = askedEngine();
  const again = countAll([{ name: "a", condition: "attribute_exists(PK)" }], "token");
  ask(0, "refused", again);
  ask(100, "created", count("a"));
  ask(200, "again", again);
  await time.run();
  expect(answers.refused?.error?.name).toBe("TransactionCanceledException");
  expect(answers.again?.output).toEqual({});
});

it("reports a commit when it is certain, with all its changes", async () => {
  const commits: object[] = [];
  const { ask, time } = askedEngine({ onCommit: (commit) => commits.push(commit) });
  ask(5, "refused", countAll([{ name: "a", condition: "attribute_exists(PK)" }]));
  ask(10, "both", countAll([a, b]));
  await time.run();
  const created = (name: string) => ({ before: undefined, after: { PK: name, SK: "LEDGER", taken: 1 } });
  expect(commits).toEqual([{ at: time.now - 20, by: "both", changes: [created("a"), created("b")] }]);
});

it("counts two write units for each item of a transaction, also if it is refused, and none if throttled", async () => {
  const { ask, engine, time } = askedEngine();
  ask(0, "done", countAll([a, b]));
  ask(10, "conflict", countAll([a, { name: "c" }]));
  ask(50, "refused", countAll([{ name: "a", condition: "attribute_not_exists(PK)" }]));
  ask(50, "single", count("b"));
  await time.run();
  expect(engine.usage.of("TransactWrite", "done")).toEqual({ calls: 1, writeUnits: 4, readUnits: 0 });
  expect(engine.usage.of("TransactWrite", "conflict")).toEqual({ calls: 1, writeUnits: 4, readUnits: 0 });
  expect(engine.usage.of("TransactWrite", "refused")).toEqual({ calls: 1, writeUnits: 2, readUnits: 0 });
  expect(engine.usage.of("Update", "done")).toEqual({ calls: 1, writeUnits: 1, readUnits: 0 });
});
