import type { Counted } from "../../bench/costs/counted.ts";
import type { TestService } from "./service.ts";

/** The functions' calls to the engines while `act` ran. */
export async function costOn(service: TestService, act: () => Promise<unknown>): Promise<Counted> {
  await service.resetUsage();
  await act();
  const { functions } = await service.usage();
  const operations = Object.values(functions).flatMap((each) => Object.entries(each));
  return {
    calls: Object.fromEntries(operations.map(([operation, { calls }]) => [operation, calls])),
    readUnits: operations.reduce((sum, [, { readUnits }]) => sum + readUnits, 0),
    writeUnits: operations.reduce((sum, [, { writeUnits }]) => sum + writeUnits, 0),
  };
}
