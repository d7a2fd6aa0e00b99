import { setTimeout as sleep } from "node:timers/promises";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { type Schema, validate } from "../contract/validation.ts";
import { functionThatEndsEarly } from "./ends-early.ts";
import { logger } from "./telemetry.ts";

interface Options<Message> {
  readonly message: Schema<Message>;
  /** Messages of the same subject are handled once for all of them. */
  readonly subject: (message: Message) => string;
  /** Makes a received message visible again after this many seconds. */
  readonly retryIn: (seconds: number, receiptHandle: string) => Promise<void>;
}

type Handle = (subject: string, context: Context) => Promise<void>;

/** Retries come after 2 s, 4 s and 8 s. Then the queue moves the message to its dead letters. */
const RETRY_SECONDS = [2, 4, 8];
const NEVER_BETTER_SECONDS = 0;

/** Builds a Lambda function behind an SQS queue. Each message of a batch succeeds or fails on its own. */
export const queueFunction = <Message>({ message, subject, retryIn }: Options<Message>, handle: Handle) =>
  functionThatEndsEarly<SQSEvent, SQSBatchResponse>().handler(
    async ({ Records }: SQSEvent, context: Context) => {
      logger.addContext(context);
      const bySubject = Map.groupBy(Records, (record) => subjectOf(record, message, subject));
      const failed = await Promise.all(
        [...bySubject].map(async ([name, records]) => {
          if (name === null) return records.map((record) => ({ record, seconds: NEVER_BETTER_SECONDS }));
          const isDone = await succeeds(name, () => inTime(handle(name, context), context));
          return isDone ? [] : records.map((record) => ({ record, seconds: secondsFor(record) }));
        }),
      );
      const toRetry = failed.flat();
      await Promise.all(toRetry.map(({ record, seconds }) => backOff(record, seconds, retryIn)));
      return { batchItemFailures: toRetry.map(({ record }) => ({ itemIdentifier: record.messageId })) };
    },
  );

/** `null` means that the message cannot be read. */
function subjectOf<Message>(
  { body, messageId }: SQSRecord,
  schema: Schema<Message>,
  subject: (message: Message) => string,
): string | null {
  const read = validate(schema, parsed(body), "message");
  if (read.valid) return subject(read.value);
  logger.error("malformed message", { messageId, errors: read.errors });
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** This time is reserved for scheduling retries. If a batch times out, all of it comes back late. */
const MARGIN_MS = 2_500;

const inTime = (work: Promise<void>, context: Context): Promise<void> =>
  Promise.race([
    work,
    sleep(context.getRemainingTimeInMillis() - MARGIN_MS, undefined, { ref: false }).then(() => {
      throw new Error("no time left");
    }),
  ]);

async function succeeds(subject: string, act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    logger.error("message failed", { subject, error: error as Error });
    return false;
  }
}

const secondsFor = ({ attributes }: SQSRecord): number =>
  RETRY_SECONDS[Number(attributes.ApproximateReceiveCount) - 1] ?? NEVER_BETTER_SECONDS;

/** If this fails too, the message comes back when its visibility timeout ends. */
async function backOff(
  { receiptHandle, messageId }: SQSRecord,
  seconds: number,
  retryIn: Options<unknown>["retryIn"],
): Promise<void> {
  await retryIn(seconds, receiptHandle).catch((error: Error) =>
    logger.warn("retry left to the visibility timeout", { messageId, error }),
  );
}
