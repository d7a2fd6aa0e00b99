import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from "zod-openapi";
import type { ProblemCode } from "../../functions/contract/problems.ts";
import { refusalsOf } from "./refusals.ts";

type Parameters = NonNullable<ZodOpenApiOperationObject["requestParams"]>;

export interface Operation {
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  readonly for: keyof typeof AUDIENCES;
  readonly path?: Parameters["path"];
  readonly query?: Parameters["query"];
  readonly header?: Parameters["header"];
  readonly body?: NonNullable<ZodOpenApiOperationObject["requestBody"]>;
  readonly answers: ZodOpenApiResponsesObject;
  /** Those that every operation for these callers may answer are added, unless `answers` has them all. */
  readonly refusals?: readonly ProblemCode[] | "in answers";
}

/** By route, as the stack names it: `GET /api/health`. */
export type Operations = Readonly<Record<string, Operation>>;

const ALWAYS: readonly ProblemCode[] = ["NOT_THROUGH_WEBSITE", "INTERNAL_ERROR", "UNAVAILABLE"];
const token = { token: [] };

const AUDIENCES = {
  all: { security: [], refusals: [] },
  /** Without a token too. Organizers see their drafts with theirs. */
  readers: { security: [{}, token], refusals: [] },
  attendees: { security: [token], refusals: ["UNAUTHENTICATED"] },
  door: { security: [token], refusals: ["UNAUTHENTICATED", "FORBIDDEN"] },
  organizers: { security: [token], refusals: ["UNAUTHENTICATED", "FORBIDDEN"] },
} as const satisfies Record<string, { security: object[]; refusals: readonly ProblemCode[] }>;

const BODY_REFUSALS: readonly ProblemCode[] = [
  "INVALID_REQUEST",
  "PAYLOAD_TOO_LARGE",
  "UNSUPPORTED_MEDIA_TYPE",
];

export function toOpenApi(operation: Operation): ZodOpenApiOperationObject {
  const { id, summary, description, path, query, header, body, answers, refusals = [] } = operation;
  const audience = AUDIENCES[operation.for];
  const codes =
    refusals === "in answers"
      ? []
      : [...refusals, ...(body ? BODY_REFUSALS : []), ...audience.refusals, ...ALWAYS];
  return {
    operationId: id,
    summary,
    ...(description !== undefined && { description }),
    tags: [operation.for === "all" ? "readers" : operation.for],
    security: [...audience.security],
    requestParams: { ...(path && { path }), ...(query && { query }), ...(header && { header }) },
    ...(body && { requestBody: body }),
    responses: { ...answers, ...refusalsOf(codes) },
  };
}
