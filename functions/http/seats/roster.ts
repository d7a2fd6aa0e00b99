import type { RosterAnswer } from "../../contract/answers.ts";
import { rosterFileName } from "../../contract/file-names.ts";
import * as contract from "../../contract/requests.ts";
import { prefers } from "../../middleware/prefers.ts";
import { json, PERSONAL } from "../../middleware/reply.ts";
import { type Access, invalid, type Route, route } from "../../middleware/route.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { readSessions } from "../../store/programme/sessions.ts";
import { type RosterEntry, readRoster, readWholeRoster } from "../../store/seats/roster.ts";
import { noSuchSession } from "./refusals.ts";
import { PERSON_COLUMNS, rosterFile, rowOf } from "./roster-file.ts";

/** Answers with the people of a session: one page as JSON, or the whole list as CSV. */
export const rosterRoute = (access: Access<SignedInAttendee>, table: Table): Route =>
  route(
    { access, ...contract.ofSession, query: contract.RosterQuery },
    async ({ params, query, headers }) => {
      const request = { ...params, ...query };
      if (prefers("text/csv", headers.accept)) {
        const [attendees, sessions] = await Promise.all([
          readWholeRoster(table, request),
          readSessions(table, [params.sessionId]),
        ]);
        const session = sessions.get(params.sessionId);
        if (session === undefined) return noSuchSession(params.sessionId);
        return rosterFile(
          rosterFileName(session, query.status, new Date()),
          PERSON_COLUMNS,
          attendees.map(rowOf),
        );
      }
      const page = await readRoster(table, request);
      if (page === null) return invalid([{ path: "query.cursor", message: "not a cursor of this roster" }]);
      return (await isKnown(table, params.sessionId, page.attendees))
        ? json<RosterAnswer>(200, "OK", page, PERSONAL)
        : noSuchSession(params.sessionId);
    },
  );

/** A session with people exists, so only an empty roster needs a read. */
const isKnown = async (
  table: Table,
  sessionId: string,
  attendees: readonly RosterEntry[],
): Promise<boolean> => attendees.length > 0 || (await readSessions(table, [sessionId])).has(sessionId);
