import type { AgendaSession, MySchedule } from "../../api/answers.ts";
import { ANY_OF } from "../../api/any-of.ts";
import { type Availability, availability } from "../../seats/seat-state.ts";
import { isLong } from "../../time/time-range.ts";

/** Session ids, the most wanted first. */
export type Picks = readonly string[];

export const withPick = (picks: Picks, id: string): Picks =>
  picks.includes(id) || picks.length >= ANY_OF.most ? picks : [...picks, id];

export const withoutPick = (picks: Picks, id: string): Picks => picks.filter((each) => each !== id);

/** @param by -1: more wanted, 1: less */
export function movedPick(picks: Picks, id: string, by: -1 | 1): Picks {
  const from = picks.indexOf(id);
  const other = picks[from + by];
  if (from < 0 || other === undefined) return picks;
  return picks.map((each) => (each === id ? other : each === other ? id : each));
}

/** What is still wrong with them. */
export const faultOf = (picks: Picks): "too-few" | undefined =>
  picks.length < ANY_OF.least ? "too-few" : undefined;

/** Whether a person can get or wait for a seat there. A seat that they have needs no request. */
export function canBePicked(
  session: AgendaSession,
  schedule: Pick<MySchedule, "entries"> | undefined,
  now: number,
): boolean {
  const found: Availability = availability(session, now);
  const isTheirs = schedule?.entries.some(
    ({ rsvp }) => rsvp.sessionId === session.sessionId && rsvp.status === "CONFIRMED",
  );
  return found.kind !== "unavailable" && !isTheirs;
}

/**
 * Sessions in the order in which they come into question instead of `base`: at its time, of its track, near to it.
 * @param sessions in order of start
 */
export function byNearness(
  sessions: readonly AgendaSession[],
  base: AgendaSession | undefined,
): readonly AgendaSession[] {
  if (base === undefined) return sessions;
  const [start, end] = [Date.parse(base.startsAt), Date.parse(base.endsAt)];
  const rank = (each: AgendaSession): number => {
    const overlaps = Date.parse(each.startsAt) < end && Date.parse(each.endsAt) > start && !isLong(each);
    return (overlaps ? 2 : 0) + (base.track !== null && each.track === base.track ? 1 : 0);
  };
  const away = (each: AgendaSession) => Math.abs(Date.parse(each.startsAt) - start);
  return sessions.toSorted((a, b) => rank(b) - rank(a) || away(a) - away(b));
}
