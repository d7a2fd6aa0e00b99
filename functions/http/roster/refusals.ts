import type { ClosedToOrganizers } from "../../core/roster/add-attendee.ts";
import type { Ledger } from "../../core/seats/ledger.ts";
import type { Refusal } from "../../middleware/reply.ts";
import { ledgerRefusal, noSuchSession, whyFull } from "../seats/refusals.ts";

/** An organizer asks to give a seat that there is not. */
export const noSeat = ({ capacity, taken, waiting }: Ledger): Refusal => ({
  code: "SESSION_FULL",
  detail: `${whyFull({ capacity, taken })} With overCapacity, the session gets one more seat.`,
  members: { capacity, taken, waiting },
});

export const waitlistClosed: Refusal = {
  code: "WAITLIST_CLOSED",
  detail: "The waitlist has closed, or is about to. A free seat goes to the first person who asks.",
};

export function closedRefusal(closed: ClosedToOrganizers, sessionId: string): Refusal {
  switch (closed.kind) {
    case "session-not-found":
      return noSuchSession(sessionId);
    case "event-is-draft":
      return { code: "EVENT_IS_DRAFT", detail: "Publish the event first. People are told by mail at once." };
    case "session-cancelled":
    case "session-ended":
    case "booth":
      return ledgerRefusal(closed);
  }
}
