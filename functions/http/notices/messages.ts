import {
  type MessageAnswer,
  type MessagePreviewAnswer,
  type MessagesAnswer,
  MessagesQuery,
  ofMessage,
  PostMessageBody,
  PostMessageQuery,
} from "../../contract/messages.ts";
import * as contract from "../../contract/requests.ts";
import type { OrganizerMessage } from "../../core/notices/organizer-message.ts";
import { planMessage, writeMessage } from "../../core/notices/write-message.ts";
import { json, PERSONAL } from "../../middleware/reply.ts";
import { type Access, type Route, type Routes, route } from "../../middleware/route.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { messageBook } from "../../store/notices/message-book.ts";
import { findMessage, readMessages } from "../../store/notices/messages.ts";
import { findEvent } from "../../store/programme/events.ts";
import { noSuchEvent } from "../seats/refusals.ts";
import { noSuchMessage, refusalOf } from "./message-refusals.ts";

/** Messages of organizers to the people of sessions. */
export const messageRoutes = (access: Access<SignedInAttendee>, table: Table): Routes => ({
  "POST /api/events/{eventId}/messages": postRoute(access, table),

  "GET /api/events/{eventId}/messages": route(
    { access, ...contract.ofEvent, query: MessagesQuery },
    async ({ params: { eventId }, query: { limit, cursor } }) => {
      const before = cursor === undefined ? undefined : placeNamed(cursor);
      const { messages, next } = await readMessages(table, { eventId, limit, before });
      if (messages.length === 0 && (await findEvent(table, eventId)) === null) return noSuchEvent(eventId);
      const page = { messages: messages.map(messageAnswer), nextCursor: next && nameOf(next) };
      return json<MessagesAnswer>(200, "OK", page, PERSONAL);
    },
  ),

  "GET /api/events/{eventId}/messages/{messageId}": route(
    { access, ...ofMessage },
    async ({ params: { eventId, messageId } }) => {
      const message = await findMessage(table, eventId, messageId);
      return message === null
        ? noSuchMessage(messageId)
        : json<MessageAnswer>(200, "OK", messageAnswer(message), PERSONAL);
    },
  ),
});

function postRoute(access: Access<SignedInAttendee>, table: Table): Route {
  const book = messageBook(table);
  return route(
    { access, ...contract.ofEvent, query: PostMessageQuery, body: PostMessageBody },
    async ({ params: { eventId }, query, body, attendee: { userId, name } }) => {
      const draft = { ...body, eventId, sentBy: { userId, name } };
      if (query.dryRun === "true") {
        const plan = await planMessage(draft, book);
        if (plan.kind !== "planned") return refusalOf(plan, draft);
        const { recipients, sessions } = plan;
        const preview = { subject: body.title, text: body.text };
        const counts = { recipients: recipients.length, sessions: sessions.length };
        return json<MessagePreviewAnswer>(200, "MESSAGE_PLANNED", { ...counts, preview }, PERSONAL);
      }
      const outcome = await writeMessage(draft, { book, clock: () => new Date() });
      switch (outcome.kind) {
        case "written": {
          const location = `/api/events/${eventId}/messages/${body.messageId}`;
          const headers = { ...PERSONAL, location };
          return json<MessageAnswer>(201, "MESSAGE_SENT", messageAnswer(outcome.message), headers);
        }
        case "repeated":
          return json<MessageAnswer>(200, "MESSAGE_KNOWN", messageAnswer(outcome.message), PERSONAL);
        default:
          return refusalOf(outcome, draft);
      }
    },
  );
}

const messageAnswer = ({ toldTo: _, ...record }: OrganizerMessage): MessageAnswer => record;

/** The place of a message in its event, as addresses may have it. */
const nameOf = ({ sentAt, messageId }: OrganizerMessage): string => `${sentAt}~${messageId}`;

function placeNamed(name: string): Pick<OrganizerMessage, "sentAt" | "messageId"> {
  const [sentAt = "", messageId = ""] = name.split("~");
  return { sentAt, messageId };
}
