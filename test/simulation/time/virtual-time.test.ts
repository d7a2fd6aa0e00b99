import { expect, it } from "vitest";
import { Process } from "./process.ts";
import { VirtualTime } from "./virtual-time.ts";

it("calls events in the order of their times, and of their making at the same time", async () => {
  const time = new VirtualTime(1_000);
  const called: string[] = [];
  const note = (name: string) => () => called.push(`${name} ${time.now}`);
  for (const [ms, name] of [
    [30, "c"],
    [10, "a"],
    [30, "d"],
    [20, "b"],
  ] as const)
    time.after(ms, note(name));
  await time.run();
  expect(called).toEqual(["a 1010", "b 1020", "c 1030", "d 1030"]);
});

it("lets everything that an event has woken run before the next event", async () => {
  const time = new VirtualTime(0);
  const process = new Process("one", time);
  const steps: string[] = [];
  const deep = async (depth: number): Promise<void> => {
    if (depth > 0) await deep(depth - 1);
  };
  const act = async () => {
    await process.sleep(10);
    await deep(50);
    steps.push("first is done");
  };
  void act();
  time.after(10, () => steps.push("second event"));
  await time.run();
  expect(steps).toEqual(["first is done", "second event"]);
});

it("stops at a given time and goes on from there", async () => {
  const time = new VirtualTime(0);
  const called: number[] = [];
  for (const ms of [10, 20, 30]) time.after(ms, () => called.push(ms));
  await time.run(25);
  expect([called, time.now]).toEqual([[10, 20], 25]);
  await time.run();
  expect(called).toEqual([10, 20, 30]);
});

it("gives each process a clock of its own", () => {
  const time = new VirtualTime(10_000);
  expect(new Process("early", time, { clockErrorMs: -300.5 }).clock().getTime()).toBe(9_699);
  expect(new Process("late", time, { clockErrorMs: 300 }).clock().getTime()).toBe(10_300);
});

it("crashes a process at any of its awaits, before or after the call", async () => {
  const reached: string[] = [];
  for (const crashesAt of [1, 2, 3, 4, 5]) {
    const time = new VirtualTime(0);
    const process = new Process("one", time, { crashesAt });
    let calls = 0;
    const call = () => process.wait((reply) => time.after(5, () => reply.with({ calls: ++calls })));
    let answered = 0;
    const act = async () => {
      for (let n = 0; n < 2; n++) {
        await call();
        answered += 1;
      }
    };
    void act();
    await time.run();
    reached.push(`${calls} calls, ${answered} answers`);
  }
  expect(reached).toEqual([
    "0 calls, 0 answers",
    "1 calls, 0 answers",
    "1 calls, 1 answers",
    "2 calls, 1 answers",
    "2 calls, 2 answers",
  ]);
});
