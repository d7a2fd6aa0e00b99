// What the items of a ledger ask before they change.

import type { Check, Update } from "../dynamodb/transact.ts";

export const NAMES = { "#state": "state", "#capacity": "capacity" };

/** Sessions of drafts and of closed events are closed to attendees, whatever state organizers have set. */
export const IS_OPEN = "#state = :open AND attribute_not_exists(draft) AND attribute_not_exists(eventClosed)";
export const HAS_OPENED = "(attribute_not_exists(registrationOpensAt) OR registrationOpensAt <= :now)";
const HAS_NOT_CLOSED = "(attribute_not_exists(registrationClosesAt) OR registrationClosesAt > :now)";
export const HAS_NOT_ENDED = "(attribute_not_exists(endsAt) OR endsAt > :now)";
export const REGISTRATION_IS_OPEN = [IS_OPEN, HAS_OPENED, HAS_NOT_CLOSED, HAS_NOT_ENDED].join(" AND ");
export const WAITLIST_HAS_CLOSED = "(lineClosesAt <= :now OR attribute_exists(lineClosedAt))";
/** With grace, the people who wait when the waitlist closes get free seats at the door alone. */
export const HAS_NO_GRACE = "attribute_not_exists(graceMinutes) AND attribute_not_exists(eventGrace)";
export const WAITLIST_IS_OPEN = "lineClosesAt > :now AND attribute_not_exists(lineClosedAt)";
/** Each item of a ledger has its own capacity. Together they make the session's. */
export const A_SEAT_IS_FREE = "(attribute_not_exists(#capacity) OR taken < #capacity)";
/** A gate holds hot writes off for seconds, so that a transaction over all items can pass. */
export const GATE_IS_OPEN = "(attribute_not_exists(gate) OR gate <= :now)";

export const IS_LAST_TO_JOIN = "(attribute_not_exists(lastWaitlistedAt) OR lastWaitlistedAt < :waitlistedAt)";

/** The same write, which also asks this. */
export const withCondition = <Write extends Update | Check>(write: Write, condition: string): Write => ({
  ...write,
  ConditionExpression: `${write.ConditionExpression} AND ${condition}`,
});
