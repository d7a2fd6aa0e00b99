import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SendMessageBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBRecord, DynamoDBStreamEvent, SQSEvent } from "aws-lambda";
import { inject } from "vitest";
import { type AwsProxy, startAwsProxy } from "../../../local/aws-proxy/aws-proxy.ts";
import type { FaultSpec } from "../../../local/aws-proxy/faults.ts";
import { Cleanup } from "../../../local/cleanup.ts";
import { startSqs } from "../../../local/engines/sqs.ts";
import { readFunctions } from "../../../local/functions/function-definition.ts";
import { type Functions, startFunctions } from "../../../local/functions/functions.ts";
import { provisionEngines } from "../../../local/provision.ts";
import type { Template } from "../../../local/template/cloudformation.ts";
import { createResolver } from "../../../local/template/resolver.ts";
import { startTriggers, type Triggers } from "../../../local/triggers/triggers.ts";
import { clients } from "./proxied.ts";

export interface Triggering {
  /** Statements of the consumer's role. @default the permissions that Lambda requires */
  readonly actions?: readonly string[];
  readonly queue?: Record<string, unknown>;
  /** @default 2 */
  readonly maxReceiveCount?: number;
  readonly mapping?: Record<string, unknown>;
  readonly schedule?: Record<string, unknown>;
  /** A table whose stream feeds a third function. `actions` replace its permissions. @default - there is none */
  readonly stream?: { readonly mapping?: Record<string, unknown>; readonly actions?: readonly string[] };
  /** They are set before the first poll. */
  readonly faults?: FaultSpec;
}

export interface Triggered {
  readonly triggers: Triggers;
  readonly functions: Functions;
  readonly proxy: AwsProxy;
  readonly sqs: SQSClient;
  readonly dynamodb: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly queueUrls: Readonly<Record<string, string>>;
  readonly log: readonly string[];
  /** Events that the consumer received, in order. */
  events(): SQSEvent[];
  /** Records of the stream by invocation. */
  streamed(): DynamoDBRecord[][];
  /** Events that the scheduled function received, with the times on its own clock. */
  runs(): { event: unknown; at: number }[];
  send(...bodies: object[]): Promise<void>;
  stop(): Promise<void>;
}

/** The consumer does what the bodies of its messages say. */
const CONSUMER = `
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  export const handler = async (event) => {
    console.log(JSON.stringify(event));
    const instructions = event.Records.map(({ messageId, body }) => ({ messageId, ...JSON.parse(body) }));
    await sleep(Math.max(0, ...instructions.map(({ sleepMs = 0 }) => sleepMs)));
    if (instructions.some((instruction) => instruction.throw)) throw new Error("as told");
    const answering = instructions.find((instruction) => "answer" in instruction);
    if (answering) return answering.answer;
    return { batchItemFailures: instructions.filter((instruction) => instruction.fail).map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };`;
const TICKER = `export const handler = async (event) => {
  console.log(JSON.stringify({ event, at: Date.now() }));
  if (event.throw) throw new Error("as told");
  await new Promise((resolve) => setTimeout(resolve, event.sleepMs ?? 0));
};`;
/** It fails for an item that says so: it throws, or it reports the record. */
const READER = `export const handler = async (event) => {
  console.log(JSON.stringify(event));
  const failing = event.Records.filter(({ dynamodb }) => dynamodb.NewImage?.fails);
  if (failing.some(({ dynamodb }) => dynamodb.NewImage.fails.S === "throws")) throw new Error("as told");
  return { batchItemFailures: failing.map(({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber })) };
};`;
const SOURCES = { consumer: CONSUMER, ticker: TICKER, reader: READER };

const READING = [
  "dynamodb:DescribeStream",
  "dynamodb:GetShardIterator",
  "dynamodb:GetRecords",
  "sqs:SendMessage",
];
const POLLING = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];

