import { createHash } from "node:crypto";
import pMap from "p-map";
import type { ManyBook, RecordName, WrittenSession } from "../../core/hands/change-many.ts";
import type { UndoBook } from "../../core/hands/undo-many.ts";
import type { PlannedChange } from "../../core/programme/plan-change.ts";
import { type Session, type StoredProgramme, withAvailability } from "../../core/programme/session.ts";
import { versionsIn } from "../../core/programme/versions.ts";
import type { Ledger } from "../../core/seats/ledger.ts";
import { assign } from "../dynamodb/expressions.ts";
import { isPassing } from "../dynamodb/failures.ts";
import { partition, queryPages } from "../dynamodb/queries.ts";
import { settle } from "../dynamodb/settle.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import type { Update, Write } from "../dynamodb/transact.ts";
import { changeKey, changePartition, WRITTEN_PREFIX, writtenKey } from "../keys.ts";
import { transactWhole } from "../parts/whole.ts";
import { readDisplaced } from "../programme/displaced.ts";
import { findEvent } from "../programme/events.ts";
import { programmePages, toProgramme } from "../programme/programme.ts";
import { counted, type ProgrammeWrite } from "../programme/programme-writes.ts";
import { changesOf } from "../programme/session-changes.ts";
import { findWithLedger, readLedgers } from "../programme/sessions.ts";
import { shortenOffers } from "../waitlist/offers.ts";

/** A change can be repeated and undone for a while, and its items go after a day. */
const KEPT_MS = 24 * 60 * 60_000;
const ttlAt = (now: string): number => Math.ceil((Date.parse(now) + KEPT_MS) / 1_000);

/** As with imports: low, so that a slow table still answers each within the time of one call. */
const SESSIONS_AT_ONCE = 5;

/** Runs `act` for each, and keeps the order. */
export const someAtATime = <T, R>(all: readonly T[], act: (each: T) => Promise<R>): Promise<readonly R[]> =>
  pMap(all, act, { concurrency: SESSIONS_AT_ONCE });

/** Changes of many sessions in the table. */
export const manyBook = (table: Table): ManyBook & UndoBook => ({
  findEvent: (eventId) => findEvent(table, eventId),
  findDisplaced: (before, after) => readDisplaced(table, before, after),
  shortenOffers: (session) =>
    shortenOffers(table, { ...session, rulesVersion: versionsIn(session.version).rules }),
  listSessionsNow: (eventId) => listSessionsNow(table, eventId),
  findSession: (sessionId) => findSessionNow(table, sessionId),

  async listWritten({ eventId, changeId }) {
    const query = { ...partition(changePartition(eventId, changeId), WRITTEN_PREFIX), ConsistentRead: true };
    const written: WrittenSession[] = [];
    for await (const page of queryPages(table, query)) written.push(...page.map(toWritten));
    return written;
  },

  async begin(name, content, now) {
    const { kind } = await settle(table, [
      recordUpdate(name, {
        update: "SET content = :content, #ttl = :ttl REMOVE undoUntil",
        condition: "attribute_not_exists(undoneAt) AND (attribute_not_exists(content) OR content = :content)",
        names: { "#ttl": "ttl" },
        values: { ":content": digestOf(content), ":ttl": ttlAt(now) },
      }),
    ]);
    return kind === "committed" ? "begun" : "taken";
  },

  async end(name, undoUntil) {
    const { kind } = await settle(table, [
      recordUpdate(name, {
        update: "SET undoUntil = :until",
        condition: "attribute_not_exists(undoneAt)",
        values: { ":until": undoUntil },
      }),
    ]);
    return kind === "committed" ? "ended" : "undone";
  },

  async beginUndo(name, now) {
    const { kind } = await settle(table, [
      recordUpdate(name, {
        update: "SET undoneAt = if_not_exists(undoneAt, :now)",
        condition: "attribute_exists(undoneAt) OR undoUntil > :now",
        values: { ":now": now },
      }),
    ]);
    return kind === "committed" ? "begun" : "too-late";
  },

  write(name, seen, { change, was, after }, now) {
    const { clauses, names, values } = assign({
      ...{ title: seen.title, was, version: after.version, ttl: ttlAt(now) },
    });
    const record: Update = {
      Key: writtenKey(name.eventId, name.changeId, seen.sessionId),
      UpdateExpression: `SET ${clauses.join(", ")}`,
      ConditionExpression: "attribute_not_exists(PK)",
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    };
    return writeWith(table, record, seen, change, now);
  },

  restore(name, seen, change, now) {
    const record: Update = {
      Key: writtenKey(name.eventId, name.changeId, seen.sessionId),
      UpdateExpression: "SET undone = :undone",
      ConditionExpression: "attribute_exists(PK) AND attribute_not_exists(undone)",
      ExpressionAttributeValues: { ":undone": true },
    };
    return writeWith(table, record, seen, change, now);
  },
});

/** One transaction over the session and the record of it, which comes first. */
async function writeWith(
  table: Table,
  record: Update,
  seen: Session,
  change: PlannedChange,
  now: string,
): Promise<"written" | "lost" | "repeated"> {
  try {
    const writes = [record, ...changesOf(seen, change, now)];
    const outcome = await transactWhole<Write | ProgrammeWrite>(table, writes, now, counted);
    if (outcome.kind === "committed") return "written";
    return outcome.kind === "refused" && outcome.votes[0]?.agreed === false ? "repeated" : "lost";
  } catch (error) {
    // If it was carried out all the same, the next attempt finds the record.
    if (isPassing(error)) return "lost";
    throw error;
  }
}

interface RecordChange {
  readonly update: string;
  readonly condition: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
}

const recordUpdate = ({ eventId, changeId }: RecordName, change: RecordChange): Update => ({
  Key: changeKey(eventId, changeId),
  UpdateExpression: change.update,
  ConditionExpression: change.condition,
  ...(change.names && { ExpressionAttributeNames: change.names }),
  ExpressionAttributeValues: change.values,
});

const digestOf = (content: string): string => createHash("sha256").update(content).digest("base64url");

const toWritten = (item: Item): WrittenSession => ({
  sessionId: item.SK.slice(WRITTEN_PREFIX.length),
  title: String(item.title),
  was: item.was as WrittenSession["was"],
  version: String(item.version),
  undone: item.undone === true,
});

/** A session with the state that it has itself, whatever its event says. */
const asStored = (programme: StoredProgramme, ledger: Ledger): Session => ({
  ...withAvailability(programme, ledger),
  state: ledger.state,
});

async function listSessionsNow(table: Table, eventId: string): Promise<Session[]> {
  const programmes: StoredProgramme[] = [];
  for await (const page of programmePages(table, eventId, { consistent: true }))
    programmes.push(...page.map(toProgramme));
  const ids = programmes.map(({ sessionId }) => sessionId);
  const ledgers = await readLedgers(table, ids, { consistent: true });
  return programmes.flatMap((programme) => {
    const ledger = ledgers.get(programme.sessionId);
    return ledger === undefined ? [] : [asStored(programme, ledger)];
  });
}

async function findSessionNow(table: Table, sessionId: string): Promise<Session | null> {
  const found = await findWithLedger(table, sessionId, { consistent: true });
  return found && asStored(found.programme, found.ledger);
}
