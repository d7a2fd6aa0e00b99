import { issuedAtOf, replacedUntil, type Ticket } from "../../core/tickets/ticket.ts";
import { settle } from "../dynamodb/settle.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Update } from "../dynamodb/transact.ts";
import { ticketCodeKey, ticketIdKey } from "../keys.ts";
import { ownItem, waysTo } from "./make-ticket.ts";
import { newTicketIds, type TicketIds } from "./ticket-ids.ts";
import { toTicket } from "./ticket-item.ts";

export interface Replacing {
  readonly now: Date;
  /** When the event ends; ISO. */
  readonly eventEndsAt: string;
  /** @default random */
  readonly newIds?: () => TicketIds;
}

export type Replaced =
  | { readonly kind: "replaced"; readonly ticket: Ticket }
  /** Another request has replaced it, or the person has no ticket any more. */
  | { readonly kind: "not-the-present-one"; readonly ticket: Ticket | null };

/**
 * Replaces a ticket by a new one. In the same transaction the old one stops being its person's, and is kept without them
 * until some time after the event, so that a door can say that it was replaced.
 */
export async function replaceTicket(
  table: Table,
  before: Ticket,
  { now, eventEndsAt, newIds = newTicketIds }: Replacing,
): Promise<Replaced> {
  for (;;) {
    const ticket: Ticket = {
      ...before,
      ...newIds(),
      issuedAt: issuedAtOf(now),
      version: before.version + 1,
    };
    const outcome = await settle(table, [
      ownItem(ticket, { ConditionExpression: "version = :before", values: { ":before": before.version } }),
      ...waysTo(ticket),
      ...endOf(before, now, eventEndsAt),
    ]);
    if (outcome.kind === "committed") return { kind: "replaced", ticket };
    const [own] = outcome.votes;
    if (own.agreed) continue; // Another ticket has this id or this code.
    return { kind: "not-the-present-one", ticket: own.item && toTicket(own.item) };
  }
}

/** DynamoDB deletes both ways later. The code still leads to the old ticket, and the old ticket to nobody. */
function endOf({ ticketId, eventId, code }: Ticket, now: Date, eventEndsAt: string): readonly Update[] {
  const ttl = Math.ceil(replacedUntil(eventEndsAt, now).getTime() / 1_000);
  const names = { "#ttl": "ttl" };
  return [
    {
      Key: ticketIdKey(ticketId),
      UpdateExpression: "SET replacedAt = :now, #ttl = :ttl REMOVE userId",
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: { ":now": now.toISOString(), ":ttl": ttl },
    },
    {
      Key: ticketCodeKey(eventId, code),
      UpdateExpression: "SET #ttl = :ttl",
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: { ":ttl": ttl },
    },
  ];
}
