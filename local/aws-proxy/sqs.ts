import { setTimeout as delay } from "node:timers/promises";
import { queueArn } from "../template/account.ts";
import { type AwsResponse, failure, HANG_UP } from "./aws-response.ts";
import type { Call } from "./call.ts";
import type { Engine } from "./engine.ts";
import type { Fault } from "./faults.ts";
import { refuse } from "./guard.ts";
import { type CallContext, refusal, type Served } from "./served.ts";

/** A batch needs the permission of the single operation. */
const permissionOf = (operation: string) => `sqs:${operation.replace(/Batch$/, "")}`;

const MAX_DELAY_SECONDS = 900;

export function serveSqs(engine: Engine) {
  const engineUrls = new Map<string, Promise<string | undefined>>();

  return async ({ operation, body, authorization }: Call, context: CallContext): Promise<Served> => {
    const queue = queueNameOf(body);
    const demand = {
      action: permissionOf(operation),
      resource: queue === undefined ? "*" : queueArn(queue),
    };
    const denied = refuse(context.functionName, context.authorize, [demand], context.log);
    if (denied) return refusal(denied);

    const { latencyMs, fault } = context.faults();
    if (latencyMs > 0) await delay(latencyMs);
    const refused = refusalOf(fault);
    if (refused) return refusal(refused);

    const url = queue !== undefined && "QueueUrl" in body ? await engineUrl(queue) : undefined;
    const addressed = url === undefined ? body : { ...body, QueueUrl: url };
    const sent = fault?.kind === "Delay" ? delayed(operation, addressed, fault.latencyMs) : addressed;
    const answer = await engine.call(operation, sent, authorization);
    if (operation === "ReceiveMessage") return delivery(sent, answer, authorization, context);
    if (fault?.kind === "Duplicate") await engine.call(operation, sent, authorization);
    return { outcome: fault?.kind === "LostResponse" ? HANG_UP : answer, reachedEngine: true };
  };

  /** A doubled message is one that becomes visible again after it was received. */
  async function delivery(
    { QueueUrl }: { QueueUrl?: unknown },
    answer: AwsResponse,
    authorization: string,
    { faults }: CallContext,
  ): Promise<Served> {
    const { Messages = [] } = JSON.parse(answer.body) as { Messages?: { ReceiptHandle: string }[] };
    const { fault } = Messages.length > 0 ? faults("delivery") : {};
    if (fault?.kind === "Delay") await delay(fault.latencyMs);
    if (fault?.kind === "Duplicate") {
      for (const { ReceiptHandle } of Messages) {
        const again = { QueueUrl, ReceiptHandle, VisibilityTimeout: 0 };
        await engine.call("ChangeMessageVisibility", again, authorization);
      }
    }
    return { outcome: fault?.kind === "LostResponse" ? HANG_UP : answer, reachedEngine: true };
  }

  /** Functions know a queue by a URL of this proxy; the engine has a URL of its own. */
  function engineUrl(queue: string): Promise<string | undefined> {
    const known = engineUrls.get(queue);
    if (known) return known;
    const asked = engine.call("GetQueueUrl", { QueueName: queue }).then(({ status, body }) => {
      return status === 200 ? (JSON.parse(body) as { QueueUrl: string }).QueueUrl : undefined;
    });
    engineUrls.set(queue, asked);
    const forget = () => engineUrls.delete(queue);
    asked.then((url) => url ?? forget(), forget);
    return asked;
  }
}

function queueNameOf({ QueueUrl, QueueName }: Record<string, unknown>): string | undefined {
  if (typeof QueueName === "string") return QueueName;
  return typeof QueueUrl === "string" ? QueueUrl.split("/").at(-1) : undefined;
}

function refusalOf(fault: Fault | undefined): AwsResponse | undefined {
  if (fault?.kind === "Throttle") return failure("sqs", "ThrottlingException", "Rate exceeded (injected)");
  if (fault?.kind !== "Error") return undefined;
  return failure("sqs", "InternalFailure", "Internal failure (injected)", { status: 500 });
}

function delayed(
  operation: string,
  body: Record<string, unknown>,
  latencyMs: number,
): Record<string, unknown> {
  const DelaySeconds = Math.min(MAX_DELAY_SECONDS, Math.ceil(latencyMs / 1000));
  if (operation === "SendMessage") return { ...body, DelaySeconds };
  if (operation !== "SendMessageBatch" || !Array.isArray(body.Entries)) return body;
  return { ...body, Entries: body.Entries.map((entry: object) => ({ ...entry, DelaySeconds })) };
}
