import { setTimeout as sleep } from "node:timers/promises";
import type { Context, SQSEvent, SQSRecord } from "aws-lambda";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { queueFunction } from "../../functions/middleware/queue-function.ts";
import { lambdaContext } from "../support/http-event.ts";

interface Script {
  readonly handle?: (sessionId: string) => Promise<void>;
  readonly retryIn?: () => Promise<void>;
  readonly context?: Context;
}

async function consume(records: readonly Partial<SQSRecord>[], script: Script = {}) {
  const { handle = async () => {}, retryIn = async () => {}, context = lambdaContext } = script;
  const handled: string[] = [];
  const retries: [receiptHandle: string, seconds: number][] = [];
  const consumer = queueFunction(
    {
      message: z.object({ sessionId: z.string() }),
      subjectOf: ({ sessionId }) => sessionId,
      retryIn: (seconds, receiptHandle) => {
        retries.push([receiptHandle, seconds]);
        return retryIn();
      },
    },
    async (sessionId) => {
      handled.push(sessionId);
      await handle(sessionId);
    },
  );
  const { batchItemFailures } = await consumer({ Records: records } as SQSEvent, context);
  return { failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), handled, retries };
}

const message = (id: string, body: string, receives = 1): Partial<SQSRecord> => ({
  messageId: id,
  receiptHandle: `handle of ${id}`,
  body,
  attributes: {
    ApproximateReceiveCount: String(receives),
    ApproximateFirstReceiveTimestamp: "0",
    SenderId: "sender",
    SentTimestamp: "0",
  },
});
const about = (sessionId: string) => JSON.stringify({ sessionId });
const failing = async () => {
  throw new Error("not now");
};

describe("a function behind a queue", () => {
  it("handles each message and reports no failure", async () => {
    const outcome = await consume([message("1", about("a")), message("2", about("b"))]);
    expect(outcome).toEqual({ failed: [], handled: ["a", "b"], retries: [] });
  });

  it("handles a subject once for several messages of a batch", async () => {
    const outcome = await consume(["1", "2", "3"].map((id) => message(id, about("same"))));
    expect(outcome).toEqual({ failed: [], handled: ["same"], retries: [] });
  });

  it("handles messages that have one name and different people each on its own", async () => {
    const told: string[] = [];
    const notices = queueFunction(
      {
        message: z.object({ name: z.string(), person: z.string() }),
        subjectOf: ({ name }) => name,
        keyOf: ({ person }) => person,
        retryIn: async () => {},
      },
      async (_, __, messages) => void told.push(...messages.map(({ person }) => person)),
    );
    const Records = ["ada", "bob"].map((person) => message(person, JSON.stringify({ name: "news", person })));
    expect(await notices({ Records } as SQSEvent, lambdaContext)).toEqual({ batchItemFailures: [] });
    expect(told).toEqual(["ada", "bob"]);
  });

  it("fails every message about a subject that failed, and no other", async () => {
    const { failed } = await consume(
      [message("1", about("bad")), message("2", about("good")), message("3", about("bad"))],
      { handle: async (sessionId) => (sessionId === "bad" ? failing() : undefined) },
    );
    expect(failed).toEqual(["1", "3"]);
  });

  it.each([
    [1, 2],
    [2, 4],
    [3, 8],
    [4, 0],
  ])("retries a message that failed for the %i. time after %i s", async (receives, seconds) => {
    const { retries } = await consume([message("1", about("bad"), receives)], { handle: failing });
    expect(retries).toEqual([["handle of 1", seconds]]);
  });

  it.each([
    ["no JSON", "{"],
    ["another shape", '{"sessionId":1}'],
    ["nothing", ""],
  ])("returns a message that is %s at once, so that it becomes a dead letter", async (_, body) => {
    const outcome = await consume([message("1", body), message("2", about("a"))]);
    expect(outcome).toEqual({ failed: ["1"], handled: ["a"], retries: [["handle of 1", 0]] });
  });

  it("still reports the failure if it cannot set the time of the retry", async () => {
    const { failed } = await consume([message("1", about("bad"))], { handle: failing, retryIn: failing });
    expect(failed).toEqual(["1"]);
  });

  it("gives up on slow work while there is time to report it", async () => {
    const context = { ...lambdaContext, getRemainingTimeInMillis: () => 2_510 };
    const { failed, retries } = await consume([message("1", about("slow")), message("2", about("quick"))], {
      context,
      handle: async (sessionId) =>
        sessionId === "slow" ? sleep(60_000, undefined, { ref: false }) : undefined,
    });
    expect(failed).toEqual(["1"]);
    expect(retries).toEqual([["handle of 1", 2]]);
  });
});
