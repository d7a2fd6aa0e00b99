/** A code that the camera has seen, and when it saw it last. */
export interface Sight {
  readonly text: string;
  /** Milliseconds */
  readonly at: number;
}

/** A code must be out of sight for so long before it counts again: a person does not pull the phone away at once. */
const OUT_OF_SIGHT_MS = 2_000;

export const isNewSight = (last: Sight | undefined, text: string, now: number): boolean =>
  last?.text !== text || now - last.at > OUT_OF_SIGHT_MS;
