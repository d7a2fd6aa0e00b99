import type { AttendanceAnswer } from "../../contract/figures.ts";
import { attendanceFileName } from "../../contract/file-names.ts";
import * as contract from "../../contract/requests.ts";
import { attendanceOfAll, byDay, byRoom } from "../../core/figures/attendance.ts";
import { prefers } from "../../middleware/prefers.ts";
import { json, PERSONAL, type Reply } from "../../middleware/reply.ts";
import { type Access, type Route, route } from "../../middleware/route.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { readAttendance } from "../../store/figures/attendance.ts";
import { findEvent } from "../../store/programme/events.ts";
import { noSuchEvent } from "../seats/refusals.ts";
import { figuresFile } from "./figures-file.ts";

/** Answers who came, by session, room, day and event; as CSV one of these. */
export const attendanceRoute = (access: Access<SignedInAttendee>, table: Table, clock: () => Date): Route =>
  route(
    { access, ...contract.ofEvent, query: contract.AttendanceQuery },
    async ({ params: { eventId }, query: { by }, headers }) => {
      const [event, sessions] = await Promise.all([
        findEvent(table, eventId),
        readAttendance(table, eventId, clock().toISOString()),
      ]);
      if (event === null) return noSuchEvent(eventId);
      const groups = {
        sessions,
        rooms: byRoom(sessions),
        days: byDay(sessions, event),
        total: attendanceOfAll(sessions),
      };
      if (prefers("text/csv", headers.accept))
        return fileOf({ eventId, ...groups }, by, attendanceFileName(eventId, by, clock()));
      const { timeZone } = event;
      return json<AttendanceAnswer>(200, "OK", { eventId, timeZone, ...groups }, PERSONAL);
    },
  );

const COUNTS = ["expected", "came", "noShows", "walkIns", "anyway"] as const;
const RATES = ["checkInRate", "noShowRate", "walkInRate"] as const;
const OF_A_GROUP = [...(["sessions", "sessionsWithDoor"] as const), ...COUNTS, ...RATES];
const OF_A_SESSION = [
  ...(["sessionId", "title", "startsAt", "endsAt", "room", "track", "state", "capacity"] as const),
  ...(["doorUsed", "over"] as const),
  ...COUNTS,
  ...RATES,
];

function fileOf(
  { eventId, sessions, rooms, days, total }: Omit<AttendanceAnswer, "timeZone">,
  by: "session" | "room" | "day" | "event",
  name: string,
): Reply {
  switch (by) {
    case "session":
      return figuresFile(name, OF_A_SESSION, sessions);
    case "room":
      return figuresFile(name, ["room", ...OF_A_GROUP], rooms);
    case "day":
      return figuresFile(name, ["day", ...OF_A_GROUP], days);
    case "event":
      return figuresFile(name, ["eventId", ...OF_A_GROUP], [{ eventId, ...total }]);
  }
}
