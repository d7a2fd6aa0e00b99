import { type CrowdNeeds, needsOf, type Units } from "./crowd-needs.ts";

/** Quotas of an account in one region, with the names that Service Quotas gives them. */
export interface Quotas {
  readonly requestsPerSecond: number;
  readonly requestsAtOnce: number;
  readonly environments: number;
  readonly tableWriteUnits: number;
  readonly tableReadUnits: number;
}

/** The quotas of an account that has never asked for more, in most regions. */
export const DEFAULT_QUOTAS: Quotas = {
  requestsPerSecond: 10_000,
  requestsAtOnce: 5_000,
  environments: 1_000,
  tableWriteUnits: 40_000,
  tableReadUnits: 40_000,
};

/** API Gateway's smaller defaults, in these regions. */
export const SMALLER_REQUESTS = { requestsPerSecond: 2_500, requestsAtOnce: 1_250 };
export const SMALLER_REGIONS = [
  ...["af-south-1", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-7"],
  ...[
    "ca-west-1",
    "eu-central-2",
    "eu-south-1",
    "eu-south-2",
    "il-central-1",
    "me-central-1",
    "mx-central-1",
  ],
];

/** A new table, and each of its indexes, serves this much from its first second. */
export const UNITS_OF_A_NEW_TABLE: Units = { readUnits: 12_000, writeUnits: 4_000 };

/** The stage's limit for a crowd. A very small one would refuse a single page. */
export const stageLimit = ({ requests: { burst, rate } }: CrowdNeeds): CrowdNeeds["requests"] => ({
  burst: Math.max(100, burst),
  rate: Math.max(50, rate),
});

/** Lambda adds at most this many environments of one function in ten seconds. The quota is fixed. */
export const NEW_ENVIRONMENTS_IN_TEN_SECONDS = 1_000;

const NAMES: Record<keyof Quotas, string> = {
  requestsPerSecond: "requests per second",
  requestsAtOnce: "requests at once",
  environments: "concurrent executions",
  tableWriteUnits: "write units per second",
  tableReadUnits: "read units per second",
};

export const neededQuotas = ({ requests, environments, table }: CrowdNeeds): Quotas => ({
  requestsPerSecond: requests.rate,
  requestsAtOnce: requests.burst,
  environments: environments.account,
  tableWriteUnits: table.writeUnits,
  tableReadUnits: table.readUnits,
});

/** The default quotas that a crowd exceeds, in words. */
export function beyondDefaults(needs: CrowdNeeds): string[] {
  const needed = neededQuotas(needs);
  return (Object.keys(NAMES) as (keyof Quotas)[])
    .filter((name) => needed[name] > DEFAULT_QUOTAS[name])
    .map((name) => `${needed[name]} ${NAMES[name]} (default: ${DEFAULT_QUOTAS[name]})`);
}

/**
 * Returns what an expected crowd needs. Throws if it is no number of people, or if it needs more than the
 * default quotas and they were not raised.
 */
export function expectedNeeds(crowd: number, quotasRaised = false): CrowdNeeds {
  if (!Number.isSafeInteger(crowd) || crowd < 1)
    throw new Error(`expectedCrowd must be a whole number of people, not ${crowd}`);
  const needs = needsOf(crowd);
  const beyond = beyondDefaults(needs);
  if (quotasRaised || beyond.length === 0) return needs;
  throw new Error(
    `expectedCrowd: ${crowd} people need more than the default quotas of an account: ${beyond.join(", ")}. Compare your account with 'npm run preflight', request higher quotas, then set quotasRaised to true.`,
  );
}
