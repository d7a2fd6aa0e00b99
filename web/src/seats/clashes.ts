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
  const found = entries.flatMap(({ rsvp, session: other }): Clash[] => {
    if (other.sessionId === session.sessionId || !holds(rsvp, now)) return [];
    if (other.state === "CANCELLED" || isLong(other) || Date.parse(other.endsAt) <= now) return [];
    const gap = gapBetween(session, other);
    const tells = gap < 0 || (isOtherRoom(session, other) && gap < rules.changeMinutes);
    return tells ? [{ session: other, status: rsvp.status, gap: gap < 0 ? null : gap }] : [];
  });
  return found.length === 0 ? NONE : found;
}

/** A seat at the same time: with it nobody gains another one in an event that blocks overlaps. */
export const isSeatThen = ({ status, gap }: Pick<Clash, "status" | "gap">): boolean =>
  status === "CONFIRMED" && gap === null;

function holds(rsvp: Rsvp, now: number): rsvp is Rsvp & { readonly status: HeldStatus } {
  if (rsvp.status !== "OFFERED") return rsvp.status !== "CANCELLED";
  return rsvp.offerExpiresAt === null || Date.parse(rsvp.offerExpiresAt) > now;
}

/** Minutes; negative if they overlap. */
function gapBetween(one: Slot, other: Slot): number {
  const [a, b] = [one, other].map(({ startsAt, endsAt }) => [Date.parse(startsAt), Date.parse(endsAt)]) as [
    [number, number],
    [number, number],
  ];
  if (a[0] < b[1] && b[0] < a[1]) return -1;
  return Math.max(a[0] - b[1], b[0] - a[1]) / MINUTE_MS;
}

const isOtherRoom = (one: Slot, other: Slot): boolean =>
  one.room !== null && other.room !== null && one.room !== other.room;
