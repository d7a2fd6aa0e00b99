import { find } from "../dynamodb/find.ts";
import { type Table, textOrNull } from "../dynamodb/table.ts";
import { ticketCodeKey, ticketIdKey } from "../keys.ts";

/** What a ticket's id leads to. */
export interface TicketRecord {
  readonly ticketId: string;
  readonly eventId: string;
  /** `null`: the ticket was replaced, and is nobody's. */
  readonly userId: string | null;
  readonly replacedAt: string | null;
}

/** `null`: there is no such ticket, or its person has erased their account. */
export const findTicketRecord = (table: Table, ticketId: string): Promise<TicketRecord | null> =>
  find(table, ticketIdKey(ticketId), ({ eventId, userId, replacedAt }) => ({
    ticketId,
    eventId: String(eventId),
    userId: textOrNull(userId),
    replacedAt: textOrNull(replacedAt),
  }));

/** The same for a manual code, as {@link readManualCode} gives it. */
export async function findRecordOfCode(
  table: Table,
  eventId: string,
  code: string,
): Promise<TicketRecord | null> {
  const ticketId = await find(table, ticketCodeKey(eventId, code), (item) => textOrNull(item.ticketId));
  return ticketId === null ? null : findTicketRecord(table, ticketId);
}
