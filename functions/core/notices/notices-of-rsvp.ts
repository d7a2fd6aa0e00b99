import type { CancelReason, Rsvp, RsvpStatus } from "../seats/rsvp.ts";
import type { Notice, NoticeKind } from "./notice.ts";

/** An RSVP in one of its states. */
export interface RsvpState {
  readonly rsvp: Rsvp;
  /** It grows with each write, so it names the change. */
  readonly version: number;
  /** When this state came about; ISO, UTC. */
  readonly since: string;
}

/**
 * What the person is told of a change of their RSVP. `null`: nothing, because the status is the same and an offer
 * does not end earlier.
 *
 * @param before `null`: the person had none
 */
export function noticeOfRsvp(before: RsvpState | null, after: RsvpState): Notice | null {
  const { rsvp, version, since } = after;
  const kind =
    before !== null && isShorter(before.rsvp, rsvp)
      ? "OFFER_MADE"
      : kindOf(before?.rsvp.status ?? "CANCELLED", rsvp);
  if (kind === null) return null;
  const { rsvpId, userId, eventId, sessionId, cancelReason, offerExpiresAt } = rsvp;
  return {
    noticeId: `${rsvpId}.${version}`,
    userId,
    eventId,
    sessionId,
    kind,
    at: since,
    reason: rsvp.status === "CANCELLED" ? cancelReason : null,
    until: kind === "OFFER_MADE" ? offerExpiresAt : null,
    moves: [],
  };
}

/** An organizer's change may end an offer earlier than its person was told. */
const isShorter = (before: Rsvp, after: Rsvp): boolean =>
  before.status === "OFFERED" &&
  after.status === "OFFERED" &&
  String(after.offerExpiresAt) < String(before.offerExpiresAt);

function kindOf(before: RsvpStatus, { status, cancelReason, visitEndsAt }: Rsvp): NoticeKind | null {
  // A person who enters a booth is there.
  if (before === status || visitEndsAt !== undefined) return null;
  switch (status) {
    case "CONFIRMED":
      return before === "WAITLISTED" ? "CONFIRMED_FROM_LINE" : "CONFIRMED";
    case "WAITLISTED":
      // A person who passes has just said so.
      return before === "OFFERED" ? null : "WAITLISTED";
    case "OFFERED":
      return "OFFER_MADE";
    case "CANCELLED":
      return ENDED_AS[cancelReason ?? "ATTENDEE"];
  }
}

/** A person who swaps, or whose group has won, is told of the seat that they get. */
const ENDED_AS: Readonly<Record<CancelReason, NoticeKind | null>> = {
  ATTENDEE: "CANCELLED",
  SWAPPED: null,
  OTHER_TAKEN: null,
  ORGANIZER: "CANCELLED",
  SESSION_CANCELLED: "CANCELLED",
  SESSION_STARTED: "LINE_CLOSED",
  OFFER_DECLINED: "OFFER_DECLINED",
  OFFER_EXPIRED: "OFFER_EXPIRED",
  LEFT: null,
};
