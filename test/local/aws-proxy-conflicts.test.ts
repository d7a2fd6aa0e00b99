import {
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type HeldEngine, startHeldEngine } from "./support/held-engine.ts";
import { type FunctionUnderTest, type Proxied, startProxied } from "./support/proxied.ts";

let engine: HeldEngine;
let proxied: Proxied;
let fn: FunctionUnderTest;
beforeAll(async () => {
  engine = await startHeldEngine(inject("dynamodbEndpoint"));
  proxied = await startProxied({ engineUrl: engine.url });
  fn = proxied.function("reservations");
});
afterAll(async () => {
  await proxied.stop();
  await engine.stop();
});

const key = (PK: string) => ({ PK, SK: "A" });
const adding = (PK: string) => ({
  TableName: proxied.table,
  Key: key(PK),
  UpdateExpression: "ADD n :one",
  ExpressionAttributeValues: { ":one": 1 },
});
const transaction = (...keys: string[]) =>
  new TransactWriteCommand({ TransactItems: keys.map((PK) => ({ Update: adding(PK) })) });
const read = async (PK: string) =>
  (await proxied.engine.document.send(new GetCommand({ TableName: proxied.table, Key: key(PK) }))).Item;

/** Runs `run` while a transaction holds these items because the engine has not got its call yet. */
async function whileHeld<T>(
  keys: string[],
  run: () => Promise<T>,
  command = transaction(...keys),
): Promise<T> {
  const { arrived, release } = engine.hold("TransactWriteItems");
  const holder = proxied.function("holder").document.send(command);
  await arrived;
  try {
    return await run();
  } finally {
    release();
    await holder;
  }
}

const conflict = { Code: "TransactionConflict", Message: "Transaction is ongoing for the item" };

describe("items locked by a transaction in flight", () => {
  it("cancel a second transaction, with the reason at the item's position", async () => {
    await whileHeld(["c1", "c2"], async () => {
      await expect(fn.document.send(transaction("c2", "c3"))).rejects.toMatchObject({
        name: "TransactionCanceledException",
        $metadata: { httpStatusCode: 400 },
        message:
          "Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict, None]",
        CancellationReasons: [conflict, { Code: "None" }],
      });
    });
    expect(await read("c2")).toMatchObject({ n: 1 });
    expect(await read("c3")).toBeUndefined();
  });

  it("are free again once the transaction has been answered", async () => {
    await whileHeld(["f1"], async () => undefined);
    await fn.document.send(transaction("f1"));
    expect(await read("f1")).toMatchObject({ n: 2 });
  });

  it("refuse plain writes, also a put that only carries the key in its item", async () => {
    await whileHeld(["p1"], async () => {
      const refused = { name: "TransactionConflictException", $metadata: { httpStatusCode: 400 } };
      const item = { TableName: proxied.table, Key: key("p1") };
      await expect(fn.document.send(new UpdateCommand(adding("p1")))).rejects.toMatchObject(refused);
      await expect(fn.document.send(new DeleteCommand(item))).rejects.toMatchObject(refused);
      const put = new PutCommand({ TableName: proxied.table, Item: { more: true, SK: "A", PK: "p1" } });
      await expect(fn.document.send(put)).rejects.toMatchObject(refused);
    });
  });

  it("are left unprocessed by a batch whose other items are written", async () => {
    const write = (PK: string) => ({ PutRequest: { Item: { ...key(PK), from: "batch" } } });
    const answer = await whileHeld(["b1"], () =>
      fn.document.send(
        new BatchWriteCommand({ RequestItems: { [proxied.table]: [write("b1"), write("b2")] } }),
      ),
    );
    expect(answer.UnprocessedItems).toEqual({ [proxied.table]: [write("b1")] });
    expect(await read("b1")).toEqual({ ...key("b1"), n: 1 });
    expect(await read("b2")).toMatchObject({ from: "batch" });
  });

  it("are all left unprocessed if the batch has no others", async () => {
    const write = { PutRequest: { Item: key("b3") } };
    const batch = new BatchWriteCommand({ RequestItems: { [proxied.table]: [write] } });
    const answer = await whileHeld(["b3"], () => fn.document.send(batch));
    expect(answer.UnprocessedItems).toEqual({ [proxied.table]: [write] });
  });

  it("can be read plainly but not in a transaction", async () => {
    await whileHeld(["r1"], async () => {
      await fn.document.send(new GetCommand({ TableName: proxied.table, Key: key("r1") }));
      const reads = ["r1", "r2"].map((PK) => ({ Get: { TableName: proxied.table, Key: key(PK) } }));
      await expect(fn.document.send(new TransactGetCommand({ TransactItems: reads }))).rejects.toMatchObject({
        CancellationReasons: [conflict, { Code: "None" }],
      });
    });
  });

  it("are distinguished by the whole key", async () => {
    await whileHeld(["k1"], async () => {
      const other = { ...adding("k1"), Key: { PK: "k1", SK: "B" } };
      await fn.document.send(new TransactWriteCommand({ TransactItems: [{ Update: other }] }));
    });
  });

  it("are locked by a condition check as by a write", async () => {
    const check = {
      TableName: proxied.table,
      Key: key("q1"),
      ConditionExpression: "attribute_not_exists(PK)",
    };
    const command = new TransactWriteCommand({
      TransactItems: [{ ConditionCheck: check }, { Update: adding("q2") }],
    });
    await whileHeld(
      ["q1"],
      () =>
        expect(fn.document.send(transaction("q1"))).rejects.toMatchObject({
          CancellationReasons: [conflict],
        }),
      command,
    );
  });
});

describe("transactions", () => {
  it("are told so if they repeat the token of one in flight", async () => {
    const input = { TransactItems: [{ Update: adding("t1") }], ClientRequestToken: "the-same-token" };
    await whileHeld(
      ["t1"],
      () =>
        expect(fn.document.send(new TransactWriteCommand(input))).rejects.toMatchObject({
          name: "TransactionInProgressException",
        }),
      new TransactWriteCommand(input),
    );
    await fn.document.send(new TransactWriteCommand(input));
    expect(await read("t1")).toMatchObject({ n: 1 });
  });

  it("are refused by the engine if they name one item twice, and lock nothing afterwards", async () => {
    await expect(fn.document.send(transaction("d1", "d1"))).rejects.toMatchObject({
      name: "ValidationException",
    });
    await fn.document.send(transaction("d1"));
  });

  it("compete for one item without losing or doubling an update", async () => {
    const others = await whileHeld(["hot"], async () => {
      const attempts = Array.from({ length: 40 }, () => fn.document.send(transaction("hot")));
      // Until the first of them has lost, none can win.
      await expect(Promise.race(attempts)).rejects.toMatchObject({ CancellationReasons: [conflict] });
      return { settled: Promise.allSettled(attempts) };
    });
    const won = (await others.settled).filter(({ status }) => status === "fulfilled").length;
    expect(won).toBeLessThan(40);
    expect(await read("hot")).toMatchObject({ n: 1 + won });
  });

  it("never conflict when conflicts are switched off", async () => {
    const lenient = await startProxied({ conflicts: false });
    const update = { ...adding("off"), TableName: lenient.table };
    const { document } = lenient.function("reservations");
    const command = () => new TransactWriteCommand({ TransactItems: [{ Update: update }] });
    await Promise.all(Array.from({ length: 20 }, () => document.send(command())));
    await lenient.stop();
  });
});
