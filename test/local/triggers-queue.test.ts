import {
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
} from "@aws-sdk/client-sqs";
import { afterEach, describe, expect, test } from "vitest";
import { startTriggered, type Triggered, type Triggering } from "./support/triggered.ts";

const running: Triggered[] = [];
afterEach(() => Promise.all(running.splice(0).map((triggered) => triggered.stop())));

async function start(triggering?: Triggering): Promise<Triggered> {
  const triggered = await startTriggered(triggering);
  running.push(triggered);
  return triggered;
}

/** Messages that fail come back soon, but not before a slow machine has deleted the others. */
const redelivering = { queue: { VisibilityTimeout: 5 } };

async function messagesIn({ sqs, queueUrls }: Triggered, queue: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrls[queue], AttributeNames: ["All"] }),
  );
  return (
    Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible)
  );
}

const isEmpty = (triggered: Triggered, queue = "jobs") =>
  expect.poll(() => messagesIn(triggered, queue)).toBe(0);

async function receive({ sqs, queueUrls }: Triggered): Promise<Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: queueUrls.jobs, WaitTimeSeconds: 5 }),
  );
  return Messages;
}

function bodiesOf({ events }: Triggered): unknown[][] {
  return events().map(({ Records }) => Records.map(({ body }) => JSON.parse(body)));
}

describe("a message", () => {
  test("reaches the function as Lambda's record, and is deleted", async () => {
    const triggered = await start();
    const { sqs, queueUrls, events } = triggered;
    const MessageAttributes = { kind: { DataType: "String", StringValue: "x" } };
    const { MessageId, MD5OfMessageBody } = await sqs.send(
      new SendMessageCommand({ QueueUrl: queueUrls.jobs, MessageBody: "{}", MessageAttributes }),
    );
    await expect.poll(events).toHaveLength(1);
    expect(events()[0]?.Records).toEqual([
      {
        messageId: MessageId,
        receiptHandle: expect.stringMatching(/./),
        body: "{}",
        attributes: {
          ApproximateReceiveCount: "1",
          SentTimestamp: expect.stringMatching(/^\d{13}$/),
          SenderId: expect.stringMatching(/./),
          ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
        },
        messageAttributes: {
          kind: { stringValue: "x", stringListValues: [], binaryListValues: [], dataType: "String" },
        },
        md5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
        md5OfBody: MD5OfMessageBody,
        eventSource: "aws:sqs",
        eventSourceARN: "arn:aws:sqs:us-east-1:000000000000:jobs",
        awsRegion: "us-east-1",
      },
    ]);
    await isEmpty(triggered);
  });

  test("is redelivered alone and counted if the function reports it as failed, and becomes a dead letter in the end", async () => {
    const triggered = await start(redelivering);
    await triggered.send({ n: 1 }, { n: 2, fail: true }, { n: 3 });
    await expect.poll(() => messagesIn(triggered, "dead-jobs")).toBe(1);
    const [first, ...later] = bodiesOf(triggered);
    expect(first).toEqual([{ n: 1 }, { n: 2, fail: true }, { n: 3 }]);
    expect(later).toEqual([[{ n: 2, fail: true }]]);
    const [again] = triggered.events().slice(1);
    expect(again?.Records[0]?.attributes.ApproximateReceiveCount).toBe("2");
    await isEmpty(triggered);
  });
});

describe("a whole batch is redelivered", () => {
  test.each<[string, object, Triggering]>([
    ["when the function fails", { throw: true }, {}],
    [
      "when the function fails and reports nothing",
      { throw: true },
      { mapping: { FunctionResponseTypes: [] } },
    ],
    ["after an answer of another form", { answer: { batchItemFailures: "all" } }, {}],
    ["after an answer that is no object", { answer: "fine" }, {}],
    ["after an empty id", { answer: { batchItemFailures: [{ itemIdentifier: "" }] } }, {}],
    ["after another key than the id's", { answer: { batchItemFailures: [{ messageId: "a" }] } }, {}],
    ["after an id that was not in it", { answer: { batchItemFailures: [{ itemIdentifier: "a" }] } }, {}],
  ])("%s", async (_, body, triggering) => {
    const triggered = await start({ queue: { VisibilityTimeout: 3 }, ...triggering, maxReceiveCount: 1 });
    await triggered.send(body, { n: 2 });
    await expect.poll(() => messagesIn(triggered, "dead-jobs")).toBe(2);
    expect(bodiesOf(triggered)).toEqual([[body, { n: 2 }]]);
    expect(triggered.log.join("\n")).toContain("ERROR");
  });
});

describe("a whole batch is finished", () => {
  test.each<[string, object, Triggering]>([
    ["after an empty list", { answer: { batchItemFailures: [] } }, {}],
    ["after no list", { answer: { batchItemFailures: null } }, {}],
    ["after an empty answer", { answer: {} }, {}],
    ["after no answer", { answer: null }, {}],
    [
      "whatever is reported, where the mapping takes no reports",
      { fail: true },
      { mapping: { FunctionResponseTypes: [] } },
    ],
  ])("%s", async (_, body, triggering) => {
    const triggered = await start(triggering);
    await triggered.send(body);
    await expect.poll(() => triggered.events()).toHaveLength(1);
    await isEmpty(triggered);
    expect(await messagesIn(triggered, "dead-jobs")).toBe(0);
  });
});

