import { eventRosterFileName } from "../../contract/file-names.ts";
import * as contract from "../../contract/requests.ts";
import { type Access, invalid, type Route, route } from "../../middleware/route.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { findEvent } from "../../store/programme/events.ts";
import { readEventRoster } from "../../store/seats/event-roster.ts";
import { noSuchEvent } from "./refusals.ts";
import { PERSON_COLUMNS, rosterFile, rowOf } from "./roster-file.ts";

const COLUMNS = [...(["sessionId", "title", "startsAt", "room"] as const), ...PERSON_COLUMNS];

/** Answers with the people of all sessions of an event as CSV. A header leads to the next part, which has no head. */
export const eventRosterRoute = (access: Access<SignedInAttendee>, table: Table): Route =>
  route(
    { access, ...contract.ofEvent, query: contract.EventRosterQuery },
    async ({ params: { eventId }, query: { cursor } }) => {
      const [event, page] = await Promise.all([
        findEvent(table, eventId),
        readEventRoster(table, eventId, { cursor }),
      ]);
      if (event === null) return noSuchEvent(eventId);
      if (page === null) return invalid([{ path: "query.cursor", message: "not a cursor of this roster" }]);
      const next = page.nextCursor && `</api/events/${eventId}/roster?cursor=${page.nextCursor}>; rel="next"`;
      return rosterFile(eventRosterFileName(eventId, new Date()), COLUMNS, page.entries.map(rowOf), {
        header: cursor === undefined,
        headers: next ? { link: next } : {},
      });
    },
  );
