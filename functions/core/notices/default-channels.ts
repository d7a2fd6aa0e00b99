import type { Channel, Notice, NoticeKind } from "./notice.ts";

const MAIL_AND_PUSH: readonly Channel[] = ["mail", "push"];
const INBOX_ALONE: readonly Channel[] = [];

const BY_KIND: Readonly<Record<NoticeKind, readonly Channel[]>> = {
  CONFIRMED: ["mail"],
  CONFIRMED_FROM_LINE: MAIL_AND_PUSH,
  WAITLISTED: INBOX_ALONE,
  OFFER_MADE: MAIL_AND_PUSH,
  OFFER_ENDING: ["push"],
  OFFER_EXPIRED: ["mail"],
  OFFER_DECLINED: INBOX_ALONE,
  CANCELLED: MAIL_AND_PUSH,
  MOVED: MAIL_AND_PUSH,
  REMINDER: ["push"],
  LINE_CLOSED: ["mail"],
  FEEDBACK_ASKED: ["push"],
  CALLED: ["push"],
  MESSAGE: MAIL_AND_PUSH,
};

/** How a person is told who has chosen nothing. Every notice is in the inbox as well. */
export const defaultChannels = ({ kind, reason }: Pick<Notice, "kind" | "reason">): readonly Channel[] =>
  kind === "CANCELLED" && reason === "ATTENDEE" ? INBOX_ALONE : BY_KIND[kind];
