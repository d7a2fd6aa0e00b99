import { CODE_CHARACTERS, CODE_LENGTH } from "../../functions/contract/tickets/manual-code.ts";
import { eventIdOf } from "../../functions/core/seats/rsvp.ts";
import { ticketCodeKey, ticketIdKey, ticketKey } from "../../functions/store/keys.ts";
import { SESSION_ID } from "../crowd/session.ts";

export const EVENT_ID = eventIdOf(SESSION_ID);

/** People with a seat in the full session of `bench/crowd/session.ts`. */
const guestOf = (n: number): string => `early-${n}`;
export const ticketIdOf = (n: number): string => `ticket-${n}`;

/** The manual code of a guest: their number, written with the characters of codes. */
function codeOf(n: number): string {
  let [code, left] = ["", n];
  for (let at = 0; at < CODE_LENGTH; at++) {
    code = `${CODE_CHARACTERS[left % CODE_CHARACTERS.length]}${code}`;
    left = Math.floor(left / CODE_CHARACTERS.length);
  }
  return code;
}

/** The tickets of all guests, as they are stored. */
export const ticketItems = (people: number): object[] =>
  Array.from({ length: people }, (_, n) => n).flatMap((n) => [
    { ...ticketKey(guestOf(n), EVENT_ID), ticketId: ticketIdOf(n), code: codeOf(n) },
    { ...ticketCodeKey(EVENT_ID, codeOf(n)), ticketId: ticketIdOf(n) },
    { ...ticketIdKey(ticketIdOf(n)), eventId: EVENT_ID, userId: guestOf(n) },
  ]);
