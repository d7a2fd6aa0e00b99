import { expect, it } from "vitest";
import type { ImportAnswer } from "../../functions/contract/answers.ts";
import { ImportError, TryAgain } from "../../local/import/import-error.ts";
import { untilComplete } from "../../local/import/until-complete.ts";

const answer = (over: Partial<ImportAnswer> = {}): ImportAnswer => ({
  eventId: "e",
  dryRun: false,
  complete: true,
  done: 9,
  total: 9,
  published: true,
  added: 9,
  changed: 0,
  unchanged: 0,
  removed: 0,
  withCapacity: 9,
  warnings: [],
  displaced: [],
  addedSessions: [],
  changedSessions: [],
  removedSessions: [],
  ...over,
});

const partly = (done: number, over: Partial<ImportAnswer> = {}) => answer({ complete: false, done, ...over });

/** Gives the answers in order, repeats the last one forever, and records what people see. */
async function play(...answers: (ImportAnswer | Error)[]) {
  const shown: number[] = [];
  const waits: number[] = [];
  let sent = 0;
  const send = async () => {
    const next = answers[Math.min(sent++, answers.length - 1)];
    if (next instanceof Error || next === undefined) throw next;
    return next;
  };
  const sleep = async (milliseconds: number) => waits.push(milliseconds);
  const result = await untilComplete(send, { report: ({ done }) => shown.push(done), sleep }).catch(
    (error: Error) => error,
  );
  return { result, shown, waits, sent };
}

it("repeats until the import is complete, without waiting while it makes progress", async () => {
  const { result, shown, waits } = await play(partly(3), partly(6), answer());
  expect([result, shown, waits]).toEqual([answer(), [3, 6, 9], []]);
});

it("reports the whole import: the last figures, the first lists", async () => {
  const lists = { addedSessions: [{ sessionId: "e.a", title: "A" }], warnings: ["odd"], withCapacity: 9 };
  const { result } = await play(partly(3, { ...lists, published: false }), answer({ withCapacity: 2 }));
  expect(result).toEqual(answer(lists));
});

it("tries again after a temporary failure, after the time it was told", async () => {
  const { result, waits } = await play(partly(3), new TryAgain("busy", 2), new TryAgain("busy", 0), answer());
  expect([result, waits]).toEqual([answer(), [2_000, 2_000]]);
});

it("gives up after six requests in a row without progress", async () => {
  const failed = new TryAgain("refused with 503", 1);
  const { result, sent } = await play(partly(3), failed);
  expect([result, sent]).toEqual([failed, 7]);
  const stuck = await play(partly(3));
  expect([stuck.result, stuck.sent]).toEqual([
    new ImportError("the import stays at 3 of 9 sessions; importing again goes on from there"),
    7,
  ]);
});

it("counts failures from zero once the import has made progress", async () => {
  const failed = new TryAgain("busy", 1);
  const { result } = await play(failed, failed, failed, partly(3), failed, failed, failed, failed, answer());
  expect(result).toEqual(answer());
});

it("gives up at once if the request itself is wrong", async () => {
  const { result, sent } = await play(new ImportError("refused with 400"), answer());
  expect([result, sent]).toEqual([new ImportError("refused with 400"), 1]);
});
