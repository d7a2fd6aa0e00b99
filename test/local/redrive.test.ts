import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
} from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type SqsEngine, startSqs } from "../../local/engines/sqs.ts";
import { close, listen } from "../../local/listen.ts";
import { redrive } from "../../local/redrive/redrive.ts";
import { clients } from "./support/proxied.ts";
import { runCommand } from "./support/start-command.ts";

const folder = mkdtempSync(join(tmpdir(), "redrive-"));
const runFile = join(folder, "run.json");
let engine: SqsEngine;
let sqs: ReturnType<typeof clients>["sqs"];
let round = 0;
let queueUrls: { nudges: string; dead: string };

beforeAll(async () => {
  engine = await startSqs();
  ({ sqs } = clients(engine.endpoint, engine.endpoint, "test"));
  vi.stubEnv("AWS_ACCESS_KEY_ID", "anyone");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "any");
});

beforeEach(async () => {
  round += 1;
  const dead = await createQueue(`dead-${round}`);
  const RedrivePolicy = JSON.stringify({
    deadLetterTargetArn: `arn:aws:sqs:us-east-1:000000000000:dead-${round}`,
    maxReceiveCount: 4,
  });
  queueUrls = { nudges: await createQueue(`nudges-${round}`, { RedrivePolicy }), dead };
  writeFileSync(runFile, JSON.stringify({ sqsEndpoint: engine.endpoint, queueUrls }));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await engine.stop();
  rmSync(folder, { recursive: true });
});

async function createQueue(QueueName: string, Attributes: Record<string, string> = {}): Promise<string> {
  return (await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl ?? "";
}

async function bury(count: number): Promise<void> {
  for (let start = 0; start < count; start += 10) {
    const Entries = Array.from({ length: Math.min(10, count - start) }, (_, n) => ({
      Id: `${n}`,
      MessageBody: `{"sessionId":"conf.${start + n}"}`,
      MessageAttributes: { kind: { DataType: "String", StringValue: "nudge" } },
    }));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrls.dead, Entries }));
  }
}

async function countIn(queue: keyof typeof queueUrls): Promise<number> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrls[queue], AttributeNames: ["All"] }),
  );
  return Number(Attributes?.ApproximateNumberOfMessages);
}

async function run(args: string[], { file = runFile, isTTY = false } = {}) {
  const [out, err]: [string[], string[]] = [[], []];
  const stdout = { write: (line: string) => out.push(line) };
  const stderr = { write: (line: string) => err.push(line), isTTY };
  const exitCode = await redrive(args, { runFile: file, stdout, stderr });
  return { exitCode, out: out.join(""), err: err.join("") };
}

describe("a redrive on this machine", () => {
  test("moves every dead letter back unchanged, and says how many there were and are", async () => {
    await bury(23);
    expect(await run([])).toEqual({
      exitCode: 0,
      out: "dead: 23 dead letters before\ndead: 23 moved back\ndead: 0 dead letters after\n",
      err: "",
    });
    expect([await countIn("nudges"), await countIn("dead")]).toEqual([23, 0]);
    const { Messages } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queueUrls.nudges, MessageAttributeNames: ["All"] }),
    );
    expect(Messages).toMatchObject([
      { Body: '{"sessionId":"conf.0"}', MessageAttributes: { kind: { StringValue: "nudge" } } },
    ]);
  });

  test("only counts in a dry run", async () => {
    await bury(2);
    const { exitCode, out } = await run(["--dry-run"]);
    expect([exitCode, out]).toEqual([0, "dead: 2 dead letters before\ndead: dry run, nothing was moved\n"]);
    expect(await countIn("dead")).toBe(2);
  });

  test("finds nothing to do if there are no dead letters", async () => {
    expect((await run([])).out).toContain("nothing to move");
  });

  test("shows its progress on a terminal", async () => {
    await bury(12);
    expect((await run([], { isTTY: true })).err).toContain("10 of 12 moved");
  });

  test("finds the queue by its URL as well", async () => {
    await bury(1);
    expect(await run(["--dead-letters", queueUrls.dead])).toMatchObject({ exitCode: 0, err: "" });
    expect(await countIn("nudges")).toBe(1);
  });
});

