import { type Item, textOrNull } from "../../functions/store/dynamodb/table.ts";
import { isTicketKey, ticketCodeKey, ticketIdKey, ticketKey } from "../../functions/store/keys.ts";
import { toTicket } from "../../functions/store/tickets/ticket-item.ts";
import { broken } from "./invariant-names.ts";

const nameOf = ({ PK, SK }: Pick<Item, "PK" | "SK">): string => `${PK} ${SK}`;
const isOwn = (item: Item): boolean => item.PK.startsWith("USER#") && isTicketKey(item);
const isRecord = ({ PK, SK }: Item): boolean => PK.startsWith("TICKET#") && SK === "TICKET";

/** What is wrong with the tickets of a raw table: both ways lead to each, and no other way leads to a person. */
export function ticketViolations(items: readonly Item[]): string[] {
  const byName = new Map(items.map((item) => [nameOf(item), item]));
  const missing = items.filter(isOwn).flatMap((item) => {
    const { userId, eventId, ticketId, code } = toTicket(item);
    const record = byName.get(nameOf(ticketIdKey(ticketId)));
    const fromCode = byName.get(nameOf(ticketCodeKey(eventId, code)));
    const isWhole =
      record?.userId === userId && record.eventId === eventId && fromCode?.ticketId === ticketId;
    return isWhole ? [] : [broken("oneTicket", `${nameOf(item)} is not what its id and its code lead to`)];
  });
  const stray = items.filter(isRecord).flatMap((record) => {
    const userId = textOrNull(record.userId);
    if (userId === null) return [];
    const own = byName.get(nameOf(ticketKey(userId, String(record.eventId))));
    const leads = own !== undefined && nameOf(ticketIdKey(String(own.ticketId))) === nameOf(record);
    return leads
      ? []
      : [broken("oneTicket", `${record.PK} leads to ${userId}, who has another ticket or none`)];
  });
  return [...missing, ...stray];
}
