import { randomUUID } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, inject } from "vitest";
import { type AwsProxy, startAwsProxy } from "../../../local/aws-proxy/aws-proxy.ts";
import type { DynamoDbLimits } from "../../../local/aws-proxy/dynamodb.ts";
import { startSqs } from "../../../local/engines/sqs.ts";
import { Outbox } from "../../../local/outbox/outbox.ts";
import { provision } from "../../../local/provision.ts";
import type { Physical, Template } from "../../../local/template/cloudformation.ts";
import type { PolicyStatement } from "../../../local/template/policy-statement.ts";

/** A table with an index and a queue with a dead-letter queue, as in CloudFormation. */
export const smallTemplate: Template = {
  Resources: {
    Seats: {
      Type: "AWS::DynamoDB::Table",
      Properties: {
        AttributeDefinitions: ["PK", "SK", "groupPK", "groupSK"].map((AttributeName) => ({
          AttributeName,
          AttributeType: "S",
        })),
        KeySchema: [
          { AttributeName: "PK", KeyType: "HASH" },
          { AttributeName: "SK", KeyType: "RANGE" },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: "byGroup",
            KeySchema: [
              { AttributeName: "groupPK", KeyType: "HASH" },
              { AttributeName: "groupSK", KeyType: "RANGE" },
            ],
            Projection: { ProjectionType: "ALL" },
          },
        ],
        StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
        TimeToLiveSpecification: { AttributeName: "ttl", Enabled: true },
      },
    },
    Nudges: {
      Type: "AWS::SQS::Queue",
      Properties: {
        VisibilityTimeout: 60,
        MessageRetentionPeriod: 345600,
        RedrivePolicy: { deadLetterTargetArn: { "Fn::GetAtt": ["Dead", "Arn"] }, maxReceiveCount: 4 },
      },
    },
    Dead: { Type: "AWS::SQS::Queue", Properties: { MessageRetentionPeriod: 1209600 } },
  },
};

export const allow = (
  actions: string[],
  resources: string[],
  conditions: PolicyStatement["conditions"] = {},
): PolicyStatement => ({ effect: "Allow", actions, resources, conditions });

export interface FunctionUnderTest {
  document: DynamoDBDocumentClient;
  dynamodb: DynamoDBClient;
  sqs: SQSClient;
  ses: SESv2Client;
  killed: number;
  requestId: string | undefined;
}

export interface Proxied {
  proxy: AwsProxy;
  sqsEndpoint: string;
  physical: Physical;
  table: string;
  tableArn: string;
  queueUrl: string;
  queueArn: string;
  outbox: Outbox;
  /** Clients that call the engines directly. */
  engine: { document: DynamoDBDocumentClient; dynamodb: DynamoDBClient; sqs: SQSClient };
  log: string[];
  /** Clients of a function with these permissions; without a list it may do everything. */
  function(name: string, policies?: PolicyStatement[]): FunctionUnderTest;
  stop(): Promise<void>;
}

/** The result of `startProxied` for the surrounding tests. Empty until those tests begin. */
export function useProxied(): Proxied {
  const proxied = {} as Proxied;
  beforeAll(async () => void Object.assign(proxied, await startProxied()));
  afterAll(() => proxied.stop());
  return proxied;
}

export interface ProxiedOptions extends Partial<DynamoDbLimits> {
  /** The engine as the proxy reaches it. @default the test run's engine */
  readonly engineUrl?: string;
}

export async function startProxied({
  conflicts = true,
  throttles,
  engineUrl = inject("dynamodbEndpoint"),
}: ProxiedOptions = {}): Promise<Proxied> {
  const dynamodbEndpoint = inject("dynamodbEndpoint");
  const sqs = await startSqs();
  const log: string[] = [];
  const outbox = new Outbox();
  const proxy = await startAwsProxy({
    dynamodbEndpoint: engineUrl,
    sqsEndpoint: sqs.endpoint,
    conflicts,
    throttles,
    outbox,
    log: (line) => void log.push(line),
  });
  const physical = await provision(smallTemplate, {
    dynamodbEndpoint,
    sqsEndpoint: sqs.endpoint,
    proxyUrl: proxy.url,
    tablePrefix: `t${randomUUID()}-`,
  });
  const engine = clients(dynamodbEndpoint, sqs.endpoint, "engine");
  return {
    proxy,
    sqsEndpoint: sqs.endpoint,
    physical,
    table: physical.Seats?.ref ?? "",
    tableArn: physical.Seats?.attributes.Arn ?? "",
    queueUrl: physical.Nudges?.ref ?? "",
    queueArn: physical.Nudges?.attributes.Arn ?? "",
    outbox,
    engine,
    log,
    function: (name, policies = [allow(["*"], ["*"])]) => {
      const accessKeyId = `KEY${randomUUID().replaceAll("-", "")}`;
      const fn: FunctionUnderTest = {
        ...clients(proxy.url, proxy.url, accessKeyId),
        ses: new SESv2Client({ ...configOf(accessKeyId), endpoint: proxy.url }),
        killed: 0,
        requestId: undefined,
      };
      proxy.register(accessKeyId, {
        functionName: name,
        policies,
        requestId: () => fn.requestId,
        kill: () => void fn.killed++,
      });
      return fn;
    },
    stop: async () => {
      await proxy.stop();
      await sqs.stop();
    },
  };
}

export function clients(dynamodbEndpoint: string, sqsEndpoint: string, accessKeyId: string) {
  const config = configOf(accessKeyId);
  const dynamodb = new DynamoDBClient({ ...config, endpoint: dynamodbEndpoint });
  const sqs = new SQSClient({ ...config, endpoint: sqsEndpoint });
  return { dynamodb, sqs, document: DynamoDBDocumentClient.from(dynamodb) };
}

const configOf = (accessKeyId: string) => ({
  region: "us-east-1",
  credentials: { accessKeyId, secretAccessKey: "local" },
  maxAttempts: 1,
});
