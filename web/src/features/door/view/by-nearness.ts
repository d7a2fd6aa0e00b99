import type { Times } from "../../../time/time-range.ts";

const BEFORE_MS = 60 * 60_000;
const AFTER_MS = 15 * 60_000;

/** Groups sessions, which are in order of start: a door opens before its session begins. */
export function byNearness<S extends Times>(sessions: readonly S[], now: number) {
  const now_: S[] = [];
  const later: S[] = [];
  const earlier: S[] = [];
  for (const session of sessions) {
    if (Date.parse(session.endsAt) + AFTER_MS < now) earlier.push(session);
    else (Date.parse(session.startsAt) - BEFORE_MS <= now ? now_ : later).push(session);
  }
  const nearest = (a: S, b: S) =>
    Math.abs(Date.parse(a.startsAt) - now) - Math.abs(Date.parse(b.startsAt) - now);
  return [
    { name: "now", sessions: now_.sort(nearest) },
    { name: "later", sessions: later },
    { name: "earlier", sessions: earlier.reverse() },
  ] as const;
}
