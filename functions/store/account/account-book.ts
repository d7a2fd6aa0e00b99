import type { AccountBook } from "../../core/account/erase-account.ts";
import type { FoundRsvp } from "../../core/seats/rsvp.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import { readItems } from "../dynamodb/batches.ts";
import { queryPage } from "../dynamodb/queries.ts";
import { settle } from "../dynamodb/settle.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { preferencesKey, sessionKey, userPartition } from "../keys.ts";
import { beginSilence, endSilence } from "../notices/silence.ts";
import { toProgramme } from "../programme/programme.ts";
import { readRsvpItems, toFoundRsvp } from "../seats/rsvp.ts";
import { anonymized } from "./anonymous-rsvp.ts";
import { forgetPerson } from "./forget-person.ts";

/** An RSVP with its raw item. */
export interface StoredRsvp extends FoundRsvp {
  readonly item: Item;
}

/** All reads are consistent, because the last one says that nothing is left. */
export const accountBook = (table: Table, newId: () => string): AccountBook<StoredRsvp> => ({
  silence: ({ userId, requestId }, until) => beginSilence(table, userId, requestId, until),
  endSilence: ({ userId, requestId }, at) => endSilence(table, userId, requestId, at),

  async findRsvps(userId) {
    return (await readRsvpItems(table, userId)).map((item) => ({ ...toFoundRsvp(item), item }));
  },

  async findEnded(sessionIds, now) {
    const keys = sessionIds.map((sessionId) => sessionKey(eventIdOf(sessionId), sessionId));
    const programmes = (await readItems(table, keys, true)).map(toProgramme);
    const over = programmes.filter(({ endsAt }) => endsAt <= now.toISOString());
    return new Set(over.map(({ sessionId }) => sessionId));
  },

  async anonymize(found) {
    // If it is refused, somebody has changed the RSVP, and the next look finds it as it is then.
    await settle(table, anonymized(found, newId));
  },

  forget: (person, hasTime) => forgetPerson(table, person, hasTime),

  async isEmpty(userId) {
    const { SK } = preferencesKey(userId);
    const { items } = await queryPage(table, {
      KeyConditionExpression: "PK = :person",
      ExpressionAttributeValues: { ":person": userPartition(userId) },
      ConsistentRead: true,
      Limit: 2,
    });
    return items.every((item) => item.SK === SK);
  },
});