/** Runs a template on real engines: a queue that feeds a function, and a schedule that runs another. */
export async function startTriggered(triggering: Triggering = {}): Promise<Triggered> {
  const cleanup = new Cleanup();
  const log: string[] = [];
  const output: string[] = [];
  const template = templateOf(triggering);
  const directory = await writeAssembly();
  cleanup.add(() => rm(directory, { recursive: true }));
  const { endpoint: sqsEndpoint } = cleanup.own(await startSqs());
  const engines = { dynamodbEndpoint: inject("dynamodbEndpoint"), sqsEndpoint };
  const writeLog = (line: string) => void log.push(line);
  const proxy = cleanup.own(await startAwsProxy({ ...engines, conflicts: true, log: writeLog }));
  const { physical, queueUrls, tableName } = await provisionEngines(template, {
    ...engines,
    proxyUrl: proxy.url,
    tablePrefix: `${randomUUID()}-`,
  });
  const resolver = createResolver(template, physical);
  const definitions = await readFunctions({ template, directory }, resolver);
  const functions = cleanup.own(
    startFunctions({
      definitions,
      proxy,
      region: "us-east-1",
      output: (line) => output.push(line),
      log: writeLog,
    }),
  );
  if (triggering.faults) proxy.setFaults(triggering.faults);
  const triggers = startTriggers({
    template,
    resolver,
    definitions,
    functions,
    proxy,
    engines,
    log: writeLog,
  });
  cleanup.own(triggers);
  const { sqs, dynamodb } = clients(engines.dynamodbEndpoint, sqsEndpoint, "test");
  const printedBy = (name: string) =>
    output
      .filter((line) => line.startsWith(`${name} | {`))
      .map((line) => JSON.parse(line.slice(`${name} | `.length)));
  return {
    triggers,
    functions,
    proxy,
    sqs,
    dynamodb: DynamoDBDocumentClient.from(dynamodb),
    tableName,
    queueUrls,
    log,
    events: () => printedBy("consumer"),
    streamed: () => printedBy("reader").map(({ Records }: DynamoDBStreamEvent) => Records),
    runs: () => printedBy("ticker"),
    async send(...bodies) {
      const Entries = bodies.map((body, position) => ({
        Id: `${position}`,
        MessageBody: JSON.stringify(body),
      }));
      await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrls.jobs, Entries }));
    },
    stop: () => cleanup.run(),
  };
}

async function writeAssembly(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "triggers-"));
  const files: Record<string, object> = {};
  for (const [name, source] of Object.entries(SOURCES)) {
    await mkdir(join(directory, name));
    await writeFile(join(directory, name, "index.mjs"), source);
    files[name] = { source: { path: name }, destinations: { here: { objectKey: name } } };
  }
  await writeFile(join(directory, "small.assets.json"), JSON.stringify({ files }));
  return directory;
}

function templateOf({
  actions = POLLING,
  queue,
  maxReceiveCount = 2,
  mapping,
  schedule,
  stream,
}: Triggering): Template {
  const jobs = { "Fn::GetAtt": ["Jobs", "Arn"] };
  const pathOf = (name: string) => ({ "aws:cdk:path": `Small/${name}/Resource` });
  const fn = (name: string, Timeout: number) => ({
    Type: "AWS::Lambda::Function",
    Properties: {
      Code: { S3Key: name },
      Handler: "index.handler",
      Timeout,
      Role: { "Fn::GetAtt": ["Role", "Arn"] },
    },
    Metadata: pathOf(name),
  });
  const streamArn = { "Fn::GetAtt": ["Items", "StreamArn"] };
  const dead = { "Fn::GetAtt": ["Dead", "Arn"] };
  const statements = [
    { Effect: "Allow", Action: actions, Resource: jobs },
    ...(stream ? [{ Effect: "Allow", Action: stream.actions ?? READING, Resource: [streamArn, dead] }] : []),
  ];
  return {
    Resources: {
      Jobs: {
        Type: "AWS::SQS::Queue",
        Properties: {
          QueueName: "jobs",
          VisibilityTimeout: 30,
          RedrivePolicy: { deadLetterTargetArn: { "Fn::GetAtt": ["Dead", "Arn"] }, maxReceiveCount },
          ...queue,
        },
        Metadata: pathOf("jobs"),
      },
      Dead: {
        Type: "AWS::SQS::Queue",
        Properties: { QueueName: "dead-jobs" },
        Metadata: pathOf("dead-jobs"),
      },
      Role: {
        Type: "AWS::IAM::Role",
        Properties: { Policies: [{ PolicyName: "own", PolicyDocument: { Statement: statements } }] },
      },
      Consumer: fn("consumer", 3),
      ...(stream && {
        Items: {
          Type: "AWS::DynamoDB::Table",
          Properties: {
            KeySchema: [{ AttributeName: "PK", KeyType: "HASH" }],
            AttributeDefinitions: [{ AttributeName: "PK", AttributeType: "S" }],
            StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
          },
          Metadata: pathOf("items"),
        },
        Reader: fn("reader", 10),
        StreamMapping: {
          Type: "AWS::Lambda::EventSourceMapping",
          Properties: { EventSourceArn: streamArn, FunctionName: { Ref: "Reader" }, ...stream.mapping },
        },
      }),
      Ticker: fn("ticker", 10),
      Mapping: {
        Type: "AWS::Lambda::EventSourceMapping",
        Properties: {
          EventSourceArn: jobs,
          FunctionName: { Ref: "Consumer" },
          FunctionResponseTypes: ["ReportBatchItemFailures"],
          ...mapping,
        },
      },
      Tick: {
        Type: "AWS::Scheduler::Schedule",
        Properties: {
          ScheduleExpression: "rate(1 minute)",
          FlexibleTimeWindow: { Mode: "OFF" },
          Target: { Arn: { "Fn::GetAtt": ["Ticker", "Arn"] } },
          ...schedule,
        },
      },
    },
  };
}
