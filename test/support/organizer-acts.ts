import { changeSession as change } from "../../functions/core/programme/change-session.ts";
import type { Programme, Provenance, Session, SessionPatch } from "../../functions/core/programme/session.ts";
import type { NewRules } from "../../functions/core/seats/ledger.ts";
import { patience } from "../../functions/store/dynamodb/backoff.ts";
import type { Table } from "../../functions/store/dynamodb/table.ts";
import { programmeBook } from "../../functions/store/programme/programme-book.ts";

/** Adds a session with these details and an id that the test chooses. */
export async function addSession(
  table: Table,
  programme: Programme,
  provenance: Provenance,
  rules: NewRules,
): Promise<Session> {
  const book = programmeBook(table);
  await book.addSession(programme, provenance, rules);
  const session = await book.findSession(programme.sessionId);
  if (session === null) throw new Error(`session ${programme.sessionId} was not added`);
  return session;
}

/** An organizer's change, on the real table and without a queue. */
export const changeSession = (
  table: Table,
  sessionId: string,
  patch: SessionPatch,
  clock: () => Date,
  expected: readonly string[] | null = null,
) =>
  change(
    { sessionId, patch, expected },
    { book: programmeBook(table), clock, pause: patience(), nudge: async () => undefined },
  );
