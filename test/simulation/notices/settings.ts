import type { DeliverySettings } from "../queue/deliveries.ts";
import type { QueueSettings } from "../queue/simulated-queue.ts";
import type { MappingSettings } from "./stream-deliveries.ts";

// The settings of the template. A test compares them.

const keys = (PK: string, SK: string) => ({
  dynamodb: { Keys: { PK: { S: [{ prefix: PK }] }, SK: { S: [{ prefix: SK }] } } },
});

/** `change-notices` behind the stream. */
export const CHANGES: MappingSettings = {
  pattern: keys("USER#", "RSVP#"),
  batchSize: 100,
  maxRetries: 10,
  functionTimeoutMs: 30_000,
};

/** `note-moves` behind the stream. */
export const MOVES: MappingSettings = {
  pattern: keys("EVENT#", "SESSION#"),
  batchSize: 10,
  maxRetries: 10,
  functionTimeoutMs: 300_000,
};

export const NOTICE_QUEUE: QueueSettings = { visibilityTimeoutMs: 180_000, maxReceives: 9 };

/** `notice-consumer` behind its queue. */
export const SENDING: DeliverySettings = { batchSize: 10, maxConsumers: 2, functionTimeoutMs: 30_000 };
