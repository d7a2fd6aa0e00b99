import { daysOf, type EventClock } from "../notices/organizer-message.ts";
import type { Programme } from "../programme/session.ts";
import type { DoorCounts, Ledger } from "../seats/ledger.ts";

/** What the door has counted in a session. */
export interface CountedAtDoor extends DoorCounts {
  /** Seats that were taken from people who had not come. */
  readonly noShows: number;
}

/** Who came. Rates are from 0 to 1, and `null` where they say nothing. */
export interface Attendance {
  /** People who had a seat, also those who lost it because they did not come. */
  readonly expected: number;
  /** Those of them who were checked in. */
  readonly came: number;
  /** Those who did not come: people who lost their seat for it, and after the end everybody else. */
  readonly noShows: number;
  readonly walkIns: number;
  readonly anyway: number;
  readonly checkInRate: number | null;
  /** It is known when the session is over. */
  readonly noShowRate: number | null;
  /** Walk-ins among all people inside. */
  readonly walkInRate: number | null;
}

export interface SessionAttendance
  extends Pick<Programme, "sessionId" | "title" | "startsAt" | "endsAt" | "room" | "track">,
    Pick<Ledger, "state" | "capacity">,
    Attendance {
  readonly doorUsed: boolean;
  readonly over: boolean;
}

export interface GroupAttendance extends Attendance {
  readonly sessions: number;
  /** The sessions where the door was used. All other figures are of these. */
  readonly sessionsWithDoor: number;
}

/** @param offersOpen offers count in `taken`, but nobody expects these people */
export function attendanceOf(
  {
    sessionId,
    title,
    startsAt,
    endsAt,
    room,
    track,
  }: Pick<Programme, "sessionId" | "title" | "startsAt" | "endsAt" | "room" | "track">,
  { state, capacity, taken }: Pick<Ledger, "state" | "capacity" | "taken">,
  { inside, walkIns, anyway, checkIns, noShows }: CountedAtDoor,
  offersOpen: number,
  now: string,
): SessionAttendance {
  const over = endsAt <= now;
  const confirmed = Math.max(0, taken - walkIns - offersOpen);
  const came = Math.max(0, inside - walkIns);
  const expected = confirmed + noShows;
  const missing = noShows + (over ? Math.max(0, confirmed - came) : 0);
  const what = { sessionId, title, startsAt, endsAt, room, track, state, capacity };
  const counts = { expected, came, noShows: missing, walkIns, anyway };
  const doorUsed = checkIns > 0;
  const rates = doorUsed ? ratesOf(counts, over ? counts : NOBODY) : NO_RATES;
  // Without the door nobody knows who came.
  return { ...what, doorUsed, over, ...counts, ...(doorUsed ? {} : { noShows }), ...rates };
}

type Counts = Pick<Attendance, "expected" | "came" | "noShows" | "walkIns" | "anyway">;

const NOBODY: Counts = { expected: 0, came: 0, noShows: 0, walkIns: 0, anyway: 0 };
const NO_RATES = { checkInRate: null, noShowRate: null, walkInRate: null };

/** @param ended the counts of sessions that are over */
function ratesOf({ expected, came, walkIns, anyway }: Counts, ended: Counts) {
  return {
    checkInRate: share(came, expected),
    noShowRate: share(ended.noShows, ended.expected),
    walkInRate: share(walkIns, came + walkIns + anyway),
  };
}

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;

/** Sums the sessions where the door was used. */
export function attendanceOfAll(sessions: readonly SessionAttendance[]): GroupAttendance {
  const withDoor = sessions.filter(({ doorUsed }) => doorUsed);
  const counts = sumOf(withDoor);
  const rates = ratesOf(counts, sumOf(withDoor.filter(({ over }) => over)));
  return { sessions: sessions.length, sessionsWithDoor: withDoor.length, ...counts, ...rates };
}

function sumOf(all: readonly Counts[]): Counts {
  const sum = (count: keyof Counts) => all.reduce((total, each) => total + each[count], 0);
  const [expected, came, noShows] = [sum("expected"), sum("came"), sum("noShows")];
  return { expected, came, noShows, walkIns: sum("walkIns"), anyway: sum("anyway") };
}

export type RoomAttendance = GroupAttendance & { readonly room: string | null };
export type DayAttendance = GroupAttendance & { readonly day: string };

/** In order of the rooms' names; sessions without a room come last. */
export const byRoom = (sessions: readonly SessionAttendance[]): RoomAttendance[] =>
  [...Map.groupBy(sessions, ({ room }) => room)]
    .map(([room, ofRoom]) => ({ room, ...attendanceOfAll(ofRoom) }))
    .sort((a, b) =>
      a.room === null || b.room === null
        ? Number(a.room === null) - Number(b.room === null)
        : a.room.localeCompare(b.room, "en", { numeric: true }),
    );

/** By the conference days of the event, in their order. */
export function byDay(sessions: readonly SessionAttendance[], clock: EventClock): DayAttendance[] {
  const dayAt = daysOf(clock);
  return [...Map.groupBy(sessions, ({ startsAt }) => dayAt(startsAt))]
    .map(([day, ofDay]) => ({ day, ...attendanceOfAll(ofDay) }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}
