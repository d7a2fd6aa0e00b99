import type { RegistrationPorts } from "../../core/hands/close-registration.ts";
import { settle } from "../dynamodb/settle.ts";
import type { Table } from "../dynamodb/table.ts";
import { eventKey } from "../keys.ts";
import { findEvent } from "../programme/events.ts";
import { markSessions } from "../programme/publication.ts";

export const registrationBook = (table: Table): RegistrationPorts["book"] => ({
  findEvent: (eventId) => findEvent(table, eventId),
  markSessions: (eventId, marks, hasTime) => markSessions(table, eventId, marks, hasTime),
  async sayRegistration(eventId, closed) {
    const { kind } = await settle(table, [
      {
        Key: eventKey(eventId),
        UpdateExpression: "SET registrationClosed = :closed",
        ConditionExpression: "attribute_exists(PK)",
        ExpressionAttributeValues: { ":closed": closed },
      },
    ]);
    return kind === "committed" ? findEvent(table, eventId) : null;
  },
});
