import { TokenBucket } from "../token-bucket.ts";
import type { GatewayDefinition, Throttle } from "./gateway-definition.ts";

/** Token buckets of the stage: one for each route with its own limits, one for all other routes together. */
export function createThrottle(
  { throttles, defaultThrottle }: Pick<GatewayDefinition, "throttles" | "defaultThrottle">,
  now: () => number = () => performance.now(),
) {
  const bucketOf = ({ burst, ratePerSecond }: Throttle) => new TokenBucket(burst, ratePerSecond, now);
  const shared = defaultThrottle && bucketOf(defaultThrottle);
  const own = new Map([...throttles].map(([routeKey, throttle]) => [routeKey, bucketOf(throttle)]));
  return (routeKey: string): boolean => {
    const bucket = own.get(routeKey) ?? shared;
    if (bucket === undefined) return true;
    if (bucket.level < 1) return false;
    bucket.take(1);
    return true;
  };
}
