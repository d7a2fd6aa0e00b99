import { Environment } from "../../functions/contract/environment.ts";
import type { ServiceFunction } from "./service-function.ts";

export interface RateLimit {
  /** The calls that one person may make within the period: 1 to 50. Each needs a slot in the window item. */
  readonly calls: number;
  /** Length of the sliding window in seconds. */
  readonly periodSeconds: number;
}

export function setRateLimit(fn: ServiceFunction, rateLimit: RateLimit): void {
  checkRateLimit(rateLimit);
  fn.setVariable(Environment.rateLimitCalls, String(rateLimit.calls));
  fn.setVariable(Environment.rateLimitPeriodSeconds, String(rateLimit.periodSeconds));
}

function checkRateLimit({ calls, periodSeconds }: RateLimit): void {
  const isWholeNumber = (value: number, most: number) =>
    Number.isInteger(value) && value >= 1 && value <= most;
  if (!isWholeNumber(calls, 50))
    throw new Error(`rateLimit.calls must be a whole number from 1 to 50, not ${calls}`);
  if (!isWholeNumber(periodSeconds, 86_400)) {
    throw new Error(`rateLimit.periodSeconds must be a whole number from 1 to 86400, not ${periodSeconds}`);
  }
}
