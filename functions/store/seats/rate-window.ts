import type { Allowance, CountedCall, Grant, LimitedAction, RateLimit } from "../../core/seats/allowance.ts";
import type { SeenCalls } from "../../core/waitlist/person-seen.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import type { Update } from "../dynamodb/transact.ts";
import { updateItem } from "../dynamodb/update.ts";
import { rateKey } from "../keys.ts";

const time = (n: number) => `h${n}`;
const request = (n: number) => `r${n}`;
const KEPT_AFTER_PERIOD_MS = 60_000;

/**
 * Counts one call in an exact sliding window. Two shift registers hold the times (ms) and the requests of the
 * last `calls` calls. They shift if the oldest call has left the period and this request is not among them.
 */
export function countCall(action: LimitedAction, call: CountedCall, now: Date, limit: RateLimit): Update {
  const slots = Array.from({ length: limit.calls }, (_, n) => n);
  const newest = limit.calls - 1;
  // There are no spaces, because DynamoDB allows expressions of up to 4 KB and `calls` may be 50.
  const shifts = slots
    .slice(0, newest)
    .map(
      (n) =>
        `${time(n)}=if_not_exists(${time(n + 1)},:never),${request(n)}=if_not_exists(${request(n + 1)},:none)`,
    );
  return {
    Key: rateKey(action, call.attendee.userId),
    UpdateExpression: `SET ${[...shifts, `${time(newest)}=:now`, `${request(newest)}=:request`, "#ttl=:ttl"].join(",")}`,
    ConditionExpression: `(attribute_not_exists(h0) OR h0 <= :horizon) AND NOT :request IN (${slots.map(request).join(",")})`,
    ExpressionAttributeNames: { "#ttl": "ttl" },
    ExpressionAttributeValues: {
      ...(shifts.length > 0 && { ":never": 0, ":none": "" }),
      ":now": now.getTime(),
      ":horizon": now.getTime() - limit.periodMs,
      ":request": call.requestId,
      ":ttl": Math.ceil((now.getTime() + limit.periodMs + KEPT_AFTER_PERIOD_MS) / 1_000),
    },
  };
}

/** Explains a refused {@link countCall} from the window as it was. */
export function grantOf(window: Item | null, call: CountedCall, now: Date, limit: RateLimit): Grant {
  for (let n = 0; n < limit.calls; n++) {
    if (window?.[request(n)] === call.requestId) return { granted: true };
  }
  return {
    granted: false,
    retryAfterMs: Math.max(1, Number(window?.[time(0)] ?? 0) + limit.periodMs - now.getTime()),
  };
}

/** The calls that a window holds. `null`: none. */
export function callsIn(window: Item): SeenCalls | null {
  const slots = Object.keys(window).filter((name) => /^r\d+$/.test(name)).length;
  const calls = Array.from({ length: slots }, (_, slot) => ({
    slot,
    requestId: String(window[request(slot)] ?? ""),
    atMs: Number(window[time(slot)] ?? 0),
  })).filter(({ requestId }) => requestId !== "");
  const [youngest] = calls.toSorted((a, b) => b.atMs - a.atMs);
  if (youngest === undefined) return null;
  return { calls, slot: youngest.slot, isFull: calls.length === slots };
}

/** Holds if no call was counted since these were seen. */
export const holdsCall = (seen: SeenCalls | null) => {
  const youngest = seen?.calls.find(({ slot }) => slot === seen.slot);
  return seen === null || youngest === undefined
    ? { ConditionExpression: "attribute_not_exists(PK)" }
    : {
        ConditionExpression: `${request(seen.slot)} = :request`,
        ExpressionAttributeValues: { ":request": youngest.requestId },
      };
};

/** Keeps the allowance of `limit` in the table: 1 WCU a call, shared by all instances. */
export function rateWindows(table: Table, limit: RateLimit): Allowance {
  return {
    async take(action, call, clock) {
      let now = clock();
      const vote = await updateItem(table, () => {
        now = clock();
        return countCall(action, call, now, limit);
      });
      return vote.agreed ? { granted: true } : grantOf(vote.item, call, now, limit);
    },
  };
}
