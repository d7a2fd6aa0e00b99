import type { AgendaSession, Event, MySchedule, Rsvp, ScheduleEntry } from "../api/answers.ts";
import { isLong } from "../time/time-range.ts";

type Slot = Pick<AgendaSession, "sessionId" | "startsAt" | "endsAt" | "room">;
export type HeldStatus = Exclude<Rsvp["status"], "CANCELLED">;
type Rules = Pick<Event, "conflictPolicy" | "changeMinutes">;

/** A session that a person holds, and that is at the same time as another one, or too close to it. */
export interface Clash {
  readonly session: ScheduleEntry["session"];
  readonly status: HeldStatus;
  /** How many minutes lie between the two; `null`: they overlap. */
  readonly gap: number | null;
}

const MINUTE_MS = 60_000;
const NONE: readonly Clash[] = [];

/**
 * What a person holds that clashes with `session` or is tight beside it, in order of start, by the service's rules
 * (ADR 051). Nothing is told in an event that allows overlaps.
 * @param now milliseconds since 1970
 */
export function clashesOf(
  session: Slot,
  { entries }: Pick<MySchedule, "entries">,
  rules: Rules,
  now: number,
): readonly Clash[] {
  if (rules.conflictPolicy === "ALLOW" || isLong(session)) return NONE;
  const times = timesOf(session);
  const found = heldIn(entries, now).flatMap(({ rsvp, session: other, ...held }): Clash[] => {
    if (other.sessionId === session.sessionId) return [];
    const gap = gapBetween(times, held);
    const tells = gap < 0 || (isOtherRoom(session, other) && gap < rules.changeMinutes);
    return tells ? [{ session: other, status: rsvp.status, gap: gap < 0 ? null : gap }] : [];
  });
  return found.length === 0 ? NONE : found;
}

/** A seat at the same time: with it nobody gains another one in an event that blocks overlaps. */
export const isSeatThen = ({ status, gap }: Pick<Clash, "status" | "gap">): boolean =>
  status === "CONFIRMED" && gap === null;

/** Milliseconds since 1970. */
interface Times {
  readonly from: number;
  readonly to: number;
}

interface Held extends Times {
  readonly rsvp: Rsvp & { readonly status: HeldStatus };
  readonly session: ScheduleEntry["session"];
}

/** A grid asks for hundreds of sessions in the same minute, so what they are compared with is read once. */
const known = new WeakMap<
  readonly ScheduleEntry[],
  { readonly now: number; readonly held: readonly Held[] }
>();

function heldIn(entries: readonly ScheduleEntry[], now: number): readonly Held[] {
  const last = known.get(entries);
  if (last?.now === now) return last.held;
  const held = entries.flatMap(({ rsvp, session }): Held[] => {
    const times = timesOf(session);
    const counts = session.state !== "CANCELLED" && !isLong(session) && times.to > now;
    return counts && holds(rsvp, now) ? [{ rsvp, session, ...times }] : [];
  });
  known.set(entries, { now, held });
  return held;
}

function holds(rsvp: Rsvp, now: number): rsvp is Held["rsvp"] {
  if (rsvp.status !== "OFFERED") return rsvp.status !== "CANCELLED";
  return rsvp.offerExpiresAt === null || Date.parse(rsvp.offerExpiresAt) > now;
}

const timesOf = ({ startsAt, endsAt }: Pick<Slot, "startsAt" | "endsAt">): Times => ({
  from: Date.parse(startsAt),
  to: Date.parse(endsAt),
});

/** Minutes; negative if they overlap. */
function gapBetween(one: Times, other: Times): number {
  if (one.from < other.to && other.from < one.to) return -1;
  return Math.max(one.from - other.to, other.from - one.to) / MINUTE_MS;
}

const isOtherRoom = (one: Slot, other: Slot): boolean =>
  one.room !== null && other.room !== null && one.room !== other.room;
