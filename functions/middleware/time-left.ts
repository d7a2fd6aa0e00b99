import type { Time } from "./route.ts";

/** Kept of the function's time: for a write that has just begun, and for the answer. */
const RESERVED_TIME_MS = 9_000;

/** Says whether the function has time to begin another write. */
export const hasTimeOf = (time: Time) => () => time.getRemainingTimeInMillis() > RESERVED_TIME_MS;
