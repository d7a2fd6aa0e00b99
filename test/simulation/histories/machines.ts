import type { Nudge } from "../../../functions/contract/nudge.ts";
import { serveWaitlist } from "../../../functions/core/waitlist/serve-waitlist.ts";
import { sweepWaitlists } from "../../../functions/core/waitlist/sweep-waitlists.ts";
import { dealLedger } from "../../../functions/store/seats/ledger-dealing.ts";
import { sweepBook } from "../../../functions/store/waitlist/sweep-book.ts";
import { waitlistBook } from "../../../functions/store/waitlist/waitlist-book.ts";
import { deliver, FUNCTION_TIMEOUT_MS } from "../queue/deliveries.ts";
import type { Message } from "../queue/simulated-queue.ts";
import type { Process } from "../time/process.ts";
import type { World } from "./world.ts";

/** As in the consumer's function. */
const MAX_PAUSES_MS = 2_000;
const STEP_RESERVE_MS = 4_000;
/** As in the wrapper of queue functions. */
const RETRY_DELAYS_SECONDS = [2, 4, 8];

/** Connects the consumer to the queue. Each batch is an invocation of its own. */
export function startConsumer(world: World): void {
  const { time, random, queue } = world;
  deliver({ time, random, queue, handle: (batch) => consume(world, batch) });
}

async function consume(world: World, batch: readonly Message[]): Promise<readonly Message[]> {
  const process = world.newProcess("consumer");
  const { nudges } = world.portsOf(process);
  const endsAt = world.time.now + FUNCTION_TIMEOUT_MS;
  const bySession = Map.groupBy(batch, (message) => nudgeOf(message).sessionId);
  const failed: Message[] = [];
  world.note(`${process.name} gets ${batch.length} nudges`);
  for (const [sessionId, messages] of bySession) {
    try {
      const isCrowded = messages.some((message) => nudgeOf(message).crowded);
      await serve(world, process, sessionId, endsAt, isCrowded);
    } catch (error) {
      world.failed(process, error as Error);
      for (const { id, receives } of messages)
        await nudges.retryIn(RETRY_DELAYS_SECONDS[receives - 1] ?? 0, id).catch(() => undefined);
      failed.push(...messages);
    }
  }
  return failed;
}

const nudgeOf = ({ body }: Message): Nudge => JSON.parse(body);

async function serve(
  world: World,
  process: Process,
  sessionId: string,
  endsAt: number,
  isCrowded: boolean,
): Promise<void> {
  const { table, nudges, pause } = world.portsOf(process);
  if (isCrowded) await dealIn(world, process, sessionId);
  const isFinished = await serveWaitlist(sessionId, {
    waitlist: waitlistBook(table),
    clock: process.clock,
    pause: pause(MAX_PAUSES_MS),
    rest: process.sleep,
    requestId: process.name,
    hasTime: () => endsAt - world.time.now > STEP_RESERVE_MS,
    onOffered: ({ people }) => world.note(`${process.name} serves ${people.map(({ userId }) => userId)}`),
  });
  world.note(`${process.name} ${isFinished ? "is done" : "has more to do"}`);
  if (!isFinished) await nudges.send(sessionId);
}

const SWEEP_TIMEOUT_MS = 60_000;
const NUDGE_RESERVE_MS = 20_000;

/** A crowd was met: a nudge says so, or one that was sent earlier has just arrived. */
export function deal(world: World, sessionId: string, crashesAt?: number): void {
  const process = world.newProcess("dealing consumer", crashesAt);
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

export function sweep(world: World, crashesAt?: number): void {
  const process = world.newProcess("sweep", crashesAt);
  const { table, nudges, pause } = world.portsOf(process);
  const { division } = world.plan;
  const endsAt = world.time.now + SWEEP_TIMEOUT_MS;
  world.note(`${process.name} begins`);
  sweepWaitlists({
    book: sweepBook(table, { dealing: division !== null, division: division ?? undefined }),
    clock: process.clock,
    patience: () => pause(),
    requestId: process.name,
    hasTime: () => endsAt - world.time.now > NUDGE_RESERVE_MS,
    nudgeAll: nudges.sendAll,
  }).then(
    ({ expired, nudged, unmarked, failures }) => {
      world.note(`${process.name} expired ${expired}, nudged ${nudged}, unmarked ${unmarked}`);
      for (const failure of failures) world.failed(process, failure as Error);
    },
    (error: Error) => world.failed(process, error),
  );
}
