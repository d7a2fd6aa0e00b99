import type { QueryClient } from "@tanstack/react-query";

// A session is held while the page shows its own count of seats, because answers for everybody do not show an act yet.

/**
 * An answer for everybody is at most this old: caches keep it for two seconds, the service for one more, and
 * it may be on its way for a while.
 */
export const OLDEST_COPY_MS = 6_000;

/** Attendees by session, and the time until which an act of theirs holds it; infinite while the act is pending. */
type Held = Map<string, Map<AttendeeId, number>>;
/** Undefined: nobody is signed in. On another site, another person may sign in while an act is pending. */
type AttendeeId = string | undefined;

const heldIn = new WeakMap<QueryClient, Held>();

/** An act has begun: until it ends, no answer may replace what the page presumes. */
export function hold(client: QueryClient, sessionId: string, attendeeId: AttendeeId): void {
  put(client, sessionId, attendeeId, Number.POSITIVE_INFINITY);
}

/** An act has ended: every answer that comes a moment later shows its effect. */
export function release(client: QueryClient, sessionId: string, attendeeId: AttendeeId): void {
  put(client, sessionId, attendeeId, Date.now() + OLDEST_COPY_MS);
}

export const isPending = (client: QueryClient, sessionId: string, attendeeId: AttendeeId): boolean =>
  heldIn.get(client)?.get(sessionId)?.get(attendeeId) === Number.POSITIVE_INFINITY;

/** Tells whether the page knows the seats of a session better than an answer for everybody. */
export const isHeld = (client: QueryClient, sessionId: string): boolean =>
  [...(heldIn.get(client)?.get(sessionId)?.values() ?? [])].some((until) => until > Date.now());

function put(client: QueryClient, sessionId: string, attendeeId: AttendeeId, until: number): void {
  const held: Held = heldIn.get(client) ?? new Map();
  const holds = held.get(sessionId) ?? new Map<AttendeeId, number>();
  heldIn.set(client, held.set(sessionId, holds.set(attendeeId, until)));
}