describe("batches", () => {
  test("run in parallel up to the mapping's concurrency, and have at most its batch size", async () => {
    const triggered = await start({ mapping: { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } } });
    await triggered.send(...Array.from({ length: 6 }, (_, n) => ({ n, sleepMs: 1_000 })));
    await expect.poll(() => triggered.events()).toHaveLength(6);
    expect(triggered.functions.workers().consumer).toBe(2);
    expect(bodiesOf(triggered).every((batch) => batch.length === 1)).toBe(true);
  });
});

describe("polling", () => {
  const permissions = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
  test.each(permissions)("needs %s in the function's role, and ends without it", async (action) => {
    const actions = permissions.filter((each) => each !== action);
    const triggered = await start({ actions, queue: { VisibilityTimeout: 3 }, maxReceiveCount: 10 });
    await triggered.send({});
    await expect
      .poll(() => triggered.log)
      .toContain(
        `AccessDenied event-source-mapping: ${action} on arn:aws:sqs:us-east-1:000000000000:jobs (its role does not allow it)`,
      );
    const seen = triggered.events().length;
    // A poll that was running when polling ended may take the message once more and lose it.
    await expect.poll(() => receive(triggered)).toHaveLength(1);
    expect(triggered.events()).toHaveLength(seen);
  });

  test("does not begin if the queue redelivers messages before the function has timed out", async () => {
    const triggered = await start({ queue: { VisibilityTimeout: 0 } });
    await expect.poll(() => triggered.log).toEqual([expect.stringMatching(/come back after 0 ms/)]);
  });

  test("says why it ends, even after the queue has failed for a while", async () => {
    const rule = { service: "sqs", operation: "GetQueueAttributes", kind: "Error" } as const;
    // The SDK tries three times.
    const faults = { rules: [{ ...rule, rate: 1, count: 3 }] };
    const { log } = await start({ queue: { VisibilityTimeout: 0 }, faults });
    const lines = [/ERROR cannot receive/, /ERROR cannot receive: messages come back after 0 ms/];
    await expect.poll(() => log).toEqual(lines.map((line) => expect.stringMatching(line)));
  });

  test("is counted apart from the function's own calls, and continues after the queue has failed for a while", async () => {
    const triggered = await start();
    triggered.proxy.setFaults({ rules: [{ service: "sqs", kind: "Error", rate: 1 }] });
    // A poll that was waiting already may still return this message.
    await triggered.send({ n: 1 });
    await expect.poll(() => triggered.log.join("\n")).toContain("jobs → consumer | ERROR cannot receive");
    triggered.proxy.setFaults({ rules: [] });
    await triggered.send({ n: 2 });
    await expect.poll(() => bodiesOf(triggered).flat()).toContainEqual({ n: 2 });
    expect(Object.keys(triggered.proxy.usage().functions)).toEqual(["event-source-mapping"]);
  });

  test("delivers a message twice when that is the fault", async () => {
    const triggered = await start();
    const rule = {
      service: "sqs",
      kind: "Duplicate",
      operation: "ReceiveMessage",
      rate: 1,
      count: 1,
    } as const;
    triggered.proxy.setFaults({ rules: [{ ...rule, function: "event-source-mapping" }] });
    await triggered.send({ n: 1 });
    await expect.poll(() => bodiesOf(triggered).flat()).toEqual([{ n: 1 }, { n: 1 }]);
    await isEmpty(triggered);
  });

  test.each([
    [{ FilterCriteria: { Filters: [{ Pattern: "{}" }] } }, ["event source mapping Mapping (it filters)"]],
    [{ MaximumBatchingWindowInSeconds: 5 }, ["event source mapping Mapping (it waits for batches to fill)"]],
    [{ Enabled: false }, []],
  ])("is named as not supported, unless it is off anyway: %j", async (mapping, unserved) => {
    const { triggers } = await start({ mapping });
    expect(triggers).toMatchObject({ names: ["ticker every minute"], unserved });
  });

  test("ends on request, and leaves later messages in the queue", async () => {
    const triggered = await start(redelivering);
    await triggered.send({ n: 1 });
    await expect.poll(() => triggered.events()).toHaveLength(1);
    await triggered.triggers.stop();
    await triggered.send({ n: 2 });
    // The poll that was running may take it once more and lose it.
    await expect.poll(() => receive(triggered)).toHaveLength(1);
    expect(triggered.events()).toHaveLength(1);
    expect(triggered.log).toEqual([]);
  });

  test("ends silently with the service", async () => {
    const triggered = await start();
    await expect.poll(() => triggered.proxy.usage().functions).toHaveProperty("event-source-mapping");
    await triggered.stop();
    expect(triggered.log).toEqual([]);
  });
});
