import { type ConferenceEvent, isBooth, type StoredProgramme } from "../programme/session.ts";
import type { RsvpStatus } from "../seats/rsvp.ts";

export const RATINGS = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof RATINGS)[number];

/** What a person says of a session. */
export interface Feedback {
  readonly rating: Rating;
  /** Plain text. */
  readonly comment: string | null;
  /** Organizers see the person's name beside the comment. Without a comment nobody is named. */
  readonly named: boolean;
}

/** Feedback as it is stored under its person. */
export interface OwnFeedback extends Feedback {
  /** The hour in which the person answered; ISO, UTC. A finer time could lead from a comment to its person. */
  readonly answeredAt: string;
}

/** What decides whether a person may answer. Times are ISO, UTC. */
export interface Occasion {
  readonly endsAt: string;
  /** The event and the session ask for feedback. */
  readonly isAsked: boolean;
  readonly rsvp: Visit | null;
  readonly doorWasUsed: boolean;
}

/** What an RSVP says about whether its person was there. */
export interface Visit {
  readonly status: RsvpStatus;
  readonly checkedInAt: string | null;
}

export type FeedbackState = "OPEN" | "NOT_YET" | "OVER" | "NOT_THERE" | "OFF";

/** People who leave a little early may answer. */
const OPENS_BEFORE_END_MS = 10 * 60_000;
const CLOSES_AFTER_END_MS = 7 * 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;

/** Whether people are asked how this session was. A booth has no end that its visitors share, so they are not. */
export const isAskedFor = (
  event: Pick<ConferenceEvent, "feedback">,
  session: Pick<StoredProgramme, "feedback" | "kind">,
): boolean => event.feedback !== false && session.feedback !== false && !isBooth(session);

const later = (time: string, ms: number): string => new Date(Date.parse(time) + ms).toISOString();
export const opensAt = (endsAt: string): string => later(endsAt, -OPENS_BEFORE_END_MS);
export const closesAt = (endsAt: string): string => later(endsAt, CLOSES_AFTER_END_MS);

/** The hour of a moment; ISO, UTC. */
export const hourOf = (now: Date): string =>
  new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS).toISOString();

/** A person with a seat was there, unless the door was used and did not see them. */
export const wasThere = (rsvp: Visit | null, doorWasUsed: boolean): boolean =>
  rsvp?.status === "CONFIRMED" && (rsvp.checkedInAt !== null || !doorWasUsed);

/** @param now ISO, UTC */
export function feedbackState({ endsAt, isAsked, rsvp, doorWasUsed }: Occasion, now: string): FeedbackState {
  if (!isAsked) return "OFF";
  if (!wasThere(rsvp, doorWasUsed)) return "NOT_THERE";
  if (now < opensAt(endsAt)) return "NOT_YET";
  return now < closesAt(endsAt) ? "OPEN" : "OVER";
}

/** Without a comment there is nothing to put a name to, and without a name nothing to show. */
export const tidied = ({ rating, comment, named }: Feedback, name: string | null): Feedback => {
  const said = comment === "" ? null : comment;
  return { rating, comment: said, named: named && said !== null && name !== null };
};

/** Whether the person has said the same already. */
export const saysTheSame = (a: Feedback, b: Feedback): boolean =>
  a.rating === b.rating && a.comment === b.comment && a.named === b.named;
