import type { ClaimBook, Claiming, ClaimPlan } from "../../core/account/claim.ts";
import { eventIdOf, isHeld, isInside } from "../../core/seats/rsvp.ts";
import { findEnding, NOTHING_ENDS, writesOf } from "../any-of/ending.ts";
import { assign } from "../dynamodb/expressions.ts";
import { find } from "../dynamodb/find.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { type Deletion, transact, type Update, type Write } from "../dynamodb/transact.ts";
import { bySessionOrder, offerBuckets, rsvpKey } from "../keys.ts";
import { letGo } from "../ledger/leaving.ts";
import { findDay, gainSeat, seenDay } from "../overlaps/day.ts";
import { readRsvpItems, toFoundRsvp } from "../seats/rsvp.ts";
import { asFound, proveSeen } from "../seats/rsvp-expressions.ts";
import type { StoredRsvp } from "./account-book.ts";

interface Claimant extends Claiming {
  /** The id under which RSVPs wait for the person's address. */
  readonly placeholder: string;
}

/** What waits for an address, and what its person has. All reads are consistent. */
export const claimBook = (table: Table, claimant: Claimant): ClaimBook<StoredRsvp> => ({
  findWaiting: async () => (await readRsvpItems(table, claimant.placeholder)).map(stored),

  findOwn: (sessionId) => find(table, rsvpKey(claimant.attendee.userId, sessionId), stored),

  async claim(waiting, own, plan, now) {
    const change = { claimant, waiting, own, plan, now };
    const { kind } = await transact(
      table,
      plan.kind === "move" ? await moving(table, change) : ending(change),
    );
    return kind === "committed" ? kind : "again";
  },
});

const stored = (item: Item): StoredRsvp => ({ ...toFoundRsvp(item), item });

interface Claim {
  readonly claimant: Claimant;
  readonly waiting: StoredRsvp;
  readonly own: StoredRsvp | null;
  readonly plan: ClaimPlan;
  readonly now: string;
}

/** No count changes, unless the person gives something up for it. A seat counts in their day and ends their group. */
async function moving(table: Table, claim: Claim): Promise<Write[]> {
  const { claimant, waiting, own, plan, now } = claim;
  const { sessionId, status } = waiting.rsvp;
  const { userId } = claimant.attendee;
  const gains = status === "CONFIRMED";
  // The day first: a seat that is not shown comes later, and changes it.
  const day = gains ? await dayOf(table, userId, sessionId) : null;
  const ending = gains
    ? await findEnding(table, {
        ...{ sessionId, userId, requestId: claimant.requestId, now },
        ...{ memberOf: own?.rsvp.anyOfId, group: undefined },
      })
    : NOTHING_ENDS;
  if (ending === "group-won") throw new Error("a claim names no group");
  const { ledger, rsvps } = writesOf(ending, userId, day);
  return [
    ...(plan.kind === "move" && plan.giveUp ? freed(plan.giveUp, now) : []),
    ...ledger,
    moved(claim),
    gone(waiting),
    ...(day === null ? [] : gainSeat(day, sessionId, ending.ended)),
    ...rsvps,
  ];
}

async function dayOf(table: Table, userId: string, sessionId: string) {
  const eventId = eventIdOf(sessionId);
  const day = await findDay(table, userId, eventId);
  return seenDay(day, (await readRsvpItems(table, userId, eventId)).map(toFoundRsvp));
}

/** The person has something as good in the session, which is proved. */
function ending({ claimant, waiting, own, now }: Claim): Write[] {
  const { sessionId } = waiting.rsvp;
  return [
    ...freed(waiting, now),
    gone(waiting),
    proveSeen(claimant.attendee.userId, { sessionId, found: own }),
  ];
}

/** Nobody asked for it to end, so it counts as released. A person who is inside is so with one RSVP alone. */
const freed = ({ rsvp }: Pick<StoredRsvp, "rsvp">, now: string): Write[] =>
  isHeld(rsvp)
    ? letGo(rsvp.sessionId, rsvp.status, new Map([[rsvp.part ?? 0, 1]]), {
        ...{ reason: "ATTENDEE", freedAt: now },
        inside: isInside(rsvp) ? 1 : 0,
      })
    : [];

/** Attributes that are the person's own, or that this write sets. */
const NOT_MOVED = ["PK", "SK", "rsvpId", "rsvpAt", "version", "changedBy", "email", "name", "claimedAt"];

/** Puts everything of the RSVP that waits under the person, in the place of what they have there. */
function moved({ claimant, waiting, own, now }: Claim): Update {
  const { attendee, requestId } = claimant;
  const { item, rsvp, version } = waiting;
  const facts = Object.fromEntries(Object.entries(item).filter(([name]) => !NOT_MOVED.includes(name)));
  const { clauses, names, values } = assign({
    ...facts,
    ...(typeof item.bySessionSK === "string" && {
      bySessionSK: bySessionOrder(item.bySessionSK.split("#")[0] ?? "", attendee.userId),
    }),
    ...(typeof item.sweepPK === "string" && { sweepPK: offerBuckets.of(attendee.userId) }),
    ...{ name: attendee.name ?? item.name ?? null, email: attendee.email, changedBy: requestId },
    ...{ claimedAt: now, version: (own?.version ?? version) + 1 },
  });
  const left = Object.keys(own?.item ?? {}).filter((name) => !(name in item) && !NOT_MOVED.includes(name));
  const before = own === null ? NEW : asFound(own);
  return {
    Key: rsvpKey(attendee.userId, rsvp.sessionId),
    UpdateExpression: [
      `SET ${[...clauses, "rsvpId = if_not_exists(rsvpId, :rsvpId)"].join(", ")}`,
      rsvp.rsvpAt === null ? "" : ", rsvpAt = if_not_exists(rsvpAt, :rsvpAt)",
      left.length === 0 ? "" : ` REMOVE ${left.map((_, n) => `#left${n}`).join(", ")}`,
    ].join(""),
    ConditionExpression: before.condition,
    ExpressionAttributeNames: {
      ...names,
      ...before.names,
      ...Object.fromEntries(left.map((name, n) => [`#left${n}`, name])),
    },
    ExpressionAttributeValues: {
      ...values,
      ...before.values,
      ":rsvpId": rsvp.rsvpId,
      ...(rsvp.rsvpAt !== null && { ":rsvpAt": rsvp.rsvpAt }),
    },
  };
}

const NEW = { condition: "attribute_not_exists(PK)", names: {}, values: {} };

/** Refused if another device has claimed it, or the consumer has moved it. */
function gone(waiting: StoredRsvp): Deletion {
  const { condition, names, values } = asFound(waiting);
  return {
    deletes: true,
    Key: rsvpKey(waiting.rsvp.userId, waiting.rsvp.sessionId),
    ConditionExpression: condition,
    ExpressionAttributeNames: names,
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
}
