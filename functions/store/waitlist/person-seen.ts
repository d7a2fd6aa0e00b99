// A person who is served alone: what they have in an event, and what they may be about to get.

import { eventIdOf } from "../../core/seats/rsvp.ts";
import type { PersonSeen, PersonWanted, Proof, SeenCalls, Times } from "../../core/waitlist/person-seen.ts";
import type { Offer } from "../../core/waitlist/waitlist-book.ts";
import { type Ending, endOthers, writesOf } from "../any-of/ending.ts";
import { findGroup, offerInGroup } from "../any-of/group-item.ts";
import { readItems } from "../dynamodb/batches.ts";
import { find } from "../dynamodb/find.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Check, Write } from "../dynamodb/transact.ts";
import { rateKey, sessionKey } from "../keys.ts";
import { findDay, gainSeat, seenDay } from "../overlaps/day.ts";
import { callsIn, holdsCall } from "../seats/rate-window.ts";
import { readRsvpItems, toFoundRsvp } from "../seats/rsvp.ts";
import { proveSeen } from "../seats/rsvp-expressions.ts";

/**
 * Reads a person's day, calls and group first and then what they have, all consistently. So a seat that is not shown comes
 * later and changes the day, and a call whose outcome is not shown is among the calls, or comes later and changes them. What
 * a member of the group got that is not shown changes the group.
 */
export async function findPerson(table: Table, wanted: PersonWanted): Promise<PersonSeen> {
  const { sessionId, userId, needsDay, needsCalls, anyOfId } = wanted;
  const eventId = eventIdOf(sessionId);
  const [day, calls, group] = await Promise.all([
    needsDay ? findDay(table, userId, eventId) : null,
    needsCalls ? find(table, rateKey("reserve", userId), callsIn) : null,
    anyOfId === null ? null : findGroup(table, { anyOfId, eventId, userId }),
  ]);
  const items = await readRsvpItems(table, userId, eventId);
  const rsvps = items.map((item) => ({ found: toFoundRsvp(item), changedBy: String(item.changedBy) }));
  const others = rsvps
    .map(({ found }) => found.rsvp)
    .filter((rsvp) => rsvp.status !== "CANCELLED" && rsvp.sessionId !== sessionId);
  const times = await timesOf(
    table,
    others.map((rsvp) => rsvp.sessionId),
  );
  return {
    userId,
    day:
      day === null
        ? null
        : seenDay(
            day,
            rsvps.map(({ found }) => found),
          ),
    calls,
    group,
    rsvps: rsvps.map((each) => ({ ...each, times: times.get(each.found.rsvp.sessionId) ?? null })),
  };
}

async function timesOf(table: Table, sessionIds: readonly string[]): Promise<ReadonlyMap<string, Times>> {
  const keys = sessionIds.map((id) => sessionKey(eventIdOf(id), id));
  const items = await readItems(table, keys, true);
  return new Map(
    items.map(({ sessionId, startsAt, endsAt, kind }) => [
      String(sessionId),
      {
        startsAt: String(startsAt),
        endsAt: String(endsAt),
        ...(kind === "BOOTH" && { kind: "BOOTH" as const }),
      },
    ]),
  );
}

type Move = Pick<Offer, "requestId" | "now"> & { readonly waitlist: Pick<Offer["waitlist"], "ledger"> };

/**
 * Proves that what was seen of a person still holds. The day also counts the seat. The group also ends its members. Two
 * proofs of one item say the same, so the item is proved once.
 */
export function proofsOf(proofs: readonly Proof[], move: Move): Pick<Ending, "ledger" | "rsvps"> {
  const all = proofs.map((proof) => proofOf(proof, move));
  const { changes = [], checks = [] } = Object.groupBy(
    all.flatMap(({ rsvps }) => rsvps),
    (write) => ("UpdateExpression" in write ? "changes" : "checks"),
  );
  const proved = new Map(checks.map((check) => [idOf(check), check]));
  for (const change of changes) proved.delete(idOf(change));
  return { ledger: all.flatMap(({ ledger }) => ledger), rsvps: [...changes, ...proved.values()] };
}

const idOf = ({ Key }: Write): string => `${Key?.PK} ${Key?.SK}`;

function proofOf(proof: Proof, { waitlist, requestId, now }: Move): Pick<Ending, "ledger" | "rsvps"> {
  const { sessionId } = waitlist.ledger;
  switch (proof.what) {
    case "no-other-seat":
      return { ledger: [], rsvps: gainSeat(proof.day, sessionId) };
    case "no-later-call":
      return { ledger: [], rsvps: [noLaterCall(proof.userId, proof.calls)] };
    case "group-offers": {
      const { group, lastChanged } = proof.ending;
      const seen = lastChanged.map((each) => proveSeen(group.userId, each));
      return { ledger: [], rsvps: [offerInGroup(group, sessionId), ...seen] };
    }
    case "group-wins": {
      const ending = endOthers(proof.ending, { sessionId, requestId, now });
      return writesOf(ending, proof.ending.group.userId);
    }
    case "rsvp-as-found": {
      const { found } = proof;
      const { userId, sessionId } = found.rsvp;
      return { ledger: [], rsvps: [proveSeen(userId, { sessionId, found })] };
    }
  }
}

/** Each call that is counted moves all others, so the youngest one is where it was only if none came. */
const noLaterCall = (userId: string, seen: SeenCalls | null): Check => ({
  Key: rateKey("reserve", userId),
  ...holdsCall(seen),
});
