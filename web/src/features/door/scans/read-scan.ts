import { readManualCode } from "../../../../../functions/contract/tickets/manual-code.ts";
import { readTicketText } from "../../../../../functions/contract/tickets/ticket-text.ts";
import type { CheckInOf } from "../../../api/door/answers.ts";

/** Tells what a camera, a hand scanner or a person has given: a ticket or its code. Undefined: neither. */
export function readScan(text: string): CheckInOf | undefined {
  const ticket = text.trim();
  if (readTicketText(ticket) !== null) return { ticket };
  const code = readManualCode(ticket);
  return code === null ? undefined : { code };
}
