import { describe, expect, test } from "vitest";
import { deployedApp, resource, resources, servicesWith } from "./support/stacks.ts";

const { template } = deployedApp();
const idOf = (type: string, name = "") => resources(template, type).find(([id]) => id.includes(name))?.[0];
const topic = { Ref: idOf("AWS::SNS::Topic") };
const queue = { "Fn::GetAtt": [idOf("AWS::SQS::Queue", "feedbackqueuefeedbackB"), "Arn"] };
const mails = { Ref: idOf("AWS::SES::ConfigurationSet") };

describe("bounces and complaints", () => {
  test("go from the configuration set of mails to a topic, and nothing else does", () => {
    expect(resource(template, "AWS::SES::ConfigurationSetEventDestination").Properties).toEqual({
      ConfigurationSetName: mails,
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ["bounce", "complaint"],
        SnsDestination: { TopicARN: topic },
      },
    });
  });

  test("go from the topic to the queue as SES wrote them", () => {
    expect(resource(template, "AWS::SNS::Subscription").Properties).toEqual({
      Protocol: "sqs",
      TopicArn: topic,
      Endpoint: queue,
      RawMessageDelivery: true,
    });
    const fromTopic = { ArnEquals: { "aws:SourceArn": topic } };
    const [, policy] =
      resources(template, "AWS::SQS::QueuePolicy").find(([id]) =>
        id.includes("feedbackqueuefeedbackPolicy"),
      ) ?? [];
    expect(policy?.Properties.PolicyDocument.Statement).toContainEqual({
      Effect: "Allow",
      Action: "sqs:SendMessage",
      Principal: { Service: "sns.amazonaws.com" },
      Resource: queue,
      Condition: fromTopic,
    });
  });

  test("may be published by SES for this configuration set of this account alone, and by TLS alone", () => {
    const { Statement } = resource(template, "AWS::SNS::TopicPolicy").Properties.PolicyDocument;
    expect(Statement).toEqual([
      expect.objectContaining({
        Effect: "Deny",
        Action: "sns:Publish",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
      expect.objectContaining({
        Effect: "Allow",
        Action: "sns:Publish",
        Principal: { Service: "ses.amazonaws.com" },
        Resource: topic,
        Condition: {
          StringEquals: {
            "AWS:SourceAccount": { Ref: "AWS::AccountId" },
            "AWS:SourceArn": {
              "Fn::Join": ["", expect.arrayContaining([":configuration-set/", mails])],
            },
          },
        },
      }),
    ]);
  });

  test("are tried five times, and hidden for six times the timeout of their function", () => {
    const { Timeout } = resource(template, "AWS::Lambda::Function", "mail-feedback").Properties;
    const { RedrivePolicy, VisibilityTimeout } = resource(
      template,
      "AWS::SQS::Queue",
      "feedbackqueuefeedbackB",
    ).Properties;
    expect(RedrivePolicy.maxReceiveCount).toBe(5);
    expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * Timeout);
  });
});

test("SES suppresses no mails itself, because people could not end that", () => {
  const { SuppressionOptions } = resource(template, "AWS::SES::ConfigurationSet").Properties;
  expect(SuppressionOptions).toEqual({ SuppressedReasons: [] });
});

test("a stage without mails has none of this", () => {
  const { plain } = servicesWith({ plain: () => ({}) });
  for (const type of ["AWS::SES::ConfigurationSet", "AWS::SNS::Topic", "AWS::SNS::Subscription"])
    expect(resources(plain, type)).toEqual([]);
  const named = JSON.stringify(plain.toJSON());
  expect(named).not.toMatch(/mail-?feedback|Reputation\.|feedback-?dead-?letters|FEEDBACK_QUEUE/i);
});
