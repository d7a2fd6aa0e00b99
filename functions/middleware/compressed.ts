import { gzipSync } from "node:zlib";
import type { APIGatewayProxyStructuredResultV2 as GatewayResponse } from "aws-lambda";

/** A shorter body fits into one packet, so compression saves nothing. */
const MIN_COMPRESSED_CHARACTERS = 1_400;
/** The highest level saves eight percent. It takes 11 ms for the seats of 900 sessions, and too long for their agenda. */
const levelFor = (body: string): number => (body.length <= 150_000 ? 9 : 4);
/** Unless it says `gzip;q=0`. */
const TAKES_GZIP = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i;

/**
 * API Gateway's HTTP APIs compress nothing, and CloudFront does not compress answers to a POST. An agenda of
 * 900 sessions is 466 KB, compressed 79.
 */
export function compressed(answer: GatewayResponse, acceptEncoding = ""): GatewayResponse {
  const { body = "" } = answer;
  const { vary, ...headers } = withWeakTag(answer.headers);
  const varying = { vary: [vary, "Accept-Encoding"].filter(Boolean).join(", ") };
  // Caches copy the headers of a 304 to the answer that they keep.
  if (answer.statusCode === 304) return { ...answer, headers: { ...headers, ...varying } };
  if (body.length < MIN_COMPRESSED_CHARACTERS)
    return { ...answer, headers: { ...headers, ...(vary !== undefined && { vary }) } };
  if (!TAKES_GZIP.test(acceptEncoding)) return { ...answer, headers: { ...headers, ...varying } };
  return {
    ...answer,
    headers: { ...headers, ...varying, "content-encoding": "gzip" },
    body: gzipSync(body, { level: levelFor(body) }).toString("base64"),
    isBase64Encoded: true,
  };
}

/**
 * The tag is weak, because compressed and plain bytes say the same. It is the same without a body, since
 * caches use it to find the answer that a 304 means.
 */
function withWeakTag(headers: GatewayResponse["headers"] = {}): NonNullable<GatewayResponse["headers"]> {
  const { etag } = headers;
  return etag === undefined ? headers : { ...headers, etag: `W/${etag}` };
}
