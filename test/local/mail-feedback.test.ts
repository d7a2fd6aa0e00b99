import { ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { type SqsEngine, startSqs } from "../../local/engines/sqs.ts";
import { readFeedbackQueues } from "../../local/outbox/feedback-queues.ts";
import { Outbox } from "../../local/outbox/outbox.ts";
import { publishFeedback } from "../../local/outbox/publish-feedback.ts";
import { provision } from "../../local/provision.ts";
import type { Template } from "../../local/template/cloudformation.ts";
import { createResolver } from "../../local/template/resolver.ts";
import { aMail } from "./support/sent-messages.ts";

const subscription = (queue: string, more: Record<string, unknown> = {}) => ({
  Type: "AWS::SNS::Subscription",
  Properties: {
    Protocol: "sqs",
    TopicArn: { Ref: "Topic" },
    Endpoint: { "Fn::GetAtt": [queue, "Arn"] },
    ...more,
  },
});
const queue = { Type: "AWS::SQS::Queue", Properties: {} };
const template: Template = {
  Resources: {
    Enveloped: queue,
    Raw: queue,
    Topic: { Type: "AWS::SNS::Topic", Properties: {} },
    Other: { Type: "AWS::SNS::Topic", Properties: {} },
    Notices: { Type: "AWS::SES::ConfigurationSet", Properties: { Name: "notices" } },
    Events: {
      Type: "AWS::SES::ConfigurationSetEventDestination",
      Properties: {
        ConfigurationSetName: { Ref: "Notices" },
        EventDestination: {
          Enabled: true,
          MatchingEventTypes: ["bounce", "complaint"],
          SnsDestination: { TopicARN: { Ref: "Topic" } },
        },
      },
    },
    First: subscription("Enveloped"),
    Second: subscription("Raw", { RawMessageDelivery: true }),
    OfAnotherTopic: subscription("Raw", { TopicArn: { Ref: "Other" } }),
    ByMail: subscription("Raw", { Protocol: "email" }),
  },
};

const outbox = new Outbox();
const log: string[] = [];
let engine: SqsEngine;
let sqs: SQSClient;
let publishing: ReturnType<typeof publishFeedback>;

beforeAll(async () => {
  engine = await startSqs();
  const sqsEndpoint = engine.endpoint;
  const endpoints = { dynamodbEndpoint: inject("dynamodbEndpoint"), sqsEndpoint, proxyUrl: sqsEndpoint };
  const queues = readFeedbackQueues(template, createResolver(template, await provision(template, endpoints)));
  publishing = publishFeedback({ outbox, queues, sqsEndpoint, log: (line) => void log.push(line) });
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  sqs = new SQSClient({ endpoint: sqsEndpoint, region: "us-east-1", credentials });
});
afterAll(async () => {
  sqs.destroy();
  await publishing.stop();
  await engine.stop();
});

async function nextOf(name: string) {
  const QueueUrl = `${engine.endpoint}/000000000000/${name}`;
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5 }));
  return JSON.parse(Messages[0]?.Body ?? "null");
}

it("a mail to the simulator's bounce address reaches the queues of its configuration set", async () => {
  outbox.keep(aMail);
  outbox.keep({ ...aMail, to: "bounce@simulator.amazonses.com", configurationSet: "other" });
  outbox.keep({ ...aMail, to: "ada@example.org, bounce+n1@simulator.amazonses.com" });
  const event = await nextOf("Raw");
  expect(event).toMatchObject({
    eventType: "Bounce",
    bounce: {
      bounceType: "Permanent",
      bouncedRecipients: [{ emailAddress: "bounce+n1@simulator.amazonses.com" }],
      timestamp: aMail.at,
    },
    mail: {
      messageId: "s1",
      destination: ["ada@example.org", "bounce+n1@simulator.amazonses.com"],
      headers: expect.arrayContaining([{ name: "message-id", value: "<n1@conf.example>" }]),
      tags: { "ses:configuration-set": ["notices"], "person-0": ["YWRh"] },
    },
  });
  const { Type, TopicArn, Message } = await nextOf("Enveloped");
  expect({ Type, TopicArn }).toEqual({
    Type: "Notification",
    TopicArn: "arn:aws:sns:us-east-1:000000000000:Topic",
  });
  expect(JSON.parse(Message)).toEqual({ ...event, bounce: expect.anything() });
});

it("a mail to the simulator's complaint address makes a complaint", async () => {
  outbox.keep({ ...aMail, to: "complaint@simulator.amazonses.com" });
  expect(await nextOf("Raw")).toMatchObject({
    eventType: "Complaint",
    complaint: {
      complainedRecipients: [{ emailAddress: "complaint@simulator.amazonses.com" }],
      complaintFeedbackType: "abuse",
    },
  });
  expect(log).toEqual([]);
});
