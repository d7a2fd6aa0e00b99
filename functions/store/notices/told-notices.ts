import type { Move, NoticeRef } from "../../core/notices/notice.ts";
import type { Moved, NoticeBook, ToldNotice } from "../../core/notices/send-notice.ts";
import type { StoredProgramme } from "../../core/programme/session.ts";
import { readItems } from "../dynamodb/batches.ts";
import { find } from "../dynamodb/find.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { eventKey, isMessageKey, type Key, noticeKey, preferencesKey, rsvpKey, sessionKey } from "../keys.ts";
import { toEvent } from "../programme/events.ts";
import { toProgramme } from "../programme/programme.ts";
import { toMailStop } from "./mail-stops.ts";
import { messageKeysOf, toMessage } from "./messages.ts";
import { beginSending, finishSending, giveSendingBack, reachedOf, toNotice } from "./notice-book.ts";
import { stateOf } from "./rsvp-changes.ts";

/** A function that has not written the end of a sending after this long is taken for dead. */
const LEASE_MS = 60_000;

export const noticeBook = (table: Table, clock: () => Date = () => new Date()): NoticeBook => ({
  find: (ref) => findToldNotice(table, ref),

  begin(ref, channel) {
    const now = clock();
    const leaseEndsAt = new Date(now.getTime() + LEASE_MS).toISOString();
    return beginSending(table, ref, channel, { now: now.toISOString(), leaseEndsAt });
  },

  giveBack: (ref, channel, reached) => giveSendingBack(table, ref, channel, reached),

  finish: (ref, channel, outcome) => finishSending(table, ref, channel, outcome),
});

/** Reads the notice, and then what it is about in one call. */
async function findToldNotice(table: Table, ref: NoticeRef): Promise<ToldNotice | null> {
  const key = noticeKey(ref.userId, ref.eventId, ref.at, ref.noticeId);
  const found = await find(table, key, (item) => ({
    notice: toNotice(item, ref.eventId),
    reached: reachedOf(item),
  }));
  return found && tell(table, found);
}

async function tell(
  table: Table,
  { notice, reached }: Pick<ToldNotice, "notice" | "reached">,
): Promise<ToldNotice | null> {
  const { userId, eventId, sessionId, moves } = notice;
  const keysOfSessions = new Set([sessionId, ...moves.map((move) => move.sessionId)]);
  const keys = [
    eventKey(eventId),
    rsvpKey(userId, sessionId),
    ...messageKeysOf([notice]),
    preferencesKey(userId),
    ...[...keysOfSessions].map((id) => sessionKey(eventId, id)),
  ];
  const items = await readItems(table, keys, true);
  const at = ({ PK, SK }: Key): Item | undefined => items.find((item) => item.PK === PK && item.SK === SK);
  const programmeOf = (id: string): StoredProgramme | null => {
    const item = at(sessionKey(eventId, id));
    return item === undefined ? null : toProgramme(item);
  };
  const event = at(eventKey(eventId));
  const rsvp = at(rsvpKey(userId, sessionId));
  const message = items.find(isMessageKey);
  const preferences = at(preferencesKey(userId));
  const programme = programmeOf(sessionId);
  if (event === undefined || programme === null) return null;
  return {
    notice,
    attendee: { userId, name: textOrNull(rsvp?.name), email: textOrNull(rsvp?.email) },
    event: toEvent(event),
    programme,
    moved: movedOf(moves, programmeOf),
    ...(message && { message: toMessage(message) }),
    state: rsvp === undefined ? null : stateOf(rsvp),
    reached,
    mailStopped: preferences === undefined ? null : toMailStop(preferences),
  };
}

/** Sessions that are gone from the table are left out. */
export const movedOf = (
  moves: readonly Move[],
  programmeOf: (sessionId: string) => StoredProgramme | null,
): readonly Moved[] =>
  moves.flatMap(({ sessionId, from }) => {
    const programme = programmeOf(sessionId);
    return programme === null ? [] : [{ programme, from }];
  });
