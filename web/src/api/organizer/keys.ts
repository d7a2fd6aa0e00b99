/** The keys of what only organizers read: all of it is removed when another person signs in. */
export const organizerKeys = {
  all: ["organizer"],
  events: ["organizer", "events"],
  event: (eventId: string) => ["organizer", "event", eventId],
  sessions: (eventId: string) => ["organizer", "sessions", eventId],
  session: (sessionId: string) => ["organizer", "session", sessionId],
  booth: (sessionId: string) => ["organizer", "booth", sessionId],
  roster: (sessionId: string) => ["organizer", "roster", sessionId],
  messages: (eventId: string) => ["organizer", "messages", eventId],
  roles: (eventId: string) => ["organizer", "roles", eventId],
  mailStops: (eventId: string) => ["organizer", "mail-stops", eventId],
  eventFeedback: (eventId: string) => ["organizer", "feedback", eventId],
  sessionFeedback: (sessionId: string, rating: number) => ["organizer", "feedback", sessionId, rating],
  figures: (eventId: string) => ["organizer", "figures", eventId],
} as const;
