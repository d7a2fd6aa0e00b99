/** Something that may happen in a story. */
export type Kind =
  | "reserve"
  | "cancel"
  | "accept"
  | "remove"
  | "capacity"
  | "state"
  | "start"
  | "window"
  | "offers"
  | "import"
  | "sweep"
  | "purge"
  | "outage"
  | "deal";

/** What a story is about. */
export interface Theme {
  /** How often each kind of act happens, compared with the others. */
  readonly acts: Readonly<Partial<Record<Kind, number>>>;
  /** The acts of a burst happen within one of these times. */
  readonly burstsMs: readonly number[];
  /** How long pauses are, mostly and at times. */
  readonly pausesMs: readonly [usual: number, long: number];
  readonly minutes: number;
  /** How far clocks are off, at most. */
  readonly clockErrorsMs: readonly number[];
  /** How often registration opens or closes within the story. */
  readonly windows: number;
  /** How often the waitlist closes and the session begins within the story. */
  readonly soon: number;
  /** The waitlist closes while people wait, and never before the story begins. @default false */
  readonly closesLate?: boolean;
  /** How often calls are slow in a story. */
  readonly slow: number;
  /** One or two seats in one or two parts, and one of the openings (`openings.ts`). @default false */
  readonly isSmall?: boolean;
}

const MIXED: Theme = {
  acts: {
    ...{
      reserve: 40,
      cancel: 25,
      accept: 15,
      remove: 4,
      capacity: 5,
      state: 2,
      start: 1,
      window: 1,
      offers: 0.5,
    },
    ...{ import: 2, sweep: 3, purge: 1, outage: 1, deal: 3 },
  },
  burstsMs: [5, 40, 400],
  pausesMs: [10_000, 150_000],
  minutes: 5,
  clockErrorsMs: [0, 2_000],
  windows: 0.1,
  soon: 0.25,
  slow: 0.5,
};

/** Many people at the same moment. */
const CROWD: Theme = {
  ...MIXED,
  acts: { reserve: 60, cancel: 16, accept: 8, capacity: 4, state: 1, sweep: 4, deal: 8 },
  burstsMs: [2, 10, 40],
  pausesMs: [3_000, 60_000],
  minutes: 2,
  soon: 0.1,
};

/** Seats come free, or are added, at the moment at which a ledger is divided. */
const DEALS: Theme = {
  ...CROWD,
  acts: { reserve: 40, cancel: 28, deal: 18, capacity: 12, sweep: 4 },
  burstsMs: [10, 30, 60],
  minutes: 2,
  soon: 0,
};

/** A small session, in which two acts meet at a rare moment. */
const SMALL: Theme = {
  ...DEALS,
  acts: { reserve: 44, cancel: 30, deal: 22, capacity: 4 },
  burstsMs: [10, 60, 600],
  pausesMs: [2_000, 10_000],
  minutes: 1,
  clockErrorsMs: [4_000],
  slow: 0.9,
  isSmall: true,
};

/** New rules at the moment at which others act by the old ones, or the sweep finds nothing left to do. */
const RULES: Theme = {
  ...MIXED,
  acts: {
    ...{
      reserve: 28,
      cancel: 14,
      accept: 8,
      capacity: 14,
      state: 14,
      window: 5,
      start: 3,
      import: 2,
      sweep: 12,
    },
    deal: 6,
  },
  burstsMs: [2, 20, 60],
  pausesMs: [20_000, 45_000],
  minutes: 3,
};

/** A session is cancelled, and perhaps takes place after all. */
const CANCELLED: Theme = {
  ...MIXED,
  acts: { reserve: 34, cancel: 14, accept: 22, state: 18, sweep: 2, deal: 10 },
  burstsMs: [20, 60, 250],
  pausesMs: [4_000, 30_000],
  minutes: 3,
  soon: 0,
};

/** People join one after the other, through machines whose clocks differ. */
const CLOCKS: Theme = {
  ...MIXED,
  acts: { reserve: 60, cancel: 24, accept: 6, capacity: 3, sweep: 2, deal: 5 },
  burstsMs: [100, 1_000, 6_000],
  pausesMs: [2_000, 30_000],
  minutes: 2,
  clockErrorsMs: [500, 2_000, 4_000],
  soon: 0,
};

/** Registration opens, closes and moves, and waitlists end while people ask for what is free. */
const WINDOWS: Theme = {
  ...MIXED,
  acts: {
    ...{
      reserve: 44,
      cancel: 24,
      accept: 6,
      remove: 2,
      capacity: 5,
      state: 9,
      start: 2,
      window: 2,
      import: 1,
    },
    ...{ sweep: 3, deal: 5 },
  },
  burstsMs: [10, 40, 80],
  windows: 0.5,
  soon: 0.8,
  minutes: 4,
  clockErrorsMs: [0, 500],
};

/** The waitlist has closed, and people who still wait ask for what comes free, while the session may close as well. */
const CLAIMS: Theme = {
  ...MIXED,
  acts: { reserve: 56, cancel: 20, state: 10, capacity: 6, deal: 6, sweep: 2 },
  burstsMs: [10, 30, 60, 250],
  pausesMs: [3_000, 20_000],
  minutes: 3,
  clockErrorsMs: [0, 500],
  soon: 1,
  closesLate: true,
};

export const THEMES: readonly Theme[] = [
  ...[MIXED, CROWD, DEALS, DEALS, SMALL, SMALL, RULES, RULES, CANCELLED, CLOCKS, WINDOWS, CLAIMS],
];
