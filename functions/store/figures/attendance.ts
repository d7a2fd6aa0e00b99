import { attendanceOf, type SessionAttendance } from "../../core/figures/attendance.ts";
import { isBooth } from "../../core/programme/session.ts";
import type { Table } from "../dynamodb/table.ts";
import { readEvery } from "../programme/sessions.ts";
import { countOpenOffers } from "../waitlist/open-offers.ts";

/** Says for every session of an event who came, in order of start. Booths have figures of their own. */
export async function readAttendance(
  table: Table,
  eventId: string,
  now: string,
): Promise<SessionAttendance[]> {
  const offers = await countOpenOffers(table, eventId);
  return readEvery(
    table,
    eventId,
    (programme, ledger) => {
      const door = { ...ledger.door, noShows: ledger.tally.noShows };
      return attendanceOf(programme, ledger, door, offers.get(programme.sessionId) ?? 0, now);
    },
    (programme) => !isBooth(programme),
  );
}
