import {
  type CancellationReason,
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  IdempotentParameterMismatchException,
  InternalServerError,
  ProvisionedThroughputExceededException,
  ResourceNotFoundException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { Attributes } from "./values.ts";

/** Errors with the names, fields and classes of the SDK. */
const described = (message: string, httpStatusCode = 400) => ({ message, $metadata: { httpStatusCode } });

export const invalid = (message: string): Error =>
  new DynamoDBServiceException({ ...described(message), name: "ValidationException", $fault: "client" });

export const noSuchTable = (): Error =>
  new ResourceNotFoundException(described("Requested resource not found"));

export const refused = (item: Attributes | undefined): Error =>
  new ConditionalCheckFailedException({
    ...described("The conditional request failed"),
    ...(item && { Item: marshall(item) }),
  });

export const inConflict = (): Error => new TransactionConflictException(described("Transaction is ongoing"));

export const inProgress = (): Error =>
  new TransactionInProgressException(described("The transaction with the given token is in progress"));

export const otherParameters = (): Error =>
  new IdempotentParameterMismatchException(described("The token was used with other parameters"));

export const throttled = (): Error =>
  new ProvisionedThroughputExceededException(described("The level of throughput was exceeded"));

export const serverError = (): Error => new InternalServerError(described("Internal server error", 500));

/** Codes of one item's part in a cancelled transaction. */
export type ReasonCode =
  | "None"
  | "ConditionalCheckFailed"
  | "TransactionConflict"
  | "ThrottlingError"
  | "ValidationError";

export interface Reason {
  readonly code: ReasonCode;
  readonly item?: Attributes | undefined;
}

export function cancelled(reasons: readonly Reason[]): Error {
  const codes = reasons.map(({ code }) => code).join(", ");
  return new TransactionCanceledException({
    ...described(`Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`),
    CancellationReasons: reasons.map(
      ({ code, item }): CancellationReason => ({ Code: code, ...(item && { Item: marshall(item) }) }),
    ),
  });
}
