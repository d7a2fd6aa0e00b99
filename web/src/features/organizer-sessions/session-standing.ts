import type { SessionDetails } from "../../api/organizer/answers.ts";
import { availability } from "../../seats/seat-state.ts";

export type Standing = "open" | "full" | "closed" | "not-open" | "cancelled" | "started" | "ended";

/**
 * What attendees see of the session, by the same rule.
 * @param now milliseconds since 1970
 */
export function standingOf(session: SessionDetails, now: number): Standing {
  const { capacity, taken } = session;
  // A capacity that has just been changed counts at once.
  const seatsLeft = capacity === null ? null : Math.max(0, capacity - taken);
  const found = availability({ ...session, seatsLeft }, now);
  if (found.kind === "unavailable") return found.reason;
  return found.kind === "free" ? "open" : "full";
}
