// A booth's ledger has one item and a mark. The mark is set when the booth is added, and never changes.

import type { Check, Update } from "../dynamodb/transact.ts";
import { ledgerKey } from "../keys.ts";
import { NAMES, withCondition } from "./conditions.ts";

/** The same write, refused at a booth: people enter there, and nobody reserves. */
export const unlessBooth = <Write extends Update | Check>(write: Write): Write =>
  withCondition(write, "attribute_not_exists(booth)");

/** The same write, refused at a session that is no booth. */
export const atBooth = (write: Update): Update => withCondition(write, "attribute_exists(booth)");

/** The same write of a person who takes a place: they are inside. */
export const entering = (write: Update): Update => ({
  ...atBooth(write),
  UpdateExpression: `${write.UpdateExpression}, inside :one, checkIns :one`,
});

/** Lets in a person whose place is counted already, because it was offered. */
export const enterOffered = (sessionId: string): Update =>
  atBooth({
    Key: ledgerKey(sessionId),
    UpdateExpression: "ADD inside :one, checkIns :one",
    ConditionExpression: "#state <> :cancelled",
    ExpressionAttributeNames: { "#state": NAMES["#state"] },
    ExpressionAttributeValues: { ":one": 1, ":cancelled": "CANCELLED" },
  });
