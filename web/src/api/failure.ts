import { CombinedGraphQLErrors, ServerError } from "@apollo/client/errors";

/** Why a request got no answer; a mutation's refusal counts as an answer. */
export type Failure =
  | { readonly kind: "rate-limited"; readonly retryAfterSeconds: number }
  | { readonly kind: "unauthenticated" }
  /** The event or session does not exist. */
  | { readonly kind: "missing" }
  | { readonly kind: "offline" }
  | { readonly kind: "unavailable" };

const PATIENCE_SECONDS = { least: 2, most: 8 };

/**
 * API Gateway's 429 does not say how long to wait. A few seconds are enough, and each page picks a different
 * number, so that they do not all return together.
 */
const patience = (): number => {
  const { least, most } = PATIENCE_SECONDS;
  return least + Math.round(Math.random() * (most - least));
};

export function failureOf(error: unknown): Failure {
  if (CombinedGraphQLErrors.is(error)) return failureOfErrors(error);
  if (ServerError.is(error)) {
    if (error.statusCode === 401) return { kind: "unauthenticated" };
    if (error.statusCode === 429) return { kind: "rate-limited", retryAfterSeconds: retryAfterOf(error) };
    return { kind: "unavailable" };
  }
  // fetch rejects with a TypeError for everything that prevents an answer.
  return error instanceof TypeError ? { kind: "offline" } : { kind: "unavailable" };
}

function failureOfErrors({ errors }: CombinedGraphQLErrors): Failure {
  for (const { extensions } of errors) {
    if (extensions?.code === "UNAUTHENTICATED") return { kind: "unauthenticated" };
    if (extensions?.code === "RATE_LIMITED") {
      const retryAfterSeconds = Number(extensions.retryAfter) || patience();
      return { kind: "rate-limited", retryAfterSeconds };
    }
    if (String(extensions?.code).endsWith("_NOT_FOUND")) return { kind: "missing" };
  }
  return { kind: "unavailable" };
}

function retryAfterOf({ response }: ServerError): number {
  return Number(response.headers.get("retry-after")) || patience();
}
