import { stringify } from "csv-stringify/sync";
import type { RosterAnswer } from "../../contract/answers.ts";
import * as contract from "../../contract/requests.ts";
import { prefers } from "../../middleware/prefers.ts";
import { json, PERSONAL, type Reply } from "../../middleware/reply.ts";
import { type Access, invalid, type Route, route } from "../../middleware/route.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { readSessions } from "../../store/programme/sessions.ts";
import { type RosterEntry, type RosterRequest, readRoster } from "../../store/seats/roster.ts";
import { noSuchSession } from "./refusals.ts";

const COLUMNS: readonly (keyof RosterEntry)[] = [
  ...(["userId", "name", "email", "status", "rsvpId", "rsvpAt", "mailStopped"] as const),
];
const ROWS_PER_PAGE = 1_000;

/** Answers with the people of a session: one page as JSON, or the whole list as CSV. */
export const rosterRoute = (access: Access<SignedInAttendee>, table: Table): Route =>
  route(
    { access, ...contract.ofSession, query: contract.RosterQuery },
    async ({ params, query, headers }) => {
      const request = { ...params, ...query };
      if (prefers("text/csv", headers.accept)) {
        const attendees = await wholeRoster(table, request);
        return (await isKnown(table, params.sessionId, attendees))
          ? csv(attendees, params.sessionId)
          : noSuchSession(params.sessionId);
      }
      const page = await readRoster(table, request);
      if (page === null) return invalid([{ path: "query.cursor", message: "not a cursor of this roster" }]);
      return (await isKnown(table, params.sessionId, page.attendees))
        ? json<RosterAnswer>(200, "OK", page, PERSONAL)
        : noSuchSession(params.sessionId);
    },
  );

async function wholeRoster(table: Table, { sessionId, status }: RosterRequest): Promise<RosterEntry[]> {
  const attendees: RosterEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await readRoster(table, { sessionId, status, limit: ROWS_PER_PAGE, cursor });
    attendees.push(...(page?.attendees ?? []));
    cursor = page?.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return attendees;
}

/** A session with people exists, so only an empty roster needs a read. */
const isKnown = async (
  table: Table,
  sessionId: string,
  attendees: readonly RosterEntry[],
): Promise<boolean> => attendees.length > 0 || (await readSessions(table, [sessionId])).has(sessionId);

/** Keeps each value on one line. A line break in a name could begin a new row, and so a formula. */
const oneLine = (entry: RosterEntry) =>
  Object.fromEntries(
    Object.entries(entry).map(([column, value]) => [column, value?.replace(/\s+/g, " ").trim()]),
  );

/** Escapes text that spreadsheets would run as a formula. */
const csv = (attendees: readonly RosterEntry[], sessionId: string): Reply => ({
  status: 200,
  outcome: "OK",
  headers: {
    ...PERSONAL,
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="roster-${sessionId}.csv"`,
  },
  body: stringify(attendees.map(oneLine), {
    header: true,
    columns: [...COLUMNS],
    escape_formulas: true,
    record_delimiter: "\r\n",
  }),
});
