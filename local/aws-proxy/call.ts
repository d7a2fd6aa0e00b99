import type { IncomingMessage } from "node:http";
import type { PolicyStatement } from "../template/policy-statement.ts";

/** One worker of a function, which makes calls. */
export interface CallingFunction {
  functionName: string;
  /** All intrinsics are resolved. */
  policies: PolicyStatement[];
  /** The request that the worker is handling. */
  requestId(): string | undefined;
  /**
   * How far the caller's clock is ahead of this machine's.
   * @default 0
   */
  readonly clockOffsetMs?: number;
  /** Ends the worker at once. */
  kill(): void;
}

export type Service = "dynamodb" | "sqs" | "ses" | "s3";

/** One call in AWS's JSON 1.0 protocol, or one of SES's REST calls. */
export interface Call {
  service: Exclude<Service, "s3">;
  operation: string;
  accessKeyId: string;
  body: Record<string, unknown>;
  authorization: string;
}

const TARGETS: Record<string, Call["service"]> = { DynamoDB_20120810: "dynamodb", AmazonSQS: "sqs" };

/** SES version 2 has an address for each operation instead of a header. */
const ROUTES: Record<string, readonly [Call["service"], string]> = {
  "POST /v2/email/outbound-emails": ["ses", "SendEmail"],
};

/** Returns undefined for a call that this proxy does not serve. */
export function readCall(request: IncomingMessage, payload: Buffer): Call | undefined {
  const [prefix = "", target = ""] = String(request.headers["x-amz-target"] ?? "").split(".");
  const [service, operation] = ROUTES[`${request.method} ${request.url}`] ?? [TARGETS[prefix], target];
  const body = parse(payload);
  if (!service || !operation || !body) return undefined;
  const authorization = request.headers.authorization ?? "";
  const [, accessKeyId = ""] = /Credential=([^/,\s]+)/.exec(authorization) ?? [];
  return { service, operation, accessKeyId, body, authorization };
}

function parse(payload: Buffer): Record<string, unknown> | undefined {
  try {
    const body: unknown = JSON.parse(payload.toString("utf8") || "{}");
    return typeof body === "object" && body !== null && !Array.isArray(body)
      ? (body as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
