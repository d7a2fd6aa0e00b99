import type { Ticket } from "../../core/tickets/ticket.ts";
import { aFewAtATime } from "../dynamodb/batches.ts";
import { partition, queryPages } from "../dynamodb/queries.ts";
import { settle } from "../dynamodb/settle.ts";
import type { Table } from "../dynamodb/table.ts";
import { ticketCodeKey, ticketIdKey, ticketKey, ticketsPrefix, userPartition } from "../keys.ts";
import { toTicket } from "./ticket-item.ts";

/** Deletes a person's tickets, and what leads to them. A ticket that is replaced meanwhile is found by the next look. */
export async function forgetTickets(table: Table, userId: string): Promise<void> {
  const pages = queryPages(table, {
    ...partition(userPartition(userId), ticketsPrefix),
    ConsistentRead: true,
  });
  for await (const page of pages) await aFewAtATime(page.map(toTicket), (ticket) => forget(table, ticket));
}

/** If it is refused, another request has replaced the ticket. */
async function forget(table: Table, { userId, eventId, ticketId, code, version }: Ticket): Promise<void> {
  await settle(table, [
    {
      deletes: true,
      Key: ticketKey(userId, eventId),
      ConditionExpression: "version = :version",
      ExpressionAttributeValues: { ":version": version },
    },
    { deletes: true, Key: ticketIdKey(ticketId) },
    { deletes: true, Key: ticketCodeKey(eventId, code) },
  ]);
}
