import type { OnOffer } from "./on-offer.ts";
import type { ReserveOutcome, ReservePorts, ReserveRequest } from "./reservation.ts";
import { reserveSeat } from "./reserve-seat.ts";
import type { Rsvp } from "./rsvp.ts";

/** One attempt to change what an unchanged RSVP wants when a seat comes. SeatAttempt explains `unsettled`. */
export type ChoiceAttempt =
  | { readonly kind: "committed"; readonly rsvp: Rsvp }
  | { readonly kind: "changed" }
  | { readonly kind: "unsettled" };

export interface ChoiceBook {
  choose(requestId: string, waiting: Rsvp, onOffer: OnOffer): Promise<ChoiceAttempt>;
}

export interface ReserveOrChoosePorts extends ReservePorts {
  readonly choices: ChoiceBook;
}

/**
 * Reserves a seat. A person who waits already may change what happens when a seat comes. If others change the RSVP
 * meanwhile, it is asked for again, and the allowance counts the call once.
 */
export async function reserveOrChoose(
  request: ReserveRequest,
  ports: ReserveOrChoosePorts,
): Promise<ReserveOutcome> {
  const { requestId, onOffer, ifFull } = request;
  for (;;) {
    const outcome = await reserveSeat(request, ports);
    const isNew = outcome.kind === "already-waitlisted" && onOffer !== outcome.rsvp.onOffer;
    if (!isNew || onOffer === undefined || ifFull === "REJECT") return outcome;
    const attempt = await ports.choices.choose(requestId, outcome.rsvp, onOffer);
    if (attempt.kind === "committed") return { kind: "already-waitlisted", rsvp: attempt.rsvp };
    if (attempt.kind === "unsettled" && !(await ports.pause())) return { kind: "contention" };
  }
}
