import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";

/** The database could not be reached or would not take the call, after the SDK's own retries. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
}

const PASSING = new Set([
  "AbortError",
  "InternalServerError",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ServiceUnavailable",
  "ThrottlingException",
  "TimeoutError",
]);
const CONFLICTS = new Set(["TransactionConflictException", "TransactionInProgressException"]);
const PASSING_REASONS = new Set([
  "TransactionConflict",
  "ThrottlingError",
  "ProvisionedThroughputExceeded",
  "RequestLimitExceeded",
]);

/**
 * A write that is worth trying again shortly: another transaction holds the item, or nobody knows what became of it and
 * the SDK has tried enough. Every write of the store recognises its own success.
 */
export const isWorthAnotherTry = (error: unknown): boolean =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).some(({ Code }) => Code !== undefined && PASSING_REASONS.has(Code))
    : error instanceof Error && (CONFLICTS.has(error.name) || isTransient(error));

export const isPassing = (error: unknown): boolean => error instanceof StoreUnavailable;

/** Throws `error` on, as {@link StoreUnavailable} if it is one that passes by itself. */
export function rethrow(error: unknown): never {
  if (error instanceof Error && isTransient(error)) {
    throw new StoreUnavailable(error.message, { cause: error });
  }
  throw error;
}

function isTransient(error: Error & { $metadata?: { httpStatusCode?: number }; code?: unknown }): boolean {
  const isNetworkFailure = typeof error.code === "string" && /^E[A-Z_]+$/.test(error.code);
  return PASSING.has(error.name) || isNetworkFailure || (error.$metadata?.httpStatusCode ?? 0) >= 500;
}
