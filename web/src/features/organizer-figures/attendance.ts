import type { AttendanceAnswer } from "../../api/organizer/answers.ts";
import { shortDate } from "../../time/zoned.ts";

type Sums = AttendanceAnswer["total"];

export const GROUPINGS = ["session", "room", "day"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Who came to a session, a room or a day. */
export interface AttendanceRow
  extends Pick<
    Sums,
    "expected" | "came" | "noShows" | "walkIns" | "anyway" | "checkInRate" | "noShowRate" | "walkInRate"
  > {
  readonly key: string;
  readonly name: string;
  /** The door was used. */
  readonly known: boolean;
}

/** The rows of a grouping in the order of the answer. Cancelled sessions are left out. */
export function rowsBy(answer: AttendanceAnswer, by: Grouping, noRoom: string): AttendanceRow[] {
  switch (by) {
    case "session":
      return answer.sessions
        .filter(({ state }) => state !== "CANCELLED")
        .map((session) => ({
          ...session,
          ...{ key: session.sessionId, name: session.title, known: session.doorUsed },
        }));
    case "room":
      return answer.rooms.map((room) => ({
        ...room,
        ...{ key: room.room ?? "", name: room.room ?? noRoom, known: room.sessionsWithDoor > 0 },
      }));
    case "day":
      return answer.days.map((day) => ({
        ...day,
        ...{ key: day.day, name: shortDate(day.day, "UTC"), known: day.sessionsWithDoor > 0 },
      }));
  }
}
