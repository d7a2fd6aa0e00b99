import { randomBytes, randomUUID } from "node:crypto";
import pMap from "p-map";
import type { CallingFunction } from "../aws-proxy/call.ts";
import type { FunctionDefinition } from "./function-definition.ts";
import { FunctionPool, MAX_CONCURRENT_STARTS } from "./function-pool.ts";
import { FunctionWorker } from "./function-worker.ts";
import type { InvocationOutcome } from "./invocation.ts";
import { lambdaEnvironment } from "./lambda-environment.ts";

export interface FunctionsOptions {
  readonly definitions: readonly FunctionDefinition[];
  readonly region: string;
  /** It knows each worker by its access key. */
  readonly proxy: {
    readonly url: string;
    register(accessKeyId: string, callingFunction: CallingFunction): void;
    unregister(accessKeyId: string): void;
  };
  /** Receives what the functions print, each line with its function's name. */
  output(line: string): void;
  /** Receives failures of invocations. */
  log(line: string): void;
}

export interface Functions {
  readonly names: readonly string[];
  /** Starts the first worker of each function before the first request, some at a time. */
  warm(): void;
  /** Returns the function that has this ARN or name. */
  find(arnOrName: string): string | undefined;
  invoke(
    name: string,
    payload: string,
    ids?: { usageId?: string; traceId?: string },
  ): Promise<InvocationOutcome>;
  /** The number of live workers by function. */
  workers(): Record<string, number>;
  readonly clockOffsetMs: number;
  /** Resolves when no worker with the earlier clock runs any more. */
  advanceClock(byMs: number): Promise<void>;
  /** Calls the listener after each clock change, when invocations reach workers with the new clock. */
  onClockMoved(listener: () => void): void;
  stop(): Promise<void>;
}

export function startFunctions({ definitions, region, proxy, output, log }: FunctionsOptions): Functions {
  let clockOffsetMs = 0;
  const clockListeners: (() => void)[] = [];

  function startWorker(definition: FunctionDefinition): FunctionWorker {
    const accessKeyId = `LOCAL${randomBytes(8).toString("hex").toUpperCase()}`;
    const environment = lambdaEnvironment(definition, { accessKeyId, awsEndpoint: proxy.url, region });
    const worker = new FunctionWorker({ definition, environment, clockOffsetMs, output });
    proxy.register(accessKeyId, {
      functionName: definition.name,
      policies: [...definition.policies],
      requestId: () => worker.usageId,
      clockOffsetMs: worker.clockOffsetMs,
      kill: () => worker.kill(),
    });
    void worker.ended.then(() => proxy.unregister(accessKeyId));
    return worker;
  }

  const pools = new Map(
    definitions.map((definition) => [
      definition.name,
      new FunctionPool(definition, () => startWorker(definition), log),
    ]),
  );
  return {
    names: definitions.map(({ name }) => name),
    warm: () => {
      void pMap(pools.values(), (pool) => pool.warm(), { concurrency: MAX_CONCURRENT_STARTS });
    },
    find: (arnOrName) => definitions.find(({ arn, name }) => arn === arnOrName || name === arnOrName)?.name,
    invoke(name, payload, ids = {}) {
      const pool = pools.get(name);
      if (pool === undefined) throw new Error(`There is no function ${name}`);
      const requestId = randomUUID();
      const traceId = ids.traceId ?? newTraceId();
      return pool.invoke({ requestId, usageId: ids.usageId ?? requestId, traceId, payload });
    },
    workers: () => Object.fromEntries([...pools].map(([name, pool]) => [name, pool.workers])),
    get clockOffsetMs() {
      return clockOffsetMs;
    },
    async advanceClock(byMs) {
      clockOffsetMs += byMs;
      const replaced = [...pools.values()].map((pool) => pool.replaceWorkers());
      for (const listener of clockListeners) listener();
      await Promise.all(replaced);
    },
    onClockMoved: (listener) => void clockListeners.push(listener),
    async stop() {
      await Promise.all([...pools.values()].map((pool) => pool.stop()));
    },
  };
}

export function newTraceId(): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  return `Root=1-${seconds}-${randomBytes(12).toString("hex")};Sampled=0`;
}
