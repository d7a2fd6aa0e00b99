import type { SeenDay } from "../overlaps/day-book.ts";
import type { Pause } from "../pause.ts";
import { isWaitlistOpen, type Ledger, seatsLeft } from "../seats/ledger.ts";
import { type Attendee, type FoundRsvp, isHeld } from "../seats/rsvp.ts";
import type { Hand, HandRequest } from "./hand.ts";

export interface AddRequest extends HandRequest {
  readonly attendee: Attendee;
  readonly as: "CONFIRMED" | "WAITLISTED";
}

/** Takes a seat that is free, makes one more, or waits at the end of the line. */
export type WayIn = "take" | "raise" | "join";

export type ClosedToOrganizers =
  | { readonly kind: "session-not-found" }
  | { readonly kind: "event-is-draft" }
  | { readonly kind: "session-cancelled" }
  | { readonly kind: "session-ended"; readonly endedAt: string }
  /** A visit begins at the booth, with its code. */
  | { readonly kind: "booth" };

export type AddRefusal =
  | ClosedToOrganizers
  /** No seat is free, or those that are free are for the people who wait. */
  | { readonly kind: "no-seat"; readonly ledger: Ledger }
  | { readonly kind: "seat-is-free" }
  | { readonly kind: "waitlist-closed" };

export type AddOutcome =
  | { readonly kind: "added" | "there-already" }
  | AddRefusal
  | { readonly kind: "contention" };

/** What decides, read before the write. */
export interface SeenForAdding {
  readonly ledger: Ledger;
  /** What the person has in the session. */
  readonly found: FoundRsvp | null;
  /** `null`: the event does not block overlaps. */
  readonly day: SeenDay | null;
}

export interface AddingBook {
  /** `null`: there is no such session. */
  see(request: AddRequest): Promise<SeenForAdding | null>;
  /** Adds the person, if everything that decides is still as it was seen. */
  add(request: AddRequest, seen: SeenForAdding, way: WayIn, hand: Hand): Promise<"committed" | "again">;
}

export interface AddPorts {
  readonly book: AddingBook;
  readonly clock: () => Date;
  readonly pause: Pause;
  readonly nudge: (sessionId: string) => Promise<void>;
}

/**
 * Puts a person on the roster. Registration times do not bind organizers; the capacity does. Repeated it finds the person
 * there, and neither takes nor makes another seat.
 */
export async function addAttendee(
  request: AddRequest,
  { book, clock, pause, nudge }: AddPorts,
): Promise<AddOutcome> {
  for (;;) {
    const seen = await book.see(request);
    if (seen === null) return { kind: "session-not-found" };
    if (seen.found !== null && isHeld(seen.found.rsvp)) return { kind: "there-already" };
    const at = clock().toISOString();
    const way = wayIn(seen.ledger, request, at);
    if (typeof way !== "string") return way;
    const { by, note } = request;
    const outcome = await book.add(request, seen, way, { by, at, note, raisedCapacity: way === "raise" });
    if (outcome === "committed") {
      if (way === "join") await nudge(request.sessionId);
      return { kind: "added" };
    }
    if (!(await pause())) return { kind: "contention" };
  }
}

/** The same rules as the conditions of the write. */
export function wayIn(
  ledger: Ledger,
  { as, overCapacity }: Pick<AddRequest, "as" | "overCapacity">,
  now: string,
): WayIn | AddRefusal {
  const closed = closedToOrganizers(ledger, now);
  if (closed) return closed;
  const isOpen = isWaitlistOpen(ledger, now);
  const isServedFirst = isOpen && (ledger.waiting > 0 || ledger.lineOpen === true);
  const mayTake = seatsLeft(ledger) !== 0 && !isServedFirst;
  if (as === "WAITLISTED") {
    if (!isOpen) return { kind: "waitlist-closed" };
    return mayTake ? { kind: "seat-is-free" } : "join";
  }
  if (mayTake) return "take";
  return overCapacity && ledger.capacity !== null ? "raise" : { kind: "no-seat", ledger };
}

function closedToOrganizers(
  { booth, draft, state, endsAt }: Pick<Ledger, "booth" | "draft" | "state" | "endsAt">,
  now: string,
): ClosedToOrganizers | null {
  if (booth) return { kind: "booth" };
  if (draft) return { kind: "event-is-draft" };
  if (state === "CANCELLED") return { kind: "session-cancelled" };
  if (endsAt !== null && endsAt <= now) return { kind: "session-ended", endedAt: endsAt };
  return null;
}
