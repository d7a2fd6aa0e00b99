import type { Doubt } from "./doubts.ts";
import type { TitledSlot } from "./match-slots.ts";
import type { KnownSession } from "./plan-import.ts";
import type { ScheduledSession } from "./scheduled-session.ts";

/**
 * Matches the sessions that have no match by name. Some sources rename an event when it gets a second slot.
 * The same room, start, title and source id mean the same session.
 */
export function matchByRoomAndTime(
  known: readonly KnownSession[],
  read: readonly ScheduledSession[],
  ids: Map<ScheduledSession, string>,
): Doubt[] {
  const doubts: Doubt[] = [];
  const matched = new Set(ids.values());
  const left = known.filter(({ sessionId, origin }) => origin === "SCHEDULE" && !matched.has(sessionId));
  const leftBySlot = Map.groupBy(left, roomAndTimeOf);
  const readBySlot = Map.groupBy(
    read.filter((session) => !ids.has(session)),
    roomAndTimeOf,
  );
  for (const [slot, sessions] of readBySlot) {
    const candidates = leftBySlot.get(slot) ?? [];
    const [from, to] = [candidates[0], sessions[0]];
    if (from === undefined || to === undefined) continue;
    const isOnly = candidates.length === 1 && sessions.length === 1;
    const likeness = isOnly ? sourceIds(from, to) : "different";
    if (likeness !== "different") {
      ids.set(to, from.sessionId);
      matched.add(from.sessionId);
    }
    if (likeness === "unknown") doubts.push({ kind: "taken-for-same", from, to });
  }
  const leaving = left.filter(({ sessionId }) => !matched.has(sessionId));
  return [...doubts, ...lookalikes(leaving, read, ids)];
}

/** Finds sessions with people that leave the file while a similar session is added. */
function lookalikes(
  left: readonly KnownSession[],
  read: readonly ScheduledSession[],
  ids: ReadonlyMap<ScheduledSession, string>,
): Doubt[] {
  const added = read.filter((session) => !ids.has(session));
  return left
    .filter(({ taken, waiting, withdrawn }) => taken + waiting > 0 && !withdrawn)
    .flatMap((from): Doubt[] => {
      const to = added.find((each) => each.title === from.title && isRelated(from, each));
      return to ? [{ kind: "taken-for-new", from, to }] : [];
    });
}

const isRelated = (from: KnownSession, to: ScheduledSession): boolean =>
  roomAndTimeOf(to) === roomAndTimeOf(from) ||
  sourceIds(from, to) === "same" ||
  from.source?.name === to.source?.name;

function sourceIds(known: KnownSession, read: ScheduledSession): "same" | "different" | "unknown" {
  const [before, now] = [known.source?.id ?? null, read.source?.id ?? null];
  if (before === null || now === null) return "unknown";
  return before === now ? "same" : "different";
}

const roomAndTimeOf = ({ room, startsAt, title }: TitledSlot): string =>
  JSON.stringify([room, startsAt, title]);
