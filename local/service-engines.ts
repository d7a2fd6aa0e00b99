import type { Cleanup } from "./cleanup.ts";
import { startDynamoDb } from "./engines/dynamodb.ts";
import { type Issuer, startIssuer } from "./engines/issuer.ts";
import { startSqs } from "./engines/sqs.ts";

export interface EngineOptions {
  /** An engine to use instead of the one started here. */
  readonly dynamodbEndpoint?: string | undefined;
  readonly sqsEndpoint?: string | undefined;
  /** Absent: data is kept in memory. */
  readonly dataDirectory?: string | undefined;
  /** Called when an engine that was started here ends by itself: the service cannot go on. */
  lost?(line: string): void;
}

export interface Engines {
  readonly dynamodbEndpoint: string;
  readonly sqsEndpoint: string;
  readonly issuer: Issuer;
}

export async function startEngines(
  { dynamodbEndpoint, sqsEndpoint, dataDirectory, lost = () => undefined }: EngineOptions,
  cleanup: Cleanup,
): Promise<Engines> {
  const own = async <T extends { stop(): Promise<void> }>(starting: Promise<T>) =>
    cleanup.own(await starting);
  const startDatabase = () => own(startDynamoDb({ ...(dataDirectory && { dataDirectory }), lost }));
  const [database, queues, issuer] = await allSettled([
    dynamodbEndpoint ? { endpoint: dynamodbEndpoint } : startDatabase(),
    sqsEndpoint ? { endpoint: sqsEndpoint } : own(startSqs()),
    own(startIssuer()),
  ]);
  return { dynamodbEndpoint: database.endpoint, sqsEndpoint: queues.endpoint, issuer };
}

/**
 * Like `Promise.all`, but fails only after every promise has settled, so that all results can be cleaned up.
 */
export async function allSettled<T extends readonly unknown[]>(
  promises: readonly [...T],
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(promises);
  return Promise.all(promises) as Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }>;
}
