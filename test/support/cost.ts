import type { Counted } from "../../bench/costs/counted.ts";
import type { Usage } from "../../local/aws-proxy/usage.ts";
import type { TestService } from "./service.ts";

/** The functions' calls to the engines while `act` ran. */
export async function costOn(service: TestService, act: () => Promise<unknown>): Promise<Counted> {
  await service.resetUsage();
  await act();
  return sumOf(Object.values((await service.usage()).functions));
}

/** The sum of what some functions called. */
export function sumOf(functions: readonly Usage["functions"][string][]): Counted {
  const operations = functions.flatMap((each) => Object.entries(each));
  const calls: Record<string, number> = {};
  for (const [operation, each] of operations) calls[operation] = (calls[operation] ?? 0) + each.calls;
  return {
    calls,
    readUnits: operations.reduce((sum, [, { readUnits }]) => sum + readUnits, 0),
    writeUnits: operations.reduce((sum, [, { writeUnits }]) => sum + writeUnits, 0),
  };
}
