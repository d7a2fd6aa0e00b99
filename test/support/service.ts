import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import type { LedgerReport } from "../../local/admin/ledger-report.ts";
import type { FaultSpec } from "../../local/aws-proxy/faults.ts";
import type { Usage } from "../../local/aws-proxy/usage.ts";
import type { OutboxEntry } from "../../local/outbox/outbox.ts";
import type { PushSubscriptionJson } from "../../local/push/subscriptions.ts";
import { type Service as RunningService, startService as start } from "../../local/service.ts";
import { readAssembly } from "../../local/template/read-assembly.ts";
import type { Assembly } from "../../local/template/synthesize.ts";
import type { Throttles } from "../../local/throttles.ts";

export interface TestServiceOptions {
  /** @default true, as on AWS */
  readonly conflicts?: boolean;
  /** @default none */
  readonly throttles?: Throttles;
  /**
   * Queues and schedules run functions by themselves.
   * @default false: a test reads the queue and invokes functions itself
   */
  readonly triggers?: boolean;
  /**
   * The table has a stream, from which `historyOf` reads.
   * @default false: it slows the engine down with every write
   */
  readonly stream?: boolean;
  /** Replaces the template's values, such as `RATE_LIMIT_CALLS`. */
  readonly environment?: Record<string, string>;
  /** @default the test run's assembly */
  readonly assembly?: Assembly | Promise<Assembly>;
  /** Folder of the built web app. */
  readonly website?: string;
}

export interface TestService extends RunningService {
  /** Lines that the proxy and the gateway logged: refused calls, failures. */
  readonly log: readonly string[];
  /** What the functions printed: structured logs and metrics. */
  readonly output: readonly string[];
  organizer(): Promise<string>;
  faults(spec: FaultSpec): Promise<void>;
  usage(): Promise<Usage>;
  resetUsage(): Promise<void>;
  /** Advances the functions' clock. */
  clock(advanceMs: number): Promise<{ offsetMs: number; now: string }>;
  invoke(functionName: string, event: unknown): Promise<{ status: number; body: unknown }>;
  kill(functionName: string, after: string): Promise<void>;
  /** The items of a session's ledger. */
  ledger(sessionId: string): Promise<LedgerReport>;
  /** The mails and push messages that were sent, newest first. */
  outbox(): Promise<OutboxEntry[]>;
  /** Subscribes a browser that does not exist. It takes only messages that this key has signed, if there is one. */
  subscribe(applicationServerKey?: string): Promise<PushSubscriptionJson>;
  /** The push service answers the next messages to the subscription with this status. Without a count: all of them. */
  answerPush(subscriptionId: string, answer: { status: number | null; count?: number }): Promise<void>;
}

/**
 * Starts the whole service on free ports, without a demo conference. It has its own table on the shared engine;
 * with a stream it has its own engine, unless DYNAMODB_ENDPOINT names one.
 */
export async function startService(options: TestServiceOptions = {}): Promise<TestService> {
  const log: string[] = [];
  const output: string[] = [];
  const service = await start({
    assembly: options.assembly ?? readAssembly(inject("assembly")),
    dynamodbEndpoint: options.stream ? process.env.DYNAMODB_ENDPOINT : inject("dynamodbEndpoint"),
    tablePrefix: `t${randomUUID().slice(0, 8)}-`,
    port: 0,
    conflicts: options.conflicts ?? true,
    throttles: options.throttles,
    triggers: options.triggers ?? false,
    streams: options.stream ?? false,
    environment: options.environment,
    website: options.website,
    log: (line) => log.push(line),
    output: (line) => output.push(line),
  });
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(service.adminUrl + path, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : (JSON.parse(text) as unknown) };
  };
  const expectOk = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(`The admin port answered ${status}: ${JSON.stringify(body)}`);
    return body;
  };
  return {
    ...service,
    log,
    output,
    organizer: () => service.token("organizer", ["organizer"]),
    faults: async (spec) => void (await expectOk(call("POST", "/faults", spec))),
    usage: async () => (await expectOk(call("GET", "/usage"))) as Usage,
    resetUsage: async () => void (await expectOk(call("DELETE", "/usage"))),
    clock: async (advanceMs) =>
      (await expectOk(call("POST", "/clock", { advanceMs }))) as { offsetMs: number; now: string },
    invoke: (functionName, event) => call("POST", `/invoke/${functionName}`, event),
    kill: async (functionName, after) =>
      void (await expectOk(call("POST", `/kill/${functionName}`, { after }))),
    outbox: async () => (await expectOk(call("GET", "/outbox"))) as OutboxEntry[],
    subscribe: async (applicationServerKey) =>
      (await expectOk(call("POST", "/push-subscriptions", { applicationServerKey }))) as PushSubscriptionJson,
    answerPush: async (id, answer) =>
      void (await expectOk(call("POST", `/push-subscriptions/${id}`, answer))),
    ledger: async (sessionId) => (await expectOk(call("GET", `/ledger/${sessionId}`))) as LedgerReport,
  };
}
