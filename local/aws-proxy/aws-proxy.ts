import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { messageOf } from "../error-text.ts";
import { close, listen } from "../listen.ts";
import { Outbox } from "../outbox/outbox.ts";
import type { LocalBucket } from "../s3/buckets.ts";
import type { FileStore } from "../s3/file-store.ts";
import { type ContextOf, createS3, S3_PATH } from "../s3/s3.ts";
import { sendFile } from "../s3/s3-answer.ts";
import { failure, HANG_UP, type Outcome, send } from "./aws-response.ts";
import { type Call, type CallingFunction, readCall } from "./call.ts";
import { type DynamoDbLimits, serveDynamoDb } from "./dynamodb.ts";
import { connectEngine } from "./engine.ts";
import { createFaults, type FaultSpec } from "./faults.ts";
import { type Authorizer, createAuthorizer } from "./iam.ts";
import { serveSes } from "./ses.ts";
import { serveSqs } from "./sqs.ts";
import { type Usage, UsageLedger } from "./usage.ts";

export interface AwsProxyOptions extends DynamoDbLimits {
  dynamodbEndpoint: string;
  sqsEndpoint: string;
  /**
   * Keeps the mails that functions send by SES.
   * @default - nobody reads them
   */
  outbox?: Outbox;
  /**
   * Keeps what functions and browsers put into buckets.
   * @default - there is no bucket
   */
  files?: FileStore | undefined;
  log(line: string): void;
}

export interface AwsProxy {
  url: string;
  /** Throws when a policy has a condition that cannot be evaluated here. */
  register(accessKeyId: string, callingFunction: CallingFunction): void;
  unregister(accessKeyId: string): void;
  /** Replaces all earlier faults. */
  setFaults(spec: FaultSpec): void;
  usage(): Usage;
  resetUsage(): void;
  /**
   * Kills the next caller of the function after the engine has carried out the operation and before it is
   * answered.
   */
  killAfter(functionName: string, operation: string): void;
  /** Serves the template's buckets, at `<url>/s3/<name>`. */
  openBuckets(buckets: readonly LocalBucket[]): void;
  stop(): Promise<void>;
}

/**
 * The only way from functions to the engines. It knows each function by its access key and allows what its
 * role allows.
 */
export async function startAwsProxy(options: AwsProxyOptions): Promise<AwsProxy> {
  const { log } = options;
  const engines = {
    dynamodb: connectEngine("dynamodb", options.dynamodbEndpoint),
    sqs: connectEngine("sqs", options.sqsEndpoint),
  };
  const serve = {
    dynamodb: serveDynamoDb(engines.dynamodb, options),
    sqs: serveSqs(engines.sqs),
    ses: serveSes(options.outbox ?? new Outbox()),
  };
  const callingFunctions = new Map<string, { callingFunction: CallingFunction; authorize: Authorizer }>();
  const s3 = options.files === undefined ? undefined : createS3(options.files);
  /** A form outlives the worker that made it, as its credentials do on AWS. */
  const formMakers: typeof callingFunctions = new Map();
  let latestOffsetMs = 0;
  const usage = new UsageLedger();
  const doomed = new Set<string>();
  /** Reasons that were told since the last answer. An engine that has ended fails hundreds of calls for one reason. */
  const told = new Set<string>();
  let faults = createFaults({ rules: [] });

  async function answer(call: Call): Promise<Outcome> {
    const known = callingFunctions.get(call.accessKeyId);
    if (!known)
      return failure(
        "coral",
        "UnrecognizedClientException",
        "The security token included in the request is invalid.",
      );
    const { callingFunction, authorize } = known;
    const { functionName } = callingFunction;
    const { outcome, reachedEngine } = await serve[call.service](call, {
      functionName,
      authorize,
      clockOffsetMs: callingFunction.clockOffsetMs ?? 0,
      faults: (phase) => faults(call.service, call.operation, functionName, phase),
      consumed: usage.count(functionName, callingFunction.requestId(), call.operation),
      log,
    });
    if (!reachedEngine || !doomed.delete(`${functionName} ${call.operation}`)) return outcome;
    callingFunction.kill();
    return HANG_UP;
  }

  const s3Context: ContextOf = (accessKeyId, operation) => {
    const known = (operation === "PostObject" ? formMakers : callingFunctions).get(accessKeyId);
    if (known === undefined) return undefined;
    const { callingFunction, authorize } = known;
    const { functionName } = callingFunction;
    // No request of the function causes what a browser sends.
    const requestId = operation === "PostObject" ? undefined : callingFunction.requestId();
    return {
      ...{ functionName, authorize, clockOffsetMs: latestOffsetMs, log },
      faults: (phase) => faults("s3", operation, functionName, phase),
      consumed: usage.count(functionName, requestId, operation),
    };
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await buffer(request);
      if (s3 && request.url?.startsWith(S3_PATH))
        return sendFile(response, await s3.serve(request, body, s3Context));
      const call = readCall(request, body);
      if (call === undefined) {
        return send(
          response,
          failure(
            "coral",
            "UnknownOperationException",
            "Not a call of DynamoDB or SQS, and not SES's SendEmail",
          ),
        );
      }
      const outcome = await answer(call);
      told.clear();
      send(response, outcome, callingFunctions.get(call.accessKeyId)?.callingFunction.clockOffsetMs);
    } catch (error) {
      const reason = messageOf(error);
      // A client that has disconnected, such as a stopped poller, needs no answer.
      if (request.socket.destroyed) return;
      if (!told.has(reason))
        log(`AWS proxy: ${request.headers["x-amz-target"] ?? "a call"} failed: ${reason}`);
      told.add(reason);
      send(response, failure("coral", "InternalFailure", reason, { status: 500 }));
    }
  }

  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => void handle(request, response));
  const port = await listen(server, 0, "127.0.0.1");

  return {
    url: `http://127.0.0.1:${port}`,
    register: (accessKeyId, callingFunction) => {
      const known = { callingFunction, authorize: createAuthorizer(callingFunction.policies) };
      callingFunctions.set(accessKeyId, known);
      formMakers.set(accessKeyId, known);
      latestOffsetMs = Math.max(latestOffsetMs, callingFunction.clockOffsetMs ?? 0);
    },
    unregister: (accessKeyId) => void callingFunctions.delete(accessKeyId),
    setFaults: (spec) => {
      faults = createFaults(spec);
    },
    usage: () => usage.report(),
    resetUsage: () => usage.reset(),
    killAfter: (functionName, operation) => void doomed.add(`${functionName} ${operation}`),
    openBuckets: (buckets) => s3?.open(buckets),
    stop: async () => {
      await close(server);
      for (const engine of Object.values(engines)) engine.close();
    },
  };
}
