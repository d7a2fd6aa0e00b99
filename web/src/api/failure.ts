import type { InvalidPart } from "../../../functions/contract/problems.ts";

/** The reason why a request failed. */
export type Failure =
  /** The request may or may not have arrived. */
  | { readonly kind: "offline" }
  | { readonly kind: "unauthenticated" }
  | { readonly kind: "forbidden" }
  /** The event or session in the path does not exist; `code` says which. */
  | { readonly kind: "missing"; readonly code: string }
  /** Errors by path: `body.capacity`. */
  | { readonly kind: "invalid"; readonly detail: string; readonly errors: readonly InvalidPart[] }
  | { readonly kind: "too-large" }
  | { readonly kind: "rate-limited"; readonly retryAfterSeconds: number }
  | { readonly kind: "busy"; readonly code: string; readonly retryAfterSeconds: number | undefined }
  /** Somebody else has changed it since it was read; `current` is the present state, unchecked. */
  | { readonly kind: "changed"; readonly current: unknown }
  /** The domain says no; `problem` has what the code adds. */
  | { readonly kind: "refused"; readonly code: string; readonly detail: string; readonly problem: Problem }
  /** If there is a `status`, something has answered, but not the API. */
  | { readonly kind: "unavailable"; readonly status?: number | undefined };

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** A problem document (RFC 9457), as far as anybody can rely on it. */
export interface Problem {
  readonly title?: unknown;
  readonly detail?: unknown;
  readonly code?: unknown;
  readonly errors?: unknown;
  readonly current?: unknown;
  readonly [member: string]: unknown;
}

export const failed = (failure: Failure): Answer<never> => ({ ok: false, failure });

/** A query's error. */
export class RequestFailed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

export function valueIn<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new RequestFailed(answer.failure);
}

/** @param error anything that was thrown: a bug of the page counts as a service that does not answer */
export const failureOf = (error: unknown): Failure =>
  error instanceof RequestFailed ? error.failure : { kind: "unavailable" };

/** What a query has and what went wrong last. */
interface Reading {
  readonly data: unknown;
  readonly error: Error | null;
}

/** The error to show instead of an answer. A kept answer is shown despite an error, unless the thing no longer exists. */
export function errorInstead({ data, error }: Reading): Error | undefined {
  if (error === null) return undefined;
  return data === undefined || failureOf(error).kind === "missing" ? error : undefined;
}

/**
 * The API explains these refusals; without text they come from something in front of it, such as a web ACL.
 */
const NEEDS_WORDS: ReadonlySet<number> = new Set([400, 403, 404, 405, 409, 415, 422]);

/** Makes a failure from a status and its problem document. */
export function failureFrom(status: number, body: unknown, retryAfter: string | null): Failure {
  const problem = (typeof body === "object" && body !== null ? body : {}) as Problem;
  const says = textOf(problem.detail) || textOf(problem.title);
  const errors = Array.isArray(problem.errors) ? (problem.errors as InvalidPart[]) : [];
  const code = textOf(problem.code);
  if (NEEDS_WORDS.has(status) && says === "" && errors.length === 0) return { kind: "unavailable", status };
  switch (status) {
    case 400:
      return { kind: "invalid", detail: says, errors };
    case 401:
      return { kind: "unauthenticated" };
    case 403:
      return { kind: "forbidden" };
    case 404:
      return { kind: "missing", code };
    case 412:
      return { kind: "changed", current: problem.current };
    case 413:
      return { kind: "too-large" };
    case 429:
      return { kind: "rate-limited", retryAfterSeconds: Number(retryAfter) || patience() };
    case 503:
      return { kind: "busy", code, retryAfterSeconds: Number(retryAfter) || undefined };
    default:
      return status < 500
        ? { kind: "refused", code, detail: says, problem }
        : { kind: "unavailable", status };
  }
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const PATIENCE_SECONDS = { least: 2, most: 8 };

/**
 * API Gateway's 429 does not say how long to wait. A few seconds are enough, and each page picks a different
 * number, so that they do not all return together.
 */
const patience = (): number => {
  const { least, most } = PATIENCE_SECONDS;
  return least + Math.round(Math.random() * (most - least));
};
