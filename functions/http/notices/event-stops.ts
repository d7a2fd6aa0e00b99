import type { MailStopsAnswer } from "../../contract/answers.ts";
import * as contract from "../../contract/requests.ts";
import { json, PERSONAL } from "../../middleware/reply.ts";
import { type Access, type Route, route } from "../../middleware/route.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { readEventStops } from "../../store/notices/event-stops.ts";
import { findEvent } from "../../store/programme/events.ts";
import { noSuchEvent } from "../seats/refusals.ts";

/** Answers with the people that mails of an event do not reach. */
export const eventStopsRoute = (access: Access<SignedInAttendee>, table: Table): Route =>
  route({ access, ...contract.ofEvent }, async ({ params: { eventId } }) => {
    const stops = await readEventStops(table, eventId);
    if (stops.people.length === 0 && (await findEvent(table, eventId)) === null) return noSuchEvent(eventId);
    return json<MailStopsAnswer>(200, "OK", stops, PERSONAL);
  });
