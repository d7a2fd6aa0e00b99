import type { AttendanceAnswer, FiguresOverTimeAnswer } from "../../../../web/src/api/organizer/answers.ts";

type Hour = FiguresOverTimeAnswer["hours"][number];
type Session = AttendanceAnswer["sessions"][number];
type Sums = AttendanceAnswer["total"];

const NOTHING = {
  ...{ reserved: 0, waitlisted: 0, offered: 0, accepted: 0, seated: 0, passed: 0 },
  ...{ cancelled: 0, noShows: 0, left: 0, lapsed: 0, checkedIn: 0, undone: 0 },
};

/** The hours of a trend with what happened in them. */
export function overTimeOf(
  happened: readonly (readonly [hour: string, Partial<Hour>])[],
  sessionId: string | null = null,
): FiguresOverTimeAnswer {
  let seats = 0;
  const hours = happened.map(([hour, counts]): Hour => {
    const all = { ...NOTHING, ...counts };
    seats += all.reserved + all.accepted + all.seated - all.cancelled - all.noShows;
    return { hour, ...all, seats };
  });
  return { eventId: "demo", sessionId, timeZone: "Europe/Berlin", hours };
}

const NOBODY = {
  ...{ expected: 0, came: 0, noShows: 0, walkIns: 0, anyway: 0 },
  ...{ checkInRate: null, noShowRate: null, walkInRate: null },
};

export const anAttendance = (title: string, changes: Partial<Session> = {}): Session => ({
  ...{ sessionId: `demo.${title}`, title, room: "Hall", track: null, state: "OPEN", capacity: 40 },
  ...{ startsAt: "2030-03-30T09:00:00.000Z", endsAt: "2030-03-30T10:00:00.000Z" },
  ...{ doorUsed: false, over: true, ...NOBODY },
  ...changes,
});

export const sums = (changes: Partial<Sums> = {}): Sums => ({
  ...{ sessions: 0, sessionsWithDoor: 0, ...NOBODY },
  ...changes,
});

export const attendanceOf = (
  sessions: readonly Session[],
  groups: Partial<Pick<AttendanceAnswer, "rooms" | "days" | "total">> = {},
): AttendanceAnswer => ({
  ...{ eventId: "demo", timeZone: "Europe/Berlin", sessions: [...sessions] },
  ...{ rooms: [], days: [], total: sums({ sessions: sessions.length }) },
  ...groups,
});
