import { afterEach, expect, test } from "vitest";
import { startTriggered, type Triggered, type Triggering } from "./support/triggered.ts";

const running: Triggered[] = [];
afterEach(() => Promise.all(running.splice(0).map((triggered) => triggered.stop())));

async function start(schedule?: Triggering["schedule"]): Promise<Triggered> {
  const triggered = await startTriggered({ ...(schedule && { schedule }), mapping: { Enabled: false } });
  running.push(triggered);
  return triggered;
}

const MINUTE = 60_000;

test("a schedule without a start time runs its function at once, as on AWS, and again after each period", async () => {
  const { functions, runs } = await start();
  await expect.poll(runs).toHaveLength(1);
  await functions.advanceClock(MINUTE / 2);
  expect(runs()).toHaveLength(1);
  await functions.advanceClock(MINUTE / 2);
  await expect.poll(runs).toHaveLength(2);
  await functions.advanceClock(MINUTE);
  await expect.poll(runs).toHaveLength(3);
});

test("a clock moved past many periods makes a schedule run once, with the new time", async () => {
  const { functions, runs } = await start();
  await expect.poll(runs).toHaveLength(1);
  await functions.advanceClock(10 * MINUTE + 1);
  await expect.poll(runs).toHaveLength(2);
  expect((runs()[1]?.at ?? 0) - Date.now()).toBeGreaterThan(9 * MINUTE);
  await functions.advanceClock(MINUTE / 2);
  await functions.advanceClock(MINUTE / 2);
  await expect.poll(runs).toHaveLength(3);
});

test("a run does not wait for the previous one", async () => {
  const { functions, runs } = await start({ Target: withInput({ sleepMs: 60_000 }) });
  await expect.poll(runs).toHaveLength(1);
  void functions.advanceClock(MINUTE);
  await expect.poll(runs).toHaveLength(2);
});

test("a run gets the template's input", async () => {
  const { runs } = await start({ Target: withInput({ from: "the template" }) });
  await expect.poll(runs).toMatchObject([{ event: { from: "the template" } }]);
});

test("a run gets the Scheduler's own event if the template has no input", async () => {
  const { runs } = await start();
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  await expect.poll(runs).toMatchObject([{ event: { source: "aws.scheduler", detail: "{}", time } }]);
});

test("a failed run is logged, and the next one runs as usual", async () => {
  const { functions, log, runs } = await start({ Target: withInput({ throw: true }) });
  await expect.poll(() => log).toEqual([expect.stringContaining("ticker | ERROR Invoke Error")]);
  await functions.advanceClock(MINUTE);
  await expect.poll(runs).toHaveLength(2);
});

test("a stopped schedule does not run any more", async () => {
  const { functions, triggers, runs } = await start();
  await expect.poll(runs).toHaveLength(1);
  await triggers.stop();
  await functions.advanceClock(MINUTE);
  expect(await functions.invoke("ticker", '{"asked":true}')).toMatchObject({ kind: "success" });
  await expect.poll(runs).toMatchObject([{}, { event: { asked: true } }]);
});

test.each([
  ["rate(1 minute)", "ticker every minute"],
  ["rate(5 minutes)", "ticker every 5 minutes"],
  ["rate(1 hour)", "ticker every hour"],
  ["rate(30 days)", "ticker every 30 days"],
])("%s is served", async (ScheduleExpression, name) => {
  const { triggers } = await start({ ScheduleExpression });
  expect(triggers).toMatchObject({ names: [name], unserved: [] });
});

test.each([
  [{ ScheduleExpression: "cron(0 4 * * ? *)" }, ["schedule Tick (cron(0 4 * * ? *) → ticker)"]],
  [{ Target: { Arn: "arn:other" } }, ["schedule Tick (rate(1 minute) → arn:other)"]],
  [
    { Target: withInput({ at: "<aws.scheduler.scheduled-time>" }) },
    ["schedule Tick (rate(1 minute) → ticker, with keywords filled in)"],
  ],
  [{ State: "DISABLED" }, []],
])("a schedule that does not run here is named, unless it is disabled: %j", async (schedule, unserved) => {
  const { triggers } = await start(schedule);
  expect(triggers).toMatchObject({ names: [], unserved });
});

function withInput(input: object) {
  return { Arn: { "Fn::GetAtt": ["Ticker", "Arn"] }, Input: JSON.stringify(input) };
}
