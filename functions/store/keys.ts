/** The keys of the one table; `docs/adr/001-one-table.md` says why they are as they are. */
export const BY_SESSION_INDEX = "bySession";

export interface Key {
  readonly PK: string;
  readonly SK: string;
}

export const EVENTS = "EVENTS";
export const eventKey = (eventId: string): Key => ({ PK: EVENTS, SK: `EVENT#${eventId}` });

export const cataloguePartition = (eventId: string): string => `EVENT#${eventId}`;
export const SESSION_PREFIX = "SESSION#";
export const sessionKey = (eventId: string, sessionId: string): Key => ({
  PK: cataloguePartition(eventId),
  SK: `${SESSION_PREFIX}${sessionId}`,
});

export const ledgerKey = (sessionId: string): Key => ({ PK: `SESSION#${sessionId}`, SK: "LEDGER" });

export const userPartition = (userId: string): string => `USER#${userId}`;
export const rsvpKey = (userId: string, sessionId: string): Key => ({
  PK: userPartition(userId),
  SK: `RSVP#${sessionId}`,
});
export const rsvpPrefix = (eventId: string): string => `RSVP#${eventId}.`;

export const rateKey = (action: string, userId: string): Key => ({
  PK: `RATE#${action}#${userId}`,
  SK: "RATE",
});

export const bySessionPartition = (sessionId: string, status: string): string =>
  `SESSION#${sessionId}#${status}`;
export const bySessionOrder = (time: string, userId: string): string => `${time}#${userId}`;
