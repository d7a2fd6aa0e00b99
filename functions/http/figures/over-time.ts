import type { FiguresOverTimeAnswer } from "../../contract/figures.ts";
import { overTimeFileName } from "../../contract/file-names.ts";
import * as contract from "../../contract/requests.ts";
import { type HourOfSession, overTime, perSession } from "../../core/figures/over-time.ts";
import { TRANSITIONS } from "../../core/figures/transitions.ts";
import { isBooth, type Programme } from "../../core/programme/session.ts";
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

/**
 * Answers what happened to the RSVPs of an event or of one session, hour by hour: its sum as JSON, or by session as CSV. A visit of a
 * booth takes no seat of the event, so its sum leaves booths out.
 */
export const overTimeRoute = (access: Access<SignedInAttendee>, table: Table, clock: () => Date): Route =>
  route(
    { access, ...contract.ofEvent, query: contract.FiguresOverTimeQuery },
    async ({ params: { eventId }, query: { sessionId }, headers }) => {
      const isFile = prefers("text/csv", headers.accept);
      const [event, hours, programme] = await Promise.all([
        findEvent(table, eventId),
        readHours(table, eventId, sessionId),
        readProgramme(table, eventId),
      ]);
      if (event === null) return noSuchEvent(eventId);
      if (sessionId !== undefined && (eventIdOf(sessionId) !== eventId || !programme.has(sessionId)))
        return noSuchSession(sessionId);
      if (!isFile) {
        const { timeZone } = event;
        const counted = hours.filter((each) => sessionId !== undefined || !isOfBooth(programme, each));
        const answer = { eventId, sessionId: sessionId ?? null, timeZone, hours: overTime(counted) };
        return json<FiguresOverTimeAnswer>(200, "OK", answer, PERSONAL);
      }
      const session =
        sessionId === undefined ? null : { eventId, sessionId, title: programme.get(sessionId)?.title ?? "" };
      const rows = perSession(hours).map(({ counts, ...hour }) => ({
        ...hour,
        title: programme.get(hour.sessionId)?.title ?? null,
        ...counts,
      }));
      return figuresFile(overTimeFileName(eventId, session, clock()), COLUMNS, rows);
    },
  );

const COLUMNS = [...(["sessionId", "title", "hour"] as const), ...TRANSITIONS];

type Programmes = ReadonlyMap<string, Pick<Programme, "title" | "kind">>;

async function readProgramme(table: Table, eventId: string): Promise<Programmes> {
  const sessions = new Map<string, Pick<Programme, "title" | "kind">>();
  for await (const page of programmePages(table, eventId))
    for (const { sessionId, title, kind } of page.map(toProgramme)) sessions.set(sessionId, { title, kind });
  return sessions;
}

const isOfBooth = (programme: Programmes, { sessionId }: HourOfSession): boolean =>
  isBooth(programme.get(sessionId) ?? {});
