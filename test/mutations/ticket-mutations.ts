import { dropped, type Mutation, replaced } from "./mutation.ts";

const store = ["test/store/tickets/tickets.test.ts"];
const text = ["test/contract/tickets/ticket.test.ts"];
const making = "functions/store/tickets/make-ticket.ts";
const verifying = "functions/contract/tickets/verify-ticket.ts";
const NEW = 'ConditionExpression: "attribute_not_exists(PK)"';
const ALWAYS = 'ConditionExpression: "attribute_not_exists(PK) OR attribute_exists(PK)"';

/** A write that has the condition of a new item; `within` is the code before it. */
const overwriting = (name: string, within: string): Mutation =>
  replaced(name, making, `${within}${NEW}`, `${within}${ALWAYS}`, store);

/** Each condition of the writes of tickets, and each check of their texts. */
export const ticketMutations: readonly Mutation[] = [
  overwriting("tickets: each simultaneous request makes a ticket", "ownItem(ticket, { "),
  overwriting(
    "tickets: an id leads to another person",
    'UpdateExpression: "SET userId = :userId, eventId = :eventId, issuedAt = :issuedAt",\n    ',
  ),
  overwriting(
    "tickets: a code leads to another ticket",
    'UpdateExpression: "SET ticketId = :ticketId",\n    ',
  ),
  replaced(
    "tickets: a mail makes one for an erased account",
    making,
    'ConditionExpression: "attribute_exists(PK)"',
    'ConditionExpression: "attribute_exists(PK) OR attribute_not_exists(PK)"',
    store,
  ),
  dropped(
    "tickets: each simultaneous request replaces the ticket",
    "functions/store/tickets/replace-ticket.ts",
    "version = :before",
    store,
  ),
  replaced(
    "tickets: a replaced ticket stays its person's",
    "functions/store/tickets/replace-ticket.ts",
    " REMOVE userId",
    "",
    store,
  ),
  dropped(
    "tickets: erasing tears a ticket that is replaced meanwhile",
    "functions/store/tickets/forget-tickets.ts",
    "version = :version",
    store,
  ),
  replaced(
    "tickets: a published key is changed",
    "functions/store/tickets/public-keys.ts",
    NEW,
    ALWAYS,
    store,
  ),
  replaced(
    "tickets: a key of another generation is accepted",
    "functions/store/tickets/public-keys.ts",
    "keys.filter(({ generation }) => generations.includes(generation))",
    "keys.filter(({ generation }) => generations.length >= 0 || generation)",
    store,
  ),
  replaced(
    "tickets: a forged one is valid",
    verifying,
    "if (!isGenuine) return",
    "if (!isGenuine && text === null) return",
    text,
  ),
  replaced(
    "tickets: one of another event is valid",
    verifying,
    "claims.eventId === eventId ?",
    "claims.eventId !== eventId || true ?",
    text,
  ),
  replaced(
    "tickets: bytes have several texts",
    "functions/contract/tickets/base64url.ts",
    "toBase64url(bytes) === text ? bytes : null",
    "toBase64url(bytes) !== text && text === null ? null : bytes",
    text,
  ),
];
