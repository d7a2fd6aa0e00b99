import type { QueryClient } from "@tanstack/react-query";
import { eventQuery } from "../api/queries.ts";
import { attendeeIdOf, type Identity } from "../identity/identity.ts";
import { myScheduleQuery } from "../seats/my-schedule-query.ts";
import { agendaQuery } from "../seats/seats-query.ts";
import { identifiedAccess } from "./identified-access.ts";

const AGENDA_PATH = /^\/events\/([^/%]+)\/?$/;

/** Asks for what the agenda needs before anything is rendered: a phone takes longer for that than the service. */
export function askEarly(client: QueryClient, identity: Identity, pathname: string): void {
  const [, eventId] = AGENDA_PATH.exec(pathname) ?? [];
  if (eventId === undefined) return;
  const access = identifiedAccess(() => ({
    identity,
    renew: async () => undefined,
    expire: () => undefined,
  }));
  void client.prefetchQuery(eventQuery(access, eventId));
  void client.prefetchQuery(agendaQuery(access, client, eventId));
  const attendeeId = attendeeIdOf(identity);
  if (attendeeId !== undefined) {
    void client.prefetchQuery(myScheduleQuery(access, client, eventId, attendeeId));
  }
}
