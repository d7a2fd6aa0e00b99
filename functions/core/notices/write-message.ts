import type { ConferenceEvent, StoredProgramme } from "../programme/session.ts";
import {
  type MessageAudience,
  type MessageDraft,
  type MessageTarget,
  type OrganizerMessage,
  type Recipient,
  sessionsFor,
} from "./organizer-message.ts";

/** Where messages of organizers are kept, and who gets them. */
export interface MessageBook {
  find(eventId: string, messageId: string): Promise<OrganizerMessage | null>;
  findEvent(eventId: string): Promise<ConferenceEvent | null>;
  /** The sessions among which the target is, and perhaps others. */
  programmesOf(eventId: string, to: MessageTarget): Promise<readonly StoredProgramme[]>;
  /** Each person once, in the order of their ids. Of their sessions, the first one in `sessionIds` counts. */
  recipientsIn(sessionIds: readonly string[], audience: MessageAudience): Promise<readonly Recipient[]>;
  /** Writes the record, which sends the message. `known`: a message of this id has been written meanwhile. */
  put(message: OrganizerMessage): Promise<PutMessage>;
}

export type PutMessage =
  | { readonly kind: "written" }
  | { readonly kind: "known"; readonly message: OrganizerMessage }
  | { readonly kind: "limited"; readonly retryAfterMs: number };

/** What a message would do. */
export interface PlannedMessage {
  readonly kind: "planned";
  readonly event: ConferenceEvent;
  readonly sessions: readonly StoredProgramme[];
  readonly recipients: readonly Recipient[];
}

export type PlanOutcome =
  | PlannedMessage
  | { readonly kind: "event-not-found" | "event-is-draft" | "nobody-to-tell" }
  | { readonly kind: "no-such-session"; readonly sessionId: string }
  | { readonly kind: "no-session-there"; readonly part: "room" | "day" };

export type WriteOutcome =
  | Exclude<PlanOutcome, PlannedMessage>
  | { readonly kind: "written" | "repeated"; readonly message: OrganizerMessage }
  | { readonly kind: "other-content" }
  | { readonly kind: "limited"; readonly retryAfterMs: number };

/** Finds out who would get a message, and changes nothing. */
export async function planMessage(
  { eventId, to, audience }: Pick<MessageDraft, "eventId" | "to" | "audience">,
  book: MessageBook,
): Promise<PlanOutcome> {
  const event = await book.findEvent(eventId);
  if (event === null) return { kind: "event-not-found" };
  if (!event.published) return { kind: "event-is-draft" };
  const sessions = sessionsFor(to, await book.programmesOf(eventId, to), event);
  if (sessions.length === 0) return nothingFor(to);
  const recipients = await book.recipientsIn(
    sessions.map(({ sessionId }) => sessionId),
    audience,
  );
  return recipients.length === 0
    ? { kind: "nobody-to-tell" }
    : { kind: "planned", event, sessions, recipients };
}

function nothingFor(to: MessageTarget): Exclude<PlanOutcome, PlannedMessage> {
  if ("sessionId" in to) return { kind: "no-such-session", sessionId: to.sessionId };
  if ("everybody" in to) return { kind: "nobody-to-tell" };
  return { kind: "no-session-there", part: to.day === undefined ? "room" : "day" };
}

/** Sends a message once, however often it is asked to. */
export async function writeMessage(
  draft: MessageDraft,
  { book, clock }: { readonly book: MessageBook; readonly clock: () => Date },
): Promise<WriteOutcome> {
  const known = await book.find(draft.eventId, draft.messageId);
  if (known !== null) return repeated(known, draft);
  const plan = await planMessage(draft, book);
  if (plan.kind !== "planned") return plan;
  const message: OrganizerMessage = {
    ...draft,
    ...{ sentAt: clock().toISOString(), recipients: plan.recipients.length },
    ...{ state: "SENDING", told: 0, toldTo: "" },
  };
  const put = await book.put(message);
  switch (put.kind) {
    case "written":
      return { kind: "written", message };
    case "known":
      return repeated(put.message, draft);
    case "limited":
      return put;
  }
}

const repeated = (message: OrganizerMessage, draft: MessageDraft): WriteOutcome =>
  contentOf(message) === contentOf(draft) ? { kind: "repeated", message } : { kind: "other-content" };

const contentOf = ({ to, audience, title, text }: MessageDraft): string =>
  JSON.stringify([Object.entries(to).sort(), audience, title, text]);
