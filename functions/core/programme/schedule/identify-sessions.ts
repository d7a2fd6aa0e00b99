import { eventIdOf } from "../../seats/rsvp.ts";
import type { Doubt } from "./doubts.ts";
import { matchByRoomAndTime } from "./match-by-room-and-time.ts";
import { matchSlots } from "./match-slots.ts";
import type { KnownSession } from "./plan-import.ts";
import type { ScheduledSession } from "./scheduled-session.ts";
import { sessionIds } from "./session-ids.ts";

export interface IdentifiedSessions {
  /** Sessions in the order of the file, each with its present or future id in the store. All ids differ. */
  readonly sessions: readonly ScheduledSession[];
  readonly doubts: readonly Doubt[];
}

/**
 * Finds the stored session for each session of a file. Names are compared first, and the start
 * decides between several sessions of one name. Then room and start are compared: a source that
 * renames an event keeps both.
 */
export function identifySessions(
  known: readonly KnownSession[],
  read: readonly ScheduledSession[],
): IdentifiedSessions {
  const ids = new Map<ScheduledSession, string>();
  const knownByToken = Map.groupBy(known, tokenOfKnown);
  for (const [token, slots] of Map.groupBy(read, tokenOf)) {
    matchSlots(knownByToken.get(token) ?? [], slots, ids);
  }
  const doubts = matchByRoomAndTime(known, read, ids);
  const newId = sessionIds([...known.map(({ sessionId }) => sessionId), ...ids.values()]);
  for (const session of read.filter((each) => !ids.has(each)).toSorted(bySlot)) {
    ids.set(session, newId(eventIdOf(session.sessionId), tokenOf(session), session.startsAt));
  }
  const sessions = read.map((session) => ({ ...session, sessionId: ids.get(session) ?? session.sessionId }));
  return { sessions, doubts };
}

const tokenOf = ({ source, sessionId }: ScheduledSession): string => source?.token ?? tokenIn(sessionId);

const tokenOfKnown = ({ source, sessionId }: KnownSession): string => source?.token ?? tokenIn(sessionId);

const tokenIn = (sessionId: string): string => sessionId.slice(sessionId.indexOf(".") + 1);

/** Makes the order independent of the order in the file. */
function bySlot(a: ScheduledSession, b: ScheduledSession): number {
  const [one, other] = [a, b].map(({ startsAt, room, title, source }) =>
    JSON.stringify([startsAt, room, title, source?.name]),
  );
  return (one ?? "") < (other ?? "") ? -1 : 1;
}
