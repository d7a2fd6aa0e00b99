import { SQSClient } from "@aws-sdk/client-sqs";
import { awsAdviceOn, messageOf } from "../error-text.ts";
import { readRunFile } from "../run-file.ts";
import { StartError } from "../start-error.ts";
import { LOCAL_REGION } from "../template/account.ts";
import { deadLetterQueues, describeQueue, type Queue, sourcesOf } from "./dead-letter-queue.ts";
import { moveByTask } from "./move-task.ts";
import { readRedriveOptions } from "./redrive-options.ts";
import { sendBack } from "./send-back.ts";

export interface Surroundings {
  /** The run file, in which the service on this machine says how to reach it. */
  readonly runFile: string;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown; isTTY?: boolean };
}

/** Moves dead letters back to their source queues; returns the exit code. */
export async function redrive(args: readonly string[], surroundings: Surroundings): Promise<0 | 1> {
  try {
    const { dryRun, deadLetters } = readRedriveOptions(args);
    const { sqs, queues } = deadLetters ? await queueAt(deadLetters) : await queuesHere(surroundings.runFile);
    for (const queue of queues) await redriveQueue(sqs, queue, dryRun, surroundings);
    return 0;
  } catch (error) {
    surroundings.stderr.write(`redrive: ${reasonOf(error)}\n`);
    return 1;
  }
}

async function redriveQueue(
  sqs: SQSClient,
  queue: Queue,
  dryRun: boolean,
  { stdout, stderr }: Surroundings,
): Promise<void> {
  const say = (line: string) => stdout.write(`${queue.name}: ${line}\n`);
  say(`${queue.messages} dead letters before`);
  if (dryRun) return void say("dry run, nothing was moved");
  if (queue.messages === 0) return void say("nothing to move");
  const progress = (moved: number) => {
    if (stderr.isTTY) stderr.write(`\r${queue.name}: ${moved} of ${queue.messages} moved\u001b[K`);
  };
  progress(0);
  const moved = await move(sqs, queue, progress).finally(() => {
    if (stderr.isTTY) stderr.write("\r\u001b[K");
  });
  say(`${moved} moved back`);
  say(`${(await describeQueue(sqs, queue.url)).messages} dead letters after`);
}

async function move(sqs: SQSClient, queue: Queue, progress: (moved: number) => void): Promise<number> {
  const moved = await moveByTask(sqs, queue, progress);
  if (moved !== undefined) return moved;
  const [source, ...others] = await sourcesOf(sqs, queue);
  if (source !== undefined && others.length === 0) return sendBack(sqs, queue, source, progress);
  throw new StartError(
    `${queue.name} is the dead-letter queue of ${source ? "several queues" : "no queue"}.`,
  );
}

async function queuesHere(runFile: string) {
  const running = await readRunFile(runFile);
  if (running === undefined) throw new StartError("The service does not run here; start it with npm start.");
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const sqs = new SQSClient({ endpoint: running.sqsEndpoint, region: LOCAL_REGION, credentials });
  const queues = await deadLetterQueues(sqs, running.queueUrls);
  if (queues.length === 0) throw new StartError("The service that runs here has no dead-letter queue.");
  return { sqs, queues };
}

/** It uses the AWS CLI's credentials. */
async function queueAt({ href, origin, hostname }: URL) {
  const region = /^sqs\.([a-z0-9-]+)\./.exec(hostname)?.[1] ?? process.env.AWS_REGION ?? LOCAL_REGION;
  const sqs = new SQSClient({ endpoint: origin, region });
  return { sqs, queues: [await describeQueue(sqs, href)] };
}

function reasonOf(error: unknown): string {
  const { name, code } = error as { name?: string; code?: string };
  if (code === "ECONNREFUSED") return "The queues do not answer; is the service running?";
  if (/QueueDoesNotExist|NonExistentQueue/.test(name ?? "")) return "There is no such queue.";
  const advice = awsAdviceOn(name);
  return (advice ?? (messageOf(error) || String(code ?? name))).replaceAll(/\s+/g, " ");
}
