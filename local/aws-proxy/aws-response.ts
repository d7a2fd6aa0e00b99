import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";

export interface AwsResponse {
  status: number;
  body: string;
  requestId?: string;
}

/** Cuts the connection instead of sending an answer. */
export const HANG_UP = Symbol("hang up");
export type Outcome = AwsResponse | typeof HANG_UP;

const DYNAMODB = "com.amazonaws.dynamodb.v20120810";
const SHAPES = {
  dynamodb: DYNAMODB,
  sqs: "com.amazonaws.sqs",
  ses: "com.amazonaws.sesv2",
  coral: "com.amazon.coral.service",
};

export function failure(
  namespace: keyof typeof SHAPES,
  code: string,
  message: string,
  { status = 400, ...members }: { status?: number; CancellationReasons?: CancellationReason[] } = {},
): AwsResponse {
  // It uses both spellings: the services differ, and every SDK reads one of them.
  const body = { __type: `${SHAPES[namespace]}#${code}`, ...members, Message: message, message };
  return { status, body: JSON.stringify(body) };
}

export interface CancellationReason {
  Code: string;
  Message?: string;
}

/** The answer for a cancelled transaction of this many items, with reasons at some positions. */
export function cancelled(
  itemCount: number,
  positions: readonly number[],
  reason: CancellationReason,
): AwsResponse {
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

export function conflict(): AwsResponse {
  return failure("dynamodb", "TransactionConflictException", CONFLICT.Message);
}

/**
 * The date follows the caller's clock: otherwise the SDK assumes that its clock is wrong and retries refused
 * calls.
 */
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
