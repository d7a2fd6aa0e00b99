import type { KnownSession } from "./plan-import.ts";
import type { ScheduledSession } from "./scheduled-session.ts";

/** A session as it is compared with a file. */
export type TitledSlot = Pick<KnownSession, "startsAt" | "title" | "room">;

/** They go from most to least certain. Title and room decide between sessions with the same start. */
const LIKENESSES: readonly ((slot: TitledSlot) => string)[] = [
  ({ startsAt, title, room }) => JSON.stringify([startsAt, title, room]),
  ({ startsAt, title }) => JSON.stringify([startsAt, title]),
  ({ startsAt, room }) => JSON.stringify([startsAt, room]),
  ({ startsAt }) => startsAt,
];

/**
 * Matches the sessions of one token. If several sessions have the same name, the start decides. A session
 * that is alone with its name stays the same even if everything else changes.
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

/** Returns the one session of the last schedule. Sessions that left earlier do not make it ambiguous. */
function standing(known: readonly KnownSession[]): KnownSession | null {
  const current = known.filter(({ withdrawn }) => !withdrawn);
  const candidates = current.length > 0 ? current : known;
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** Names that differ only in case have the same token but are different names. */
const sameName = (known: KnownSession, read: ScheduledSession): boolean =>
  known.source === undefined || read.source === undefined || known.source.name === read.source.name;
