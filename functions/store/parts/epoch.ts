// What concerns all items of a ledger is one transaction over them, which gives each the next epoch.

import type { Ledger } from "../../core/seats/ledger.ts";
import type { Update } from "../dynamodb/transact.ts";
import { ledgerItemKey } from "../keys.ts";
import { heldEpoch } from "../ledger/ledger.ts";

/** The clauses of an update of one item. */
export interface Clauses {
  readonly sets?: readonly string[];
  readonly removes?: readonly string[];
  readonly conditions?: readonly string[];
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** Writes the next epoch to all items of a ledger, if none has got another one since it was seen. */
export const nextEpoch = (
  ledger: Ledger,
  desk: Clauses,
  part: (number: number) => Clauses,
  parts = (ledger.items?.length ?? 1) - 1,
): Update[] => [
  itemUpdate(ledger, 0, {
    ...desk,
    conditions: [heldEpoch(ledger.epoch).condition, ...(desk.conditions ?? [])],
  }),
  ...Array.from({ length: parts }, (_, n) => itemUpdate(ledger, n + 1, part(n + 1))),
];

/** Changes what only the desk needs to know. It passes in a crowd, because no part is written. */
export const sameEpoch = (
  ledger: Ledger,
  { sets = [], removes = [], conditions = [], names, values }: Clauses,
): Update => ({
  Key: ledgerItemKey(ledger.sessionId, 0),
  UpdateExpression: `SET ${sets.join(", ")} REMOVE ${["gate", ...removes].join(", ")}`,
  ConditionExpression: [heldEpoch(ledger.epoch).condition, ...conditions].join(" AND "),
  ...(names && { ExpressionAttributeNames: names }),
  ExpressionAttributeValues: { ...values, ...heldEpoch(ledger.epoch).values },
});

/** The desk proves the epoch for all, because every change of an epoch writes it. */
function itemUpdate({ sessionId, epoch }: Ledger, item: number, clauses: Clauses): Update {
  const { sets = [], removes = [], conditions = [], names = {}, values = {} } = clauses;
  const seen = item === 0 ? heldEpoch(epoch).values : {};
  return {
    Key: ledgerItemKey(sessionId, item),
    UpdateExpression: `SET ${["epoch = :nextEpoch", ...sets].join(", ")} REMOVE ${["gate", ...removes].join(", ")}`,
    ...(conditions.length > 0 && { ConditionExpression: conditions.join(" AND ") }),
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ExpressionAttributeValues: { ...values, ...seen, ":nextEpoch": epoch + 1 },
  };
}

export const withClauses = (one: Clauses, other: Clauses): Clauses => ({
  sets: [...(one.sets ?? []), ...(other.sets ?? [])],
  removes: [...(one.removes ?? []), ...(other.removes ?? [])],
  conditions: [...(one.conditions ?? []), ...(other.conditions ?? [])],
  names: { ...one.names, ...other.names },
  values: { ...one.values, ...other.values },
});
