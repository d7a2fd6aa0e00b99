import { dealLedger } from "../../../functions/store/parts/dealing.ts";
import { consume } from "../functions/consumer.ts";
import type { Instance } from "../functions/instance.ts";
import { sweepOnce } from "../functions/sweep.ts";
import { deliver } from "../queue/deliveries.ts";
import type { Message } from "../queue/simulated-queue.ts";
import type { Process } from "../time/process.ts";
import type { Fate } from "./plan.ts";
import type { World } from "./world.ts";

/** Connects the consumer to the queue. Each batch is an invocation of its own. */
export function startConsumer(world: World): void {
  const { time, random, queue } = world;
  deliver({ time, random, queue, handle: (batch) => invoke(world, batch) });
}

function invoke(world: World, batch: readonly Message[]): Promise<readonly Message[]> {
  const process = world.newProcess("consumer");
  const { name } = process;
  world.note(`${name} gets ${batch.length} nudges`);
  return consume(instanceOf(world, process), batch, {
    deal: (sessionId) => dealIn(world, process, sessionId),
    onOffered: ({ people }) => world.note(`${name} serves ${people.map(({ userId }) => userId)}`),
    onDone: (isFinished) => world.note(`${name} ${isFinished ? "is done" : "has more to do"}`),
    onFailed: (error) => world.failed(process, error),
  });
}

function instanceOf(world: World, process: Process): Instance {
  const { name, clock, sleep } = process;
  return { name, clock, sleep, time: world.time, ...world.portsOf(process) };
}

/** A crowd was met: a nudge says so, or one that was sent earlier has just arrived. */
export function deal(world: World, sessionId: string, fate: Fate): void {
  const process = world.newProcess("dealing consumer", fate);
  const isOnItsWay = world.random() < 0.5;
  const dealing = isOnItsWay
    ? world.portsOf(process).nudges.send(sessionId, { crowded: true })
    : dealIn(world, process, sessionId);
  dealing.catch((error: Error) => world.failed(process, error));
}

async function dealIn(world: World, process: Process, sessionId: string): Promise<void> {
  const { division } = world.plan;
  if (division === null) return;
  const { table } = world.portsOf(process);
  const dealt = await dealLedger(table, sessionId, process.clock().toISOString(), division);
  world.note(`${process.name} deals: ${dealt}`);
}

export function sweep(world: World, fate: Fate = {}): void {
  const process = world.newProcess("sweep", fate);
  const { division } = world.plan;
  world.note(`${process.name} begins`);
  const dealing = { dealing: division !== null, division: division ?? undefined };
  sweepOnce(instanceOf(world, process), dealing).then(
    ({ expired, nudged, unmarked, failures }) => {
      world.note(`${process.name} expired ${expired}, nudged ${nudged}, unmarked ${unmarked}`);
      for (const failure of failures) world.failed(process, failure as Error);
    },
    (error: Error) => world.failed(process, error),
  );
}
