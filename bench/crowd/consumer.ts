import { dealLedger } from "../../functions/store/parts/dealing.ts";
import { consume } from "../../test/simulation/functions/consumer.ts";
import { sweepOnce } from "../../test/simulation/functions/sweep.ts";
import { deliver } from "../../test/simulation/queue/deliveries.ts";
import type { Scenario } from "./scenarios.ts";
import type { World } from "./world.ts";

type Failed = (error: unknown) => void;

/** Connects the consumer to the queue. Its instances stay warm. */
export function startConsumer(world: World, { dealing }: Scenario, onFailed: Failed): void {
  const { time, random, queue } = world;
  const idle: ReturnType<World["newInstance"]>[] = [];
  deliver({
    ...{ time, random, queue },
    handle: async (batch) => {
      const instance = idle.pop() ?? world.newInstance();
      const deal = async (sessionId: string) => {
        if (dealing) await dealLedger(instance.table, sessionId, instance.clock().toISOString());
      };
      const failed = await consume(instance, batch, { deal, onFailed });
      idle.push(instance);
      return failed;
    },
  });
}

/** One run of the sweep. */
export const sweep = (world: World, { dealing }: Scenario, onFailed: Failed): Promise<void> =>
  sweepOnce(world.newInstance(), { dealing }).then(({ failures }) => failures.forEach(onFailed), onFailed);
