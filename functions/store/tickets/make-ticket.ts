import { issuedAtOf, type Ticket, type TicketOwner } from "../../core/tickets/ticket.ts";
import { settle } from "../dynamodb/settle.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Check, Update } from "../dynamodb/transact.ts";
import { ticketCodeKey, ticketIdKey, ticketKey } from "../keys.ts";
import { newTicketIds, type TicketIds } from "./ticket-ids.ts";
import { toTicket } from "./ticket-item.ts";

export interface Making {
  readonly now: Date;
  /** What must exist, so that nothing is stored about a person who has just erased their account. */
  readonly onlyIf?: Check["Key"] | undefined;
  /** @default random */
  readonly newIds?: (() => TicketIds) | undefined;
}

/**
 * Makes a person's first ticket for an event: the ticket, the way from its id to the person, and the way from its code to
 * it. Of simultaneous requests one makes it, and all return it. `null`: what must exist does not.
 */
export async function makeTicket(
  table: Table,
  owner: TicketOwner,
  { now, onlyIf, newIds = newTicketIds }: Making,
): Promise<Ticket | null> {
  for (;;) {
    const ticket: Ticket = { ...owner, ...newIds(), issuedAt: issuedAtOf(now), version: 1 };
    const outcome = await settle(table, [
      ownItem(ticket, { ConditionExpression: "attribute_not_exists(PK)" }),
      ...waysTo(ticket),
      ...(onlyIf === undefined ? [] : [{ Key: onlyIf, ConditionExpression: "attribute_exists(PK)" }]),
    ]);
    if (outcome.kind === "committed") return ticket;
    const [own, , , condition] = outcome.votes;
    if (own !== undefined && !own.agreed && own.item !== null) return toTicket(own.item);
    if (condition !== undefined && !condition.agreed) return null;
    // Another ticket has this id or this code.
  }
}

export const ownItem = (
  { userId, eventId, ticketId, code, issuedAt, version }: Ticket,
  condition: Pick<Update, "ConditionExpression"> & { readonly values?: Record<string, unknown> },
): Update => ({
  Key: ticketKey(userId, eventId),
  UpdateExpression: "SET ticketId = :ticketId, code = :code, issuedAt = :issuedAt, version = :version",
  ConditionExpression: condition.ConditionExpression,
  ExpressionAttributeValues: {
    ...{ ":ticketId": ticketId, ":code": code, ":issuedAt": issuedAt, ":version": version },
    ...condition.values,
  },
});

/** Both ways to a ticket must be new, so that none leads to two people. */
export const waysTo = ({ ticketId, userId, eventId, code, issuedAt }: Ticket): readonly [Update, Update] => [
  {
    Key: ticketIdKey(ticketId),
    UpdateExpression: "SET userId = :userId, eventId = :eventId, issuedAt = :issuedAt",
    ConditionExpression: "attribute_not_exists(PK)",
    ExpressionAttributeValues: { ":userId": userId, ":eventId": eventId, ":issuedAt": issuedAt },
  },
  {
    Key: ticketCodeKey(eventId, code),
    UpdateExpression: "SET ticketId = :ticketId",
    ConditionExpression: "attribute_not_exists(PK)",
    ExpressionAttributeValues: { ":ticketId": ticketId },
  },
];
