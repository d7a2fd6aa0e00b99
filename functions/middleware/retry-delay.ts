/** Retries come after 2 s, 4 s and 8 s. Then the queue moves the message to its dead letters. */
const RETRY_DELAYS_SECONDS = [2, 4, 8];
const NO_DELAY_SECONDS = 0;

/** @param receives how often the queue has delivered the message, including the delivery that failed */
export const retryDelaySeconds = (receives: number): number =>
  RETRY_DELAYS_SECONDS[receives - 1] ?? NO_DELAY_SECONDS;
