import { byStart, type ConferenceEvent, isBooth, type StoredProgramme } from "../programme/session.ts";
import type { Notice } from "./notice.ts";

/** The sessions whose people get a message. A day is `YYYY-MM-DD` on the event's clocks, and ends at its day change. */
export type MessageTarget =
  | { readonly sessionId: string }
  | { readonly room: string; readonly day?: string | undefined }
  | { readonly day: string }
  | { readonly everybody: true };

/** Which people of these sessions: people with a seat, people who wait or have an offer, or both. */
export type MessageAudience = "seats" | "waiting" | "all";

/** What an organizer writes. The id is the client's, so that a request may be repeated. */
export interface MessageDraft {
  readonly eventId: string;
  readonly messageId: string;
  readonly to: MessageTarget;
  readonly audience: MessageAudience;
  readonly title: string;
  readonly text: string;
  readonly sentBy: { readonly userId: string; readonly name: string | null };
}

/** The record of a message. */
export interface OrganizerMessage extends MessageDraft {
  /** ISO, UTC. */
  readonly sentAt: string;
  /** The number of people when it was sent. */
  readonly recipients: number;
  readonly state: "SENDING" | "SENT";
  /** The number of people who have been told so far. */
  readonly told: number;
  /** The last of them. People are told in the order of their ids. */
  readonly toldTo: string;
}

/** What leads to a record. */
export type MessageRef = Pick<OrganizerMessage, "eventId" | "sentAt" | "messageId">;

/** A person who gets a message, and the first of the sessions that make them a recipient. */
export interface Recipient {
  readonly userId: string;
  readonly sessionId: string;
}

/** The sessions of a target, in order of start. */
export const sessionsFor = (
  to: MessageTarget,
  programmes: readonly StoredProgramme[],
  clock: EventClock,
): readonly StoredProgramme[] => programmes.filter(isIn(to, clock)).sort(byStart);

export type EventClock = Pick<ConferenceEvent, "timeZone" | "dayChange">;

function isIn(to: MessageTarget, clock: EventClock): (programme: StoredProgramme) => boolean {
  if ("everybody" in to) return () => true;
  if ("sessionId" in to) return ({ sessionId }) => sessionId === to.sessionId;
  const dayAt = daysOf(clock);
  // A booth is on no day, because it has no time slot.
  const isOnDay = (programme: StoredProgramme) =>
    to.day === undefined || (!isBooth(programme) && dayAt(programme.startsAt) === to.day);
  return (programme) => isOnDay(programme) && (!("room" in to) || programme.room === to.room);
}

const A_DAY_MS = 86_400_000;

/** A session before the day change belongs to the evening before. */
export function daysOf({ timeZone, dayChange }: EventClock): (at: string) => string {
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return (at) => {
    const [date = "", time = ""] = clock.format(new Date(at)).split(" ");
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    if (hours * 60 + minutes >= dayChange) return date;
    return new Date(Date.parse(date) - A_DAY_MS).toISOString().slice(0, 10);
  };
}

const ID_PREFIX = "message.";

/** All notices of a message have one id. */
export const noticeIdOf = ({ messageId }: Pick<MessageRef, "messageId">): string => ID_PREFIX + messageId;

/** The notice of a message for one person. A person has one, however many of the sessions they are in. */
export const noticeOfMessage = (
  { eventId, messageId, sentAt }: MessageRef,
  { userId, sessionId }: Recipient,
): Notice => ({
  ...{ noticeId: noticeIdOf({ messageId }), userId, eventId, sessionId },
  ...{ kind: "MESSAGE", at: sentAt, reason: null, until: null, moves: [] },
});

/** The message of which a notice tells. `null`: it tells of something else. */
export const messageOfNotice = ({ kind, noticeId, eventId, at }: Notice): MessageRef | null =>
  kind === "MESSAGE" ? { eventId, sentAt: at, messageId: noticeId.slice(ID_PREFIX.length) } : null;
