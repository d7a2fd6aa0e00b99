import type { IncomingMessage } from "node:http";
import type { PolicyStatement } from "../template/policy-statement.ts";

/** Who calls: one worker of a function. */
export interface Caller {
  functionName: string;
  /** With every intrinsic resolved. */
  policies: PolicyStatement[];
  /** The request that the worker is busy with. */
  requestId(): string | undefined;
  /**
   * How far the caller's clock is ahead of this machine's.
   * @default 0
   */
  readonly clockOffsetMs?: number;
  /** Ends the worker at once. */
  kill(): void;
}

export type Service = "dynamodb" | "sqs";

/** One call in AWS's JSON 1.0 protocol. */
export interface Call {
  service: Service;
  operation: string;
  accessKeyId: string;
  body: Record<string, unknown>;
  authorization: string;
}

const TARGETS: Record<string, Service> = { DynamoDB_20120810: "dynamodb", AmazonSQS: "sqs" };

/** Undefined when it is not a call that this proxy serves. */
export function readCall(request: IncomingMessage, payload: Buffer): Call | undefined {
  const [prefix = "", operation = ""] = String(request.headers["x-amz-target"] ?? "").split(".");
  const service = TARGETS[prefix];
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
