import type { Notice, NoticeRef } from "../../core/notices/notice.ts";
import type { NoticeBook, ToldNotice } from "../../core/notices/send-notice.ts";
import { readItems } from "../dynamodb/batches.ts";
import { find } from "../dynamodb/find.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { eventKey, type Key, noticeKey, rsvpKey, sessionKey } from "../keys.ts";
import { toEvent } from "../programme/events.ts";
import { toProgramme } from "../programme/programme.ts";
import { toRsvp } from "../seats/rsvp.ts";
import { beginSending, finishSending, giveSendingBack, toNotice } from "./notice-book.ts";

/** A function that has not written the end of a sending after this long is taken for dead. */
const LEASE_MS = 60_000;

export const noticeBook = (table: Table, clock: () => Date = () => new Date()): NoticeBook => ({
  find: (ref) => findToldNotice(table, ref),

  begin(ref, channel) {
    const now = clock();
    const leaseEndsAt = new Date(now.getTime() + LEASE_MS).toISOString();
    return beginSending(table, ref, channel, { now: now.toISOString(), leaseEndsAt });
  },

  giveBack: (ref, channel) => giveSendingBack(table, ref, channel),

  finish: (ref, channel, outcome) => finishSending(table, ref, channel, outcome),
});

/** Reads the notice, and then what it is about in one call. */
async function findToldNotice(table: Table, ref: NoticeRef): Promise<ToldNotice | null> {
  const key = noticeKey(ref.userId, ref.eventId, ref.at, ref.noticeId);
  const notice = await find(table, key, (item) => toNotice(item, ref.eventId));
  return notice && tell(table, notice);
}

async function tell(table: Table, notice: Notice): Promise<ToldNotice | null> {
  const { userId, eventId, sessionId } = notice;
  const keys = {
    event: eventKey(eventId),
    programme: sessionKey(eventId, sessionId),
    rsvp: rsvpKey(userId, sessionId),
  };
  const items = await readItems(table, Object.values(keys), true);
  const at = ({ PK, SK }: Key): Item | undefined => items.find((item) => item.PK === PK && item.SK === SK);
  const { event, programme, rsvp } = {
    event: at(keys.event),
    programme: at(keys.programme),
    rsvp: at(keys.rsvp),
  };
  if (event === undefined || programme === undefined) return null;
  return {
    notice,
    attendee: { userId, name: textOrNull(rsvp?.name), email: textOrNull(rsvp?.email) },
    event: toEvent(event),
    programme: toProgramme(programme),
    rsvp: rsvp === undefined ? null : toRsvp(rsvp),
  };
}
