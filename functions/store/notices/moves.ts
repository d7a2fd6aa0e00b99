import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Move } from "../../core/notices/notice.ts";
import { hasMoved, MOVES_SETTLE_MS } from "../../core/notices/pending-moves.ts";
import type { MovedFrom, Slot } from "../../core/programme/session.ts";
import { eventIdOf, type HeldStatus } from "../../core/seats/rsvp.ts";
import { INDEX_LAG_MS, MAX_JOIN_TO_INDEX_MS } from "../../core/waitlist/waitlist-book.ts";
import { aFewAtATime } from "../dynamodb/batches.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { isSessionKey, userIdOf } from "../keys.ts";
import { rsvpPages } from "../ledger/people.ts";
import { versionOf } from "../programme/versions.ts";
import { rememberMove } from "./pending-moves.ts";
import { type Images, stateOf } from "./rsvp-changes.ts";

/** A move as the stream shows it. */
export interface SeenMove extends Move {
  /** The version of the session's programme after the move. */
  readonly version: number;
  /** ISO, UTC, by the clock of the function that moved the session. */
  readonly movedAt: string;
}

/** Reads the move of a session. `null`: it stays, it is new, or the images are of another item. */
export function moveOf({ OldImage, NewImage }: Images): SeenMove | null {
  if (OldImage === undefined || NewImage === undefined) return null;
  const [before, after] = [OldImage, NewImage].map((image) => unmarshall(image) as Item);
  if (before === undefined || after === undefined || !isSessionKey(after)) return null;
  // Its hours are no slot.
  if (after.kind === "BOOTH") return null;
  const from = slotOf(before);
  if (!hasMoved(from, slotOf(after))) return null;
  const { movedAt } = after.movedFrom as MovedFrom;
  return { sessionId: String(after.sessionId), from, version: versionOf(after.version), movedAt };
}

const slotOf = ({ startsAt, endsAt, room = null }: Item): Slot => ({ startsAt, endsAt, room }) as Slot;

/** Clocks of functions differ. An RSVP that is a little younger than the move counts as older. */
const CLOCKS_DIFFER_MS = 10_000;

/** People get from one status to the next, so anybody who does so meanwhile is found in the next one. */
const IN_ORDER: readonly HeldStatus[] = ["WAITLISTED", "OFFERED", "CONFIRMED"];

/**
 * Remembers the move for everybody who has a seat in the session or waits for one, and returns their number. An RSVP
 * that is younger than the move is left out: its own notice shows the new slot.
 */
export async function rememberForAll(table: Table, move: SeenMove, dueAt: string): Promise<number> {
  const eventId = eventIdOf(move.sessionId);
  const until = new Date(Date.parse(move.movedAt) + CLOCKS_DIFFER_MS).toISOString();
  let people = 0;
  for (const status of IN_ORDER) {
    for await (const page of rsvpPages(table, move.sessionId, status)) {
      const older = page.filter((item) => stateOf(item).since <= until).map(userIdOf);
      await aFewAtATime(older, (userId) => rememberMove(table, { userId, eventId }, move, dueAt));
      people += older.length;
    }
  }
  return people;
}

interface Timer {
  readonly clock: () => Date;
  readonly sleep: (ms: number) => Promise<unknown>;
}

/** Notes the move that a record shows. `null`: it shows none. */
export async function noteMove(
  table: Table,
  images: Images,
  { clock, sleep }: Timer,
): Promise<{ readonly sessionId: string; readonly people: number } | null> {
  const move = moveOf(images);
  if (move === null) return null;
  // The index may not show people yet who came just before the move.
  if (clock().getTime() - Date.parse(move.movedAt) < MAX_JOIN_TO_INDEX_MS) await sleep(INDEX_LAG_MS);
  const dueAt = new Date(clock().getTime() + MOVES_SETTLE_MS).toISOString();
  return { sessionId: move.sessionId, people: await rememberForAll(table, move, dueAt) };
}
