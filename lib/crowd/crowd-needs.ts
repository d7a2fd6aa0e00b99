/**
 * What a crowd needs of AWS: the formulas of docs/deployment.md, "A crowd". Crowd means the people who press
 * at once. Half of them send a request in the first second, and the others in the next four.
 */
export interface CrowdNeeds {
  /** Requests to the API: at once, and per second. */
  readonly requests: { readonly burst: number; readonly rate: number };
  /** Environments of Lambda that run at the same time. */
  readonly environments: { readonly reservations: number; readonly account: number };
  /** Units per second of the table and of its index `bySession`. A crowd hardly uses the index `sweep`. */
  readonly table: Units;
  readonly bySession: Units;
  /** E-mails with a code, if everybody signs up in the hour before. */
  readonly emails: { readonly perSecond: number; readonly perDay: number };
}

export interface Units {
  readonly readUnits: number;
  readonly writeUnits: number;
}

const SECONDS_BETWEEN_REQUESTS_OF_A_PERSON = 5;
const SHARE_AT_ONCE = 1 / 2;
/**
 * How often an RSVP of the first second is attempted within it, if all want the same session, and how many parts of
 * the ledger it reads. `npm run bench -- crowd` plays with a table that serves as much, and has goals for the answers.
 */
const ATTEMPTS_PER_RSVP = 1.75;
const READS_PER_RSVP = 6;
/**
 * How long a request of the first second keeps its environment, with its pauses, if all want the same session.
 * `npm run bench -- crowd` prints the environments, and a test compares them.
 */
const SECONDS_PER_RSVP = 0.5;
/** My Schedule, which a page asks for after each RSVP: `scheduleMs` of bench/costs/assumed.ts. */
const SECONDS_PER_READ = 0.05;
/** The rate window is a plain write; a transaction has two items of two units each (docs/costs.md). */
const TABLE_WRITE_UNITS_PER_RSVP = 1 + 4 * ATTEMPTS_PER_RSVP;
/** The last five are those of My Schedule (docs/costs.md). */
const TABLE_READ_UNITS_PER_RSVP = READS_PER_RSVP + 5;
/** An RSVP writes one entry of the index. A person who joins a waitlist asks for the position. */
const INDEX_UNITS_PER_RSVP: Units = { readUnits: 0.5, writeUnits: 1 };
const SIGN_UP_SECONDS = 3_600;

/** The consumer, the sweep and the audit run beside the crowd. */
export const BACKGROUND_ENVIRONMENTS = { consumer: 5, sweep: 1, audit: 1 } as const;
const BACKGROUND = Object.values(BACKGROUND_ENVIRONMENTS).reduce((sum, count) => sum + count, 0);

export function needsOf(crowd: number): CrowdNeeds {
  const burst = Math.ceil(crowd * SHARE_AT_ONCE);
  const reservations = wholeUp(burst * SECONDS_PER_RSVP);
  return {
    requests: { burst, rate: Math.ceil(crowd / SECONDS_BETWEEN_REQUESTS_OF_A_PERSON) },
    environments: {
      reservations,
      account: reservations + wholeUp(burst * SECONDS_PER_READ) + BACKGROUND,
    },
    table: {
      readUnits: burst * TABLE_READ_UNITS_PER_RSVP,
      writeUnits: wholeUp(burst * TABLE_WRITE_UNITS_PER_RSVP),
    },
    bySession: {
      readUnits: wholeUp(burst * INDEX_UNITS_PER_RSVP.readUnits),
      writeUnits: wholeUp(burst * INDEX_UNITS_PER_RSVP.writeUnits),
    },
    emails: { perSecond: Math.ceil(crowd / SIGN_UP_SECONDS), perDay: crowd },
  };
}

/** Rounds up, but not because of the last digit of a floating-point product. */
const wholeUp = (value: number): number => Math.ceil(Number(value.toFixed(6)));
