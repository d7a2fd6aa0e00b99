import { InvalidTexts } from "../../contract/invalid-codes.ts";
import type { MessageAudience, MessageDraft } from "../../core/notices/organizer-message.ts";
import type { PlannedMessage, PlanOutcome, WriteOutcome } from "../../core/notices/write-message.ts";
import type { Refusal } from "../../middleware/reply.ts";
import { MESSAGE_LIMIT } from "../../store/notices/messages.ts";
import { noSuchEvent, noSuchSession, rateLimited } from "../seats/refusals.ts";

type Refused = Exclude<PlanOutcome | WriteOutcome, PlannedMessage | { kind: "written" | "repeated" }>;

export const noSuchMessage = (messageId: string): Refusal => ({
  code: "MESSAGE_NOT_FOUND",
  detail: `The event has no message ${messageId}.`,
});

const NOBODY: Readonly<Record<MessageAudience, string>> = {
  seats: "Nobody has a seat in these sessions.",
  waiting: "Nobody has an offer or a waitlist entry in these sessions.",
  all: "Nobody has a seat, an offer or a waitlist entry in these sessions.",
};

/** Says why a message is not sent. */
export function refusalOf(outcome: Refused, { eventId, messageId, audience }: MessageDraft): Refusal {
  switch (outcome.kind) {
    case "event-not-found":
      return noSuchEvent(eventId);
    case "event-is-draft":
      return {
        code: "EVENT_IS_DRAFT",
        detail: "Attendees do not see this event yet. Publish it before you write to them.",
      };
    case "no-such-session":
      return noSuchSession(outcome.sessionId);
    case "no-session-there":
      return noSessionThere(outcome.part);
    case "nobody-to-tell":
      return {
        code: "NOBODY_TO_TELL",
        detail: NOBODY[audience],
      };
    case "other-content":
      return {
        code: "MESSAGE_ID_TAKEN",
        detail: `The message ${messageId} has been sent with other content. Choose a new id.`,
      };
    case "limited":
      return rateLimited("messages", outcome.retryAfterMs, MESSAGE_LIMIT);
  }
}

const noSessionThere = (part: "room" | "day"): Refusal => {
  const code = part === "room" ? "NO_SESSION_IN_ROOM" : "NO_SESSION_ON_DAY";
  const error = { path: `body.to.${part}`, message: InvalidTexts[code], code } as const;
  return { code: "INVALID_REQUEST", detail: `${error.path}: ${error.message}`, members: { errors: [error] } };
};
