/** SES may fail for some minutes. Then somebody has to look, so the message becomes a dead letter. */
export const RETRY_DELAYS_SECONDS: readonly number[] = [2, 4, 8, 15, 30, 60, 120, 240];
