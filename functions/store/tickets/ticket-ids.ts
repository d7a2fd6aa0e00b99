import { randomBytes, randomInt } from "node:crypto";
import { CODE_CHARACTERS, CODE_LENGTH } from "../../contract/tickets/manual-code.ts";
import { TICKET_ID_BYTES } from "../../contract/tickets/ticket-text.ts";

/** The names of a new ticket: one for machines, one for people. */
export interface TicketIds {
  readonly ticketId: string;
  readonly code: string;
}

/** Nobody can guess either. A code may be taken already, so its write has a condition. */
export const newTicketIds = (): TicketIds => ({
  ticketId: randomBytes(TICKET_ID_BYTES).toString("base64url"),
  code: Array.from({ length: CODE_LENGTH }, () => CODE_CHARACTERS[randomInt(CODE_CHARACTERS.length)]).join(
    "",
  ),
});
