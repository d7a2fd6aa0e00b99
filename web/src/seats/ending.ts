import type { AgendaSession, CancelReason, Rsvp } from "../api/answers.ts";

type OwnReason = "ATTENDEE" | "SWAPPED" | "OTHER_TAKEN" | "OFFER_DECLINED" | "LEFT";
const OWN_REASONS: readonly (CancelReason | null)[] = [
  "ATTENDEE",
  "SWAPPED",
  "OTHER_TAKEN",
  "OFFER_DECLINED",
  "LEFT",
  null,
];
const isOwn = (reason: CancelReason | null): reason is OwnReason | null => OWN_REASONS.includes(reason);

/** Why an RSVP ended other than by its own person. */
export type EndReason = Exclude<CancelReason, OwnReason>;

export interface Ending {
  readonly reason: EndReason;
  /** ISO 8601. */
  readonly at: string;
  /**
   * The service has recorded the end. Otherwise only the clock says so, and the service will follow within a
   * minute.
   */
  readonly recorded: boolean;
}

type EndedRsvp = Pick<Rsvp, "status" | "cancelledAt" | "cancelReason" | "offerExpiresAt">;

/** @param now milliseconds since 1970 */
export function endingOf(
  {
    state,
    startsAt,
    ...others
  }: Pick<AgendaSession, "state" | "startsAt"> & Partial<Pick<AgendaSession, "noShowAt" | "endsAt">>,
  rsvp: EndedRsvp | null,
  now: number,
): Ending | undefined {
  if (rsvp === null) return undefined;
  const { status, cancelReason, cancelledAt, offerExpiresAt } = rsvp;
  if (status === "CANCELLED") {
    if (isOwn(cancelReason)) return;
    return { reason: cancelReason, at: cancelledAt ?? startsAt, recorded: true };
  }
  const byClock = (reason: EndReason, at: string): Ending => ({ reason, at, recorded: false });
  if (state === "CANCELLED") return byClock("SESSION_CANCELLED", startsAt);
  if (status === "OFFERED" && offerExpiresAt !== null && Date.parse(offerExpiresAt) <= now)
    return byClock("OFFER_EXPIRED", offerExpiresAt);
  // With grace people stand by until the end.
  const waitsEndAt = others.noShowAt === undefined ? startsAt : (others.endsAt ?? startsAt);
  if (status === "WAITLISTED" && Date.parse(waitsEndAt) <= now) return byClock("SESSION_STARTED", waitsEndAt);
  return undefined;
}
