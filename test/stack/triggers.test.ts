import { describe, expect, test } from "vitest";
import { deployedApp, resource, resources } from "./support/stacks.ts";

const { template } = deployedApp();
const idOf = (type: string, name: string) =>
  resources(template, type).find(([id]) => id.includes(name))?.[0] ?? `no ${type} named ${name}`;
const consumerId = idOf("AWS::Lambda::Function", "nudgeconsumer");

describe("the mapping from the queue of nudges to its consumer", () => {
  const mapping = resource(template, "AWS::Lambda::EventSourceMapping", "waitlist-queue").Properties;

  test("connects those two", () => {
    expect(mapping).toMatchObject({
      EventSourceArn: { "Fn::GetAtt": [idOf("AWS::SQS::Queue", "queuenudges0"), "Arn"] },
      FunctionName: { Ref: consumerId },
    });
  });

  test("passes on at most ten nudges and gets an answer for each", () => {
    expect(mapping).toMatchObject({ BatchSize: 10, FunctionResponseTypes: ["ReportBatchItemFailures"] });
  });

  test("never waits for a batch to fill", () => {
    expect(mapping).not.toHaveProperty("MaximumBatchingWindowInSeconds");
  });

  test("runs at most five consumers at once", () => {
    expect(mapping.ScalingConfig).toEqual({ MaximumConcurrency: 5 });
  });

  test("leaves a nudge hidden for at least six times the consumer's timeout", () => {
    const consumer = resource(template, "AWS::Lambda::Function", "nudge-consumer").Properties;
    const nudges = resource(template, "AWS::SQS::Queue", "queue-nudges").Properties;
    expect(nudges.VisibilityTimeout).toBeGreaterThanOrEqual(6 * consumer.Timeout);
  });

  test("is created after the consumer's permissions, because Lambda refuses it without them", () => {
    expect(resource(template, "AWS::Lambda::Function", "nudge-consumer").DependsOn).toContain(
      idOf("AWS::IAM::Policy", "nudgeconsumer"),
    );
  });
});

describe("the mapping from the queue of notices to its sender", () => {
  const mapping = resource(template, "AWS::Lambda::EventSourceMapping", "notices-queue").Properties;
  const queue = resource(template, "AWS::SQS::Queue", "queue-notices").Properties;

  test("runs at most two senders at once, because SES takes few mails a second", () => {
    expect(mapping).toMatchObject({
      FunctionName: { Ref: idOf("AWS::Lambda::Function", "noticeconsumer") },
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      ScalingConfig: { MaximumConcurrency: 2 },
    });
  });

  test("gives a notice up after nine tries, and hides it for six times the sender's timeout", () => {
    const sender = resource(template, "AWS::Lambda::Function", "notice-consumer").Properties;
    expect(queue.RedrivePolicy.maxReceiveCount).toBe(9);
    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * sender.Timeout);
  });
});

test("no more than two functions read the table's stream, because DynamoDB would slow them down", () => {
  const readers = resources(template, "AWS::Lambda::EventSourceMapping").filter(
    ([, { Properties }]) => Properties.StartingPosition !== undefined,
  );
  expect(readers).toHaveLength(2);
});

test("a message of an organizer is given up after four tries, and hidden for six times its function's timeout", () => {
  const queue = resource(template, "AWS::SQS::Queue", "queue-spreadings").Properties;
  const spreader = resource(template, "AWS::Lambda::Function", "spread-message").Properties;
  expect(queue.RedrivePolicy.maxReceiveCount).toBe(4);
  expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * spreader.Timeout);
});

describe.each([
  [
    "changes",
    "changenotices",
    [
      { PK: "USER#", SK: "RSVP#", isNew: false },
      { PK: "EVENT#", SK: "MESSAGE#", isNew: true },
      { PK: "EVENT-ROLES#", SK: "ROLE#" },
    ],
  ],
  ["moves", "notemoves", [{ PK: "EVENT#", SK: "SESSION#", isNew: false }]],
])("the mapping of %s from the table's stream", (name, reader, items) => {
  const mapping = resource(template, "AWS::Lambda::EventSourceMapping", `rsvp-table-${name}`).Properties;

  test("passes on only what its function reads", () => {
    expect(mapping.FunctionName).toEqual({ Ref: idOf("AWS::Lambda::Function", reader) });
    const patterns = mapping.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) =>
      JSON.parse(Pattern),
    );
    expect(patterns).toEqual(
      items.map(({ PK, SK, isNew }) => ({
        ...(isNew && { eventName: ["INSERT"] }),
        dynamodb: { Keys: { PK: { S: [{ prefix: PK }] }, SK: { S: [{ prefix: SK }] } } },
      })),
    );
  });

  test("finds a record that fails, and gives it up to a queue instead of losing it", () => {
    expect(mapping).toMatchObject({
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      MaximumRetryAttempts: 10,
      StartingPosition: "TRIM_HORIZON",
      DestinationConfig: {
        OnFailure: {
          Destination: { "Fn::GetAtt": [idOf("AWS::SQS::Queue", "changedeadletters"), "Arn"] },
        },
      },
    });
  });
});

describe.each([
  ["sweep", "every-minute", "rate(1 minute)"],
  ["audit", "every-hour", "rate(1 hour)"],
  ["duenotices", "due-each-minute", "rate(1 minute)"],
])("the schedule of %s", (name, schedule, expression) => {
  const functionId = idOf("AWS::Lambda::Function", name);
  const functionArn = { "Fn::GetAtt": [functionId, "Arn"] };
  const roleId = idOf("AWS::IAM::Role", schedule.replaceAll("-", ""));
  const { Properties } = resource(template, "AWS::Scheduler::Schedule", schedule);

  test(`is ${expression}, to the minute`, () => {
    expect(Properties).toMatchObject({
      ScheduleExpression: expression,
      State: "ENABLED",
      FlexibleTimeWindow: { Mode: "OFF" },
      Target: { Arn: functionArn, RoleArn: { "Fn::GetAtt": [roleId, "Arn"] } },
    });
  });

  test("leaves the work of a failed run to the next run, instead of repeating it", () => {
    expect(Properties.Target.RetryPolicy).toEqual({
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    });
    expect(resource(template, "AWS::Lambda::EventInvokeConfig", schedule).Properties).toMatchObject({
      FunctionName: { Ref: functionId },
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    });
  });

  test("may only invoke that function", () => {
    const { PolicyDocument } = resource(template, "AWS::IAM::Policy", schedule).Properties;
    expect(PolicyDocument.Statement).toEqual([
      { Effect: "Allow", Action: "lambda:InvokeFunction", Resource: functionArn },
    ]);
  });

  test("lends its role only to the Scheduler of this account", () => {
    const { AssumeRolePolicyDocument } = resource(template, "AWS::IAM::Role", schedule).Properties;
    expect(AssumeRolePolicyDocument.Statement).toEqual([
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: "scheduler.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
      },
    ]);
  });
});

test.each(["sweep", "due-notices"])("a run of %s is over before the next one begins", (name) => {
  expect(resource(template, "AWS::Lambda::Function", name).Properties.Timeout).toBeLessThan(60);
});
