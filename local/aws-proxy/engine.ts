import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import type { AwsResponse } from "./aws-response.ts";

const TARGET_PREFIX = { dynamodb: "DynamoDB_20120810", sqs: "AmazonSQS" };
const MAX_SOCKETS = 64;
/** DynamoDB Local closes a connection after 30 s without use; the proxy must not reuse one at that moment. */
const MAX_IDLE_MS = 15_000;

export interface Engine {
  call(operation: string, body: unknown, authorization?: string): Promise<AwsResponse>;
  close(): void;
}

/** The proxy uses it for its own requests; engines check only the form of credentials. */
const OWN_AUTHORIZATION =
  "AWS4-HMAC-SHA256 Credential=local/20120810/us-east-1/any/aws4_request, SignedHeaders=host, Signature=0";

/**
 * The parser of DynamoDB Local sometimes fails while it parses another request. It says so with its own words for an
 * index, which no answer of DynamoDB has, and it has done nothing yet.
 */
const PARSER_FAULT = /Index \d+ out of bounds for length \d+/;
const MAX_PARSER_ATTEMPTS = 3;

export function connectEngine(service: keyof typeof TARGET_PREFIX, endpoint: string): Engine {
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_SOCKETS, timeout: MAX_IDLE_MS });
  const send = (operation: string, body: unknown, authorization: string) =>
    new Promise<AwsResponse>((resolve, reject) => {
      const payload = Buffer.from(JSON.stringify(body));
      const outgoing = request(endpoint, {
        method: "POST",
        agent,
        headers: {
          "content-type": "application/x-amz-json-1.0",
          "content-length": payload.length,
          "x-amz-target": `${TARGET_PREFIX[service]}.${operation}`,
          authorization,
        },
      });
      outgoing.on("error", reject);
      outgoing.on("response", (incoming) => {
        const id = incoming.headers["x-amzn-requestid"];
        text(incoming).then(
          (answered) =>
            resolve({
              status: incoming.statusCode ?? 500,
              body: answered,
              ...(typeof id === "string" && { requestId: id }),
            }),
          reject,
        );
      });
      outgoing.end(payload);
    });
  return {
    call: async (operation, body, authorization = OWN_AUTHORIZATION) => {
      for (let attempt = 1; ; attempt++) {
        const answer = await send(operation, body, authorization);
        const isFault = answer.status === 400 && PARSER_FAULT.test(answer.body);
        if (!isFault || attempt >= MAX_PARSER_ATTEMPTS) return answer;
      }
    },
    close: () => agent.destroy(),
  };
}
