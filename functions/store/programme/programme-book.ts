import type { ProgrammeBook } from "../../core/programme/programme-book.ts";
import { versionsIn } from "../../core/programme/versions.ts";
import type { Table } from "../dynamodb/table.ts";
import { markLedger } from "../ledger/marks.ts";
import { shortenOffers } from "../waitlist/offers.ts";
import { readDisplaced } from "./displaced.ts";
import { findEvent, putEvent } from "./events.ts";
import { markSessions } from "./publication.ts";
import { addSession, applyChange } from "./session-changes.ts";
import { readAgenda, readSessions } from "./sessions.ts";

export const programmeBook = (table: Table): ProgrammeBook => ({
  findEvent: (eventId) => findEvent(table, eventId),
  putEvent: (details) => putEvent(table, details),
  findSession: async (sessionId) =>
    (await readSessions(table, [sessionId], { consistent: true })).get(sessionId) ?? null,
  listSessions: (eventId) => readAgenda(table, eventId),
  addSession: (programme, provenance, rules) => addSession(table, programme, provenance, rules),
  applyChange: (seen, change, now) => applyChange(table, seen, change, now),
  shortenOffers: (session) =>
    shortenOffers(table, { ...session, rulesVersion: versionsIn(session.version).rules }),
  markSession: (sessionId, marks) => markLedger(table, sessionId, marks),
  markSessions: (eventId, marks, hasTime) => markSessions(table, eventId, marks, hasTime),
  findDisplaced: (before, after) => readDisplaced(table, before, after),
});
