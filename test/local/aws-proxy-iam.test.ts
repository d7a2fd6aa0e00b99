import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { ReceiveMessageCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import {
  BatchGetCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "vitest";
import { allow, clients, useProxied } from "./support/proxied.ts";

const proxied = useProxied();

const key = (PK: string) => ({ PK, SK: "A" });
const get = (PK: string) => new GetCommand({ TableName: proxied.table, Key: key(PK) });
const denied = { name: "AccessDeniedException" };

describe("permissions at the proxy", () => {
  it("allows what an allow statement covers, and refuses everything else with function and action", async () => {
    const fn = proxied.function("reader", [allow(["dynamodb:Get*"], [proxied.tableArn])]);
    await expect(fn.document.send(get("X"))).resolves.toMatchObject({ $metadata: { httpStatusCode: 200 } });
    const put = fn.document.send(new PutCommand({ TableName: proxied.table, Item: key("X") }));
    await expect(put).rejects.toMatchObject({
      name: "AccessDeniedException",
      $metadata: { httpStatusCode: 400 },
      message: `User: arn:aws:sts::000000000000:assumed-role/reader/reader is not authorized to perform: dynamodb:PutItem on resource: ${proxied.tableArn} because no identity-based policy allows the dynamodb:PutItem action`,
    });
    expect(proxied.log.at(-1)).toMatch(/^AccessDenied reader: dynamodb:PutItem on /);
  });

  it("lets an explicit deny win", async () => {
    const fn = proxied.function("denied", [
      allow(["dynamodb:*"], ["*"]),
      { effect: "Deny", actions: ["dynamodb:GetItem"], resources: ["*"], conditions: {} },
    ]);
    await expect(fn.document.send(get("X"))).rejects.toMatchObject({
      message: expect.stringContaining("with an explicit deny"),
    });
  });

  it("asks for the permission of each item of a transaction", async () => {
    const fn = proxied.function("updater", [allow(["dynamodb:UpdateItem"], [proxied.tableArn])]);
    const update = { Update: { TableName: proxied.table, Key: key("T"), UpdateExpression: "SET a = PK" } };
    const put = { Put: { TableName: proxied.table, Item: key("T2") } };
    await fn.document.send(new TransactWriteCommand({ TransactItems: [update] }));
    const both = fn.document.send(new TransactWriteCommand({ TransactItems: [update, put] }));
    await expect(both).rejects.toMatchObject({ message: expect.stringContaining("dynamodb:PutItem") });
  });

  it("needs a grant on the index for a query of it", async () => {
    const query = new QueryCommand({
      TableName: proxied.table,
      IndexName: "byGroup",
      KeyConditionExpression: "groupPK = :g",
      ExpressionAttributeValues: { ":g": "G" },
    });
    const without = proxied.function("no-index", [allow(["dynamodb:Query"], [proxied.tableArn])]);
    await expect(without.document.send(query)).rejects.toMatchObject(denied);
    const granted = proxied.function("index", [
      allow(["dynamodb:Query"], [`${proxied.tableArn}/index/byGroup`]),
    ]);
    await expect(granted.document.send(query)).resolves.toMatchObject({ Count: 0 });
  });

  it("refuses a table if only another is granted", async () => {
    const fn = proxied.function("other", [allow(["dynamodb:*"], [`${proxied.tableArn}2`])]);
    await expect(
      fn.dynamodb.send(new DescribeTableCommand({ TableName: proxied.table })),
    ).rejects.toMatchObject(denied);
  });

  it("refuses a caller that was never registered, or no longer is", async () => {
    const stranger = clients(proxied.proxy.url, proxied.proxy.url, "STRANGER");
    await expect(stranger.document.send(get("X"))).rejects.toMatchObject({
      name: "UnrecognizedClientException",
    });
  });

  it("checks sending to a queue against the queue's ARN", async () => {
    const send = new SendMessageCommand({ QueueUrl: proxied.queueUrl, MessageBody: "{}" });
    const sender = proxied.function("sender", [allow(["sqs:SendMessage"], [proxied.queueArn])]);
    await expect(sender.sqs.send(send)).resolves.toMatchObject({ MessageId: expect.any(String) });
    const receive = new ReceiveMessageCommand({ QueueUrl: proxied.queueUrl });
    await expect(sender.sqs.send(receive)).rejects.toMatchObject(denied);
    const stranger = proxied.function("stranger", [allow(["sqs:SendMessage"], [`${proxied.queueArn}X`])]);
    await expect(stranger.sqs.send(send)).rejects.toMatchObject({
      message: expect.stringContaining("sqs:SendMessage"),
    });
  });
});

describe("conditions on leading keys", () => {
  const reader = (operator: string) =>
    proxied.function("catalogue", [
      allow(
        ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan"],
        [proxied.tableArn],
        {
          [operator]: { "dynamodb:LeadingKeys": ["EVENTS", "EVENT#*"] },
        },
      ),
    ]);

  it("allows only the partitions that match", async () => {
    const { document } = reader("ForAllValues:StringLike");
    await document.send(get("EVENTS"));
    await document.send(get("EVENT#1"));
    await expect(document.send(get("USER#1"))).rejects.toMatchObject(denied);
    await expect(document.send(get("EVENTS2"))).rejects.toMatchObject(denied);
  });

  it("takes patterns literally under StringEquals", async () => {
    const { document } = reader("ForAllValues:StringEquals");
    await document.send(get("EVENTS"));
    await expect(document.send(get("EVENT#1"))).rejects.toMatchObject(denied);
  });

  it("looks at every key of a batch", async () => {
    const { document } = reader("ForAllValues:StringLike");
    const batch = (...keys: string[]) =>
      new BatchGetCommand({ RequestItems: { [proxied.table]: { Keys: keys.map(key) } } });
    await document.send(batch("EVENT#1", "EVENT#2"));
    await expect(document.send(batch("EVENT#1", "USER#1"))).rejects.toMatchObject(denied);
  });

  it("reads the partition out of a query's condition, by name or by placeholder", async () => {
    const { document } = reader("ForAllValues:StringLike");
    const query = (partition: string) =>
      new QueryCommand({
        TableName: proxied.table,
        KeyConditionExpression: "#pk = :pk AND begins_with(SK, :sk)",
        ExpressionAttributeNames: { "#pk": "PK" },
        ExpressionAttributeValues: { ":pk": partition, ":sk": "A" },
      });
    await document.send(query("EVENT#1"));
    await expect(document.send(query("USER#1"))).rejects.toMatchObject(denied);
  });

  it("does not affect a scan, which names no partition", async () => {
    await reader("ForAllValues:StringLike").document.send(new ScanCommand({ TableName: proxied.table }));
  });

  it("throws on an operator or key that it does not know", () => {
    const with_ = (operator: string, name: string) => () =>
      proxied.function("x", [allow(["dynamodb:GetItem"], ["*"], { [operator]: { [name]: ["a"] } })]);
    expect(with_("StringNotLike", "dynamodb:LeadingKeys")).toThrow("StringNotLike");
    expect(with_("ForAllValues:StringLike", "dynamodb:Select")).toThrow("dynamodb:Select");
  });
});
