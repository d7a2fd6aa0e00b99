import type { Ticket, TicketOwner } from "../../core/tickets/ticket.ts";
import { find } from "../dynamodb/find.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { eventIdOfTicket, ticketKey, userIdOf } from "../keys.ts";

/** `null`: the person has none for the event. */
export const findTicket = (table: Table, { userId, eventId }: TicketOwner): Promise<Ticket | null> =>
  find(table, ticketKey(userId, eventId), toTicket);

export const toTicket = (item: Item): Ticket => ({
  ticketId: String(item.ticketId),
  userId: userIdOf(item),
  eventId: eventIdOfTicket(item),
  issuedAt: String(item.issuedAt),
  code: String(item.code),
  version: Number(item.version),
});
