import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Move } from "../../core/notices/notice.ts";
import { hasMoved, type PendingMoves } from "../../core/notices/pending-moves.ts";
import type { Slot } from "../../core/programme/session.ts";
import { eventIdOf, type HeldStatus } from "../../core/seats/rsvp.ts";
import { aFewAtATime, readItems } from "../dynamodb/batches.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import { eventIdOfMoves, isSessionKey, moveBuckets, movesKey, userIdOf } from "../keys.ts";
import { peopleOf } from "../ledger/people.ts";
import { sweepPages } from "../waitlist/sweep-pages.ts";
import type { Images } from "./rsvp-changes.ts";

/** Each session that has moved is an attribute of its own, so that moves need no order. */
const MOVE = "MOVE#";

/** Reads the move of a session. `null`: it stays, it is new, or the images are of another item. */
export function moveOf({ OldImage, NewImage }: Images): Move | null {
  if (OldImage === undefined || NewImage === undefined) return null;
  const [before, after] = [OldImage, NewImage].map((image) => unmarshall(image) as Item);
  if (before === undefined || after === undefined || !isSessionKey(after)) return null;
  const from = slotOf(before);
  return hasMoved(from, slotOf(after)) ? { sessionId: String(after.sessionId), from } : null;
}

const slotOf = ({ startsAt, endsAt, room = null }: Item): Slot => ({ startsAt, endsAt, room }) as Slot;

/**
 * Remembers that a session of the person's day has moved. The first slot counts, and the first move decides when
 * the person is told (`dueAt`, ISO, UTC). The same move again changes nothing but the version.
 */
export async function rememberMove(
  table: Table,
  { userId, eventId }: { readonly userId: string; readonly eventId: string },
  { sessionId, from }: Move,
  dueAt: string,
): Promise<void> {
  await updateItem(table, {
    Key: movesKey(userId, eventId),
    UpdateExpression:
      "SET #move = if_not_exists(#move, :from), sweepPK = :bucket, sweepSK = if_not_exists(sweepSK, :dueAt) REMOVE #ttl ADD version :one",
    ExpressionAttributeNames: { "#move": MOVE + sessionId, "#ttl": "ttl" },
    ExpressionAttributeValues: {
      ":from": from,
      ":bucket": moveBuckets.of(userId),
      ":dueAt": dueAt,
      ":one": 1,
    },
  });
}

/** People get from one status to the next, so anybody who does so meanwhile is found in the next one. */
const IN_ORDER: readonly HeldStatus[] = ["WAITLISTED", "OFFERED", "CONFIRMED"];

/** Does so for everybody who has a seat in the session or waits for one, and returns their number. */
export async function rememberForAll(table: Table, move: Move, dueAt: string): Promise<number> {
  const eventId = eventIdOf(move.sessionId);
  let people = 0;
  for (const status of IN_ORDER) {
    for await (const page of peopleOf(table, move.sessionId, status)) {
      await aFewAtATime(page, (userId) => rememberMove(table, { userId, eventId }, move, dueAt));
      people += page.length;
    }
  }
  return people;
}

/** Yields the moves of which people are to be told by `now` (ISO, UTC), one page at a time. */
export async function* dueMoves(table: Table, now: string): AsyncGenerator<readonly PendingMoves[]> {
  for await (const keys of sweepPages(table, moveBuckets.partitions, now)) {
    const items = await readItems(
      table,
      keys.map(({ PK, SK }) => ({ PK, SK })),
      true,
    );
    yield items.map(toPendingMoves);
  }
}

const toPendingMoves = (item: Item): PendingMoves => ({
  userId: userIdOf(item),
  eventId: eventIdOfMoves(item),
  version: Number(item.version),
  dueAt: String(item.sweepSK),
  moves: Object.entries(item)
    .filter(([name]) => name.startsWith(MOVE))
    .map(([name, from]) => ({ sessionId: name.slice(MOVE.length), from: from as Slot })),
});

/** What is left of an item without moves is its version, which need not last. */
const FORGOTTEN_KEPT_MS = 24 * 60 * 60_000;

/** Forgets moves of which the person has been told, unless another one has come since. */
export async function forgetMoves(
  table: Table,
  { userId, eventId, version, dueAt, moves }: PendingMoves,
): Promise<void> {
  await updateItem(table, {
    Key: movesKey(userId, eventId),
    UpdateExpression: `REMOVE ${["sweepPK", "sweepSK", ...moves.map((_, n) => `#move${n}`)].join(", ")} SET version = :seen, #ttl = :ttl`,
    ConditionExpression: "version = :seen",
    ExpressionAttributeNames: {
      ...Object.fromEntries(moves.map(({ sessionId }, n) => [`#move${n}`, MOVE + sessionId])),
      "#ttl": "ttl",
    },
    ExpressionAttributeValues: {
      ":seen": version,
      ":ttl": Math.ceil((Date.parse(dueAt) + FORGOTTEN_KEPT_MS) / 1_000),
    },
  });
}
