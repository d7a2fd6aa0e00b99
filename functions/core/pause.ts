/** Waits before the next attempt. It returns `false` when the time for waiting is used up. */
export type Pause = () => Promise<boolean>;
