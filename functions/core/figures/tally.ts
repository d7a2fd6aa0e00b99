/**
 * What has happened to a session's places and its line since it was made, in numbers of people. Every change of
 * `taken` and `waiting` is in here once: taken = reserved + claimed + offered − declined − expired − released, and
 * waiting = joined − claimed − offered − left.
 */
export interface Tally {
  /** Places taken straight away. */
  readonly reserved: number;
  /** People who joined the line. */
  readonly joined: number;
  /** Places that people in line took by asking first, once the line had closed. */
  readonly claimed: number;
  /** Places offered to the line, or confirmed at once. */
  readonly offered: number;
  readonly declined: number;
  /** Offers that ran out. */
  readonly expired: number;
  /** Places given up, or taken away, in any other way. */
  readonly released: number;
  /** People who left the line without a place, or were let out of it. */
  readonly left: number;
}

const COUNTERS = [
  "reserved",
  "joined",
  "claimed",
  "offered",
  "declined",
  "expired",
  "released",
  "left",
] as const satisfies readonly (keyof Tally)[];

/** Each counter as `count` has it. */
export const tallyOf = (count: (counter: keyof Tally) => number): Tally =>
  Object.fromEntries(COUNTERS.map((counter) => [counter, count(counter)])) as unknown as Tally;
