import { randomUUID } from "node:crypto";
import type { RosterEntryAnswer } from "../../contract/answers.ts";
import { placeholderId } from "../../contract/placeholder.ts";
import * as contract from "../../contract/requests.ts";
import { AddAttendeeBody } from "../../contract/roster.ts";
import { addAttendee } from "../../core/roster/add-attendee.ts";
import { type Attendee, eventIdOf } from "../../core/seats/rsvp.ts";
import { json, PERSONAL, type Refusal, type Reply } from "../../middleware/reply.ts";
import { type Access, type Route, route } from "../../middleware/route.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import { patience } from "../../store/dynamodb/backoff.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { addingBook, findAttendee } from "../../store/roster/adding-book.ts";
import { findRosterEntry } from "../../store/seats/roster.ts";
import { contention } from "../seats/refusals.ts";
import { closedRefusal, noSeat, waitlistClosed } from "./refusals.ts";

/** Adds a person to a session, also before they have an account. The stream tells them. */
export const addAttendeeRoute = (
  access: Access<SignedInAttendee>,
  table: Table,
  nudgeAll: (sessionIds: readonly string[]) => Promise<void>,
): Route => {
  const book = addingBook(table, randomUUID);
  return route(
    { access, ...contract.ofSession, body: AddAttendeeBody },
    async ({ requestId, attendee: { name, email }, params: { sessionId }, body }) => {
      const attendee = await personIn(table, body, sessionId);
      if (attendee === null) return nobody(String(body.userId));
      const { as, overCapacity, note } = body;
      const request = { requestId, sessionId, attendee, as, overCapacity, note, by: name ?? email };
      const outcome = await addAttendee(request, {
        ...{ book, clock: () => new Date(), pause: patience() },
        nudge: (id) => nudgeAll([id]),
      });
      switch (outcome.kind) {
        case "added":
          return entryReply(201, "ATTENDEE_ADDED", table, sessionId, attendee.userId);
        case "there-already":
          return entryReply(200, "ALREADY_ON_ROSTER", table, sessionId, attendee.userId);
        case "no-seat":
          return noSeat(outcome.ledger);
        case "seat-is-free":
          return { code: "SEAT_IS_FREE", detail: "Add the person with a seat." };
        case "waitlist-closed":
          return waitlistClosed;
        case "contention":
          return contention;
        default:
          return closedRefusal(outcome, sessionId);
      }
    },
  );
};

/** `null`: nobody of this id has anything in the event. */
async function personIn(table: Table, body: AddAttendeeBody, sessionId: string): Promise<Attendee | null> {
  const { email, userId, name } = body;
  if (email !== undefined) return { userId: placeholderId(email), name: name ?? null, email };
  const known = await findAttendee(table, String(userId), eventIdOf(sessionId));
  return known && { ...known, name: name ?? known.name };
}

const nobody = (userId: string): Refusal => ({
  code: "RSVP_NOT_FOUND",
  detail: `${userId} has never had anything in this event. Add the person by their e-mail address.`,
});

/** The person as the roster shows them. Somebody may have removed them again, and then they are shown so. */
export async function entryReply(
  status: 200 | 201,
  outcome: string,
  table: Table,
  sessionId: string,
  userId: string,
): Promise<Reply | Refusal> {
  const entry = await findRosterEntry(table, sessionId, userId);
  return entry === null
    ? { code: "RSVP_NOT_FOUND", detail: "The person is no longer on the roster." }
    : json<RosterEntryAnswer>(status, outcome, entry, PERSONAL);
}
