import type { AgendaSession, Rsvp } from "../api/answers.ts";

export type Unavailable = "full" | "closed" | "not-open" | "cancelled" | "started" | "ended";

/** The choices of a person who has nothing in a session yet. */
export type Availability =
  | { readonly kind: "free" }
  /**
   * The waitlist is open.
   * @property held a seat is free, and goes to somebody on the waitlist
   */
  | { readonly kind: "full"; readonly held: boolean }
  | { readonly kind: "unavailable"; readonly reason: Unavailable };

/** A person's state in a session. The button has one look for each kind. */
export type SeatState =
  | Availability
  | { readonly kind: "confirmed" }
  /** @property position the number, if the person stands by; undefined: not known yet */
  | { readonly kind: "waiting"; readonly position: string | undefined; readonly held: boolean }
  /** @property expiresAt milliseconds since 1970 */
  | { readonly kind: "offered"; readonly expiresAt: number };

/** @param now milliseconds since 1970 */
export function seatState(session: AgendaSession, rsvp: Rsvp | null, now: number): SeatState {
  const open = availability(session, now);
  const reason = open.kind === "unavailable" ? open.reason : undefined;
  if (reason === "cancelled" || reason === "ended") return open;
  if (rsvp?.status === "CONFIRMED") return { kind: "confirmed" };
  if (rsvp?.status === "OFFERED" && rsvp.offerExpiresAt !== null) {
    const expiresAt = Date.parse(rsvp.offerExpiresAt);
    if (expiresAt > now) return { kind: "offered", expiresAt };
  }
  if (rsvp?.status !== "WAITLISTED" || (reason === "started" && session.noShowAt === undefined)) return open;
  // Nobody gets offers any more: a free seat goes to the first person who takes it, who may be waiting.
  if (open.kind === "free" && isLineClosed(session, now)) return open;
  return {
    kind: "waiting",
    position: (rsvp.standbyNumber ?? rsvp.waitlistPosition)?.toString(),
    held: open.kind === "full" && open.held,
  };
}

/** @param now milliseconds since 1970 */
export function availability(session: AgendaSession, now: number): Availability {
  const reason = closedBy(session, now);
  if (reason !== undefined) return { kind: "unavailable", reason };
  const { seatsLeft, waiting, noShowAt } = session;
  const waitlistOpen = !isLineClosed(session, now);
  // While anybody waits, nobody who comes later gets a seat before them. With grace they stand by once it has closed.
  const full =
    seatsLeft !== null && (seatsLeft <= 0 || (waiting > 0 && (waitlistOpen || noShowAt !== undefined)));
  if (!full) return { kind: "free" };
  return waitlistOpen ? { kind: "full", held: seatsLeft > 0 } : { kind: "unavailable", reason: "full" };
}

/** @param now milliseconds since 1970 */
export const isLineClosed = ({ lineClosesAt }: Pick<AgendaSession, "lineClosesAt">, now: number): boolean =>
  now >= Date.parse(lineClosesAt);

function closedBy(session: AgendaSession, now: number): Unavailable | undefined {
  const { state, registrationOpensAt: opens, registrationClosesAt: closes } = session;
  if (state === "CANCELLED") return "cancelled";
  if (now >= Date.parse(session.endsAt)) return "ended";
  if (now >= Date.parse(session.startsAt)) return "started";
  if (opens !== null && now < Date.parse(opens)) return "not-open";
  return state === "CLOSED" || (closes !== null && now >= Date.parse(closes)) ? "closed" : undefined;
}
