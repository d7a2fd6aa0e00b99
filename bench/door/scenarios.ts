/** Devices that let people in at one session. */
export interface Scenario {
  readonly people: number;
  readonly devices: number;
  /** People come within this many seconds. */
  readonly seconds: number;
  /** Half of them come in the first minute. @default false, they come evenly */
  readonly hasRush?: boolean;
  /** How long a transaction holds its items. */
  readonly holdMs: number;
}

const FULL_HALL = { people: 3_000, devices: 20, seconds: 600 } as const;

export const SCENARIOS: readonly Scenario[] = [false, true].flatMap((hasRush) =>
  [10, 20, 30].map((holdMs) => ({ ...FULL_HALL, hasRush, holdMs })),
);

export const SHORT: readonly Scenario[] = [{ people: 100, devices: 20, seconds: 20, holdMs: 20 }];

export const nameOf = ({ people, devices, seconds, hasRush, holdMs }: Scenario): string =>
  `${people.toLocaleString("en")} in ${seconds} s, ${devices} devices, ${hasRush ? "rush" : "even"}, hold ${holdMs}`;
