import type { FiguresOverTimeAnswer } from "../../contract/figures.ts";
import { overTimeFileName } from "../../contract/file-names.ts";
import * as contract from "../../contract/requests.ts";
import { overTime, perSession } from "../../core/figures/over-time.ts";
import { TRANSITIONS } from "../../core/figures/transitions.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import { prefers } from "../../middleware/prefers.ts";
import { json, PERSONAL } from "../../middleware/reply.ts";
import { type Access, type Route, route } from "../../middleware/route.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { readHours } from "../../store/figures/hours.ts";
import { findEvent } from "../../store/programme/events.ts";
import { programmePages, toProgramme } from "../../store/programme/programme.ts";
import { noSuchEvent, noSuchSession } from "../seats/refusals.ts";
import { figuresFile } from "./figures-file.ts";

/** Answers what happened to the RSVPs of an event or of one session, hour by hour: its sum as JSON, or by session as CSV. */
export const overTimeRoute = (access: Access<SignedInAttendee>, table: Table, clock: () => Date): Route =>
  route(
    { access, ...contract.ofEvent, query: contract.FiguresOverTimeQuery },
    async ({ params: { eventId }, query: { sessionId }, headers }) => {
      const isFile = prefers("text/csv", headers.accept);
      const [event, hours, titles] = await Promise.all([
        findEvent(table, eventId),
        readHours(table, eventId, sessionId),
        isFile || sessionId !== undefined ? titlesOf(table, eventId) : NO_TITLES,
      ]);
      if (event === null) return noSuchEvent(eventId);
      if (sessionId !== undefined && (eventIdOf(sessionId) !== eventId || !titles.has(sessionId)))
        return noSuchSession(sessionId);
      if (!isFile) {
        const { timeZone } = event;
        const answer = { eventId, sessionId: sessionId ?? null, timeZone, hours: overTime(hours) };
        return json<FiguresOverTimeAnswer>(200, "OK", answer, PERSONAL);
      }
      const session =
        sessionId === undefined ? null : { eventId, sessionId, title: titles.get(sessionId) ?? "" };
      const rows = perSession(hours).map(({ counts, ...hour }) => ({
        ...hour,
        title: titles.get(hour.sessionId) ?? null,
        ...counts,
      }));
      return figuresFile(overTimeFileName(eventId, session, clock()), COLUMNS, rows);
    },
  );

const COLUMNS = [...(["sessionId", "title", "hour"] as const), ...TRANSITIONS];

type Titles = ReadonlyMap<string, string>;

const NO_TITLES: Titles = new Map();

async function titlesOf(table: Table, eventId: string): Promise<Titles> {
  const titles = new Map<string, string>();
  for await (const page of programmePages(table, eventId))
    for (const { sessionId, title } of page.map(toProgramme)) titles.set(sessionId, title);
  return titles;
}
