import type { Displaced } from "./displaced.ts";
import type { ProgrammeBook } from "./programme-book.ts";
import type { Session } from "./session.ts";

/**
 * Lists the people that a change of one session displaces. It reads other sessions only if the session moves
 * and has people in it.
 */
export async function displacedByChange(
  before: Session,
  after: Session,
  book: Pick<ProgrammeBook, "listSessions" | "findDisplaced">,
): Promise<readonly Displaced[]> {
  const hasMoved = before.startsAt !== after.startsAt || before.endsAt !== after.endsAt;
  const sessions = hasMoved && after.taken > 0 ? await book.listSessions(after.eventId) : [];
  const others = sessions.filter(
    ({ sessionId, state }) => sessionId !== after.sessionId && state !== "CANCELLED",
  );
  const { displaced } = await book.findDisplaced([before, ...others], [after, ...others]);
  return displaced;
}
