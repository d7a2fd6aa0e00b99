import type { DynamoDBBatchResponse, DynamoDBRecord } from "aws-lambda";
import { type NoticeMessage, sendingOf } from "../../../functions/contract/notice-message.ts";
import { quietSpans } from "../../../functions/contract/quiet-spans.ts";
import { CHANNELS, type Channel } from "../../../functions/core/notices/notice.ts";
import { type Sender, sendNotice } from "../../../functions/core/notices/send-notice.ts";
import { type DueReport, tellDue } from "../../../functions/core/notices/tell-due.ts";
import { handleRecords } from "../../../functions/middleware/record-batch.ts";
import { retryDelaySeconds } from "../../../functions/middleware/retry-delay.ts";
import { RETRY_DELAYS_SECONDS } from "../../../functions/queue/notice-times.ts";
import { aFewAtATime } from "../../../functions/store/dynamodb/batches.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { dueBook } from "../../../functions/store/notices/due-book.ts";
import { noteMove } from "../../../functions/store/notices/moves.ts";
import type { Images } from "../../../functions/store/notices/rsvp-changes.ts";
import { tell } from "../../../functions/store/notices/tell.ts";
import { tellOfChange } from "../../../functions/store/notices/tell-change.ts";
import { noticeBook } from "../../../functions/store/notices/told-notices.ts";
import type { Queue } from "../../../functions/store/queues/queue.ts";
import type { Message } from "../queue/simulated-queue.ts";
import type { Process } from "../time/process.ts";

/** What a function for notices reaches while it runs. */
export interface NoticeInstance extends Pick<Process, "clock" | "sleep"> {
  readonly table: Table;
  readonly queue: Queue<NoticeMessage>;
  readonly onFailed: (error: Error) => void;
}

type Records = readonly DynamoDBRecord[];

const tellerOf = ({ table, queue }: NoticeInstance) => ({ table, queue, available: CHANNELS });

/** One invocation, as `functions/stream/change-notices.ts` wires it. */
export const changeNotices = (instance: NoticeInstance, records: Records): Promise<DynamoDBBatchResponse> =>
  handleRecords(
    records,
    async ({ dynamodb = {} }) => void (await tellOfChange(tellerOf(instance), dynamodb as Images)),
    (_, error) => instance.onFailed(error),
  );

/** One invocation, as `functions/stream/note-moves.ts` wires it. */
export const noteMoves = (instance: NoticeInstance, records: Records): Promise<DynamoDBBatchResponse> =>
  handleRecords(
    records,
    async ({ dynamodb = {} }) => void (await noteMove(instance.table, dynamodb as Images, instance)),
    (_, error) => instance.onFailed(error),
  );

/** One run, as `functions/schedule/due-notices.ts` wires it. */
export async function dueNotices(
  instance: NoticeInstance,
  known: { readonly reminded: Set<string>; readonly asked: Set<string> },
): Promise<DueReport> {
  const report = await tellDue({
    book: dueBook(instance.table),
    ...known,
    clock: instance.clock,
    tell: (notice, known) => tell(tellerOf(instance), notice, known),
    forEach: aFewAtATime,
    quietSpans,
  });
  for (const error of report.failures) instance.onFailed(error as Error);
  return report;
}

const messageIn = ({ body }: Message): NoticeMessage => JSON.parse(body);

/** One invocation, as `functions/queue/notice-consumer.ts` wires it. Returns the messages that failed. */
export async function sendNotices(
  instance: NoticeInstance,
  batch: readonly Message[],
  send: Readonly<Record<Channel, Sender>>,
): Promise<readonly Message[]> {
  const { table, queue, clock, onFailed } = instance;
  const book = noticeBook(table, clock);
  const bySending = Map.groupBy(batch, (message) => sendingOf(messageIn(message)));
  const failed = await Promise.all(
    [...bySending.values()].map(async (messages) => {
      const [first] = messages;
      if (first === undefined) return [];
      const message = messageIn(first);
      try {
        await sendNotice(message, message.channel, { book, send: send[message.channel] });
        return [];
      } catch (error) {
        onFailed(error as Error);
        return messages;
      }
    }),
  );
  const toRetry = failed.flat();
  const retryIn = ({ id, receives }: Message) =>
    queue.retryIn(retryDelaySeconds(receives, RETRY_DELAYS_SECONDS), id).catch(() => undefined);
  await Promise.all(toRetry.map(retryIn));
  return toRetry;
}
