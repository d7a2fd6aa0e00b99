import { randomUUID } from "node:crypto";
import { cancelRsvp } from "../../functions/core/seats/cancel-rsvp.ts";
import { reserveSeat } from "../../functions/core/seats/reserve-seat.ts";
import { acceptOffer } from "../../functions/core/waitlist/accept-offer.ts";
import { seatBook } from "../../functions/store/seats/seat-book.ts";
import type { Setting } from "./setting.ts";
import type { Turn } from "./turns.ts";

/** A person's request, with its start and its end. */
export interface PersonRequest {
  readonly userId: string;
  readonly begun: number;
  answered: number | null;
  /** The answer; `null` while there is none, or if the request failed. */
  outcome: string | null;
}

const generous = { calls: 50, periodMs: 60_000 };
const unlimited = { take: async () => ({ granted: true }) as const };

/** What people do: each request is an actor, and its start and end are recorded. */
export function peopleOf({ tableOf, sessionId, turns, newClock, nameOf, patience, nudge }: Setting) {
  const requests = new Map<string, PersonRequest>();
  let moments = 0;

  function act(
    userId: string,
    what: string,
    request: (turn: Turn, requestId: string) => Promise<{ readonly kind: string }>,
  ) {
    const requestId = nameOf(`${userId} ${what}`);
    turns.start(requestId, async (turn) => {
      const own: PersonRequest = { userId, begun: ++moments, answered: null, outcome: null };
      requests.set(requestId, own);
      const outcome = await request(turn, requestId);
      own.answered = ++moments;
      own.outcome = outcome.kind;
      return outcome;
    });
  }

  const portsOf = (turn: Turn) => ({
    allowance: unlimited,
    seats: seatBook(tableOf(turn), { newId: randomUUID, releaseLimit: generous }),
    clock: newClock(),
    pause: patience(turn),
    nudge: nudge(turn),
  });
  const requestOf = (userId: string, requestId: string) => ({
    sessionId,
    requestId,
    attendee: { userId, name: userId, email: null },
  });

  return {
    requests,

    reserve(userId: string, ifFull: "REJECT" | "WAITLIST" = "WAITLIST") {
      act(userId, ifFull === "WAITLIST" ? "joins" : "reserves", (turn, requestId) =>
        reserveSeat({ ...requestOf(userId, requestId), ifFull }, portsOf(turn)),
      );
    },

    cancel(userId: string) {
      act(userId, "cancels", (turn, requestId) =>
        cancelRsvp({ ...requestOf(userId, requestId), by: "ATTENDEE" }, portsOf(turn)),
      );
    },

    /** An organizer removes the person. */
    remove(userId: string) {
      act(userId, "is removed", (turn, requestId) =>
        cancelRsvp({ ...requestOf(userId, requestId), by: "ORGANIZER" }, portsOf(turn)),
      );
    },

    accept(userId: string) {
      act(userId, "accepts", (turn, requestId) => acceptOffer(requestOf(userId, requestId), portsOf(turn)));
    },
  };
}
