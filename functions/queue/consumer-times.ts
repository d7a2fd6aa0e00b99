/** The queue may wait longer, but the consumer is billed by the millisecond. */
export const MAX_PAUSES_MS = 2_000;
/** No step begins that would probably not end in time. */
export const STEP_RESERVE_MS = 4_000;
