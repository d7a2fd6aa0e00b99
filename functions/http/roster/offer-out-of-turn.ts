import { quietSpans } from "../../contract/quiet-spans.ts";
import * as contract from "../../contract/requests.ts";
import { OfferOutOfTurnBody } from "../../contract/roster.ts";
import { type OutOfTurnOutcome, offerOutOfTurn } from "../../core/roster/offer-out-of-turn.ts";
import type { Refusal, Reply } from "../../middleware/reply.ts";
import { type Access, type Route, route } from "../../middleware/route.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import { patience } from "../../store/dynamodb/backoff.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { findRsvp } from "../../store/seats/rsvp.ts";
import { waitlistBook } from "../../store/waitlist/waitlist-book.ts";
import { contention, ledgerRefusal, noRsvpOf, noSuchSession } from "../seats/refusals.ts";
import { entryReply } from "./add-attendee.ts";
import { noSeat, waitlistClosed } from "./refusals.ts";

/** Offers a waiting person a seat before those who joined earlier. The stream tells them. */
export const offerOutOfTurnRoute = (access: Access<SignedInAttendee>, table: Table): Route =>
  route(
    { access, ...contract.ofAttendee, body: OfferOutOfTurnBody },
    async ({ requestId, attendee: { name, email }, params: { sessionId, userId }, body }) => {
      const request = { requestId, sessionId, userId, ...body, by: name ?? email };
      const outcome = await offerOutOfTurn(request, {
        waitlist: waitlistBook(table),
        findRsvp: (session, user) => findRsvp(table, session, user),
        ...{ quietSpans, clock: () => new Date(), pause: patience() },
      });
      return reply(outcome, table, { sessionId, userId });
    },
  );

async function reply(
  outcome: OutOfTurnOutcome,
  table: Table,
  { sessionId, userId }: { readonly sessionId: string; readonly userId: string },
): Promise<Reply | Refusal> {
  switch (outcome.kind) {
    case "offered":
      return entryReply(201, "OFFERED_OUT_OF_TURN", table, sessionId, userId);
    case "there-already":
      return entryReply(200, "ALREADY_OFFERED", table, sessionId, userId);
    case "rsvp-not-found":
      return noRsvpOf(userId);
    case "not-waiting":
      return cannot("The person does not wait any more.");
    case "has-passed":
      return cannot(`The person has said "not now". They can get an offer after ${outcome.until}.`);
    case "paused":
      return cannot("The person wants one of several sessions, and has an offer for another one.");
    case "no-seat":
      return noSeat(outcome.ledger);
    case "waitlist-closed":
      return waitlistClosed;
    case "contention":
      return contention;
    case "session-not-found":
      return noSuchSession(sessionId);
    default:
      return ledgerRefusal(outcome);
  }
}

const cannot = (detail: string): Refusal => ({ code: "CANNOT_BE_OFFERED", detail });
