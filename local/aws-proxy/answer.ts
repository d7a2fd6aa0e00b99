import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";

export interface Answer {
  status: number;
  body: string;
  requestId?: string;
}

/** The connection is cut where an answer was due. */
export const HANG_UP = Symbol("hang up");
export type Outcome = Answer | typeof HANG_UP;

const DYNAMODB = "com.amazonaws.dynamodb.v20120810";
const SHAPES = { dynamodb: DYNAMODB, sqs: "com.amazonaws.sqs", coral: "com.amazon.coral.service" };

export function failure(
  namespace: keyof typeof SHAPES,
  code: string,
  message: string,
  { status = 400, ...members }: { status?: number; CancellationReasons?: CancellationReason[] } = {},
): Answer {
  // Both spellings: the services differ, and every SDK reads one of them.
  const body = { __type: `${SHAPES[namespace]}#${code}`, ...members, Message: message, message };
  return { status, body: JSON.stringify(body) };
}

export interface CancellationReason {
  Code: string;
  Message?: string;
}

/** The cancellation of a transaction of so many items, with a reason at some of the positions. */
export function cancelled(
  itemCount: number,
  positions: readonly number[],
  reason: CancellationReason,
): Answer {
  const reasons = Array.from({ length: itemCount }, (_, position) =>
    positions.includes(position) ? reason : { Code: "None" },
  );
  const codes = reasons.map(({ Code }) => Code).join(", ");
  return failure(
    "dynamodb",
    "TransactionCanceledException",
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
}

export const CONFLICT = {
  Code: "TransactionConflict",
  Message: "Transaction is ongoing for the item",
} satisfies CancellationReason;

export function conflict(): Answer {
  return failure("dynamodb", "TransactionConflictException", CONFLICT.Message);
}

/** The date follows the caller's clock: from another one the SDK would conclude that its clock is wrong, and try refused calls again. */
export function send(response: ServerResponse, outcome: Outcome, clockOffsetMs = 0): void {
  if (outcome === HANG_UP) {
    response.socket?.destroy();
    return;
  }
  response.writeHead(outcome.status, {
    date: new Date(Date.now() + clockOffsetMs).toUTCString(),
    "content-type": "application/x-amz-json-1.0",
    "content-length": Buffer.byteLength(outcome.body),
    "x-amzn-requestid": outcome.requestId ?? randomUUID(),
  });
  response.end(outcome.body);
}
