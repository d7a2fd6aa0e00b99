import type { ScheduleEntry } from "../../api/answers.ts";
import { useCached } from "../../api/use-cached.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { visitsKey } from "../../seats/booths.ts";

const NONE: readonly ScheduleEntry[] = [];

/** What the attendee has in booths of the event, as their schedule has shown it last. */
export function useMyVisits(eventId: string): readonly ScheduleEntry[] {
  const attendeeId = attendeeIdOf(useIdentity().identity) ?? "";
  return useCached<readonly ScheduleEntry[], readonly ScheduleEntry[]>(
    visitsKey(eventId, attendeeId),
    (state) => state?.data ?? NONE,
  );
}
