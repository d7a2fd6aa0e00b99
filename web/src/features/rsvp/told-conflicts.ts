import type { QueryClient } from "@tanstack/react-query";
import type { Conflict, Reserved } from "../../api/answers.ts";
import { eventQuery } from "../../api/queries.ts";
import type { ApiAccess } from "../../api/request.ts";

/** The conflicts that the person is told of: none in an event that allows overlaps. */
export async function toldConflicts(
  access: ApiAccess,
  client: QueryClient,
  eventId: string,
  { status, conflicts = [], givenUp }: Reserved,
): Promise<readonly Conflict[]> {
  const left = conflicts.filter(({ sessionId }) => sessionId !== givenUp?.sessionId);
  if (left.length === 0 || status === "CANCELLED") return [];
  // A page of another site may not know the event yet.
  const event = await client.ensureQueryData(eventQuery(access, eventId)).catch(() => undefined);
  return event?.conflictPolicy === "ALLOW" ? [] : left;
}
