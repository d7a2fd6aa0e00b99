import { reserveSeat } from "../../functions/core/seats/reserve-seat.ts";
import { crowdSignal } from "../../functions/http/seats/crowd-signal.ts";
import { isPassing } from "../../functions/store/dynamodb/failures.ts";
import { rateWindows } from "../../functions/store/seats/rate-window.ts";
import { seatBook } from "../../functions/store/seats/seat-book.ts";
import { withPosition } from "../../functions/store/waitlist/waitlist-book.ts";
import type { Environment } from "./gateway.ts";
import { SESSION_ID } from "./session.ts";
import type { World } from "./world.ts";

export type Reply = "confirmed" | "in line" | "full" | "429" | "503";

export interface Request {
  readonly userId: string;
  readonly requestId: string;
}

/** The service's defaults. */
const LIMIT = { calls: 5, periodMs: 60_000 };

/** One instance of the function that takes RSVPs, as `functions/http/reservations.ts` wires it. */
export function reservations(world: World): Environment<Request, Reply> {
  const { name, table, nudges, clock, pause, pauseElsewhere } = world.newInstance();
  let ids = 0;
  const seats = seatBook(table, { newId: () => `${name} ${++ids}`, releaseLimit: LIMIT });
  const isDue = crowdSignal(() => world.time.now);
  const allowance = rateWindows(table, LIMIT);
  const nudge = (sessionId: string) => nudges.send(sessionId).catch(() => undefined);
  const crowded = async (sessionId: string) => {
    if (isDue(sessionId)) await nudges.send(sessionId, { crowded: true }).catch(() => undefined);
  };

  return async ({ userId, requestId }) => {
    const attendee = { userId, name: userId, email: `${userId}@example.org` };
    const request = { sessionId: SESSION_ID, requestId, attendee, ifFull: "WAITLIST" as const };
    try {
      const outcome = await reserveSeat(request, {
        ...{ allowance, seats, clock, nudge, crowded },
        pause: pause(),
        pauseElsewhere: pauseElsewhere(),
      });
      if ("rsvp" in outcome) await withPosition(table, outcome.rsvp);
      return replyOf(outcome.kind);
    } catch (error) {
      if (isPassing(error)) return "503";
      throw error;
    }
  };
}

function replyOf(kind: Awaited<ReturnType<typeof reserveSeat>>["kind"]): Reply {
  switch (kind) {
    case "confirmed":
    case "already-confirmed":
      return "confirmed";
    case "waitlisted":
    case "already-waitlisted":
      return "in line";
    case "session-full":
      return "full";
    case "rate-limited":
      return "429";
    case "contention":
      return "503";
    default:
      throw new Error(`nobody expects ${kind} here`);
  }
}
