import { isAskedFor, opensAt, RATINGS } from "../../core/feedback/feedback.ts";
import {
  type FeedbackCounts,
  type FeedbackFigures,
  figuresOf,
  NO_FEEDBACK,
} from "../../core/feedback/feedback-figures.ts";
import {
  byStart,
  type ConferenceEvent,
  isBooth,
  type StoredProgramme,
} from "../../core/programme/session.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import { readItems } from "../dynamodb/batches.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import {
  eventKey,
  feedbackSummaryKey,
  isEventKey,
  isLedgerKey,
  isSessionKey,
  ledgerKey,
  sessionIdOfSummary,
  sessionKey,
} from "../keys.ts";
import { findEvent, toEvent } from "../programme/events.ts";
import { programmePages, toProgramme } from "../programme/programme.ts";
import { bySessionId } from "../programme/sessions.ts";
import { numberOf } from "./feedback-book.ts";

/** A session with what was said of it. */
export interface SessionFeedback {
  readonly programme: StoredProgramme;
  readonly figures: FeedbackFigures;
  readonly counts: FeedbackCounts;
}

export interface AskedSession extends SessionFeedback {
  /** Event and session ask for feedback. */
  readonly isAsked: boolean;
}

/** `null`: there is no such session. */
export async function readSessionFeedback(table: Table, sessionId: string): Promise<AskedSession | null> {
  const eventId = eventIdOf(sessionId);
  const keys = [eventKey(eventId), sessionKey(eventId, sessionId), ...keysOf(sessionId)];
  const items = await readItems(table, keys, true);
  const event = items.find(isEventKey);
  const session = items.find(isSessionKey);
  if (event === undefined || session === undefined) return null;
  const programme = toProgramme(session);
  const [found] = await withFeedback(table, [programme], items);
  if (found === undefined) return null;
  return { ...found, isAsked: isAskedFor(toEvent(event), programme) };
}

export interface EventFeedback {
  readonly event: ConferenceEvent;
  /** In order of start: those that people may have said something of. Booths have figures of their own. */
  readonly sessions: readonly SessionFeedback[];
}

/** @param now ISO, UTC */
export async function readEventFeedback(
  table: Table,
  eventId: string,
  now: string,
): Promise<EventFeedback | null> {
  const event = await findEvent(table, eventId);
  if (event === null) return null;
  const sessions: SessionFeedback[] = [];
  for await (const page of programmePages(table, eventId)) {
    const over = page.map(toProgramme).filter((each) => !isBooth(each) && opensAt(each.endsAt) <= now);
    const items = await readItems(
      table,
      over.flatMap(({ sessionId }) => keysOf(sessionId)),
    );
    sessions.push(...(await withFeedback(table, over, items)));
  }
  return { event, sessions: sessions.sort((a, b) => byStart(a.programme, b.programme)) };
}

const keysOf = (sessionId: string) => [ledgerKey(sessionId), feedbackSummaryKey(sessionId)];

/** Skips a session without a ledger: its import is unfinished. */
async function withFeedback(
  table: Table,
  programmes: readonly StoredProgramme[],
  items: readonly Item[],
): Promise<SessionFeedback[]> {
  const ledgers = await bySessionId(table, items.filter(isLedgerKey), false);
  const summaries = new Map(items.filter(isSummary).map((item) => [sessionIdOfSummary(item), item]));
  return programmes.flatMap((programme) => {
    const ledger = ledgers.get(programme.sessionId);
    if (ledger === undefined) return [];
    const counts = toCounts(summaries.get(programme.sessionId));
    return [{ programme, counts, figures: figuresOf(counts, { taken: ledger.taken, ...ledger.door }) }];
  });
}

const isSummary = (item: Item): boolean => item.PK.startsWith("FEEDBACK#");

const toCounts = (item: Item | undefined): FeedbackCounts =>
  item === undefined
    ? NO_FEEDBACK
    : {
        ratings: RATINGS.map((rating) => numberOf(item[`rating${rating}`])),
        comments: numberOf(item.commented),
        named: numberOf(item.namedOnes),
      };
