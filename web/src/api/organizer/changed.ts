import type { QueryClient } from "@tanstack/react-query";
import type { Event, Session } from "../answers.ts";
import { askAnew } from "../ask-anew.ts";
import { organizerKeys } from "./keys.ts";

/** After this time, waiting people have been offered the seats that a change has freed. */
const LINE_SERVED_MS = 1_500;

/** Removes the answers that attendees' pages keep, because they are older than the change. No such page is open now. */
export function dropAttendeesCopies(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== organizerKeys.all[0] });
}

/** The service has saved the event as it is here. */
export async function eventSaved(client: QueryClient, event: Event): Promise<void> {
  dropAttendeesCopies(client);
  await replace<Event>(client, organizerKeys.event(event.eventId), () => event);
  await replace<readonly Event[]>(
    client,
    organizerKeys.events,
    (all) => all && [...all.filter(({ eventId }) => eventId !== event.eventId), event],
  );
}

/** An import has created, changed or closed sessions, and says on the event how far it is. */
export async function scheduleImported(client: QueryClient, eventId: string): Promise<void> {
  dropAttendeesCopies(client);
  await askAnew(client, { queryKey: organizerKeys.event(eventId) });
}

/** The service has the session as it is here. */
export async function sessionSaved(client: QueryClient, session: Session): Promise<void> {
  const { eventId, sessionId } = session;
  await replace<readonly Session[]>(client, organizerKeys.sessions(eventId), (all) =>
    all?.map((each) => (each.sessionId === sessionId ? session : each)),
  );
  await replace<Session>(client, organizerKeys.session(sessionId), (before) => before && session);
}

/** An answer that is on its way may be older. */
async function replace<T>(
  client: QueryClient,
  queryKey: readonly string[],
  update: (before: T | undefined) => T | undefined,
): Promise<void> {
  await client.cancelQueries({ queryKey });
  client.setQueryData<T>(queryKey, update);
}

/**
 * Somebody's seat may have changed in the session, even if the answer was lost. The lists are read again once
 * the waitlist has been served.
 */
export function seatsChanged(client: QueryClient, eventId: string, sessionId: string): void {
  dropAttendeesCopies(client);
  setTimeout(() => {
    for (const queryKey of [organizerKeys.sessions(eventId), organizerKeys.roster(sessionId)]) {
      void askAnew(client, { queryKey });
    }
  }, LINE_SERVED_MS);
}

/** Some sessions of the event are not as they were, or are gone. */
export async function sessionsChanged(client: QueryClient, eventId: string): Promise<void> {
  dropAttendeesCopies(client);
  await askAnew(client, { queryKey: organizerKeys.sessions(eventId) });
}
