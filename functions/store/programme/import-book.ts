import type { ImportBook } from "../../core/programme/schedule/import-book.ts";
import type { Table } from "../dynamodb/table.ts";
import { carryOutImport } from "./carry-out-import.ts";
import { addDraft, findImportedEvent, keepDraft, publishImported, recordImport } from "./import-record.ts";
import { readKnownSessions } from "./known-sessions.ts";
import { programmeBook } from "./programme-book.ts";

export const importBook = (table: Table): ImportBook => ({
  ...programmeBook(table),
  findImportedEvent: (eventId) => findImportedEvent(table, eventId),
  listKnownSessions: (eventId) => readKnownSessions(table, eventId),
  addDraft: (event, publishWhenComplete) => addDraft(table, event, publishWhenComplete),
  keepDraft: (eventId) => keepDraft(table, eventId),
  recordImport: (eventId, record) => recordImport(table, eventId, record),
  publishImported: (eventId) => publishImported(table, eventId),
  carryOut: (run) => carryOutImport(table, run),
});
