import { setTimeout as sleep } from "node:timers/promises";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { type Schema, validate } from "../contract/validation.ts";
import { functionThatEndsEarly } from "./ends-early.ts";
import { retryDelaySeconds } from "./retry-delay.ts";
import { logger } from "./telemetry.ts";

interface Options<Message> {
  readonly message: Schema<Message>;
  /** Messages about the same subject are handled once for all of them. */
  readonly subjectOf: (message: Message) => string;
  /** What logs call a subject. @default the subject itself */
  readonly nameOf?: (message: Message) => string;
  /** When a failed message is tried again. Then it waits for the queue's own time. @default 2, 4 and 8 s */
  readonly retryDelaysSeconds?: readonly number[];
  /** Makes a received message visible again after this many seconds. */
  readonly retryIn: (seconds: number, receiptHandle: string) => Promise<void>;
}

/** @param messages all of this batch about the subject */
type Handle<Message> = (subject: string, context: Context, messages: readonly Message[]) => Promise<void>;

interface Received<Message> {
  readonly record: SQSRecord;
  /** `null`: it cannot be read. */
  readonly message: Message | null;
}

/** Builds a Lambda function behind an SQS queue. Each message of a batch succeeds or fails on its own. */
export const queueFunction = <Message>(
  { message: schema, subjectOf, nameOf = subjectOf, retryIn, retryDelaysSeconds }: Options<Message>,
  handle: Handle<Message>,
) =>
  functionThatEndsEarly<SQSEvent, SQSBatchResponse>().handler(
    async ({ Records }: SQSEvent, context: Context) => {
      logger.addContext(context);
      const received = Records.map(
        (record): Received<Message> => ({ record, message: read(record, schema) }),
      );
      const bySubject = Map.groupBy(received, ({ message }) =>
        message === null ? null : subjectOf(message),
      );
      const failed = await Promise.all(
        [...bySubject].map(async ([subject, all]) => {
          if (subject === null) return all.map(({ record }) => ({ record, seconds: 0 }));
          const messages = all.flatMap(({ message }) => (message === null ? [] : [message]));
          const [name = subject] = messages.map(nameOf);
          const isDone = await succeeds(name, () => inTime(handle(subject, context, messages), context));
          return isDone
            ? []
            : all.map(({ record }) => ({ record, seconds: secondsFor(record, retryDelaysSeconds) }));
        }),
      );
      const toRetry = failed.flat();
      await Promise.all(toRetry.map(({ record, seconds }) => backOff(record, seconds, retryIn)));
      return { batchItemFailures: toRetry.map(({ record }) => ({ itemIdentifier: record.messageId })) };
    },
  );

function read<Message>({ body, messageId }: SQSRecord, schema: Schema<Message>): Message | null {
  const message = validate(schema, parsed(body), "message");
  if (message.valid) return message.value;
  logger.error("malformed message", { messageId, errors: message.errors });
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
const RETRY_RESERVE_MS = 2_500;

const inTime = (work: Promise<void>, context: Context): Promise<void> =>
  Promise.race([
    work,
    sleep(context.getRemainingTimeInMillis() - RETRY_RESERVE_MS, undefined, { ref: false }).then(() => {
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

const secondsFor = ({ attributes }: SQSRecord, delays: readonly number[] | undefined): number =>
  retryDelaySeconds(Number(attributes.ApproximateReceiveCount), delays);

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
