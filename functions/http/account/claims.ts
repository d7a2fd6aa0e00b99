import { spelled } from "../../contract/address.ts";
import { placeholderId } from "../../contract/placeholder.ts";
import type { ClaimsAnswer } from "../../contract/roster.ts";
import { claimAll } from "../../core/account/claim.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import { json, PERSONAL } from "../../middleware/reply.ts";
import { type Route, route, signedIn } from "../../middleware/route.ts";
import { hasTimeOf } from "../../middleware/time-left.ts";
import { claimBook } from "../../store/account/claim-book.ts";
import { patience } from "../../store/dynamodb/backoff.ts";
import type { Table } from "../../store/dynamodb/table.ts";

/** Gives a person what waits for their verified address. Repeated it goes on, or finds nothing. */
export const claimRoute = (table: Table, nudge: (sessionId: string) => Promise<void>): Route =>
  route({ access: signedIn }, async ({ requestId, attendee }, _event, time) => {
    const { userId, name, email } = attendee;
    if (email === null) return reply({ claimed: [], complete: true });
    const placeholder = placeholderId(spelled(email));
    const { moved, complete } = await claimAll({
      book: claimBook(table, { attendee: { userId, name, email }, requestId, placeholder }),
      clock: () => new Date(),
      pause: patience,
      hasTime: hasTimeOf(time),
      nudge,
    });
    const claimed = moved.map(({ rsvp: { sessionId, status, rsvpAt } }) => ({
      ...{ sessionId, eventId: eventIdOf(sessionId), status, rsvpAt },
    }));
    return reply({ claimed, complete });
  });

const reply = (answer: ClaimsAnswer) =>
  json<ClaimsAnswer>(200, answer.claimed.length > 0 ? "CLAIMED" : "NOTHING_TO_CLAIM", answer, PERSONAL);
