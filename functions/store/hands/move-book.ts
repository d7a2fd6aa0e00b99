import type { MoveAttempt, MoveBook, MoveRequest } from "../../core/hands/move-people.ts";
import type { MoveKind, PersonBetween } from "../../core/hands/plan-move.ts";
import type { Ledger } from "../../core/seats/ledger.ts";
import { eventIdOf, type FoundRsvp, holds, isInside } from "../../core/seats/rsvp.ts";
import { type Ending, findEnding, NOTHING_ENDS, writesOf } from "../any-of/ending.ts";
import { joinGroupMoved } from "../any-of/group-item.ts";
import { readItems } from "../dynamodb/batches.ts";
import { settle } from "../dynamodb/settle.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { transact, type Update, type Write } from "../dynamodb/transact.ts";
import { rsvpKey, sessionIdOfRsvp, userIdOf } from "../keys.ts";
import { proveNotCancelled } from "../ledger/desk.ts";
import { letGo } from "../ledger/leaving.ts";
import { beginMoving, claimMoved, gathering, joinMoved, joinsMovedAt, takeMoved } from "../ledger/moving.ts";
import { findItemsWith } from "../ledger/people.ts";
import { peopleInOrder } from "../ledger/people-in-order.ts";
import { findLedger } from "../parts/parts.ts";
import { changeWhole } from "../parts/planned.ts";
import { toFoundRsvp } from "../seats/rsvp.ts";
import { confirmRsvp, waitlistRsvp } from "../seats/rsvp-arrival.ts";
import { cancelFoundRsvp } from "../seats/rsvp-cancellation.ts";
import { ADD_VERSION, asFound, WRITTEN_BY } from "../seats/rsvp-expressions.ts";

/** One call reads what they have in both sessions. */
const PEOPLE_PER_PAGE = 50;

type Pair = Pick<MoveRequest, "sessionId" | "to" | "requestId">;

/** Moves people between two sessions in the table. */
export const moveBook = (table: Table, newId: () => string): MoveBook => ({
  findLedger: (sessionId) => findLedger(table, sessionId),

  async *peopleOf(sessionId, status) {
    const numbers = await findItemsWith(table, sessionId, status);
    const pages = peopleInOrder(table, { sessionId, status }, numbers, PEOPLE_PER_PAGE);
    for await (const page of pages) yield page.map(userIdOf);
  },

  async between({ sessionId, to }, userIds) {
    const keys = userIds.flatMap((userId) => [rsvpKey(userId, sessionId), rsvpKey(userId, to)]);
    const items = await readItems(table, keys, true);
    const byKey = new Map(items.map((item) => [`${userIdOf(item)} ${sessionIdOfRsvp(item)}`, item]));
    return userIds.flatMap((userId) =>
      personBetween(byKey.get(`${userId} ${sessionId}`), byKey.get(`${userId} ${to}`)),
    );
  },

  async begin({ sessionId, to }) {
    const { kind } = await settle(table, [beginMoving(sessionId, to)]);
    return kind === "committed" ? "begun" : "stopped";
  },

  async gather(ledger, kind, now) {
    if (ledger.items === undefined || kind === "keep" || kind === "accept") return false;
    const plan = (current: Ledger) => gathering(current, kind === "join", now);
    if (plan(ledger) === null) return false;
    await changeWhole(table, ledger.sessionId, now, plan);
    return true;
  },

  async move(request, person, kind, to, now) {
    const { attendee, there } = person;
    const { requestId } = request;
    const gains = kind !== "join" && kind !== "keep";
    const ending =
      gains && there !== null && holds(there)
        ? await findEnding(table, {
            ...{ sessionId: request.to, userId: attendee.userId, requestId, now },
            ...{ memberOf: there.rsvp.anyOfId, group: undefined },
          })
        : NOTHING_ENDS;
    if (ending === "group-won") return "changed";
    return attempt(table, writesFor(request, person, { kind, to, now, ending, newId }));
  },
});

function personBetween(from: Item | undefined, there: Item | undefined): PersonBetween[] {
  if (from === undefined) return [];
  const found = toFoundRsvp(from);
  if (!holds(found)) return [];
  const attendee = { userId: userIdOf(from), name: textOrNull(from.name), email: textOrNull(from.email) };
  return [{ attendee, from: found, there: there === undefined ? null : toFoundRsvp(there) }];
}

