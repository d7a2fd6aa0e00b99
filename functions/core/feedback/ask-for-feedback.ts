import type { Notice } from "../notices/notice.ts";
import type { PersonToTell } from "../notices/preferences.ts";
import type { ConferenceEvent, StoredProgramme } from "../programme/session.ts";
import type { Span } from "../waitlist/quiet-hours.ts";
import { isAskedFor } from "./feedback.ts";

/** A question that comes later than this is not asked any more. */
const ASKED_UNTIL_MS = 24 * 60 * 60_000;

type Pages<T> = AsyncIterable<readonly T[]>;

/** Who is to be asked how a session was. */
export interface AskingBook {
  /** Those of these sessions whose people have not all been asked. */
  notAsked(sessionIds: readonly string[]): Promise<readonly string[]>;
  /**
   * Remembers when the question came about (ISO, UTC), and returns what is remembered: a run that is repeated asks as the
   * first one did, also if the session has moved meanwhile. `null`: everybody has been asked.
   */
  beginAsking(sessionId: string, at: string): Promise<string | null>;
  /** The ids of the people who were there and have not answered. */
  peopleToAsk(sessionId: string): Pages<string>;
  endAsking(sessionId: string, now: string): Promise<void>;
  peopleToTell(userIds: readonly string[]): Promise<ReadonlyMap<string, PersonToTell>>;
}

export interface AskingPorts {
  readonly book: AskingBook;
  /** It may be repeated. */
  readonly tell: (notice: Notice, known?: PersonToTell) => Promise<boolean>;
  readonly forEach: <T>(all: readonly T[], act: (each: T) => Promise<void>) => Promise<void>;
  /** Sessions of which this instance knows that everybody has been asked. */
  readonly asked: Set<string>;
}

interface Ended {
  readonly event: ConferenceEvent;
  readonly programmes: readonly StoredProgramme[];
}

/** The sessions whose people may be asked at `now` (ISO, UTC). In quiet hours nobody is: the next run after them asks. */
export function sessionsToAsk({ event, programmes }: Ended, now: string, quiet: Iterable<Span>) {
  if (isQuiet(Date.parse(now), quiet)) return [];
  return programmes.filter((session) => isAskedFor(event, session) && isJustOver(session.endsAt, now));
}

const isJustOver = (endsAt: string, now: string): boolean =>
  endsAt <= now && Date.parse(now) < Date.parse(endsAt) + ASKED_UNTIL_MS;

/** The first span is the only one that may have begun. */
function isQuiet(nowMs: number, quiet: Iterable<Span>): boolean {
  for (const { begins, ends } of quiet) return begins <= nowMs && nowMs < ends;
  return false;
}

/**
 * Asks the people of sessions that are over how it was, each once. What a run leaves undone the next one does.
 *
 * @param count carries an act out and counts what it tells. `false`: it has failed
 */
export async function askForFeedback(
  sessions: readonly Pick<StoredProgramme, "sessionId" | "eventId" | "endsAt">[],
  now: string,
  { book, tell, forEach, asked }: AskingPorts,
  count: (act: () => Promise<boolean>) => Promise<boolean>,
): Promise<void> {
  const open = sessions.filter(({ sessionId }) => !asked.has(sessionId));
  if (open.length === 0) return;
  const left = new Set(await book.notAsked(open.map(({ sessionId }) => sessionId)));
  for (const { sessionId, eventId, endsAt } of open) {
    const at = left.has(sessionId) ? await book.beginAsking(sessionId, endsAt) : null;
    let isWhole = true;
    if (at !== null) {
      for await (const userIds of book.peopleToAsk(sessionId)) {
        const people = await book.peopleToTell(userIds);
        await forEach(userIds, async (userId) => {
          const notice = questionFor(sessionId, at, { userId, eventId });
          if (!(await count(() => tell(notice, people.get(userId))))) isWhole = false;
        });
      }
      if (isWhole) await book.endAsking(sessionId, now);
    }
    if (isWhole) asked.add(sessionId);
  }
}

const questionFor = (
  sessionId: string,
  at: string,
  { userId, eventId }: Pick<Notice, "userId" | "eventId">,
): Notice => ({
  ...{ noticeId: `feedback.${sessionId}`, userId, eventId, sessionId },
  ...{ kind: "FEEDBACK_ASKED", at, reason: null, until: null, moves: [] },
});
