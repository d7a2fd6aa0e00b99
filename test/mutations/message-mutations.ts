// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of the code that is changed
import { dropped, type Mutation, replaced } from "./mutation.ts";

const messages = "functions/store/notices/messages.ts";
const spreading = "functions/core/notices/spread-message.ts";
const store = ["test/store/notices/messages.test.ts"];
const progress = "toldTo = :seen AND #state = :sending";

/** What makes a message of an organizer come once. */
export const messageMutations: readonly Mutation[] = [
  dropped("messages: an id has one record", messages, "attribute_not_exists(PK)", store),
  dropped("messages: progress follows what was seen", messages, "toldTo = :seen", store, progress),
  dropped("messages: what is sent stays sent", messages, "#state = :sending", store, progress),
  replaced(
    "messages: a refused window refuses",
    messages,
    'countCall("message", call, now, MESSAGE_LIMIT),',
    'countCall("message", call, now, { ...MESSAGE_LIMIT, calls: 50 }),',
    store,
  ),
  replaced("messages: a run goes on where the last one was", spreading, "userId > toldTo", 'userId > ""', [
    "test/core/notices/messages.test.ts",
  ]),
  replaced(
    "messages: a person of several sessions is one recipient",
    "functions/store/notices/recipients.ts",
    "if (!firstSessions.has(userId)) firstSessions.set(userId, sessionId)",
    "firstSessions.set(userId, sessionId)",
    store,
  ),
];
