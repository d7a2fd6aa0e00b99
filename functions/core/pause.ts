/** Waits before the next attempt; `false` when there has been enough waiting. */
export type Pause = () => Promise<boolean>;
