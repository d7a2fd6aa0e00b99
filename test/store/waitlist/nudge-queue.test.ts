import type { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { describe, expect, it } from "vitest";
import { nudgeQueue } from "../../../functions/store/waitlist/nudge-queue.ts";

const sessions = Array.from({ length: 200 }, (_, n) => `conf.talk-${n}`);

/** A queue that gives the result of `answer` for each batch. */
function queueThat(answer: (sessionIds: readonly string[]) => object) {
  const sent: string[][] = [];
  const send = async ({ input: { Entries = [] } }: SendMessageBatchCommand) => {
    const sessionIds = Entries.map(({ MessageBody = "" }) => JSON.parse(MessageBody).sessionId as string);
    sent.push(sessionIds);
    return answer(sessionIds);
  };
  return { sent, queue: nudgeQueue("https://queue", { send } as unknown as SQSClient) };
}

it("says in a nudge that a session is crowded, if it is", async () => {
  const bodies: unknown[] = [];
  const send = async ({ input }: { input: { MessageBody: string } }) =>
    bodies.push(JSON.parse(input.MessageBody));
  const queue = nudgeQueue("https://queue", { send } as unknown as SQSClient);
  await queue.send("conf.talk");
  await queue.send("conf.talk", { crowded: true });
  expect(bodies).toEqual([{ sessionId: "conf.talk" }, { sessionId: "conf.talk", crowded: true }]);
});

describe("nudges of many sessions", () => {
  it("are sent ten per call", async () => {
    const { sent, queue } = queueThat(() => ({}));
    await queue.sendAll(sessions);
    expect(sent).toHaveLength(20);
    expect(sent.flat().sort()).toEqual([...sessions].sort());
  });

  it("are all sent even if one call fails, and the failure is reported", async () => {
    const { sent, queue } = queueThat((sessionIds) => {
      if (sessionIds.includes("conf.talk-0")) throw new Error("the queue is away");
      return {};
    });
    await expect(queue.sendAll(sessions)).rejects.toThrow();
    expect(sent).toHaveLength(20);
  });

  it("are not counted as sent if the queue has refused them", async () => {
    const { queue } = queueThat(() => ({ Failed: [{ Message: "too many" }] }));
    await expect(queue.sendAll(["conf.talk"])).rejects.toThrow();
  });
});
