import { randomUUID } from "node:crypto";
import { acceptOffer } from "../../functions/core/accept-offer.ts";
import { cancelRsvp } from "../../functions/core/cancel-rsvp.ts";
import { reserveSeat } from "../../functions/core/reserve-seat.ts";
import { seatBook } from "../../functions/store/seat-book.ts";
import type { Setting } from "./setting.ts";
import type { Turn } from "./turns.ts";

/** A request of a person, and between which moments it was under way. */
export interface Deed {
  readonly userId: string;
  readonly begun: number;
  answered: number | null;
}

const generous = { calls: 50, periodMs: 60_000 };
const unlimited = { take: async () => ({ granted: true }) as const };

/** What people do, each request an actor of its own, and when it was asked and answered. */
export function peopleOf({ stage, sessionId, turns, clock, nameOf, patience, nudge }: Setting) {
  const deeds = new Map<string, Deed>();
  let moments = 0;

  function act(userId: string, what: string, deed: (turn: Turn, requestId: string) => Promise<unknown>) {
    const requestId = nameOf(`${userId} ${what}`);
    turns.start(requestId, async (turn) => {
      const own: Deed = { userId, begun: ++moments, answered: null };
      deeds.set(requestId, own);
      const outcome = await deed(turn, requestId);
      own.answered = ++moments;
      return outcome;
    });
  }

  const portsOf = (turn: Turn) => ({
    allowance: unlimited,
    seats: seatBook(stage.tableOf(turn), { newId: randomUUID, releaseLimit: generous }),
    clock,
    pause: patience(turn),
    nudge: nudge(turn),
  });
  const requestOf = (userId: string, requestId: string) => ({
    sessionId,
    requestId,
    attendee: { userId, name: userId, email: null },
  });

  return {
    deeds,

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

    accept(userId: string) {
      act(userId, "accepts", (turn, requestId) => acceptOffer(requestOf(userId, requestId), portsOf(turn)));
    },
  };
}
