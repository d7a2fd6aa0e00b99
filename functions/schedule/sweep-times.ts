/** This time is left for looking at the waitlists after offers have been ended. */
export const NUDGE_RESERVE_MS = 20_000;
