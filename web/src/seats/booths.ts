import type { AgendaSession } from "../api/answers.ts";

export const isBooth = ({ kind }: Pick<AgendaSession, "kind">): boolean => kind === "BOOTH";

export const boothsKey = (eventId: string) => ["booths", eventId] as const;

/** What an attendee has in booths: a place, an offer or a wait. */
export const visitsKey = (eventId: string, attendeeId: string) => ["visits", eventId, attendeeId] as const;

export const boothPath = ({ eventId, sessionId }: Pick<AgendaSession, "eventId" | "sessionId">): string =>
  `/events/${eventId}/booths/${encodeURIComponent(sessionId)}`;
