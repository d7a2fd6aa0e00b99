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

export function connectEngine(service: keyof typeof TARGET_PREFIX, endpoint: string): Engine {
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_SOCKETS, timeout: MAX_IDLE_MS });
  return {
    call: (operation, body, authorization = OWN_AUTHORIZATION) =>
      new Promise((resolve, reject) => {
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
      }),
    close: () => agent.destroy(),
  };
}
