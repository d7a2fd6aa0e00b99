/** Lambda's error object, as a caller of Invoke gets it. */
export interface FunctionError {
  errorType: string;
  errorMessage: string;
  trace?: string[];
}

export type InvocationOutcome =
  | { kind: "success"; payload: string }
  | { kind: "error"; error: FunctionError };

export interface Invocation {
  /** The function's `awsRequestId`. */
  readonly requestId: string;
  /** The id under which usage is counted: the gateway's request id for HTTP requests. */
  readonly usageId: string;
  readonly traceId: string;
  readonly payload: string;
}

/** Lambda's quota for the event of a synchronous invocation, in bytes. */
export const MAX_EVENT_BYTES = 6 * 1024 * 1024;
/** Lambda allows 100 bytes more for the answer. */
export const MAX_RESULT_BYTES = MAX_EVENT_BYTES + 100;

export function failure(errorType: string, errorMessage: string): InvocationOutcome {
  return { kind: "error", error: { errorType, errorMessage } };
}
