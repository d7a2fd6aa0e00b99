import type { IndexedSession } from "../../seats/indexed-session.ts";

/** From the first start to the last end; undefined if there are no sessions. */
export function spanOf(sessions: readonly IndexedSession[]) {
  const starts = sessions.map(({ session }) => Date.parse(session.startsAt));
  const ends = sessions.map(({ session }) => Date.parse(session.endsAt));
  return sessions.length === 0 ? undefined : { startsAt: Math.min(...starts), endsAt: Math.max(...ends) };
}
