import { App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { WaitlistQueue } from "../../lib/constructs/waitlist-queue.ts";
import { resource, resources } from "./support/stacks.ts";

const stack = new Stack(new App(), "Test");
new WaitlistQueue(stack, "waitlist-queue");
const template = Template.fromStack(stack);

describe("the queue of nudges", () => {
  const nudges = () => resource(template, "AWS::SQS::Queue", "queue-nudges");

  test("makes a nudge a dead letter after four attempts", () => {
    const [deadLettersId] =
      resources(template, "AWS::SQS::Queue").find(([id]) => id.includes("deadletters")) ?? [];
    expect(nudges().Properties.RedrivePolicy).toEqual({
      maxReceiveCount: 4,
      deadLetterTargetArn: { "Fn::GetAtt": [deadLettersId, "Arn"] },
    });
  });

  test("keeps dead letters for 14 days, longer than nudges", () => {
    const deadLetters = resource(template, "AWS::SQS::Queue", "dead-letters").Properties
      .MessageRetentionPeriod;
    expect(deadLetters).toBe(14 * 24 * 3600);
    expect(nudges().Properties.MessageRetentionPeriod).toBeLessThan(deadLetters);
  });

  test("is encrypted, and so are the dead letters", () => {
    for (const [, queue] of resources(template, "AWS::SQS::Queue")) {
      expect(queue.Properties.SqsManagedSseEnabled).toBe(true);
    }
  });

  test("refuses requests without TLS, and so do the dead letters", () => {
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
