import type { RsvpAnswer } from "../../contract/answers.ts";
import * as contract from "../../contract/requests.ts";
import { unlimited } from "../../core/seats/allowance.ts";
import { cancelRsvp } from "../../core/seats/cancel-rsvp.ts";
import { json } from "../../middleware/reply.ts";
import { type Access, type Route, route } from "../../middleware/route.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import { patience } from "../../store/dynamodb/backoff.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { releaseBook } from "../../store/seats/release-book.ts";
import { contention, noRsvpOf } from "./refusals.ts";

/** Removes one attendee's seat, offer or waitlist entry. A freed seat goes to the next waiting person. */
export const removeAttendeeRoute = (
  access: Access<SignedInAttendee>,
  table: Table,
  nudgeAll: (sessionIds: readonly string[]) => Promise<void>,
): Route =>
  route({ access, ...contract.ofAttendee }, async ({ requestId, params: { sessionId, userId } }) => {
    const outcome = await cancelRsvp(
      { requestId, sessionId, attendee: { userId }, by: "ORGANIZER" },
      {
        allowance: unlimited,
        seats: releaseBook(table),
        clock: () => new Date(),
        pause: patience(),
        nudge: () => nudgeAll([sessionId]),
      },
    );
    switch (outcome.kind) {
      case "cancelled":
        return json<RsvpAnswer>(200, "ATTENDEE_REMOVED", outcome.rsvp);
      case "already-cancelled":
        return json<RsvpAnswer>(200, "ALREADY_CANCELLED", outcome.rsvp);
      case "rsvp-not-found":
        return noRsvpOf(userId);
      case "contention":
        return contention;
      case "rate-limited":
      case "rsvp-changed":
      case "already-in":
        throw new Error("organizers are not limited, name no version, and may remove people who are inside");
    }
  });