describe("a redrive with the tasks of SQS", () => {
  async function withTasks(statuses: object[], work: (url: string, calls: string[]) => Promise<void>) {
    const calls: string[] = [];
    const answers: Record<string, () => object> = {
      GetQueueAttributes: () => ({
        Attributes: {
          QueueArn: "arn:aws:sqs:eu-central-1:123456789012:dead",
          ApproximateNumberOfMessages: "7",
        },
      }),
      StartMessageMoveTask: () => ({ TaskHandle: "handle" }),
      ListMessageMoveTasks: () => ({ Results: [statuses.shift()] }),
    };
    const server = createServer(async (request, response) => {
      const operation = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
      calls.push(`${operation} ${await text(request)}`);
      response.setHeader("content-type", "application/x-amz-json-1.0");
      response.end(JSON.stringify(answers[operation]?.()));
    });
    const port = await listen(server, 0, "127.0.0.1");
    await work(`http://127.0.0.1:${port}/123456789012/dead`, calls);
    await close(server);
  }

  test("starts one, follows it to its end and says what it moved", async () => {
    const statuses = [
      { Status: "RUNNING", ApproximateNumberOfMessagesMoved: 3 },
      { Status: "COMPLETED", ApproximateNumberOfMessagesMoved: 7 },
    ];
    await withTasks(statuses, async (url, calls) => {
      const { exitCode, out, err } = await run(["--dead-letters", url], { isTTY: true });
      expect([exitCode, out]).toEqual([0, expect.stringContaining("dead: 7 moved back\n")]);
      expect(err).toContain("3 of 7 moved");
      expect(calls[1]).toBe(
        'StartMessageMoveTask {"SourceArn":"arn:aws:sqs:eu-central-1:123456789012:dead"}',
      );
    });
  });

  test("fails with the task's reason", async () => {
    const statuses = [
      { Status: "FAILED", ApproximateNumberOfMessagesMoved: 2, FailureReason: "AccessDenied" },
    ];
    await withTasks(statuses, async (url) => {
      expect(await run(["--dead-letters", url])).toMatchObject({
        exitCode: 1,
        err: "redrive: SQS stopped after 2 messages: AccessDenied.\n",
      });
    });
  });
});

describe("a redrive refuses with one line and exit code 1", () => {
  const gone = join(folder, "gone.json");
  writeFileSync(
    gone,
    JSON.stringify({
      sqsEndpoint: "http://127.0.0.1:1",
      queueUrls: { nudges: "http://127.0.0.1:1/0/nudges" },
    }),
  );

  test.each<[string, string[], string, RegExp]>([
    ["no service", [], join(folder, "absent.json"), /^redrive: The service does not run here; .*\n$/],
    ["a service that has died", [], gone, /^redrive: The queues do not answer; .*\n$/],
    [
      "what is no queue's URL",
      ["--dead-letters", "nudges"],
      runFile,
      /^redrive: --dead-letters needs .* Usage: .*\n$/,
    ],
    ["an option that there is not", ["--all"], runFile, /^redrive: Unknown option '--all'.* Usage: .*\n$/],
    ["a word too many", ["now"], runFile, /^redrive: .* Usage: .*\n$/],
  ])("%s", async (_, args, file, line) => {
    expect(await run(args, { file })).toEqual({ exitCode: 1, out: "", err: expect.stringMatching(line) });
  });

  test("for a queue that does not exist", async () => {
    const url = `${engine.endpoint}/000000000000/other`;
    expect(await run(["--dead-letters", url])).toMatchObject({
      exitCode: 1,
      err: "redrive: There is no such queue.\n",
    });
  });

  test("as a command", async () => {
    const { code, stderr } = await runCommand("redrive", [], folder).finished;
    expect([code, stderr]).toEqual([1, "redrive: The service does not run here; start it with npm start.\n"]);
  });
});
