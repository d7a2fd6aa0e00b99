// What the door changes of a ledger. It is always at the desk.

import type { Entering } from "../../core/door/check-in.ts";
import type { Ledger } from "../../core/seats/ledger.ts";
import type { Update } from "../dynamodb/transact.ts";
import { ledgerKey } from "../keys.ts";
import { NAMES } from "./conditions.ts";
import { deskOf } from "./ledger.ts";

const TAKES_PLACE = "attribute_exists(PK) AND #state <> :cancelled AND attribute_not_exists(draft)";

/**
 * Counts people in. Walk-ins take free seats of the desk, if it still has the capacity that was seen. Unless the door has
 * decided otherwise, they take none from people who wait.
 */
export function enterAtDesk(sessionId: string, entering: readonly Entering[], ledger: Ledger | null): Update {
  const seated = entering.filter((each) => each.kind === "walk-in" && each.as === "seated");
  const walkIns = sumOf(seated);
  const anyway = sumOf(entering.filter((each) => each.kind === "walk-in" && each.as === "anyway"));
  const inside = walkIns + entering.filter(({ kind }) => kind === "seat").length;
  const room = walkIns > 0 ? roomFor(walkIns, ledger) : { condition: "", values: {}, names: {} };
  const mayPass = seated.every(({ checkIn }) => checkIn.skipStandby);
  const adds = { inside, taken: walkIns, walkIns, anyway, checkIns: entering.length };
  const counted = Object.entries(adds).filter(([, people]) => people > 0);
  return {
    Key: ledgerKey(sessionId),
    UpdateExpression: `ADD ${counted.map(([name]) => `${name} :add_${name}`).join(", ")}`,
    ConditionExpression: [TAKES_PLACE, room.condition, mayPass ? "" : "waiting = :zero"]
      .filter(Boolean)
      .join(" AND "),
    ExpressionAttributeNames: { "#state": NAMES["#state"], ...room.names },
    ExpressionAttributeValues: {
      ":cancelled": "CANCELLED",
      ...Object.fromEntries(counted.map(([name, people]) => [`:add_${name}`, people])),
      ...room.values,
      ...(!mayPass && { ":zero": 0 }),
    },
  };
}

/** DynamoDB does not add in conditions, so the write proves the capacity from which the room follows. */
function roomFor(people: number, ledger: Ledger | null) {
  if (ledger === null) throw new Error("seats of walk-ins need a ledger");
  const { capacity } = deskOf(ledger);
  const names = { "#capacity": NAMES["#capacity"] };
  return capacity === null
    ? { condition: "attribute_not_exists(#capacity)", values: {}, names }
    : {
        condition: "#capacity = :capacity AND taken <= :room",
        values: { ":capacity": capacity, ":room": capacity - people },
        names,
      };
}

const sumOf = (entering: readonly Entering[]): number =>
  entering.reduce((sum, each) => sum + (each.kind === "walk-in" ? each.people : 1), 0);

/** Counts people out whose check-in is undone. The seats of walk-ins come free (`now`; ISO, UTC). */
export function leaveDesk(
  sessionId: string,
  as: "seat" | "seated" | "anyway",
  people: number,
  now: string,
): Update {
  const less = { ":less": -people };
  const Key = ledgerKey(sessionId);
  if (as === "anyway")
    return { Key, UpdateExpression: "ADD anyway :less", ...countsAtLeast("anyway", people, less) };
  if (as === "seat")
    return { Key, UpdateExpression: "ADD inside :less", ...countsAtLeast("inside", people, less) };
  return {
    Key,
    UpdateExpression: "ADD inside :less, taken :less, walkIns :less SET freedAt = :now",
    ...countsAtLeast("walkIns", people, { ...less, ":now": now }),
  };
}

const countsAtLeast = (count: string, people: number, values: Record<string, unknown>) => ({
  ConditionExpression: `${count} >= :people`,
  ExpressionAttributeValues: { ...values, ":people": people },
});
