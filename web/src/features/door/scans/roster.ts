import type { CheckInOf, Door, DoorAttendee, DoorCounts } from "../../../api/door/answers.ts";
import { peopleIn, type Scan } from "./scan.ts";
import { letsIn } from "./verdict.ts";

/** The door with what this device has let in or undone, and the service does not know yet. */
export function withScans(door: Door, scans: readonly Scan[], self: string): Door {
  const pending = scans.filter((scan) => scan.state !== "done" && letsIn(scan.verdict));
  return pending.reduce((shown, scan) => withScan(shown, scan, self), door);
}

function withScan(door: Door, scan: Scan, self: string): Door {
  const isUndone = scan.state === "undo";
  if (scan.verdict.kind === "walked-in") {
    // The service counts those that it knows.
    if (isUndone && !scan.tried) return door;
    const sign = isUndone ? -1 : 1;
    return { ...door, counts: withWalkIns(door.counts, sign * peopleIn(scan), scan.verdict.anyway) };
  }
  const attendee = door.attendees.find(({ userId }) => userId === scan.userId);
  if (attendee === undefined || (attendee.checkedInAt !== null) !== isUndone) return door;
  return isUndone
    ? withAttendee(door, { ...attendee, checkedInAt: null, checkedInBy: null })
    : withAttendee(door, { ...attendee, checkedInAt: scan.at, checkedInBy: self });
}

/** Changes one person of the door, and the count of people inside with them. */
export function withAttendee(door: Door, attendee: DoorAttendee, counts?: DoorCounts): Door {
  const before = door.attendees.find(({ userId }) => userId === attendee.userId);
  const step = Number(attendee.checkedInAt !== null) - Number((before?.checkedInAt ?? null) !== null);
  return {
    ...door,
    counts: counts ?? { ...door.counts, inside: door.counts.inside + step },
    attendees: door.attendees.map((each) => (each.userId === attendee.userId ? attendee : each)),
  };
}

function withWalkIns(counts: DoorCounts, people: number, anyway: boolean): DoorCounts {
  const { free } = counts;
  if (anyway) return { ...counts, anyway: counts.anyway + people };
  return {
    ...counts,
    inside: counts.inside + people,
    walkIns: counts.walkIns + people,
    free: free === null ? null : Math.max(0, free - people),
  };
}

/** Finds the person. @param ticketId that of a verified ticket */
export function attendeeOf(door: Door, asked: CheckInOf, ticketId?: string): DoorAttendee | undefined {
  return door.attendees.find((each) => {
    if ("userId" in asked) return each.userId === asked.userId;
    if ("code" in asked) return each.code === asked.code;
    return ticketId !== undefined && each.ticketId === ticketId;
  });
}
