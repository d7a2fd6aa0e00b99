import { type FauxqsServer, startFauxqs } from "fauxqs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { bundledProbe, type Probe, stubLambdaEnvironment } from "./support/probe-bundle.ts";

let probe: Probe;
let queues: FauxqsServer;

beforeAll(async () => {
  stubLambdaEnvironment();
  [probe, queues] = await Promise.all([
    bundledProbe(),
    startFauxqs({ port: 0, logger: false, defaultRegion: "eu-central-1" }),
  ]);
  vi.stubEnv("AWS_ENDPOINT_URL_SQS", `http://127.0.0.1:${queues.port}`);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await queues?.stop();
});

describe("the slimmed SDK against SQS", () => {
  // The engine's queue URLs have a host that does not resolve.
  const client = () => probe.sqs({ useQueueUrlAsEndpoint: false });

  test("sends a message and checks the checksum of the answer", async () => {
    const { queueUrl } = queues.createQueue("nudges");
    const answer = await client().send(
      new probe.commands.SendMessageCommand({ QueueUrl: queueUrl, MessageBody: '{"sessionId":"demo.ä"}' }),
    );
    expect(answer.MessageId).toMatch(/\w+/);
    expect(queues.inspectQueue("nudges")?.messages.ready).toHaveLength(1);
  });

  test("gives the name of a refusal", async () => {
    const QueueUrl = `http://127.0.0.1:${queues.port}/000000000000/absent`;
    const error: unknown = await client()
      .send(new probe.commands.SendMessageCommand({ QueueUrl, MessageBody: "x" }))
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(probe.errors.SQSServiceException);
    expect(error).toMatchObject({ name: "QueueDoesNotExist", $fault: "client" });
  });
});
