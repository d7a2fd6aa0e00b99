import type { CancelReason } from "../../api/answers.ts";

type EndReason = Exclude<CancelReason, "ATTENDEE" | "SWAPPED" | "OTHER_TAKEN" | "OFFER_DECLINED" | "LEFT">;

/** What happened to somebody's RSVP, or to its session, without their doing. */
export const newsMessages = {
  ended: {
    OFFER_EXPIRED: (when: string) => `Your offer expired on ${when}.`,
    SESSION_CANCELLED: () => "The organizer cancelled this session.",
    SESSION_STARTED: () => "The session started before a seat became free.",
    MOVED: () => "The organizer moved you to another session.",
    NO_SHOW: () => "You had not checked in in time, so your seat went to people who stood by.",
    ORGANIZER: (when: string) => `The organizer removed you on ${when}.`,
  } satisfies Record<EndReason, (when: string) => string>,
  moved: "The session has moved. It was",
  movedTo: "and is now",
  seen: "Got it",
};
