import type { SpreadingBook } from "../../core/notices/spread-message.ts";
import type { MessageBook } from "../../core/notices/write-message.ts";
import type { Table } from "../dynamodb/table.ts";
import { findEvent } from "../programme/events.ts";
import { findProgramme, programmePages, toProgramme } from "../programme/programme.ts";
import { advanceMessage, findMessage, findMessageRecord, putMessage } from "./messages.ts";
import { peopleToTell } from "./preferences.ts";
import { recipientsIn } from "./recipients.ts";

export const messageBook = (table: Table): MessageBook => ({
  find: (eventId, messageId) => findMessage(table, eventId, messageId),
  put: (message) => putMessage(table, message),
  ...people(table),
});

export const spreadingBook = (table: Table): SpreadingBook => ({
  findRecord: (ref) => findMessageRecord(table, ref),
  peopleToTell: (userIds) => peopleToTell(table, userIds),
  advance: (message, progress) => advanceMessage(table, message, progress),
  ...people(table),
});

const people = (table: Table): Pick<MessageBook, "findEvent" | "programmesOf" | "recipientsIn"> => ({
  findEvent: (eventId) => findEvent(table, eventId),

  async programmesOf(eventId, to) {
    if ("sessionId" in to) {
      const programme = await findProgramme(table, to.sessionId);
      return programme?.eventId === eventId ? [programme] : [];
    }
    const programmes = [];
    for await (const page of programmePages(table, eventId, { consistent: true }))
      programmes.push(...page.map(toProgramme));
    return programmes;
  },

  recipientsIn: (sessionIds, audience) => recipientsIn(table, sessionIds, audience),
});
