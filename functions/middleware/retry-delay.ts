/** The queue of nudges moves a message to its dead letters after these. */
const NUDGE_DELAYS_SECONDS: readonly number[] = [2, 4, 8];
const NO_DELAY_SECONDS = 0;

/**
 * @param receives how often the queue has delivered the message, including the delivery that failed
 * @param delays after each failed delivery, in seconds
 */
export const retryDelaySeconds = (receives: number, delays = NUDGE_DELAYS_SECONDS): number =>
  delays[receives - 1] ?? NO_DELAY_SECONDS;
