import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { FunctionDefinition } from "./function-definition.ts";
import {
  type FunctionError,
  failure,
  type Invocation,
  type InvocationOutcome,
  MAX_RESULT_BYTES,
} from "./invocation.ts";

type Message =
  | { kind: "ready" }
  | { kind: "init-error"; error: FunctionError }
  | { kind: "result"; requestId: string; payload: string }
  | { kind: "error"; requestId: string; error: FunctionError };

export interface FunctionWorkerOptions {
  readonly definition: FunctionDefinition;
  readonly environment: Record<string, string>;
  readonly clockOffsetMs: number;
  /** Receives what the function prints. */
  output(line: string): void;
}

/** Lambda gives a function this long to load. */
const INIT_TIMEOUT_MS = 10_000;

/** One execution environment: one thread, one request at a time. */
export class FunctionWorker {
  /** Settles once: with undefined when the bundle has loaded, with an error if it cannot load. */
  readonly loaded: Promise<FunctionError | undefined>;
  readonly ended: Promise<void>;
  readonly clockOffsetMs: number;
  #thread: Worker;
  #definition: FunctionDefinition;
  #current: { invocation: Invocation; settle(outcome: InvocationOutcome): void } | undefined;
  #alive = true;
  #deathCause = failure("Runtime.ExitError", "Runtime exited without providing a reason");

  constructor({ definition, environment, clockOffsetMs, output }: FunctionWorkerOptions) {
    this.#definition = definition;
    this.clockOffsetMs = clockOffsetMs;
    this.#thread = new Worker(new URL("./worker-thread.mjs", import.meta.url), {
      name: definition.name,
      env: environment,
      stdout: true,
      stderr: true,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: definition.memoryMb },
      workerData: workerDataOf(definition, environment, clockOffsetMs),
    });
    for (const stream of [this.#thread.stdout, this.#thread.stderr]) {
      createInterface({ input: stream }).on("line", (line) => output(`${definition.name} | ${line}`));
    }
    const { promise, resolve } = Promise.withResolvers<FunctionError | undefined>();
    this.loaded = promise;
    const initTimer = setTimeout(() => this.#die("Sandbox.Timedout", "Init timed out"), INIT_TIMEOUT_MS);
    void promise.then(() => clearTimeout(initTimer));
    this.#thread.on("message", (message: Message) => this.#receive(message, resolve));
    this.#thread.on("error", (error) => this.#recordCause(error));
    this.ended = new Promise((end) => {
      this.#thread.on("exit", () => {
        this.#alive = false;
        resolve(this.#deathCause.kind === "error" ? this.#deathCause.error : undefined);
        this.#settle(this.#deathCause);
        end();
      });
    });
  }

  get alive(): boolean {
    return this.#alive;
  }

  get usageId(): string | undefined {
    return this.#current?.invocation.usageId;
  }

  async invoke(invocation: Invocation): Promise<InvocationOutcome> {
    const { timeoutMs } = this.#definition;
    const timer = setTimeout(() => {
      const seconds = (timeoutMs / 1000).toFixed(2);
      this.#die(
        "Sandbox.Timedout",
        `RequestId: ${invocation.requestId} Error: Task timed out after ${seconds} seconds`,
      );
    }, timeoutMs);
    try {
      return await new Promise((settle) => {
        this.#current = { invocation, settle };
        const { requestId, traceId, payload } = invocation;
        this.#thread.postMessage({ requestId, traceId, payload });
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the thread at once; its request fails as when Lambda loses an environment. */
  kill(): void {
    this.#die("Runtime.ExitError", "Runtime exited with error: signal: killed");
  }

  #die(errorType: string, errorMessage: string): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#deathCause = failure(errorType, errorMessage);
    void this.#thread.terminate();
  }

  #recordCause(error: unknown): void {
    this.#alive = false;
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    this.#deathCause = failure(name, message);
  }

  #receive(message: Message, load: (error?: FunctionError) => void): void {
    switch (message.kind) {
      case "ready":
        load();
        break;
      case "init-error":
        load(message.error);
        this.#die(message.error.errorType, message.error.errorMessage);
        break;
      case "result":
        this.#settle(withinLimit(message.payload));
        break;
      case "error":
        this.#settle({ kind: "error", error: message.error });
    }
  }

  #settle(outcome: InvocationOutcome): void {
    const current = this.#current;
    this.#current = undefined;
    current?.settle(outcome);
  }
}

function withinLimit(payload: string): InvocationOutcome {
  if (Buffer.byteLength(payload) <= MAX_RESULT_BYTES) return { kind: "success", payload };
  return failure(
    "Function.ResponseSizeTooLarge",
    `Response payload size exceeded maximum allowed payload size (${MAX_RESULT_BYTES} bytes).`,
  );
}

function workerDataOf(definition: FunctionDefinition, env: Record<string, string>, clockOffsetMs: number) {
  const [file = "index", exportName = "handler"] = definition.handler.split(".");
  return {
    bundle: pathToFileURL(join(definition.directory, `${file}.mjs`)).href,
    exportName,
    clockOffsetMs,
    timeoutMs: definition.timeoutMs,
    context: {
      functionName: definition.name,
      functionVersion: "$LATEST",
      invokedFunctionArn: definition.arn,
      memoryLimitInMB: String(definition.memoryMb),
      logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    },
  };
}
