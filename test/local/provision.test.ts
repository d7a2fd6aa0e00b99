import { DescribeTableCommand, DescribeTimeToLiveCommand } from "@aws-sdk/client-dynamodb";
import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from "@aws-sdk/client-sqs";
import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, inject, it } from "vitest";
import { type ProvisionOptions, provision } from "../../local/provision.ts";
import { StartError } from "../../local/start-error.ts";
import type { Template } from "../../local/template/cloudformation.ts";
import { type Proxied, smallTemplate, useProxied } from "./support/proxied.ts";

const proxied = useProxied();

const again = (template: Template): Promise<unknown> => {
  const sqsEndpoint = proxied.sqsEndpoint;
  const tablePrefix = proxied.table.slice(0, -"Seats".length);
  const options: ProvisionOptions = {
    dynamodbEndpoint: inject("dynamodbEndpoint"),
    sqsEndpoint,
    proxyUrl: proxied.proxy.url,
    tablePrefix,
  };
  return provision(template, options);
};

describe("provisioning from the template", () => {
  it("makes the table with its index, stream and time to live", async () => {
    const { Table } = await proxied.engine.dynamodb.send(
      new DescribeTableCommand({ TableName: proxied.table }),
    );
    expect(Table).toMatchObject({
      KeySchema: [{ AttributeName: "PK" }, { AttributeName: "SK" }],
      GlobalSecondaryIndexes: [{ IndexName: "byGroup", Projection: { ProjectionType: "ALL" } }],
      StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
      BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
    });
    expect(proxied.physical.Seats?.attributes.StreamArn).toBe(Table?.LatestStreamArn);
    const ttl = await proxied.engine.dynamodb.send(
      new DescribeTimeToLiveCommand({ TableName: proxied.table }),
    );
    expect(ttl.TimeToLiveDescription).toEqual({ TimeToLiveStatus: "ENABLED", AttributeName: "ttl" });
  });

  it("makes an index that can be queried", async () => {
    const Item = { PK: "a", SK: "b", groupPK: "g", groupSK: "1" };
    await proxied.engine.document.send(new PutCommand({ TableName: proxied.table, Item }));
    const { Items } = await proxied.engine.document.send(
      new QueryCommand({
        TableName: proxied.table,
        IndexName: "byGroup",
        KeyConditionExpression: "groupPK = :g",
        ExpressionAttributeValues: { ":g": "g" },
      }),
    );
    expect(Items).toEqual([Item]);
  });

  it("makes queues with their attributes, known by URLs of the proxy", async () => {
    expect(proxied.queueUrl).toBe(`${proxied.proxy.url}/000000000000/Nudges`);
    const all = new GetQueueAttributesCommand({ QueueUrl: proxied.queueUrl, AttributeNames: ["All"] });
    const { Attributes } = await proxied.function("reader").sqs.send(all);
    expect(Attributes).toMatchObject({
      QueueArn: proxied.queueArn,
      VisibilityTimeout: "60",
      MessageRetentionPeriod: "345600",
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: proxied.physical.Dead?.attributes.Arn,
        maxReceiveCount: 4,
      }),
    });
  });

  it("moves a message to the dead-letter queue after four tries", async () => {
    const { sqs } = proxied.engine;
    const { queueUrl: QueueUrl } = proxied;
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "poison" }));
    for (let received = 0; received < 4; received++) {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
      const ReceiptHandle = Messages[0]?.ReceiptHandle;
      await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
    }
    expect((await sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toBeUndefined();
    const dead = new ReceiveMessageCommand({ QueueUrl: proxied.physical.Dead?.ref });
    expect((await sqs.send(dead)).Messages).toMatchObject([{ Body: "poison" }]);
  });

  it("finds everything the second time, and changes attributes that differ", async () => {
    const changed = structuredClone(smallTemplate);
    const queue = changed.Resources.Nudges;
    if (queue) queue.Properties.VisibilityTimeout = 90;
    expect(await again(changed)).toEqual(proxied.physical);
    const { Attributes } = await proxied.engine.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: proxied.queueUrl, AttributeNames: ["VisibilityTimeout"] }),
    );
    expect(Attributes).toEqual({ VisibilityTimeout: "90" });
  });

  it("makes a global table as it makes a table", async () => {
    const { Seats } = structuredClone(smallTemplate).Resources;
    const Global = {
      ...Seats,
      Type: "AWS::DynamoDB::GlobalTable",
      Properties: { ...Seats?.Properties, Replicas: [] },
    };
    const physical = (await again({ Resources: { Global } })) as Proxied["physical"];
    const described = new DescribeTableCommand({ TableName: physical.Global?.ref });
    const { Table } = await proxied.engine.dynamodb.send(described);
    expect(Table?.GlobalSecondaryIndexes).toHaveLength(1);
  });

  it("asks for a fresh start if the keys or indexes of a table have changed", async () => {
    const changed = structuredClone(smallTemplate);
    const table = changed.Resources.Seats;
    if (table) delete table.Properties.GlobalSecondaryIndexes;
    const refused = again(changed);
    await expect(refused).rejects.toBeInstanceOf(StartError);
    await expect(refused).rejects.toThrow(/^The table \S+Seats .* --fresh .*$/);
  });
});
