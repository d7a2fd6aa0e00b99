import { skipToken, useQuery } from "@tanstack/react-query";
import type { ScheduleEntry } from "../../api/answers.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { visitsKey } from "../../seats/booths.ts";

const NONE: readonly ScheduleEntry[] = [];

/** What the attendee has in booths of the event, as their schedule has shown it last. It asks for nothing. */
export function useMyVisits(eventId: string): readonly ScheduleEntry[] {
  const attendeeId = attendeeIdOf(useIdentity().identity) ?? "";
  const queryKey = visitsKey(eventId, attendeeId);
  return useQuery<readonly ScheduleEntry[]>({ queryKey, queryFn: skipToken }).data ?? NONE;
}
