import { MAX_CONSUMERS } from "./waitlist-queue.ts";

export interface ReservedConcurrency {
  /** The concurrency of the nudge consumer. Below the five that run at once, nudges would be rejected. */
  readonly consumer?: number;
  readonly sweep?: number;
  readonly audit?: number;
}

export function checkReserved(reserved: ReservedConcurrency): void {
  const least = { consumer: MAX_CONSUMERS, sweep: 1, audit: 1 };
  for (const name of ["consumer", "sweep", "audit"] as const) {
    const value = reserved[name];
    if (value === undefined || (Number.isInteger(value) && value >= least[name])) continue;
    throw new Error(
      `reservedConcurrency.${name} must be a whole number of at least ${least[name]}, not ${value}`,
    );
  }
}
