import { SendMessageCommand } from "@aws-sdk/client-sqs";
import {
  BatchWriteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { beforeEach, describe, expect, it } from "vitest";
import { type FunctionUnderTest, useProxied } from "./support/proxied.ts";

const proxied = useProxied();
let fn: FunctionUnderTest;
beforeEach(() => {
  proxied.proxy.resetUsage();
  fn = proxied.function("reservations");
});

const key = (PK: string) => ({ PK, SK: "A" });
const usage = () => proxied.proxy.usage().functions.reservations;
const plain = (PK: string) => ({
  TableName: proxied.table,
  Key: key(PK),
  UpdateExpression: "ADD n :one",
  ExpressionAttributeValues: { ":one": 1 },
});
const indexed = (PK: string, group: string) => ({
  TableName: proxied.table,
  Key: key(PK),
  UpdateExpression: "SET groupPK = :g, groupSK = :g",
  ExpressionAttributeValues: { ":g": group },
});

describe("usage", () => {
  it("of a transaction of two updates, one of them in an index: four units for the table and one for the index", async () => {
    const items = [{ Update: plain("u1") }, { Update: indexed("u2", "first") }];
    await fn.document.send(new TransactWriteCommand({ TransactItems: items }));
    expect(usage()).toEqual({
      TransactWriteItems: {
        calls: 1,
        readUnits: 0,
        writeUnits: 5,
        indexes: { byGroup: { readUnits: 0, writeUnits: 1 } },
      },
    });
  });

  it("of a transaction that moves an item within an index: two units for the index", async () => {
    await proxied.engine.document.send(new UpdateCommand(indexed("u3", "before")));
    const items = [{ Update: plain("u4") }, { Update: indexed("u3", "after") }];
    await fn.document.send(new TransactWriteCommand({ TransactItems: items }));
    expect(usage()?.TransactWriteItems).toMatchObject({
      writeUnits: 6,
      indexes: { byGroup: { writeUnits: 2 } },
    });
  });

  it("of a transaction counts each item, even if items are alike", async () => {
    const items = ["u5", "u6", "u7"].map((PK) => ({ Update: plain(PK) }));
    await fn.document.send(new TransactWriteCommand({ TransactItems: items }));
    expect(usage()?.TransactWriteItems?.writeUnits).toBe(6);
  });

  it("of plain calls, reads and writes apart, by operation", async () => {
    await fn.document.send(new PutCommand({ TableName: proxied.table, Item: key("u8") }));
    await fn.document.send(
      new GetCommand({ TableName: proxied.table, Key: key("u8"), ConsistentRead: true }),
    );
    await fn.document.send(new GetCommand({ TableName: proxied.table, Key: key("u8") }));
    const requests = ["u9", "u10"].map((PK) => ({ PutRequest: { Item: key(PK) } }));
    await fn.document.send(new BatchWriteCommand({ RequestItems: { [proxied.table]: requests } }));
    expect(usage()).toMatchObject({
      PutItem: { calls: 1, readUnits: 0, writeUnits: 1 },
      GetItem: { calls: 2, readUnits: 1.5, writeUnits: 0 },
      BatchWriteItem: { calls: 1, writeUnits: 2 },
    });
  });

  it("of a query of an index goes to the index", async () => {
    const query = {
      TableName: proxied.table,
      IndexName: "byGroup",
      KeyConditionExpression: "groupPK = :g",
      ExpressionAttributeValues: { ":g": "first" },
    };
    await fn.document.send(new QueryCommand(query));
    expect(usage()?.Query).toEqual({
      calls: 1,
      readUnits: 0.5,
      writeUnits: 0,
      indexes: { byGroup: { readUnits: 0.5, writeUnits: 0 } },
    });
  });

  it("of a query that finds nothing is the minimum, as on AWS", async () => {
    const query = (group: string, over = {}) =>
      new QueryCommand({
        TableName: proxied.table,
        IndexName: "byGroup",
        KeyConditionExpression: "groupPK = :g",
        ExpressionAttributeValues: { ":g": group },
        ...over,
      });
    await fn.document.send(query("nobody's"));
    expect(usage()?.Query).toMatchObject({ readUnits: 0.5, indexes: { byGroup: { readUnits: 0.5 } } });
    const key = { KeyConditionExpression: "PK = :g", IndexName: undefined, ConsistentRead: true };
    await fn.document.send(query("nobody's", key));
    expect(usage()?.Query).toMatchObject({ calls: 2, readUnits: 1.5 });
  });

  it("is also kept per request, and messages count as calls", async () => {
    fn.requestId = "request-1";
    await fn.sqs.send(new SendMessageCommand({ QueueUrl: proxied.queueUrl, MessageBody: "{}" }));
    await fn.document.send(new UpdateCommand(plain("u11")));
    fn.requestId = "request-2";
    await fn.document.send(new UpdateCommand(plain("u11")));
    const { requests } = proxied.proxy.usage();
    expect(requests["request-1"]).toMatchObject({
      SendMessage: { calls: 1 },
      UpdateItem: { calls: 1, writeUnits: 1 },
    });
    expect(requests["request-2"]).toMatchObject({ UpdateItem: { calls: 1 } });
    proxied.proxy.resetUsage();
    expect(proxied.proxy.usage()).toEqual({ functions: {}, requests: {} });
  });

  it("counts refused calls with no units", async () => {
    const failing = { ...plain("u12"), ConditionExpression: "attribute_exists(PK)" };
    await expect(fn.document.send(new UpdateCommand(failing))).rejects.toThrow();
    expect(usage()).toMatchObject({ UpdateItem: { calls: 1, writeUnits: 0 } });
  });

  it("appears in an answer only if the call asked for it", async () => {
    const silent = await fn.document.send(new UpdateCommand(plain("u13")));
    expect(silent).not.toHaveProperty("ConsumedCapacity");
    const asked = new UpdateCommand({ ...indexed("u13", "g"), ReturnConsumedCapacity: "TOTAL" });
    const { ConsumedCapacity } = await fn.document.send(asked);
    expect(ConsumedCapacity).toEqual({ TableName: proxied.table, CapacityUnits: 2 });
  });
});

describe("killing a function", () => {
  it("ends only the next worker whose call has reached the engine, before it is answered", async () => {
    proxied.proxy.killAfter("reservations", "TransactWriteItems");
    const other = proxied.function("organizer");
    const write = (PK: string) => new TransactWriteCommand({ TransactItems: [{ Update: plain(PK) }] });
    await other.document.send(write("k1"));
    await fn.document.send(new UpdateCommand(plain("k2")));
    expect(fn.killed).toBe(0);
    await expect(fn.document.send(write("k3"))).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(fn.killed).toBe(1);
    const { Item } = await proxied.engine.document.send(
      new GetCommand({ TableName: proxied.table, Key: key("k3") }),
    );
    expect(Item).toMatchObject({ n: 1 });
    await fn.document.send(write("k3"));
    expect(fn.killed).toBe(1);
  });
});
