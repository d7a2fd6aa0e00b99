import { randomUUID } from "node:crypto";

const AN_HOUR_MS = 3_600_000;
const A_DAY_MS = 24 * AN_HOUR_MS;
/** Registration was open for this long. */
const REGISTRATION_DAYS = 28;

export const PAST_EVENT_ID = "demo-boatyard";

interface PastSession {
  readonly title: string;
  readonly room: string;
  readonly track: string;
  readonly hour: number;
  readonly capacity: number;
  readonly reserved: number;
  readonly cancelled: number;
  /** Nobody was checked in if this is 0. */
  readonly came: number;
  readonly walkIns: number;
  readonly anyway: number;
}

const session = (
  [title, room, track, hour]: [string, string, string, number],
  [capacity, reserved, cancelled, came, walkIns, anyway]: [number, number, number, number, number, number],
): PastSession => ({ title, room, track, hour, capacity, reserved, cancelled, came, walkIns, anyway });

const SESSIONS = [
  session(["Planks, nails and patience", "Slipway", "Craft", 9], [30, 32, 3, 26, 1, 0]),
  session(["Reading a tide table", "Loft", "Science", 9], [20, 16, 2, 12, 3, 0]),
  session(["How a rope is laid", "Slipway", "Craft", 11], [30, 24, 4, 17, 4, 0]),
  session(["Lamps for bad weather", "Loft", "Design", 11], [12, 14, 2, 11, 0, 2]),
  session(["Small engines, taken apart", "Slipway", "Hardware", 14], [20, 22, 4, 13, 2, 0]),
  session(["Evening round at the pier", "Pier", "Community", 17], [40, 18, 1, 0, 0, 0]),
];

export interface PastRsvp {
  readonly userId: string;
  readonly name: string;
  readonly rsvpId: string;
  readonly reservedAt: string;
  readonly cancelledAt: string | null;
  readonly checkedInAt: string | null;
}

const iso = (at: number): string => new Date(at).toISOString();

/** A day that is over: its times are some weeks before `now`, in milliseconds. */
export function pastEvent(now: number) {
  const day = Math.floor(now / A_DAY_MS) * A_DAY_MS - 42 * A_DAY_MS;
  const at = (hour: number) => iso(day + hour * AN_HOUR_MS);
  return {
    event: {
      ...{ title: "A Day at the Boatyard", timeZone: "Atlantic/Reykjavik", accentColor: "#7a4b12" },
      ...{ startsAt: at(8), endsAt: at(19) },
    },
    sessions: SESSIONS.map((played, index) => ({
      played,
      body: {
        ...{ title: played.title, room: played.room, track: played.track, capacity: played.capacity },
        ...{ startsAt: at(played.hour), endsAt: at(played.hour + 1) },
      },
      rsvps: rsvpsOf(played, index, day),
    })),
  };
}

/** Many people come early, few in between, and most in the last week. Those who come last keep their seats. */
function rsvpsOf({ hour, reserved, cancelled, came }: PastSession, index: number, day: number): PastRsvp[] {
  const opened = day - REGISTRATION_DAYS * A_DAY_MS;
  const starts = day + hour * AN_HOUR_MS;
  return Array.from({ length: reserved }, (_, n) => {
    const share = (n + 1) / (reserved + 1);
    const passed = share < 0.3 ? share / 3 : 0.1 + 0.88 * ((share - 0.3) / 0.7) ** 0.6;
    const reservedAt = opened + passed * REGISTRATION_DAYS * A_DAY_MS;
    const isCancelled = n < cancelled;
    const isIn = !isCancelled && n < cancelled + came;
    return {
      userId: `visitor-${(index % 2) * 40 + n + 1}`,
      name: `Visitor ${(index % 2) * 40 + n + 1}`,
      rsvpId: randomUUID(),
      reservedAt: iso(reservedAt),
      cancelledAt: isCancelled ? iso(reservedAt + (n + 2) * A_DAY_MS) : null,
      checkedInAt: isIn ? iso(starts - ((n * 37) % 25) * 60_000) : null,
    };
  });
}
