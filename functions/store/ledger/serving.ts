// People move from the waitlist to seats of the desk.

import type { Ledger } from "../../core/seats/ledger.ts";
import type { Update, Write } from "../dynamodb/transact.ts";
import { ledgerItemKey, ledgerKey } from "../keys.ts";
import { heldVersion } from "../programme/versions.ts";
import { HAS_NOT_ENDED, HAS_OPENED, IS_OPEN, NAMES } from "./conditions.ts";
import { deskOf, heldEpoch } from "./ledger.ts";

/**
 * Moves people from the waitlist to seats of the desk, if the ledger still allows it and no rule has changed
 * since it was seen. So no offer under old rules can follow a change.
 *
 * @param people how many of them wait at each item
 */
export function moveToSeats(
  seen: Ledger,
  people: ReadonlyMap<number, number>,
  now: string,
): [Update, ...Write[]] {
  const { sessionId, lineClosesAt, registrationClosesAt } = seen;
  const { capacity } = deskOf(seen);
  const rules = heldVersion("rulesVersion", seen.rulesVersion);
  const epoch = heldEpoch(seen.epoch);
  const all = [...people.values()].reduce((sum, number) => sum + number, 0);
  const atDesk = people.get(0) ?? 0;
  const conditions = [
    rules.condition,
    epoch.condition,
    IS_OPEN,
    HAS_OPENED,
    HAS_NOT_ENDED,
    registrationClosesAt === null
      ? "attribute_not_exists(registrationClosesAt)"
      : "registrationClosesAt = :registrationClosesAt",
    "lineClosesAt = :lineClosesAt AND attribute_not_exists(lineClosedAt)",
    capacity === null ? "attribute_not_exists(#capacity)" : "#capacity = :capacity AND taken <= :room",
    "waiting >= :atDesk",
  ];
  return [
    {
      Key: ledgerKey(sessionId),
      UpdateExpression: "ADD taken :people, waiting :less, offered :people",
      ConditionExpression: conditions.join(" AND "),
      ExpressionAttributeNames: { ...NAMES, ...rules.names },
      ExpressionAttributeValues: {
        ...rules.values,
        ...epoch.values,
        ":people": all,
        ":atDesk": atDesk,
        ":less": -atDesk,
        ":open": "OPEN",
        ":now": now,
        ":lineClosesAt": lineClosesAt,
        ...(registrationClosesAt !== null && { ":registrationClosesAt": registrationClosesAt }),
        ...(capacity !== null && { ":capacity": capacity, ":room": capacity - all }),
      },
    },
    ...partsOf(people).map(([part, number]) => served(sessionId, part, number)),
  ];
}

export const partsOf = (people: ReadonlyMap<number, number>) => [...people].filter(([part]) => part > 0);

/** Counts people out of the line of a part. The gate has done its work. */
export const served = (sessionId: string, part: number, people: number): Update => ({
  Key: ledgerItemKey(sessionId, part),
  UpdateExpression: "ADD waiting :less REMOVE gate",
  ConditionExpression: "waiting >= :people",
  ExpressionAttributeValues: { ":less": -people, ":people": people },
});
