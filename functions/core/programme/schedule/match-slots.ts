import type { KnownSession } from "./plan-import.ts";
import type { ScheduledSession } from "./scheduled-session.ts";

type Slot = Pick<KnownSession, "startsAt" | "title" | "room">;

/** From the surest to the least sure: where several have one start, title and room tell which is which. */
const LIKENESSES: readonly ((slot: Slot) => string)[] = [
  ({ startsAt, title, room }) => JSON.stringify([startsAt, title, room]),
  ({ startsAt, title }) => JSON.stringify([startsAt, title]),
  ({ startsAt, room }) => JSON.stringify([startsAt, room]),
  ({ startsAt }) => startsAt,
];

/**
 * Matches the sessions of one token. Where one name stands for several sessions, the start tells them apart; a session
 * that is alone with its name stays the same whatever changes.
 */
export function matchSlots(
  known: readonly KnownSession[],
  read: readonly ScheduledSession[],
  ids: Map<ScheduledSession, string>,
): void {
  const free = new Set(known);
  const open = new Set(read);
  const match = (from: KnownSession, to: ScheduledSession) => {
    free.delete(from);
    open.delete(to);
    ids.set(to, from.sessionId);
  };
  for (const likeness of LIKENESSES) {
    const alike = Map.groupBy(free, likeness);
    for (const to of open) {
      const from = alike.get(likeness(to))?.find((each) => free.has(each) && sameName(each, to));
      if (from) match(from, to);
    }
  }
  const readByName = Map.groupBy(read, ({ source }) => source?.name);
  for (const to of open) {
    if (readByName.get(to.source?.name)?.length !== 1) continue;
    const from = standing(known.filter((each) => sameName(each, to)));
    if (from !== null && free.has(from)) match(from, to);
  }
}

/** The one that the last schedule had; one that left the file earlier does not make the other ambiguous. */
function standing(known: readonly KnownSession[]): KnownSession | null {
  const current = known.filter(({ withdrawn }) => !withdrawn);
  const candidates = current.length > 0 ? current : known;
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** Names that differ by case only have the same token, and are not the same. */
const sameName = (known: KnownSession, read: ScheduledSession): boolean =>
  known.source === undefined || read.source === undefined || known.source.name === read.source.name;
