/** What is stored of one person's ticket for one event. Its signed text follows from it and from the current key. */
export interface Ticket {
  /** Random, 16 characters in base64url. */
  readonly ticketId: string;
  readonly userId: string;
  readonly eventId: string;
  /** ISO, UTC, whole seconds. */
  readonly issuedAt: string;
  /** The manual code, which is unique in the event. */
  readonly code: string;
  /** How many tickets the person has had for the event. */
  readonly version: number;
}

/** Whose ticket it is. */
export type TicketOwner = Pick<Ticket, "userId" | "eventId">;

/** A ticket that was replaced is kept this long after the event, so that a door can say so. */
const KEPT_AFTER_EVENT_MS = 30 * 24 * 60 * 60_000;

/** @param endsAt when the event ends; ISO */
export const replacedUntil = (endsAt: string, now: Date): Date =>
  new Date(Math.max(Date.parse(endsAt), now.getTime()) + KEPT_AFTER_EVENT_MS);

/** A ticket says whole seconds. */
export const issuedAtOf = (now: Date): string =>
  new Date(Math.floor(now.getTime() / 1_000) * 1_000).toISOString();
