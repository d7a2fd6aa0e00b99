import * as z from "zod/mini";
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from "zod-openapi";
import { ProblemDocument } from "../../functions/contract/problem-document.ts";
import { type ProblemCode, Problems } from "../../functions/contract/problems.ts";

/** Codes of one status share a response. */
export function refusalsOf(codes: readonly ProblemCode[]): ZodOpenApiResponsesObject {
  const byStatus = Map.groupBy(new Set(codes), (code) => Problems[code][0]);
  return Object.fromEntries([...byStatus].map(([status, group]) => [String(status), refusal(group)]));
}

/** Operations with the same refusals share the response, which is a component of the document. */
const shared = new Map<string, ZodOpenApiResponseObject>();

function refusal(codes: readonly ProblemCode[]): ZodOpenApiResponseObject {
  const id = codes.toSorted().join("-");
  const response = shared.get(id) ?? { id, ...responseFor(codes) };
  shared.set(id, response);
  return response;
}

const responseFor = (codes: readonly ProblemCode[]): ZodOpenApiResponseObject => ({
  description: codes.map((code) => `\`${code}\`: ${Problems[code][1]}.`).join(" "),
  ...(codes.some((code) => RETRIED.has(Problems[code][0])) && { headers: { "Retry-After": RETRY_AFTER } }),
  content: {
    "application/problem+json": {
      schema: z.intersection(ProblemDocument, z.object({ code: z.enum(codes) })),
    },
  },
});

const RETRIED = new Set<number>([429, 503]);
const RETRY_AFTER = {
  description: "After how many seconds to try again",
  schema: { type: "integer" },
} as const;
