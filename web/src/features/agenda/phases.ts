import type { IndexedSession } from "../../seats/indexed-session.ts";

/** Where a session is in time. */
export type Phase = "over" | "running" | "ahead";

export type Phases = Readonly<Record<Phase, readonly IndexedSession[]>>;

/** @param now milliseconds since 1970 */
export function phasesOf(sessions: readonly IndexedSession[], now: number): Phases {
  const phases: Record<Phase, IndexedSession[]> = { over: [], running: [], ahead: [] };
  for (const each of sessions) phases[phaseOf(each.session, now)].push(each);
  return phases;
}

/** A day is running from its first session to its last one; before and after, "now" is nowhere in it. */
export const isRunning = ({ over, running, ahead }: Phases): boolean =>
  running.length > 0 || (over.length > 0 && ahead.length > 0);

interface Times {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** @param now milliseconds since 1970 */
export function phaseOf({ startsAt, endsAt }: Times, now: number): Phase {
  if (Date.parse(endsAt) <= now) return "over";
  return Date.parse(startsAt) <= now ? "running" : "ahead";
}
