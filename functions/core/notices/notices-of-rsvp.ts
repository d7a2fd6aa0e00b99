import type { CancelReason, Rsvp, RsvpStatus } from "../seats/rsvp.ts";
import type { Notice, NoticeKind } from "./notice.ts";

/** An RSVP in one of its states. */
export interface RsvpState {
  readonly rsvp: Rsvp;
  /** It grows with each write, so it names the change. */
  readonly version: number;
  /** When this state came about; ISO, UTC. */
  readonly since: string;
  /** The session from which an organizer has moved the person here. @default - none */
  readonly cameFrom?: string | null;
}

/**
 * What the person is told of a change of their RSVP. `null`: nothing, because the status is the same and an offer
 * does not end earlier.
 *
 * @param before `null`: the person had none
 */
export function noticeOfRsvp(before: RsvpState | null, after: RsvpState): Notice | null {
  const { rsvp, version, since } = after;
  const moved = isMoved(before, after) ? MOVED_AS[rsvp.status] : null;
  const kind =
    before !== null && isShorter(before.rsvp, rsvp)
      ? "OFFER_MADE"
      : hasBeenCalled(before?.rsvp, rsvp)
        ? "CALLED"
        : (moved ?? kindOf(before?.rsvp.status ?? "CANCELLED", rsvp));
  if (kind === null) return null;
  const { rsvpId, userId, eventId, sessionId, cancelReason, offerExpiresAt } = rsvp;
  return {
    noticeId: `${rsvpId}.${version}`,
    userId,
    eventId,
    sessionId,
    kind,
    at: kind === "CALLED" ? (rsvp.calledAt ?? since) : since,
    reason: rsvp.status === "CANCELLED" ? cancelReason : moved === null ? null : "MOVED",
    until: kind === "OFFER_MADE" ? offerExpiresAt : null,
    moves: [],
  };
}

/** An organizer has just moved the person to this session, or has left them what they had here. */
const isMoved = (before: RsvpState | null, { cameFrom = null }: RsvpState): boolean =>
  cameFrom !== null && before?.cameFrom !== cameFrom;

const MOVED_AS: Readonly<Record<RsvpStatus, NoticeKind | null>> = {
  CONFIRMED: "CONFIRMED",
  WAITLISTED: "WAITLISTED",
  OFFERED: "OFFER_MADE",
  CANCELLED: null,
};

/** An organizer's change may end an offer earlier than its person was told. */
const isShorter = (before: Rsvp, after: Rsvp): boolean =>
  before.status === "OFFERED" &&
  after.status === "OFFERED" &&
  String(after.offerExpiresAt) < String(before.offerExpiresAt);

const hasBeenCalled = (before: Rsvp | undefined, after: Rsvp): boolean =>
  after.status === "WAITLISTED" && after.calledAt !== undefined && before?.calledAt === undefined;

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

/** A person who swaps or is moved, or whose group has won, is told of the seat that they get. */
const ENDED_AS: Readonly<Record<CancelReason, NoticeKind | null>> = {
  ATTENDEE: "CANCELLED",
  SWAPPED: null,
  OTHER_TAKEN: null,
  MOVED: null,
  ORGANIZER: "CANCELLED",
  SESSION_CANCELLED: "CANCELLED",
  SESSION_STARTED: "LINE_CLOSED",
  OFFER_DECLINED: "OFFER_DECLINED",
  OFFER_EXPIRED: "OFFER_EXPIRED",
  NO_SHOW: "CANCELLED",
  LEFT: null,
};
