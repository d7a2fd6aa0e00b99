import { serveWaitlist } from "../../functions/core/waitlist/serve-waitlist.ts";
import { sweepWaitlists } from "../../functions/core/waitlist/sweep-waitlists.ts";
import { dealLedger } from "../../functions/store/seats/ledger-dealing.ts";
import { sweepBook } from "../../functions/store/waitlist/sweep-book.ts";
import { waitlistBook } from "../../functions/store/waitlist/waitlist-book.ts";
import { deliver, FUNCTION_TIMEOUT_MS } from "../../test/simulation/queue/deliveries.ts";
import type { Message } from "../../test/simulation/queue/simulated-queue.ts";
import type { Scenario } from "./scenarios.ts";
import { SESSION_ID } from "./session.ts";
import type { World } from "./world.ts";

type Instance = ReturnType<World["newInstance"]>;

/** As in the consumer's function. */
const MAX_PAUSES_MS = 2_000;
const STEP_RESERVE_MS = 4_000;
/** As in the wrapper of queue functions. */
const RETRY_DELAYS_SECONDS = [2, 4, 8];

/** Connects the consumer to the queue, as `functions/queue/nudge-consumer.ts` wires it. */
export function startConsumer(world: World, scenario: Scenario): void {
  const idle: Instance[] = [];
  const handle = async (batch: readonly Message[]): Promise<readonly Message[]> => {
    const instance = idle.pop() ?? world.newInstance();
    try {
      await consume(world, scenario, instance, batch);
      return [];
    } catch {
      for (const { id, receives } of batch)
        await instance.nudges.retryIn(RETRY_DELAYS_SECONDS[receives - 1] ?? 0, id).catch(() => undefined);
      return batch;
    } finally {
      idle.push(instance);
    }
  };
  deliver({ time: world.time, random: world.random, queue: world.queue, handle });
}

async function consume(
  world: World,
  { dealing }: Scenario,
  { name, table, nudges, clock, pause, sleep }: Instance,
  batch: readonly Message[],
): Promise<void> {
  const endsAt = world.time.now + FUNCTION_TIMEOUT_MS;
  if (dealing && batch.some(({ body }) => (JSON.parse(body) as { crowded?: boolean }).crowded))
    await dealLedger(table, SESSION_ID, clock().toISOString());
  const isFinished = await serveWaitlist(SESSION_ID, {
    waitlist: waitlistBook(table),
    clock,
    pause: pause(MAX_PAUSES_MS),
    rest: sleep,
    requestId: name,
    hasTime: () => endsAt - world.time.now > STEP_RESERVE_MS,
    onOffered: () => undefined,
  });
  if (!isFinished) await nudges.send(SESSION_ID);
}

const SWEEP_TIMEOUT_MS = 50_000;
const NUDGE_RESERVE_MS = 20_000;

/** One run of the sweep. */
export async function sweep(world: World, { dealing }: Scenario): Promise<void> {
  const { name, table, nudges, clock, pause } = world.newInstance();
  const endsAt = world.time.now + SWEEP_TIMEOUT_MS;
  await sweepWaitlists({
    book: sweepBook(table, { dealing }),
    clock,
    patience: () => pause(),
    requestId: name,
    hasTime: () => endsAt - world.time.now > NUDGE_RESERVE_MS,
    nudgeAll: nudges.sendAll,
  });
}
