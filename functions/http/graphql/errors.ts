import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from "graphql";
import type { ProblemCode } from "../../contract/problems.ts";
import { logger } from "../../middleware/telemetry.ts";
import { Refused } from "./refused.ts";
import type { GraphqlResponse } from "./response.ts";

const MAX_ERRORS_SHOWN = 20;

/** Gives every error a code of the contract. A failure of ours is logged once, and its details are hidden. */
export function toGraphqlResponse(
  { data, errors }: ExecutionResult,
  requestId: string,
  isPassing: (error: unknown) => boolean,
): GraphqlResponse {
  if (errors === undefined) return { data };
  if (data === undefined) return { errors: shown(errors, requestId, () => "INVALID_REQUEST") };
  const logged = new Set<unknown>();
  const codeOf = ({ originalError }: GraphQLError): ProblemCode | null => {
    if (originalError instanceof Refused) return null;
    if (!logged.has(originalError))
      logger.error("request failed", { requestId, error: originalError as Error });
    logged.add(originalError);
    return isPassing(originalError) ? "UNAVAILABLE" : "INTERNAL_ERROR";
  };
  return { errors: shown(errors, requestId, codeOf), data };
}

const FAILURE_MESSAGES: Partial<Record<ProblemCode, string>> = {
  UNAVAILABLE: "Try again in a moment.",
  INTERNAL_ERROR: "The failure is on our side and has been recorded.",
};

/** @param codeOf `null` where the error has its own code */
const shown = (
  errors: readonly GraphQLError[],
  requestId: string,
  codeOf: (error: GraphQLError) => ProblemCode | null,
): GraphQLFormattedError[] =>
  errors.slice(0, MAX_ERRORS_SHOWN).map((error) => {
    const code = codeOf(error);
    const { message, extensions, ...where } = error.toJSON();
    return {
      message: (code && FAILURE_MESSAGES[code]) ?? message,
      ...where,
      extensions: { ...(code ? { code } : extensions), requestId },
    };
  });
