import type { AgendaSession } from "../api/answers.ts";
import { isBooth } from "./booths.ts";
import { availability, type Unavailable } from "./seat-state.ts";
import { withSeats } from "./seats-query.ts";

/** The state of a session for attendees without a seat, in a word. */
export type Standing = "open" | Unavailable;

/** @param now milliseconds since 1970 */
export function standingOf(session: AgendaSession, now: number): Standing {
  // A capacity that has just been changed counts at once.
  const found = availability(withSeats(session, session), now);
  // People enter a booth all the time that it is open.
  if (found.kind === "unavailable" && found.reason === "started" && isBooth(session))
    return session.seatsLeft === 0 ? "full" : "open";
  if (found.kind === "unavailable") return found.reason;
  return found.kind === "free" ? "open" : "full";
}
