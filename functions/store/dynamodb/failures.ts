import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";

/** The database was unreachable or rejected the call, after the SDK's own retries. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
}

/** After these errors nobody knows whether the call was carried out. */
const UNANSWERED = new Set([
  "AbortError",
  "InternalServerError",
  "ServiceUnavailable",
  "TimeoutError",
  "TransactionInProgressException",
]);
/** These errors mean that the call was rejected before it changed anything. */
const TURNED_AWAY = new Set([
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottlingException",
  "TransactionConflictException",
]);
const REASONS_TO_TURN_AWAY = new Set([
  "TransactionConflict",
  "ThrottlingError",
  "ProvisionedThroughputExceeded",
  "RequestLimitExceeded",
]);

/** A write met another transaction or a throttle. It changed nothing, and another attempt may succeed. */
export const isTurnedAway = (error: unknown): boolean =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).some(
        ({ Code }) => Code !== undefined && REASONS_TO_TURN_AWAY.has(Code),
      )
    : error instanceof Error && TURNED_AWAY.has(error.name);

/** No answer came, so nobody knows whether the call was carried out. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { $metadata, code } = error as SdkError;
  const isNetworkFailure = typeof code === "string" && /^E[A-Z_]+$/.test(code);
  return UNANSWERED.has(error.name) || isNetworkFailure || ($metadata?.httpStatusCode ?? 0) >= 500;
}

type SdkError = Error & {
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly code?: unknown;
};

export const isPassing = (error: unknown): boolean => error instanceof StoreUnavailable;

/** For a read that an answer can do without. */
export function nullIfPassing(error: unknown): null {
  if (isPassing(error)) return null;
  throw error;
}

/** Rethrows `error`, as {@link StoreUnavailable} if it is temporary. */
export function rethrow(error: unknown): never {
  if (isLost(error) || isTurnedAway(error)) {
    throw new StoreUnavailable(messageOf(error), { cause: error });
  }
  throw error;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
