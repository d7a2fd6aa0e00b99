import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { Topic } from "aws-cdk-lib/aws-sns";
import { describe, expect, test } from "vitest";
import { WaitlistQueue } from "../../lib/constructs/waitlist-queue.ts";
import { resource, resources } from "./support/stacks.ts";

const stack = new Stack(new App(), "Test");
new WaitlistQueue(stack, "waitlist-queue", { alarmsTopic: new Topic(stack, "alarms") });
const template = Template.fromStack(stack);

const silent = new Stack(new App(), "Test");
new WaitlistQueue(silent, "waitlist-queue", {});

describe("the queue of nudges", () => {
  const nudges = () => resource(template, "AWS::SQS::Queue", "queue-nudges");

  test("gives a nudge up for dead after the first try and three more", () => {
    const [deadLettersId] =
      resources(template, "AWS::SQS::Queue").find(([id]) => id.includes("deadletters")) ?? [];
    expect(nudges().Properties.RedrivePolicy).toEqual({
      maxReceiveCount: 4,
      deadLetterTargetArn: { "Fn::GetAtt": [deadLettersId, "Arn"] },
    });
  });

  test("hides a nudge for six times as long as a consumer of 10 s may take", () => {
    expect(nudges().Properties.VisibilityTimeout).toBe(60);
  });

  test("keeps dead letters for 14 days, longer than the nudges that they were", () => {
    const deadLetters = resource(template, "AWS::SQS::Queue", "dead-letters").Properties
      .MessageRetentionPeriod;
    expect(deadLetters).toBe(14 * 24 * 3600);
    expect(nudges().Properties.MessageRetentionPeriod).toBeLessThan(deadLetters);
  });

  test("is encrypted, dead letters too", () => {
    for (const [, queue] of resources(template, "AWS::SQS::Queue")) {
      expect(queue.Properties.SqsManagedSseEnabled).toBe(true);
    }
  });

  test("refuses whoever comes without TLS, dead letters too", () => {
    const policies = resources(template, "AWS::SQS::QueuePolicy");
    expect(policies).toHaveLength(2);
    for (const [, policy] of policies) {
      expect(policy.Properties.PolicyDocument.Statement).toEqual([
        expect.objectContaining({
          Effect: "Deny",
          Action: "sqs:*",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
      ]);
    }
  });
});

describe("the alarm on dead letters", () => {
  const alarm = resource(template, "AWS::CloudWatch::Alarm").Properties;

  test("goes off at the first one", () => {
    expect(alarm).toMatchObject({
      MetricName: "ApproximateNumberOfMessagesVisible",
      Namespace: "AWS/SQS",
      Statistic: "Maximum",
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      Threshold: 1,
      EvaluationPeriods: 1,
      TreatMissingData: "notBreaching",
    });
  });

  test("tells the topic when it goes off and when it is over", () => {
    const topic = [{ Ref: resources(template, "AWS::SNS::Topic")[0]?.[0] }];
    expect(alarm).toMatchObject({ AlarmActions: topic, OKActions: topic });
  });

  test("tells nobody when there is no topic", () => {
    expect(resource(Template.fromStack(silent), "AWS::CloudWatch::Alarm").Properties).not.toHaveProperty(
      "AlarmActions",
    );
  });

  test("names a section of the runbook that exists", () => {
    const [, anchor] = /docs\/runbook\.md#([\w-]+)/.exec(alarm.AlarmDescription) ?? [];
    const runbook = readFileSync(resolve(import.meta.dirname, "../../docs/runbook.md"), "utf8");
    const sections = [...runbook.matchAll(/^## (.+)$/gm)].map(([, title]) =>
      title?.toLowerCase().replaceAll(" ", "-"),
    );
    expect(sections).toContain(anchor);
  });
});
