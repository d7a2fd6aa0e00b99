import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import {
  BatchWriteCommand,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { FaultRule } from "../../local/aws-proxy/faults.ts";
import { type FunctionUnderTest, useProxied } from "./support/proxied.ts";

const proxied = useProxied();
let fn: FunctionUnderTest;
beforeAll(() => {
  fn = proxied.function("reservations");
});
afterEach(() => proxied.proxy.setFaults({ rules: [] }));

const fault = (rule: Partial<FaultRule> & Pick<FaultRule, "kind">, seed = 1) =>
  proxied.proxy.setFaults({ seed, rules: [{ service: "dynamodb", rate: 1, ...rule }] });
const key = (PK: string) => ({ PK, SK: "A" });
const update = (PK: string) => ({
  TableName: proxied.table,
  Key: key(PK),
  UpdateExpression: "ADD n :one",
  ExpressionAttributeValues: { ":one": 1 },
});
const transaction = (...keys: string[]) =>
  new TransactWriteCommand({ TransactItems: keys.map((PK) => ({ Update: update(PK) })) });
const read = async (PK: string) =>
  (await proxied.engine.document.send(new GetCommand({ TableName: proxied.table, Key: key(PK) }))).Item;

describe("injected faults of DynamoDB", () => {
  it("conflict: cancel a transaction at one of its items and write nothing", async () => {
    fault({ kind: "TransactionConflict" });
    const error = await fn.document.send(transaction("x1", "x2")).catch((caught) => caught);
    expect(error.name).toBe("TransactionCanceledException");
    const codes = error.CancellationReasons.map(({ Code }: { Code: string }) => Code).sort();
    expect(codes).toEqual(["None", "TransactionConflict"]);
    expect(await read("x1")).toBeUndefined();
  });

  it("conflict: refuse a plain write, leave reads alone, and leave one item of a batch unprocessed", async () => {
    fault({ kind: "TransactionConflict" });
    await expect(fn.document.send(new UpdateCommand(update("x3")))).rejects.toMatchObject({
      name: "TransactionConflictException",
    });
    await fn.document.send(new GetCommand({ TableName: proxied.table, Key: key("x3") }));
    const requests = ["x4", "x5"].map((PK) => ({ PutRequest: { Item: key(PK) } }));
    const batch = new BatchWriteCommand({ RequestItems: { [proxied.table]: requests } });
    const { UnprocessedItems } = await fn.document.send(batch);
    expect(UnprocessedItems?.[proxied.table]).toHaveLength(1);
  });

  it("throttle: refuse as DynamoDB does, and transactions in both ways", async () => {
    fault({ kind: "Throttle" });
    await expect(fn.document.send(new UpdateCommand(update("x6")))).rejects.toMatchObject({
      name: "ProvisionedThroughputExceededException",
    });
    const names = new Set<string>();
    for (let i = 0; i < 20; i++) {
      const error = await fn.document.send(transaction("x6")).catch((caught) => caught);
      names.add(`${error.name} ${error.CancellationReasons?.[0]?.Code ?? ""}`.trim());
    }
    expect(names).toEqual(new Set(["ThrottlingException", "TransactionCanceledException ThrottlingError"]));
    expect(await read("x6")).toBeUndefined();
  });

  it("lost response: the connection breaks after the engine has committed", async () => {
    fault({ kind: "LostResponse", count: 1 });
    await expect(fn.document.send(transaction("x7"))).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(await read("x7")).toMatchObject({ n: 1 });
    await fn.document.send(transaction("x7"));
    expect(await read("x7")).toMatchObject({ n: 2 });
  });

  it("lost response: repeating the call with its token changes nothing, and other parameters are refused", async () => {
    const repeated = (...items: string[]) => {
      const TransactItems = items.map((PK) => ({ Update: update(PK) }));
      return fn.document.send(
        new TransactWriteCommand({ TransactItems, ClientRequestToken: "lost-and-repeated" }),
      );
    };
    fault({ kind: "LostResponse", count: 1 });
    await expect(repeated("x10")).rejects.toMatchObject({ code: "ECONNRESET" });
    await repeated("x10");
    expect(await read("x10")).toMatchObject({ n: 1 });
    await expect(repeated("x11")).rejects.toMatchObject({ name: "IdempotentParameterMismatchException" });
  });

  it("error: an internal server error before the engine sees the call", async () => {
    fault({ kind: "Error" });
    await expect(
      fn.document.send(new PutCommand({ TableName: proxied.table, Item: key("x8") })),
    ).rejects.toMatchObject({
      name: "InternalServerError",
      $metadata: { httpStatusCode: 500 },
    });
    expect(await read("x8")).toBeUndefined();
  });

  it("latency: the call takes that much longer", async () => {
    fault({ kind: "Latency", latencyMs: 150 });
    const started = performance.now();
    await fn.document.send(transaction("x9"));
    expect(performance.now() - started).toBeGreaterThanOrEqual(149);
  });
});

describe("fault rules", () => {
  const outcomes = async (seed: number, calls = 40) => {
    fault({ kind: "Error", rate: 0.3 }, seed);
    const results: boolean[] = [];
    for (let i = 0; i < calls; i++) {
      const read = fn.document.send(new GetCommand({ TableName: proxied.table, Key: key("s") }));
      results.push(
        await read.then(
          () => true,
          () => false,
        ),
      );
    }
    return results;
  };

  it("decide alike for the same seed, otherwise for another, and at about their rate", async () => {
    const first = await outcomes(7);
    expect(await outcomes(7)).toEqual(first);
    expect(await outcomes(8)).not.toEqual(first);
    const failed = first.filter((succeeded) => !succeeded).length;
    expect(failed).toBeGreaterThan(4);
    expect(failed).toBeLessThan(22);
  });

  it("fire at most as often as they are told", async () => {
    fault({ kind: "Error", count: 2 });
    const get = () => fn.document.send(new GetCommand({ TableName: proxied.table, Key: key("s") }));
    const results = [];
    for (let i = 0; i < 4; i++)
      results.push(
        await get().then(
          () => "ok",
          () => "failed",
        ),
      );
    expect(results).toEqual(["failed", "failed", "ok", "ok"]);
  });

  it("affect only their operation and their function", async () => {
    fault({ kind: "Error", operation: "PutItem", function: "organizer" });
    const put = new PutCommand({ TableName: proxied.table, Item: key("o") });
    await fn.document.send(put);
    const organizer = proxied.function("organizer");
    await organizer.document.send(new GetCommand({ TableName: proxied.table, Key: key("o") }));
    await expect(organizer.document.send(put)).rejects.toMatchObject({ name: "InternalServerError" });
  });
});

describe("injected faults of SQS", () => {
  const send = () => fn.sqs.send(new SendMessageCommand({ QueueUrl: proxied.queueUrl, MessageBody: "{}" }));
  const receive = async () => {
    const all = new ReceiveMessageCommand({ QueueUrl: proxied.queueUrl, MaxNumberOfMessages: 10 });
    const { Messages = [] } = await proxied.engine.sqs.send(all);
    for (const { ReceiptHandle } of Messages) {
      await proxied.engine.sqs.send(new DeleteMessageCommand({ QueueUrl: proxied.queueUrl, ReceiptHandle }));
    }
    return Messages.length;
  };

  it("duplicate: a message that is sent arrives twice", async () => {
    fault({ service: "sqs", operation: "SendMessage", kind: "Duplicate", count: 1 });
    await send();
    expect(await receive()).toBe(2);
  });

  it("duplicate: a message that is received can be received again at once", async () => {
    await send();
    fault({ service: "sqs", operation: "ReceiveMessage", kind: "Duplicate", count: 1 });
    const first = await fn.sqs.send(new ReceiveMessageCommand({ QueueUrl: proxied.queueUrl }));
    expect(first.Messages).toHaveLength(1);
    expect(await receive()).toBe(1);
  });

  it("delay: a message that is sent cannot be received until then", async () => {
    fault({ service: "sqs", kind: "Delay", latencyMs: 900, count: 1 });
    const sent = performance.now();
    await send();
    await expect.poll(receive).toBe(1);
    expect(performance.now() - sent).toBeGreaterThanOrEqual(899);
  });

  it("error and throttle: nothing is sent", async () => {
    fault({ service: "sqs", kind: "Error", count: 1 });
    await expect(send()).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    fault({ service: "sqs", kind: "Throttle", count: 1 });
    await expect(send()).rejects.toMatchObject({ name: "ThrottlingException" });
    expect(await receive()).toBe(0);
  });

  it("lost response: the message is sent and the sender does not learn it", async () => {
    fault({ service: "sqs", kind: "LostResponse", count: 1 });
    await expect(send()).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(await receive()).toBe(1);
  });
});
