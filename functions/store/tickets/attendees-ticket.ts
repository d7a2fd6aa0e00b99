import type { Ticket } from "../../core/tickets/ticket.ts";
import type { Table } from "../dynamodb/table.ts";
import { rsvpKey } from "../keys.ts";
import { makeTicket } from "./make-ticket.ts";
import { findTicket } from "./ticket-item.ts";

interface AttendeeOfSession {
  readonly userId: string;
  readonly eventId: string;
  readonly sessionId: string;
}

/**
 * The ticket of a person with an RSVP, which is made if there is none. `null`: the RSVP is theirs no longer. An erased account
 * has none, so nothing is stored about its person.
 */
export const ticketOfAttendee = async (
  table: Table,
  { sessionId, ...owner }: AttendeeOfSession,
  now: Date,
): Promise<Ticket | null> =>
  (await findTicket(table, owner)) ??
  makeTicket(table, owner, { now, onlyIf: rsvpKey(owner.userId, sessionId) });
