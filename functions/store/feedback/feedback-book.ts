import { randomUUID } from "node:crypto";
import { isAskedFor, type Visit } from "../../core/feedback/feedback.ts";
import type { FeedbackBook, FeedbackSeen } from "../../core/feedback/give-feedback.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import { readItems } from "../dynamodb/batches.ts";
import { settle } from "../dynamodb/settle.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { eventKey, feedbackKey, type Key, ledgerKey, rsvpKey, sessionKey } from "../keys.ts";
import { toEvent } from "../programme/events.ts";
import { toProgramme } from "../programme/programme.ts";
import { toRsvp } from "../seats/rsvp.ts";
import { toOwnFeedback } from "./feedback-item.ts";
import { writesOf } from "./feedback-writes.ts";

/** @param newId names a comment; nothing about its person may follow from it */
export const feedbackBook = (table: Table, newId: () => string = randomUUID): FeedbackBook => ({
  look: (sessionId, userId) => look(table, sessionId, userId),

  async write(seen, next, { name, now }) {
    const { kind } = await settle(table, writesOf(seen, next, { name, now, newId }));
    return kind === "committed";
  },
});

async function look(table: Table, sessionId: string, userId: string): Promise<FeedbackSeen | null> {
  const eventId = eventIdOf(sessionId);
  const keys = {
    event: eventKey(eventId),
    session: sessionKey(eventId, sessionId),
    desk: ledgerKey(sessionId),
    rsvp: rsvpKey(userId, sessionId),
    own: feedbackKey(userId, sessionId),
  };
  const items = await readItems(table, Object.values(keys), true);
  const at = ({ PK, SK }: Key) => items.find((item) => item.PK === PK && item.SK === SK);
  const [event, session, desk] = [at(keys.event), at(keys.session), at(keys.desk)];
  if (event === undefined || session === undefined || desk === undefined || desk.draft === true) return null;
  const programme = toProgramme(session);
  const own = at(keys.own);
  return {
    ...{ userId, sessionId, endsAt: programme.endsAt },
    isAsked: isAskedFor(toEvent(event), programme),
    rsvp: visitOf(at(keys.rsvp)),
    doorWasUsed: doorWasUsed(desk),
    own: toOwnFeedback(own),
    version: typeof own?.version === "number" ? own.version : 0,
  };
}

/** What an RSVP says about whether its person was there. */
export const visitOf = (item: Item | undefined): Visit | null =>
  item === undefined ? null : { status: toRsvp(item).status, checkedInAt: textOrNull(item.checkedInAt) };

/** A door that has let one person in has seen everybody who was there. */
export const doorWasUsed = (desk: Item | undefined): boolean => numberOf(desk?.checkIns) > 0;

export const numberOf = (value: unknown): number => (typeof value === "number" ? value : 0);
