import type { GatewayDefinition, Throttle } from "./gateway-definition.ts";

/** Token buckets of the stage: one for each route with its own limits, one for all other routes together. */
export function createThrottle(
  { throttles, defaultThrottle }: Pick<GatewayDefinition, "throttles" | "defaultThrottle">,
  now: () => number = () => performance.now(),
) {
  const shared = defaultThrottle && bucket(defaultThrottle, now);
  const own = new Map([...throttles].map(([routeKey, throttle]) => [routeKey, bucket(throttle, now)]));
  return (routeKey: string): boolean => (own.get(routeKey) ?? shared)?.() ?? true;
}

function bucket({ ratePerSecond, burst }: Throttle, now: () => number): () => boolean {
  let tokens = burst;
  let last = now();
  return () => {
    const time = now();
    tokens = Math.min(burst, tokens + ((time - last) / 1000) * ratePerSecond);
    last = time;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
