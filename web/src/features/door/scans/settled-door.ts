import type { CheckInResult, Door, DoorCounts } from "../../../api/door/answers.ts";
import { withAttendee } from "./roster.ts";
import type { Scan } from "./scan.ts";

/** The kept door after the service has answered a check-in. Its next answer is read whole. */
export function withResult(door: Door, scan: Scan, result: CheckInResult): Door {
  const counts = result.counts ?? door.counts;
  const userId = result.attendee?.userId ?? scan.userId;
  const attendee = door.attendees.find((each) => each.userId === userId);
  const isIn = result.outcome !== undefined && result.outcome !== "WALKED_IN";
  if (attendee === undefined || !isIn) return { ...door, counts, etag: null };
  const checkedInAt = result.attendee?.checkedInAt ?? result.at ?? scan.at;
  const status = result.outcome === "ADMITTED" ? "CONFIRMED" : attendee.status;
  const checkedInBy = result.by?.userId ?? scan.personId;
  return {
    ...withAttendee(door, { ...attendee, status, checkedInAt, checkedInBy }, result.counts),
    etag: null,
  };
}

/** The kept door after the service has undone a check-in. */
export function withoutScan(door: Door, { userId }: Scan, counts: DoorCounts): Door {
  const attendee = door.attendees.find((each) => each.userId === userId);
  if (attendee === undefined) return { ...door, counts, etag: null };
  return { ...withAttendee(door, { ...attendee, checkedInAt: null, checkedInBy: null }, counts), etag: null };
}
