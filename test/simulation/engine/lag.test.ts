import { expect, it } from "vitest";
import { askedEngine } from "./asking.ts";
import { count, get, listMarked, mark } from "./commands.ts";

const namesIn = (output: object | undefined): unknown[] =>
  (output as { Items: { PK: string }[] }).Items.map(({ PK }) => PK);

it("lets the entries of an index arrive late and out of order, each within the longest lag", async () => {
  const { ask, answers, time } = askedEngine({ timing: { lag: { least: 10, most: 900 } } });
  const items = Array.from({ length: 10 }, (_, n) => `item-${n}`);
  for (const [n, name] of items.entries()) ask(n, name, mark(name, "LINE#1"));
  for (const ms of [200, 400, 600]) ask(ms, `at ${ms}`, listMarked("LINE#1"));
  ask(1_000, "last", listMarked("LINE#1"));
  await time.run();
  expect(namesIn(answers.last?.output)).toEqual(items);
  const early = [200, 400, 600].map((ms) => namesIn(answers[`at ${ms}`]?.output));
  const isPrefix = (names: unknown[]) => names.every((name, n) => name === items[n]);
  expect(early.some((names) => names.length > 0 && !isPrefix(names))).toBe(true);
});

it("shows an item that moves in both partitions or in none for a while, and then in one", async () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= 30; seed++) {
    const { ask, answers, time } = askedEngine({ seed, timing: { lag: { least: 10, most: 900 } } });
    ask(0, "marked", mark("item", "LINE#1"));
    ask(1_000, "moved", mark("item", "LINE#2"));
    for (const ms of [1_200, 1_400, 1_600, 3_000])
      for (const bucket of ["LINE#1", "LINE#2"]) ask(ms, `${ms} ${bucket}`, listMarked(bucket));
    await time.run();
    const at = (ms: number) =>
      ["LINE#1", "LINE#2"].map((bucket) => namesIn(answers[`${ms} ${bucket}`]?.output).length).join();
    for (const ms of [1_200, 1_400, 1_600]) seen.add(at(ms));
    expect(at(3_000)).toBe("0,1");
  }
  expect([...seen].sort()).toEqual(["0,0", "0,1", "1,0", "1,1"]);
});

it("never lets an older entry of an item replace a newer one", async () => {
  for (let seed = 1; seed <= 30; seed++) {
    const { ask, answers, time } = askedEngine({ seed, timing: { lag: { least: 10, most: 900 } } });
    for (let n = 0; n < 6; n++) ask(n * 50, `move ${n}`, mark("item", `LINE#${n % 2}`));
    ask(3_000, "even", listMarked("LINE#0"));
    ask(3_000, "odd", listMarked("LINE#1"));
    await time.run();
    expect([namesIn(answers.even?.output), namesIn(answers.odd?.output)]).toEqual([[], ["item"]]);
  }
});

it("shows eventually consistent readers an older version, and consistent readers the newest", async () => {
  const { ask, answers, time } = askedEngine({ timing: { stale: { least: 0, most: 500 } } });
  for (let n = 0; n < 10; n++) ask(n * 100, `write ${n}`, count("item"));
  for (let n = 0; n < 20; n++) ask(950, `stale ${n}`, get("item", false));
  ask(950, "consistent", get("item"));
  await time.run();
  const taken = (name: string) => (answers[name]?.output as { Item?: { taken?: number } })?.Item?.taken ?? 0;
  const old = new Set(Array.from({ length: 20 }, (_, n) => taken(`stale ${n}`)));
  expect(taken("consistent")).toBe(10);
  expect(Math.min(...old)).toBeGreaterThanOrEqual(5);
  expect(old.size).toBeGreaterThan(2);
});
