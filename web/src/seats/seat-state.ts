import type { SessionSeats } from "../../api/session-seats.ts";

type Unavailable = "full" | "closed" | "not-open" | "cancelled" | "started";

/** Where a person stands with a session: one row of the button's state table each. */
export type SeatState =
  | { readonly kind: "free" }
  | { readonly kind: "confirmed" }
  /** Full, but the line is open. */
  | { readonly kind: "full" }
  /** @property position undefined: not known yet */
  | { readonly kind: "waiting"; readonly position: string | undefined }
  /** @property expiresAt milliseconds since 1970 */
  | { readonly kind: "offered"; readonly expiresAt: number }
  | { readonly kind: "unavailable"; readonly reason: Unavailable };

/** @param now milliseconds since 1970 */
export function seatState(session: SessionSeats, now: number): SeatState {
  const { myRsvp } = session;
  if (session.state === "CANCELLED") return { kind: "unavailable", reason: "cancelled" };
  if (myRsvp?.status === "CONFIRMED") return { kind: "confirmed" };
  if (myRsvp?.status === "OFFERED" && myRsvp.offerExpiresAt !== null) {
    const expiresAt = Date.parse(myRsvp.offerExpiresAt);
    if (expiresAt > now) return { kind: "offered", expiresAt };
  }
  if (now >= Date.parse(session.startsAt)) return { kind: "unavailable", reason: "started" };
  if (myRsvp?.status === "WAITLISTED") return { kind: "waiting", position: positionOf(session) };
  return openness(session, now);
}

function openness(session: SessionSeats, now: number): SeatState {
  const { registrationOpensAt: opens, registrationClosesAt: closes } = session;
  if (opens !== null && now < Date.parse(opens)) return { kind: "unavailable", reason: "not-open" };
  if (session.state === "CLOSED" || (closes !== null && now >= Date.parse(closes))) {
    return { kind: "unavailable", reason: "closed" };
  }
  const lineOpen = now < Date.parse(session.lineClosesAt);
  // While anybody waits, nobody who comes later gets a place before them.
  const full = session.seatsLeft !== null && (session.seatsLeft <= 0 || (session.waiting > 0 && lineOpen));
  if (!full) return { kind: "free" };
  return lineOpen ? { kind: "full" } : { kind: "unavailable", reason: "full" };
}

function positionOf({ myRsvp }: SessionSeats): string | undefined {
  return myRsvp?.waitlistPositionText ?? myRsvp?.waitlistPosition?.toString();
}
