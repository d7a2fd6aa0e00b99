import * as contract from "../contract/requests.ts";
import { TicketSettings } from "../contract/settings.ts";
import { ReplaceTicketBody, type TicketAnswer } from "../contract/tickets/tickets.ts";
import type { ConferenceEvent } from "../core/programme/session.ts";
import type { Ticket, TicketOwner } from "../core/tickets/ticket.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { json, PERSONAL, type Refusal, type Reply } from "../middleware/reply.ts";
import { permissions } from "../middleware/role-access.ts";
import { type RouteRequest, route, signedIn } from "../middleware/route.ts";
import type { SignedInAttendee } from "../middleware/signed-in-attendee.ts";
import { ticketKeysOf } from "../middleware/ticket-key.ts";
import { isPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { findEvent } from "../store/programme/events.ts";
import { roleFinder } from "../store/roles/find-role.ts";
import { rateWindows } from "../store/seats/rate-window.ts";
import { makeTicket } from "../store/tickets/make-ticket.ts";
import { publishingOnce } from "../store/tickets/public-keys.ts";
import { replaceTicket } from "../store/tickets/replace-ticket.ts";
import { findTicket } from "../store/tickets/ticket-item.ts";
import { visibleEvent } from "./programme/drafts.ts";
import { rateLimitOf } from "./seats/rate-limit.ts";
import { noSuchEvent, rateLimited } from "./seats/refusals.ts";

const settings = TicketSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const limit = rateLimitOf(settings);
const windows = rateWindows(table, limit);
const keys = ticketKeysOf(settings.TICKET_SECRETS, settings.TICKET_GENERATIONS);
const [key] = keys;
/** A door can verify a ticket only if it has the key. */
const publishKeys = publishingOnce(table, keys);
const may = permissions(settings.ORGANIZER_GROUP, roleFinder(table));
const clock = () => new Date();

type Who = Pick<RouteRequest<SignedInAttendee, unknown, unknown, unknown>, "requestId" | "attendee">;

interface Asked {
  readonly owner: TicketOwner;
  readonly event: ConferenceEvent;
  /** `null`: the person has none yet. */
  readonly found: Ticket | null;
}

/** People's tickets. The text that is signed is not stored: it follows from the ticket and the current key. */
export const handler = httpFunction(
  {
    "GET /api/events/{eventId}/ticket": route(
      { access: signedIn, ...contract.ofEvent },
      async ({ params: { eventId }, ...who }) => {
        const asked = await look(who, eventId);
        if (asked === null) return noSuchEvent(eventId);
        if (asked.found !== null) return reply(200, "OK", asked.found);
        return (await limitOf(who)) ?? make(asked, 200);
      },
    ),

    "POST /api/events/{eventId}/ticket": route(
      { access: signedIn, ...contract.ofEvent, body: ReplaceTicketBody },
      async ({ params: { eventId }, body: { replaces }, ...who }) => {
        const asked = await look(who, eventId);
        if (asked === null) return noSuchEvent(eventId);
        const limited = await limitOf(who);
        if (limited !== null) return limited;
        const { event, found } = asked;
        if (found === null) return make(asked, 201);
        if (replaces !== undefined && replaces !== found.ticketId) return reply(200, "OK", found);
        const outcome = await replaceTicket(table, found, { now: clock(), eventEndsAt: event.endsAt });
        if (outcome.kind === "replaced") return reply(201, "TICKET_REPLACED", outcome.ticket);
        return outcome.ticket === null ? make(asked, 201) : reply(200, "OK", outcome.ticket);
      },
    ),
  },
  { isPassing },
);

/** `null`: there is no such event for this person. */
async function look({ attendee }: Who, eventId: string): Promise<Asked | null> {
  const owner = { userId: attendee.userId, eventId };
  const [event, found] = await Promise.all([findEvent(table, eventId), findTicket(table, owner)]);
  const visible = await visibleEvent(event, (draft) => may.mayOrganize(attendee, draft));
  return visible && { owner, event: visible, found };
}

/** Reading a ticket is free. Making and replacing one is limited. */
async function limitOf(who: Who): Promise<Refusal | null> {
  const grant = await windows.take("ticket", who, clock);
  return grant.granted ? null : rateLimited("ticket", grant.retryAfterMs, limit);
}

async function make({ owner }: Asked, status: 200 | 201): Promise<Reply> {
  const made = await makeTicket(table, owner, { now: clock() });
  if (made === null) throw new Error("A ticket without a condition was not made");
  return reply(status, "TICKET_MADE", made);
}

async function reply(status: 200 | 201, outcome: string, ticket: Ticket): Promise<Reply> {
  await publishKeys();
  const { ticketId, code, issuedAt } = ticket;
  const { keyId, publicKey } = key;
  const answer = { ticket: key.sign(ticket), ticketId, code, publicKey, keyId, issuedAt };
  return json<TicketAnswer>(status, outcome, answer, PERSONAL);
}
