/** People who press at the same time, and the service that they meet. */
export interface Scenario {
  readonly people: number;
  /** They press within this many seconds. */
  readonly seconds: number;
  /** Half of them press in the first second. @default false, they come evenly */
  readonly hasBurst?: boolean;
  readonly seats: number;
  /** The seats are taken before the crowd comes. @default false */
  readonly isFull?: boolean;
  /** How long a transaction holds its items. */
  readonly holdMs: number;
  /** `false`: the ledger stays one item. */
  readonly dealing: boolean;
  /** The session has a known opening, so the sweep deals ahead. @default false */
  readonly isAnnounced?: boolean;
  /** People come again after 429 and 503, when the answer says so. @default false */
  readonly comeAgain?: boolean;
  /** How many environments Lambda may run. @default 1,000, as in a new account */
  readonly environments?: number;
  /** The table is a new one that nobody has warmed. @default false */
  readonly isNewTable?: boolean;
}

type Crowd = Pick<Scenario, "people" | "seconds" | "seats" | "isFull">;

const A_THOUSAND: Crowd = { people: 1_000, seconds: 10, seats: 100 };
const CROWDS: readonly Crowd[] = [
  { people: 10_000, seconds: 10, seats: 3_000 },
  { people: 3_000, seconds: 30, seats: 300 },
  A_THOUSAND,
  { people: 7_000, seconds: 10, seats: 3_000, isFull: true },
];
const HOLDS_MS = [10, 20, 30];
/** A crowd above the account's default needs as many environments as it has people who wait at the same time. */
const ENOUGH = 10_000;

/** Each crowd with each hold, even and with a burst: once with parts, and once with one item. */
export const comparisons = (crowds = CROWDS, holds = HOLDS_MS): Scenario[] =>
  crowds.flatMap((crowd) =>
    [false, true].flatMap((hasBurst) =>
      holds.flatMap((holdMs) =>
        [true, false].map(
          (dealing): Scenario => ({ ...crowd, hasBurst, holdMs, dealing, environments: ENOUGH }),
        ),
      ),
    ),
  );

const TEN_THOUSAND = { people: 10_000, seconds: 10, seats: 3_000, holdMs: 20, dealing: true } as const;
const HUNDRED_THOUSAND = { ...TEN_THOUSAND, people: 100_000, comeAgain: true } as const;

/** What the comparisons leave out: the limits of a new account, and a crowd that no account carries at once. */
export const LIMITED: readonly Scenario[] = [
  { ...TEN_THOUSAND, hasBurst: true, isAnnounced: true, environments: ENOUGH },
  { ...TEN_THOUSAND, hasBurst: true, comeAgain: true },
  { ...TEN_THOUSAND, comeAgain: true, isNewTable: true },
  { ...TEN_THOUSAND, comeAgain: true, hasBurst: true, isNewTable: true },
  HUNDRED_THOUSAND,
  { ...HUNDRED_THOUSAND, hasBurst: true },
];

/** The smallest crowd that has goals, and one that comes again. */
export const SHORT: readonly Scenario[] = [
  ...comparisons([A_THOUSAND], [20]),
  { people: 300, seconds: 1, seats: 40, holdMs: 20, dealing: true, comeAgain: true, environments: 20 },
];

export function nameOf({ people, seconds, seats, ...rest }: Scenario): string {
  const words = [
    `${people.toLocaleString("en")} in ${seconds} s, ${seats.toLocaleString("en")} seats`,
    rest.isFull ? "full before" : "",
    rest.isAnnounced ? "announced" : "",
    rest.isNewTable ? "new table" : "",
    rest.comeAgain ? "come again" : "",
  ];
  return words.filter((word) => word !== "").join(", ");
}
