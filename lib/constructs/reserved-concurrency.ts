import { BACKGROUND_ENVIRONMENTS, type CrowdNeeds } from "../crowd/crowd-needs.ts";
import { MAX_CONSUMERS } from "./waitlist-queue.ts";

export interface ReservedConcurrency {
  /** The concurrency of the nudge consumer. Below the five that run at once, nudges would be rejected. */
  readonly consumer?: number;
  readonly sweep?: number;
  readonly audit?: number;
  /**
   * The concurrency of the function that takes RSVPs, at least what the expected crowd needs. A person who waits
   * for a turn at a session needs an environment too, so a tight number refuses people.
   */
  readonly reservations?: number;
}

/** Lambda keeps this many environments for functions without a reservation, so fewer people need none. */
const ALWAYS_UNRESERVED = 100;

/** The reservations that are given, and for a crowd those of the functions that nobody waits for. */
export function reservedFor(
  given: ReservedConcurrency,
  crowd: Pick<CrowdNeeds, "requests" | "environments"> | undefined,
): ReservedConcurrency {
  const isCrowd = crowd !== undefined && crowd.requests.burst > ALWAYS_UNRESERVED;
  const reserved = isCrowd ? { ...BACKGROUND_ENVIRONMENTS, ...given } : given;
  const least = {
    consumer: MAX_CONSUMERS,
    sweep: 1,
    audit: 1,
    reservations: crowd?.environments.reservations ?? 1,
  };
  for (const name of ["consumer", "sweep", "audit", "reservations"] as const) {
    const value = reserved[name];
    if (value === undefined || (Number.isInteger(value) && value >= least[name])) continue;
    throw new Error(
      `reservedConcurrency.${name} must be a whole number of at least ${least[name]}, not ${value}`,
    );
  }
  return reserved;
}
