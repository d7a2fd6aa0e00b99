import { setTimeout as delay } from "node:timers/promises";
import type { Throttles } from "../throttles.ts";
import { type Access, accessesOf } from "./accesses.ts";
import { type AwsResponse, CONFLICT, cancelled, conflict, failure, HANG_UP } from "./aws-response.ts";
import { type Batch, mergeUnprocessed, withhold } from "./batch.ts";
import type { Call } from "./call.ts";
import { takeCapacity } from "./capacity.ts";
import { ItemsInFlight, TRANSACTIONS, WRITES } from "./conflicts.ts";
import type { DynamoDbRequest } from "./dynamodb-request.ts";
import type { Engine } from "./engine.ts";
import type { Fault } from "./faults.ts";
import { demandsOf, refuse } from "./guard.ts";
import { PartitionThrottles, partitionThrottled } from "./partition-throttles.ts";
import { partitionUses } from "./partition-uses.ts";
import { type CallContext, refusal, type Served } from "./served.ts";
import { rememberTableKeys } from "./table-keys.ts";

/** Operations that report their consumed capacity. */
const METERED = new Set([...WRITES, ...TRANSACTIONS, "GetItem", "BatchGetItem", "Query", "Scan"]);

export interface DynamoDbLimits {
  /** Whether concurrent transactions conflict. */
  readonly conflicts: boolean;
  /** Absent: partitions have no limits. */
  readonly throttles?: Throttles | undefined;
}

export function serveDynamoDb(engine: Engine, { conflicts: detectConflicts, throttles }: DynamoDbLimits) {
  const keysOf = rememberTableKeys(engine);
  const inFlight = new ItemsInFlight();
  const partitions = throttles && new PartitionThrottles(throttles);

  return async ({ operation, body, authorization }: Call, context: CallContext): Promise<Served> => {
    const request: DynamoDbRequest = body;
    const accesses = await accessesOf(operation, request, keysOf);
    const denied = refuse(context.functionName, context.authorize, demandsOf(accesses), context.log);
    if (denied) return refusal(denied);

    const uses = partitions ? await partitionUses(operation, request, accesses, keysOf) : [];
    const exhausted = partitions?.exhausted(uses) ?? [];
    const items = accesses.map(({ item }) => item);
    const { latencyMs, fault } = context.faults();
    const detected = detectConflicts ? inFlight.conflicts(operation, items) : [];
    const inTheWay = fault?.kind === "TransactionConflict" ? [seededPosition(fault, accesses)] : detected;
    const token = detectConflicts ? request.ClientRequestToken : undefined;
    const conflicting = inFlight.hasToken(token)
      ? inProgress()
      : refusalOf(operation, items.length, inTheWay, fault);
    const refused =
      exhausted.length > 0 ? partitionThrottled(operation, items.length, exhausted) : conflicting;
    const batch = operation === "BatchWriteItem" ? withhold(request, inTheWay) : undefined;
    const held = items.filter((_, position) => !inTheWay.includes(position));
    const release =
      !refused && WRITERS.has(operation) ? inFlight.hold(operation, held, token) : () => undefined;
    try {
      if (latencyMs > 0) await delay(latencyMs);
      if (refused) {
        if (exhausted.length === 0 && inTheWay.length > 0) partitions?.chargeRefused(operation, uses);
        return refusal(refused);
      }
      const answer = await exchange(batch, { operation, body: batch?.forwarded ?? request, authorization });
      const { answer: shown, consumed } = takeCapacity(operation, request, answer);
      context.consumed(consumed);
      if (answer.status === 200) partitions?.charge(uses, consumed);
      else partitions?.chargeRefused(operation, uses);
      return { outcome: fault?.kind === "LostResponse" ? HANG_UP : shown, reachedEngine: true };
    } finally {
      release();
    }
  };

  async function exchange(
    batch: Batch | undefined,
    { operation, body, authorization }: { operation: string; body: DynamoDbRequest; authorization: string },
  ): Promise<AwsResponse> {
    if (batch?.nothingLeft) return mergeUnprocessed({ status: 200, body: "{}" }, batch);
    const metered = METERED.has(operation) ? { ...body, ReturnConsumedCapacity: "INDEXES" } : body;
    const answer = await engine.call(operation, metered, authorization);
    return batch ? mergeUnprocessed(answer, batch) : answer;
  }
}

const WRITERS = new Set([...WRITES, "TransactWriteItems"]);

function seededPosition({ choice }: Fault, accesses: readonly Access[]): number {
  return Math.floor(choice * accesses.length);
}

function refusalOf(
  operation: string,
  itemCount: number,
  inTheWay: number[],
  fault?: Fault,
): AwsResponse | undefined {
  if (fault?.kind === "Throttle") return throttled(operation, itemCount, fault);
  if (fault?.kind === "Error") {
    return failure("dynamodb", "InternalServerError", "Internal server error (injected)", { status: 500 });
  }
  if (inTheWay.length === 0 || operation === "BatchWriteItem") return undefined;
  return TRANSACTIONS.has(operation) ? cancelled(itemCount, inTheWay, CONFLICT) : conflict();
}

/** DynamoDB throttles a transaction as a whole, or cancels it because of one item. */
function throttled(operation: string, itemCount: number, { choice }: Fault): AwsResponse {
  const message = "The level of configured provisioned throughput for the table was exceeded (injected)";
  if (!TRANSACTIONS.has(operation))
    return failure("dynamodb", "ProvisionedThroughputExceededException", message);
  if (choice < 0.5)
    return failure(
      "coral",
      "ThrottlingException",
      "Rate of requests exceeds the allowed throughput (injected)",
    );
  const position = Math.floor((choice - 0.5) * 2 * itemCount);
  return cancelled(itemCount, [position], { Code: "ThrottlingError", Message: message });
}

function inProgress(): AwsResponse {
  return failure(
    "dynamodb",
    "TransactionInProgressException",
    "The transaction with the given request token is already in progress",
  );
}
