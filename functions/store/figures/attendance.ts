import { attendanceOf, type SessionAttendance } from "../../core/figures/attendance.ts";
import { byStart } from "../../core/programme/session.ts";
import { readItems } from "../dynamodb/batches.ts";
import type { Table } from "../dynamodb/table.ts";
import { ledgerKey, sessionIdOfLedger } from "../keys.ts";
import { programmePages, toProgramme } from "../programme/programme.ts";
import { bySessionId } from "../programme/sessions.ts";
import { countOpenOffers } from "../waitlist/open-offers.ts";

/** Says for every session of an event who came, in order of start. */
export async function readAttendance(
  table: Table,
  eventId: string,
  now: string,
): Promise<SessionAttendance[]> {
  const offers = await countOpenOffers(table, eventId);
  const found: SessionAttendance[] = [];
  for await (const page of programmePages(table, eventId)) {
    const programmes = page.map(toProgramme);
    const desks = await readItems(
      table,
      programmes.map(({ sessionId }) => ledgerKey(sessionId)),
    );
    const ledgers = await bySessionId(table, desks, false);
    const noShows = new Map(desks.map((desk) => [sessionIdOfLedger(desk), numberOf(desk.noShows)]));
    for (const programme of programmes) {
      const { sessionId } = programme;
      const ledger = ledgers.get(sessionId);
      // The import of a session without a ledger is unfinished.
      if (ledger === undefined) continue;
      const door = { ...ledger.door, noShows: noShows.get(sessionId) ?? 0 };
      found.push(attendanceOf(programme, ledger, door, offers.get(sessionId) ?? 0, now));
    }
  }
  return found.sort(byStart);
}

const numberOf = (value: unknown): number => (typeof value === "number" ? value : 0);
