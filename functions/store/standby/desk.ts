// What the desk of a ledger notes of people who stand by.

import type { Ledger } from "../../core/seats/ledger.ts";
import { standbyOf } from "../../core/standby/standby.ts";
import type { Update } from "../dynamodb/transact.ts";
import { ledgerKey } from "../keys.ts";
import { heldVersion } from "../programme/versions.ts";

type Count = "numberedTo" | "calledTo" | "toldTo";

/** Raises a number of the desk, if it is still the one that was seen, under the same rules. Numbers never fall. */
export function raise(
  ledger: Ledger,
  count: Count,
  to: number,
  sets: Readonly<Record<string, unknown>> = {},
): Update {
  const seen = standbyOf(ledger)[count];
  const rules = heldVersion("rulesVersion", ledger.rulesVersion);
  const assignments = [`${count} = :to`, ...Object.keys(sets).map((name) => `${name} = :${name}`)];
  return {
    Key: ledgerKey(ledger.sessionId),
    UpdateExpression: `SET ${assignments.join(", ")}`,
    ConditionExpression: [
      rules.condition,
      seen === 0 ? `(attribute_not_exists(${count}) OR ${count} = :seen)` : `${count} = :seen`,
    ].join(" AND "),
    ExpressionAttributeNames: rules.names,
    ExpressionAttributeValues: {
      ...rules.values,
      ":to": to,
      ":seen": seen,
      ...Object.fromEntries(Object.entries(sets).map(([name, value]) => [`:${name}`, value])),
    },
  };
}

/** Notes the release of people who have not come, under the rules that were seen. */
export function noteAtDesk(
  ledger: Ledger,
  name: "releasedAt" | "releaseAsked",
  value: string | true,
): Update {
  const rules = heldVersion("rulesVersion", ledger.rulesVersion);
  return {
    Key: ledgerKey(ledger.sessionId),
    UpdateExpression: `SET ${name} = :value`,
    ConditionExpression: `${rules.condition} AND attribute_not_exists(releasedAt)`,
    ExpressionAttributeNames: rules.names,
    ExpressionAttributeValues: { ...rules.values, ":value": value },
  };
}
