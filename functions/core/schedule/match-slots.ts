import type { KnownSession } from "./plan-import.ts";
import type { ScheduledSession } from "./scheduled-session.ts";

type Likeness = (known: KnownSession, read: ScheduledSession) => boolean;

const sameStart: Likeness = (known, read) => known.startsAt === read.startsAt;
const sameTitle: Likeness = (known, read) => known.title === read.title;
const sameRoom: Likeness = (known, read) => known.room === read.room;

/** From the surest to the least sure: where several have one start, title and room tell which is which. */
const LIKENESSES: readonly Likeness[] = [
  (known, read) => sameStart(known, read) && sameTitle(known, read) && sameRoom(known, read),
  (known, read) => sameStart(known, read) && sameTitle(known, read),
  (known, read) => sameStart(known, read) && sameRoom(known, read),
  sameStart,
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
  const match = (isAlike: Likeness) => {
    for (const to of open) {
      const from = [...free].find((each) => sameName(each, to) && isAlike(each, to));
      if (from === undefined) continue;
      free.delete(from);
      open.delete(to);
      ids.set(to, from.sessionId);
    }
  };
  for (const isAlike of LIKENESSES) match(isAlike);
  match((from, to) => {
    const sharing = read.filter((each) => sameName(from, each));
    return sharing.length === 1 && standing(known.filter((each) => sameName(each, to))).includes(from);
  });
}

/** The one that the last schedule had; one that left the file earlier does not make the other ambiguous. */
function standing(known: readonly KnownSession[]): readonly KnownSession[] {
  const current = known.filter(({ withdrawn }) => !withdrawn);
  const candidates = current.length > 0 ? current : known;
  return candidates.length === 1 ? candidates : [];
}

/** Names that differ by case only have the same token, and are not the same. */
const sameName: Likeness = (known, read) =>
  known.source === undefined || read.source === undefined || known.source.name === read.source.name;
