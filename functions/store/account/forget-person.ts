import { spelled } from "../../contract/address.ts";
import type { ErasedPerson } from "../../core/account/erase-account.ts";
import { LIMITED_ACTIONS } from "../../core/seats/allowance.ts";
import { forgetCalendarLink } from "../calendar/calendar-links.ts";
import { aFewAtATime } from "../dynamodb/batches.ts";
import { queryPages } from "../dynamodb/queries.ts";
import { deleteItem } from "../dynamodb/replace.ts";
import type { Table } from "../dynamodb/table.ts";
import { forgetFeedback } from "../feedback/forget-feedback.ts";
import {
  calendarKey,
  isFeedbackKey,
  isRsvpKey,
  isTicketKey,
  type Key,
  preferencesKey,
  rateKey,
  userPartition,
} from "../keys.ts";
import { forgetRoles } from "../roles/role-book.ts";
import { forgetTickets } from "../tickets/forget-tickets.ts";

/**
 * Deletes everything that is stored under a person or their address, except RSVPs, which others count, and the silence.
 * `false`: time ran out. It may be repeated.
 */
export async function forgetPerson(
  table: Table,
  { userId, email }: Pick<ErasedPerson, "userId" | "email">,
  hasTime: () => boolean,
): Promise<boolean> {
  if (email !== null) await forgetRoles(table, spelled(email));
  await forgetCalendarLink(table, userId);
  await forgetTickets(table, userId);
  await forgetFeedback(table, userId);
  await aFewAtATime(LIMITED_ACTIONS, (action) => deleteItem(table, rateKey(action, userId)));
  const kept = new Set([preferencesKey(userId).SK, calendarKey(userId).SK]);
  const pages = queryPages(table, {
    KeyConditionExpression: "PK = :person",
    ExpressionAttributeValues: { ":person": userPartition(userId) },
    ConsistentRead: true,
  });
  for await (const page of pages) {
    const isOthers = (item: Key) => isRsvpKey(item) || isTicketKey(item) || isFeedbackKey(item);
    const keys: Key[] = page.filter((item) => !isOthers(item) && !kept.has(item.SK));
    await aFewAtATime(keys, async (key) => {
      if (hasTime()) await deleteItem(table, key);
    });
    if (!hasTime()) return false;
  }
  return true;
}
