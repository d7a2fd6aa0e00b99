import type { Slot } from "../programme/session.ts";
import type { CancelReason } from "../seats/rsvp.ts";

/** What a person is told. `docs/domain.md` says when each comes about. */
export const NOTICE_KINDS = [
  "CONFIRMED",
  "CONFIRMED_FROM_LINE",
  "WAITLISTED",
  "OFFER_MADE",
  "OFFER_ENDING",
  "OFFER_EXPIRED",
  "OFFER_DECLINED",
  "CANCELLED",
  "MOVED",
  "REMINDER",
  "LINE_CLOSED",
  "FEEDBACK_ASKED",
  "CALLED",
  "MESSAGE",
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const CHANNELS = ["mail", "push"] as const;
export type Channel = (typeof CHANNELS)[number];

/** What leads to a stored notice. */
export type NoticeRef = Pick<Notice, "userId" | "eventId" | "at" | "noticeId">;

/** A session, and the slot that it has left. */
export interface Move {
  readonly sessionId: string;
  readonly from: Slot;
}

/** A notice as its cause makes it. The same cause makes the same notice, however often it is seen. */
export interface Notice {
  readonly noticeId: string;
  readonly userId: string;
  readonly eventId: string;
  readonly sessionId: string;
  readonly kind: NoticeKind;
  /** The time of the cause; ISO, UTC. */
  readonly at: string;
  /** Why an RSVP ended. `MOVED`: an organizer has moved the person to this session. */
  readonly reason: CancelReason | null;
  /** The end of an offer. */
  readonly until: string | null;
  /** The sessions that have moved. Only `MOVED` has any, and the notice is about the first one. */
  readonly moves: readonly Move[];
}
