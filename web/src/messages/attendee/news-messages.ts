import type { CancelReason } from "../../api/answers.ts";

type EndReason = Exclude<CancelReason, "ATTENDEE" | "SWAPPED" | "OTHER_TAKEN" | "OFFER_DECLINED" | "LEFT">;

/** What happened to somebody's RSVP, or to its session, without their doing. */
export const newsMessages = {
  ended: {
    OFFER_EXPIRED: (when: string) => `Your offer expired on ${when}.`,
    SESSION_CANCELLED: () => "The organizer cancelled this session.",
    SESSION_STARTED: () => "The session started before a seat became free.",
    ORGANIZER: (when: string) => `The organizer removed you on ${when}.`,
  } satisfies Record<EndReason, (when: string) => string>,
  moved: "The session has moved. It was",
  movedTo: "and is now",
  seen: "Got it",
};
