import { draw, type Spread } from "../time/spread.ts";
import type { VirtualTime } from "../time/virtual-time.ts";
import type { Message, SimulatedQueue } from "./simulated-queue.ts";

/** A batch's result: which messages failed. It never comes from a function that crashed. */
export type Handle = (batch: readonly Message[]) => Promise<readonly Message[]>;

interface DeliveryOptions {
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly queue: SimulatedQueue;
  readonly handle: Handle;
  /** @default the consumer of nudges */
  readonly settings?: DeliverySettings;
}

export interface DeliverySettings {
  readonly batchSize: number;
  readonly maxConsumers: number;
  readonly functionTimeoutMs: number;
}

/** The settings of the template. A test compares them. */
export const BATCH_SIZE = 10;
export const MAX_CONSUMERS = 5;
export const FUNCTION_TIMEOUT_MS = 10_000;

const OF_NUDGES: DeliverySettings = {
  batchSize: BATCH_SIZE,
  maxConsumers: MAX_CONSUMERS,
  functionTimeoutMs: FUNCTION_TIMEOUT_MS,
};

const POLL: Spread = { least: 1, most: 50 };

/** Lambda's polling of a queue. It deletes the messages of a batch that did not fail. */
export function deliver({ time, random, queue, handle, settings = OF_NUDGES }: DeliveryOptions): void {
  const { batchSize, maxConsumers, functionTimeoutMs } = settings;
  let running = 0;

  const invoke = () => {
    if (running === maxConsumers) return;
    const batch = queue.receive(batchSize);
    if (batch.length === 0) return;
    running += 1;
    let isOver = false;
    const end = () => {
      if (isOver) return;
      isOver = true;
      running -= 1;
      invoke();
    };
    time.after(functionTimeoutMs, end);
    void handle(batch).then((failed) => {
      if (!isOver) for (const message of batch) if (!failed.includes(message)) queue.delete(message);
      end();
    });
  };
  queue.onVisible = () => time.after(draw(POLL, random), invoke);
}
