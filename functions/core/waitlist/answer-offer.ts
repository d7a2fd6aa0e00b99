import type { NudgeGroup } from "../any-of/group.ts";
import type { Conflict } from "../overlaps/conflicts.ts";
import type { Pause } from "../pause.ts";
import type { ReleaseBook } from "../seats/cancel-rsvp.ts";
import type { FoundRsvp, HeldFound, Rsvp } from "../seats/rsvp.ts";
import { holds } from "../seats/rsvp.ts";
import { type OfferBook, takeUpOffer } from "./accept-offer.ts";

export type Answer = "accept" | "decline";

/** One offer of a person, and no other one that they may get later. */
export interface NamedOffer {
  readonly sessionId: string;
  readonly userId: string;
  /** ISO, UTC. */
  readonly offeredAt: string;
}

export type AnswerOutcome =
  | { readonly kind: "accepted"; readonly rsvp: Rsvp; readonly seatFreedAt: string | null }
  | { readonly kind: "declined"; readonly rsvp: Rsvp }
  /** The offer is not open any more. This is what the person has now. */
  | { readonly kind: "nothing-to-answer"; readonly rsvp: Rsvp | null }
  | { readonly kind: "session-cancelled" }
  | { readonly kind: "time-conflict"; readonly conflicts: readonly Conflict[] }
  | { readonly kind: "contention" };

export interface AnswerPorts {
  readonly seats: OfferBook & ReleaseBook;
  readonly clock: () => Date;
  readonly nudge: (sessionId: string) => Promise<void>;
  /** Tells the other waitlists of a group that they are no longer paused. @default - the sweep does */
  readonly nudgeGroup?: NudgeGroup | undefined;
  readonly pause: Pause;
  readonly requestId: string;
}

/** Answers one offer. Whatever else the person has stays, so an old answer that is repeated does no harm. */
export async function answerOffer(
  answer: Answer,
  offer: NamedOffer,
  ports: AnswerPorts,
): Promise<AnswerOutcome> {
  const found = await ports.seats.findRsvp(offer.sessionId, offer.userId);
  if (!isOpen(found, offer, ports.clock())) return { kind: "nothing-to-answer", rsvp: found?.rsvp ?? null };
  return answer === "accept" ? accept(found, offer, ports) : decline(found, offer, ports);
}

export function isOpen(found: FoundRsvp | null, { offeredAt }: NamedOffer, now: Date): found is HeldFound {
  if (found === null || !holds(found)) return false;
  const { rsvp } = found;
  const isSame = rsvp.status === "OFFERED" && rsvp.offeredAt === offeredAt;
  return isSame && (rsvp.offerExpiresAt ?? "") > now.toISOString();
}

async function accept(found: FoundRsvp, offer: NamedOffer, ports: AnswerPorts): Promise<AnswerOutcome> {
  const { outcome } = await takeUpOffer(requestOf(offer, ports), found, "counted-already", ports);
  switch (outcome.kind) {
    case "accepted":
    case "session-cancelled":
    case "time-conflict":
    case "contention":
      return outcome;
    case "already-confirmed":
      return { kind: "nothing-to-answer", rsvp: outcome.rsvp };
    default:
      return { kind: "nothing-to-answer", rsvp: await rsvpNow(offer, ports) };
  }
}

async function decline(known: HeldFound, offer: NamedOffer, ports: AnswerPorts): Promise<AnswerOutcome> {
  for (let found: FoundRsvp | null = known; ; ) {
    const now = ports.clock();
    if (!isOpen(found, offer, now)) return { kind: "nothing-to-answer", rsvp: found?.rsvp ?? null };
    const request = { ...requestOf(offer, ports), by: "ATTENDEE" as const };
    const attempt = await ports.seats.releaseSeat(request, found, "OFFER_DECLINED", now);
    switch (attempt.kind) {
      case "committed":
        await ports.nudge(offer.sessionId);
        await ports.nudgeGroup?.(found.rsvp);
        return { kind: "declined", rsvp: attempt.rsvp };
      case "changed":
        found = attempt.found;
        break;
      case "rate-limited":
        throw new Error("answers to offers are not limited");
      case "unsettled":
        if (!(await ports.pause())) return { kind: "contention" };
    }
  }
}

const requestOf = ({ sessionId, userId }: NamedOffer, { requestId }: AnswerPorts) => ({
  requestId,
  sessionId,
  attendee: { userId },
});

const rsvpNow = async ({ sessionId, userId }: NamedOffer, { seats }: AnswerPorts): Promise<Rsvp | null> =>
  (await seats.findRsvp(sessionId, userId))?.rsvp ?? null;
