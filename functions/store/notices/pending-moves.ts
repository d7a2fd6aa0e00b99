import type { Move } from "../../core/notices/notice.ts";
import type { PendingMoves } from "../../core/notices/pending-moves.ts";
import type { Slot } from "../../core/programme/session.ts";
import { readItems } from "../dynamodb/batches.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import { eventIdOfMoves, moveBuckets, movesKey, userIdOf } from "../keys.ts";
import { sweepPages } from "../waitlist/sweep-pages.ts";

/** Each session that has moved is an attribute of its own, so that moves need no order. */
const MOVE = "MOVE#";
/** The version of the session's programme up to which its moves are known. It stays when the person has been told. */
const SEEN = "SEEN#";

/**
 * Remembers that a session of the person's day has moved to the slot of this version. The first slot counts, and the
 * first move decides when the person is told (`dueAt`, ISO, UTC). The same move again changes nothing, also after the
 * person has been told of it.
 */
export async function rememberMove(
  table: Table,
  { userId, eventId }: { readonly userId: string; readonly eventId: string },
  { sessionId, from, version }: Move & { readonly version: number },
  dueAt: string,
): Promise<void> {
  await updateItem(table, {
    Key: movesKey(userId, eventId),
    UpdateExpression:
      "SET #move = if_not_exists(#move, :from), #seen = :version, dueAt = if_not_exists(dueAt, :dueAt), " +
      "sweepPK = :bucket, sweepSK = if_not_exists(sweepSK, :dueAt) REMOVE #ttl ADD version :one",
    ConditionExpression: "attribute_not_exists(#seen) OR #seen < :version",
    ExpressionAttributeNames: { "#move": MOVE + sessionId, "#seen": SEEN + sessionId, "#ttl": "ttl" },
    ExpressionAttributeValues: {
      ":from": from,
      ":version": version,
      ":bucket": moveBuckets.of(userId),
      ":dueAt": dueAt,
      ":one": 1,
    },
  });
}

/** Yields the moves of which people are to be told by `now` (ISO, UTC), one page at a time. */
export async function* dueMoves(table: Table, now: string): AsyncGenerator<readonly PendingMoves[]> {
  for await (const keys of sweepPages(table, moveBuckets.partitions, now)) {
    const items = await readItems(
      table,
      keys.map(({ PK, SK }) => ({ PK, SK })),
      true,
    );
    // The index may show what has been told a moment ago.
    yield items.map(toPendingMoves).filter(({ dueAt, moves }) => moves.length > 0 && dueAt <= now);
  }
}

function toPendingMoves(item: Item): PendingMoves {
  const person = { userId: userIdOf(item), eventId: eventIdOfMoves(item) };
  const { closedVersion, closedDueAt, closedMoves } = item;
  if (closedMoves !== undefined)
    return {
      ...person,
      ...{ version: Number(closedVersion), dueAt: String(closedDueAt), moves: closedMoves as Move[] },
      isClosed: true,
    };
  const moves = Object.entries(item)
    .filter(([name]) => name.startsWith(MOVE))
    .map(([name, from]) => ({ sessionId: name.slice(MOVE.length), from: from as Slot }));
  const dueAt = textOrNull(item.dueAt) ?? String(item.sweepSK);
  return { ...person, version: Number(item.version), dueAt, moves, isClosed: false };
}

/** Sets moves apart to be told, so that a further one begins another notice. `false`: another one has just come. */
export async function closeMoves(table: Table, pending: PendingMoves): Promise<boolean> {
  const { userId, eventId, version, dueAt, moves, isClosed } = pending;
  if (isClosed) return true;
  const vote = await updateItem(table, {
    Key: movesKey(userId, eventId),
    UpdateExpression:
      "SET closedMoves = :moves, closedVersion = :seen, closedDueAt = :dueAt " +
      `REMOVE dueAt, ${moves.map((_, n) => `#move${n}`).join(", ")}`,
    ConditionExpression: "version = :seen AND attribute_not_exists(closedMoves)",
    ExpressionAttributeNames: Object.fromEntries(
      moves.map(({ sessionId }, n) => [`#move${n}`, MOVE + sessionId]),
    ),
    ExpressionAttributeValues: { ":moves": moves, ":seen": version, ":dueAt": dueAt },
  });
  return vote.agreed || vote.item?.closedVersion === version;
}

/** What is left of an item says which moves are known. The stream repeats them for a day. */
const FORGOTTEN_KEPT_MS = 2 * 24 * 60 * 60_000;

/** Forgets closed moves of which the person has been told. Moves that have come since are due at their own time. */
export async function forgetMoves(
  table: Table,
  { userId, eventId, version, dueAt }: Pick<PendingMoves, "userId" | "eventId" | "version" | "dueAt">,
): Promise<void> {
  const Key = movesKey(userId, eventId);
  const closed = "closedMoves, closedVersion, closedDueAt";
  const { agreed } = await updateItem(table, {
    Key,
    UpdateExpression: `SET #ttl = :ttl REMOVE ${closed}, sweepPK, sweepSK`,
    ConditionExpression: "closedVersion = :version AND attribute_not_exists(dueAt)",
    ExpressionAttributeNames: { "#ttl": "ttl" },
    ExpressionAttributeValues: {
      ":version": version,
      ":ttl": Math.ceil((Date.parse(dueAt) + FORGOTTEN_KEPT_MS) / 1_000),
    },
  });
  if (agreed) return;
  await updateItem(table, {
    Key,
    UpdateExpression: `SET sweepSK = dueAt REMOVE ${closed}`,
    ConditionExpression: "closedVersion = :version AND attribute_exists(dueAt)",
    ExpressionAttributeValues: { ":version": version },
  });
}
