import type { QueryClient } from "@tanstack/react-query";

// A session is held while the page shows its own count of seats, because answers for everybody do not show an act yet.

/**
 * An answer for everybody is at most this old: caches keep it for two seconds, the service for one more, and
 * it may be on its way for a while.
 */
export const OLDEST_COPY_MS = 6_000;

/** The time until which a session is held, in milliseconds since 1970; infinite while an act is pending. */
const heldIn = new WeakMap<QueryClient, Map<string, number>>();

/** An act has begun: until it ends, no answer may replace what the page presumes. */
export function hold(client: QueryClient, sessionId: string): void {
  heldBy(client).set(sessionId, Number.POSITIVE_INFINITY);
}

/** An act has ended: every answer that comes a moment later shows its effect. */
export function release(client: QueryClient, sessionId: string): void {
  heldBy(client).set(sessionId, Date.now() + OLDEST_COPY_MS);
}

export const isPending = (client: QueryClient, sessionId: string): boolean =>
  heldBy(client).get(sessionId) === Number.POSITIVE_INFINITY;

/** Tells whether the page knows the seats of a session better than an answer for everybody. */
export const isHeld = (client: QueryClient, sessionId: string): boolean =>
  (heldBy(client).get(sessionId) ?? 0) > Date.now();

function heldBy(client: QueryClient): Map<string, number> {
  const held = heldIn.get(client) ?? new Map<string, number>();
  heldIn.set(client, held);
  return held;
}