/** The writes for one person. Ledgers come first, as in every transaction. */
interface MoveWrites {
  readonly there: readonly Write[];
  readonly left: readonly Write[];
  readonly rsvps: readonly Write[];
  readonly others: readonly Write[];
  readonly endingLedger: readonly Write[];
}

interface Moving {
  readonly kind: MoveKind;
  readonly to: Ledger;
  readonly now: string;
  readonly ending: Ending;
  readonly newId: () => string;
}

function writesFor(request: Pair, person: PersonBetween, moving: Moving): MoveWrites {
  const { sessionId, to, requestId } = request;
  const { from, there, attendee } = person;
  const { kind, now, ending } = moving;
  const { status, part = 0, anyOfId } = from.rsvp;
  const waitlistedAt = joinsMovedAt(moving.to, now);
  const proved = writesOf(ending, attendee.userId);
  const group = { anyOfId: anyOfId ?? "", eventId: eventIdOf(to), userId: attendee.userId };
  return {
    there: ledgerFor(kind, to, there, now, waitlistedAt),
    left: letGo(
      sessionId,
      status,
      new Map([[part, 1]]),
      { reason: "MOVED", freedAt: now, inside: isInside(from.rsvp) ? 1 : 0 },
      { state: "CLOSED", movingTo: to },
    ),
    endingLedger: proved.ledger,
    rsvps: [
      rsvpFor(request, person, moving, waitlistedAt),
      cancelFoundRsvp({ sessionId, reason: "MOVED", requestId, now }, from),
    ],
    others: [
      ...proved.rsvps,
      ...(kind === "accept" ? [proveNotCancelled(to)] : []),
      ...(kind === "join" && anyOfId !== null ? [joinGroupMoved(group, to)] : []),
    ],
  };
}

function ledgerFor(
  kind: MoveKind,
  to: string,
  there: FoundRsvp | null,
  now: string,
  waitlistedAt: string,
): readonly Update[] {
  switch (kind) {
    case "take":
      return [takeMoved(to, now)];
    case "claim":
      return claimMoved(to, there?.rsvp.part ?? 0, now);
    case "join":
      return [joinMoved(to, now, waitlistedAt)];
    case "accept":
    case "keep":
      return [];
  }
}

/** The person's RSVP in the session that they come to. It says from where, so that they are told. */
function rsvpFor(
  { sessionId, to, requestId }: Pair,
  { from, there, attendee }: PersonBetween,
  { kind, now, newId }: Moving,
  waitlistedAt: string,
): Update {
  const cameFrom = sessionId;
  const arrival = { rsvpId: newId(), sessionId: to, attendee, requestId, now, part: 0, cameFrom };
  if (kind === "join") {
    const { onOffer, anyOfId } = from.rsvp;
    const wishes = { onOffer: onOffer ?? undefined, anyOfId: anyOfId ?? undefined };
    return waitlistRsvp({ ...arrival, now: waitlistedAt, ...wishes }, there);
  }
  if (kind !== "keep" || there === null) return confirmRsvp(arrival, there);
  const before = asFound(there);
  return {
    Key: rsvpKey(attendee.userId, to),
    UpdateExpression: `SET cameFrom = :cameFrom, ${WRITTEN_BY} ${ADD_VERSION}`,
    ConditionExpression: before.condition,
    ExpressionAttributeNames: before.names,
    ExpressionAttributeValues: {
      ...before.values,
      ":cameFrom": cameFrom,
      ":requestId": requestId,
      ":one": 1,
    },
  };
}

async function attempt(table: Table, writes: MoveWrites): Promise<MoveAttempt> {
  const { there, left, endingLedger, rsvps, others } = writes;
  const outcome = await transact<readonly Write[]>(table, [
    ...there,
    ...left,
    ...endingLedger,
    ...rsvps,
    ...others,
  ]);
  if (outcome.kind !== "refused") return outcome.kind;
  const votes = [...outcome.votes];
  const refused = (of: readonly Write[]) => votes.splice(0, of.length).filter(({ agreed }) => !agreed);
  const [fromThere, fromLeft] = [refused(there), refused(left)];
  refused(endingLedger);
  if (refused(rsvps).length > 0) return "changed";
  if (fromLeft.length > 0) return "stopped";
  return fromThere.length > 0 ? "full" : "changed";
}
