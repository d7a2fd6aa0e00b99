/**
 * The history of a session's seats and waitlist, in numbers of people. Each change of `taken` and `waiting`
 * is counted once: taken = reserved + claimed + offered + admitted − declined − expired − passed − released − noShows,
 * and waiting = joined − claimed − offered − admitted + passed − left.
 */
export interface Tally {
  /** Seats that were reserved directly. */
  readonly reserved: number;
  /** People who joined the waitlist. */
  readonly joined: number;
  /** Seats that waiting people reserved themselves after the waitlist had closed. */
  readonly claimed: number;
  /** Seats that were offered to waiting people, or confirmed at once. */
  readonly offered: number;
  readonly declined: number;
  readonly expired: number;
  /** Offers that people gave back to wait on. */
  readonly passed: number;
  /** Seats that were given up or taken away in any other way. */
  readonly released: number;
  /** People who left the waitlist without a seat, or were removed from it. */
  readonly left: number;
  /** People who stood by and got a seat at the door. */
  readonly admitted: number;
  /** Seats of people who did not come, without those who came after all. */
  readonly noShows: number;
}

const COUNTERS = [
  "reserved",
  "joined",
  "claimed",
  "offered",
  "declined",
  "expired",
  "passed",
  "released",
  "left",
  "admitted",
  "noShows",
] as const satisfies readonly (keyof Tally)[];

export const tallyOf = (count: (counter: keyof Tally) => number): Tally =>
  Object.fromEntries(COUNTERS.map((counter) => [counter, count(counter)])) as unknown as Tally;
