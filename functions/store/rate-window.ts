import type { Allowance, Caller, Grant, LimitedAction, RateLimit } from "../core/allowance.ts";
import { rateKey } from "./keys.ts";
import type { Item, Table } from "./table.ts";
import type { Update } from "./transact.ts";
import { updateItem } from "./update.ts";

const slot = (n: number) => `h${n}`;
const KEPT_AFTERWARDS_MS = 60_000;

/**
 * One call in an exact sliding window: a shift register of the times (ms) of the last `calls` calls, which moves on if
 * the oldest has left the period and this very request is not its newest already.
 */
export function countCall(action: LimitedAction, caller: Caller, now: Date, limit: RateLimit): Update {
  const shifts = Array.from(
    { length: limit.calls - 1 },
    (_, n) => `${slot(n)} = if_not_exists(${slot(n + 1)}, :never)`,
  );
  return {
    Key: rateKey(action, caller.attendee.userId),
    UpdateExpression: `SET ${[...shifts, `${slot(limit.calls - 1)} = :now`].join(", ")}, lastRequest = :request, #ttl = :ttl`,
    ConditionExpression:
      "(attribute_not_exists(h0) OR h0 <= :horizon) AND (attribute_not_exists(lastRequest) OR lastRequest <> :request)",
    ExpressionAttributeNames: { "#ttl": "ttl" },
    ExpressionAttributeValues: {
      ...(shifts.length > 0 && { ":never": 0 }),
      ":now": now.getTime(),
      ":horizon": now.getTime() - limit.periodMs,
      ":request": caller.requestId,
      ":ttl": Math.ceil((now.getTime() + limit.periodMs + KEPT_AFTERWARDS_MS) / 1_000),
    },
  };
}

/** What a refused {@link countCall} means, from the window as it was. */
export function grantOf(window: Item | null, caller: Caller, now: Date, limit: RateLimit): Grant {
  if (window?.lastRequest === caller.requestId) return { granted: true };
  return {
    granted: false,
    retryAfterMs: Math.max(1, Number(window?.h0 ?? 0) + limit.periodMs - now.getTime()),
  };
}

/** The allowance of `limit`, kept in the table: 1 WCU a call, shared by all instances. */
export function rateWindows(table: Table, limit: RateLimit): Allowance {
  return {
    async take(action, caller, now) {
      const vote = await updateItem(table, countCall(action, caller, now, limit));
      return vote.agreed ? { granted: true } : grantOf(vote.item, caller, now, limit);
    },
  };
}
