import { Buffer } from "node:buffer";
import type { ExecutionResult, GraphQLFormattedError } from "graphql";
import { type ProblemCode, Problems } from "../../contract/problems.ts";
import { MAX_ANSWER_BYTES, PERSONAL, type Refusal, type Reply } from "../../middleware/reply.ts";

const GRAPHQL_TYPE = "application/graphql-response+json";
const JSON_TYPE = "application/json";

export interface GraphqlResponse {
  readonly data?: ExecutionResult["data"] | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
}

/** A refusal of a request that is not a GraphQL request, or is not allowed. */
export const refused = ({ code, detail, members }: Refusal): GraphqlResponse => ({
  errors: [{ message: detail, extensions: { code, ...members } }],
});

/**
 * Follows "GraphQL over HTTP": an executed request has status 200, with errors beside the data. For
 * others the status tells the reason. In `application/json` it stays 200, because such clients think
 * that a proxy sent any other status.
 */
export function toReply(response: GraphqlResponse, accept: string | undefined, wellFormed = true): Reply {
  const body = JSON.stringify(response);
  if (Buffer.byteLength(body) > MAX_ANSWER_BYTES) return toReply(refused(tooLarge), accept);
  const type = mediaTypeFor(accept);
  const code = codeOf(response);
  const status = code === null ? 200 : statusOf(code, response, type === JSON_TYPE && wellFormed);
  const challenge = status === 401 && { "www-authenticate": 'Bearer error="invalid_token"' };
  const headers = { "content-type": `${type}; charset=utf-8`, ...PERSONAL, ...challenge };
  return { status, outcome: code ?? "OK", headers, body };
}

const tooLarge: Refusal = {
  code: "INVALID_REQUEST",
  detail: `The answer is larger than ${MAX_ANSWER_BYTES} bytes. Ask for fewer fields.`,
};

/** Lists the code of each error. The first one stands for the whole answer. */
export const codesOf = ({ errors = [] }: GraphqlResponse): ProblemCode[] =>
  errors.flatMap(({ extensions }) => (extensions?.code as ProblemCode | undefined) ?? []);

const codeOf = (response: GraphqlResponse): ProblemCode | null => codesOf(response)[0] ?? null;

/** A failure of ours without data has its own status for all clients, and for alarms that watch statuses. */
function statusOf(code: ProblemCode, { data }: GraphqlResponse, isLegacy: boolean): number {
  const [status] = Problems[code];
  if (status >= 500) return isAnswered(data) ? 200 : status;
  return data === undefined && !isLegacy ? status : 200;
}

const isAnswered = (data: GraphqlResponse["data"]): boolean =>
  Object.values(data ?? {}).some((field) => field !== null);

/** Chooses the type that the client prefers. Without a preference it is the modern media type. */
function mediaTypeFor(accept = ""): string {
  const preferences = new Map(
    accept
      .toLowerCase()
      .split(",")
      .map((part) => {
        const [type = "", ...parameters] = part.split(";").map((text) => text.trim());
        const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
        return [type, Number(quality)] as const;
      }),
  );
  const preference = (type: string) =>
    preferences.get(type) ?? preferences.get("application/*") ?? preferences.get("*/*") ?? 0;
  return preference(JSON_TYPE) > preference(GRAPHQL_TYPE) ? JSON_TYPE : GRAPHQL_TYPE;
}
