import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { SQSClient } from "@aws-sdk/client-sqs";
import { patience } from "../../../functions/store/dynamodb/backoff.ts";
import { noteLostAnswers } from "../../../functions/store/dynamodb/send-until-known.ts";
import { CLIENT_SETTINGS, type Table } from "../../../functions/store/dynamodb/table.ts";
import { QUEUE_SETTINGS } from "../../../functions/store/queues/queue.ts";
import { TABLE } from "../engine/definition.ts";
import type { Command } from "../engine/engine.ts";
import type { Process } from "../time/process.ts";
import type { VirtualTime } from "../time/virtual-time.ts";
import type { Network } from "./network.ts";

interface World {
  readonly time: VirtualTime;
  readonly random: () => number;
}

type Sending = (args: { readonly input: object }) => Promise<object>;
type Middleware = (next: Sending, context: object) => Sending;

/** The table as a process reaches it. The SDK's own attempts are played as well, with the real note of lost answers. */
export function simulatedTable(process: Process, network: Network, { time, random }: World): Table {
  const attempts = sdkAttempts(process, random, CLIENT_SETTINGS.maxAttempts);
  const note = notesOfLostAnswers();
  const send = (command: Command): Promise<object> => {
    const sending = note(
      () => process.wait((reply) => network.send(command, process.name, reply, process)),
      {},
    );
    return attempts(() => sending(command));
  };
  return {
    name: TABLE.name,
    client: { send } as unknown as Table["client"],
    patience: () => patience(undefined, { now: () => time.now, sleep: process.sleep }),
  };
}

export function simulatedSqs(process: Process, network: Network, { random }: World): SQSClient {
  const attempts = sdkAttempts(process, random, QUEUE_SETTINGS.maxAttempts);
  const send = (command: Command): Promise<object> =>
    attempts(() => process.wait((reply) => network.send(command, process.name, reply)));
  return { send } as unknown as SQSClient;
}

/** Returns the middleware that the store adds to its client. */
function notesOfLostAnswers(): Middleware {
  const added: Middleware[] = [];
  const middlewareStack = { add: (middleware: Middleware) => added.push(middleware) };
  noteLostAnswers({ middlewareStack } as unknown as DynamoDBClient);
  return (next, context) => added.reduce((inner, middleware) => middleware(inner, context), next);
}

const MAX_RETRY_DELAY_MS = 20_000;
const RETRY_DELAY_MS = 100;
const THROTTLING_RETRY_DELAY_MS = 500;
const THROTTLING = [
  "ProvisionedThroughputExceededException",
  "ThrottlingException",
  "TransactionInProgressException",
];
const TRANSIENT = ["TimeoutError", "InternalServerError"];

/** The SDK's standard retries, with their pauses. */
function sdkAttempts(process: Process, random: () => number, maxAttempts: number) {
  return async (send: () => Promise<object>): Promise<object> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await send();
      } catch (error) {
        const { name } = error as Error;
        const isThrottling = THROTTLING.includes(name);
        if (attempt === maxAttempts || !(isThrottling || TRANSIENT.includes(name))) throw error;
        const base = isThrottling ? THROTTLING_RETRY_DELAY_MS : RETRY_DELAY_MS;
        await process.sleep(Math.min(MAX_RETRY_DELAY_MS, random() * base * 2 ** (attempt - 1)));
      }
    }
  };
}
