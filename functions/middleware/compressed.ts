import { gzipSync } from "node:zlib";
import type { APIGatewayProxyStructuredResultV2 as Answer } from "aws-lambda";

/** What fits into one packet would travel no faster. */
const WORTHWHILE_CHARACTERS = 1_400;
/** Higher ones take longer for a few percent. */
const LEVEL = 4;
/** Unless it says `gzip;q=0`. */
const TAKES_GZIP = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/;

/** API Gateway's HTTP APIs compress nothing, and CloudFront no answer to a POST: an agenda of 900 sessions is 466 KB, compressed 79. */
export function compressed(answer: Answer, acceptEncoding = ""): Answer {
  const { body = "" } = answer;
  if (body.length < WORTHWHILE_CHARACTERS) return answer;
  const headers = { ...answer.headers, vary: "Accept-Encoding" };
  if (!TAKES_GZIP.test(acceptEncoding)) return { ...answer, headers };
  const { etag } = headers as { etag?: string };
  return {
    ...answer,
    headers: {
      ...headers,
      "content-encoding": "gzip",
      // These are other bytes of the same answer.
      ...(etag !== undefined && { etag: `W/${etag}` }),
    },
    body: gzipSync(body, { level: LEVEL }).toString("base64"),
    isBase64Encoded: true,
  };
}
