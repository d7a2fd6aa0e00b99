import { patience, patienceElsewhere } from "../../functions/store/dynamodb/backoff.ts";
import { BY_SESSION_INDEX, SWEEP_INDEX } from "../../functions/store/keys.ts";
import { nudgeQueue } from "../../functions/store/waitlist/nudge-queue.ts";
import { needsOf, type Units } from "../../lib/crowd/crowd-needs.ts";
import { Engine } from "../../test/simulation/engine/engine.ts";
import { type Limits, NEW_ON_DEMAND_TABLE, type Throughput } from "../../test/simulation/engine/throttles.ts";
import { simulatedSqs, simulatedTable } from "../../test/simulation/network/client.ts";
import { Network } from "../../test/simulation/network/network.ts";
import { SimulatedQueue } from "../../test/simulation/queue/simulated-queue.ts";
import { Process } from "../../test/simulation/time/process.ts";
import { exactly, type Spread } from "../../test/simulation/time/spread.ts";
import { VirtualTime } from "../../test/simulation/time/virtual-time.ts";
import { COUNTED } from "../costs/counted.ts";
import type { Scenario } from "./scenarios.ts";
import { OPENING, sessionItems } from "./session.ts";

/** With a hold of 20 ms this gives the published times of a transaction: half take 25 ms, one in a hundred 92 ms. */
const LATENCY: Spread = { least: 1, most: 64, power: 9 };
const INDEX_LAG: Spread = { least: 2, most: 900, power: 4 };
const STALE: Spread = { least: 0, most: 500, power: 8 };
/**
 * The table that `expectedCrowd` warms, as far as the quotas of a new account go. My Schedule, which nobody asks for
 * here, takes its share of the reads. Partitions have the limits of any table.
 */
function warmedFor(people: number): Limits {
  const { table, account } = NEW_ON_DEMAND_TABLE;
  const needs = needsOf(people);
  const readUnits = needs.table.readUnits - needs.requests.burst * COUNTED.mySchedule.readUnits;
  const warm = (units: Units): Throughput => ({
    writes: Math.min(account.writes, Math.max(table.writes, units.writeUnits)),
    reads: Math.min(account.reads, Math.max(table.reads, units.readUnits)),
  });
  return {
    ...NEW_ON_DEMAND_TABLE,
    table: warm({ ...needs.table, readUnits }),
    indexes: { [BY_SESSION_INDEX]: warm(needs.bySession), [SWEEP_INDEX]: table },
  };
}
const CLOCK_ERROR_MS = 5;

export type World = ReturnType<typeof newWorld>;

/** Table, queue and clock of one crowd. */
export function newWorld(scenario: Scenario, start: number, random: () => number) {
  const time = new VirtualTime(start);
  let dealtAt: number | null = null;
  const engine = new Engine({
    time,
    random,
    onCommit: ({ changes }) => {
      if (changes.some(({ before, after }) => !before?.parts && after?.parts)) dealtAt = time.now - OPENING;
    },
    timing: { hold: exactly(scenario.holdMs), lag: INDEX_LAG, stale: STALE },
    limits: scenario.isNewTable ? NEW_ON_DEMAND_TABLE : warmedFor(scenario.people),
  });
  engine.put(sessionItems(scenario));
  const queue = new SimulatedQueue({ time, random });
  const ways = { time, random, latency: LATENCY };
  const toTable = new Network({ ...ways, service: engine, requestTimeoutMs: 2_000 });
  const toQueue = new Network({ ...ways, service: queue, requestTimeoutMs: 1_000 });
  let processes = 0;

  return {
    time,
    random,
    engine,
    queue,
    /** When the ledger was dealt, in ms after the opening; `null`: it was not. */
    dealtAt: () => dealtAt,

    /** A function's instance, and what it reaches. */
    newInstance() {
      const clockErrorMs = (random() * 2 - 1) * CLOCK_ERROR_MS;
      const process = new Process(`instance ${++processes}`, time, { clockErrorMs });
      return {
        time,
        name: process.name,
        clock: process.clock,
        sleep: process.sleep,
        table: simulatedTable(process, toTable, { time, random }),
        nudges: nudgeQueue("nudges", simulatedSqs(process, toQueue, { time, random })),
        pause: (ms?: number) => patience(ms, { now: () => time.now, sleep: process.sleep }),
        pauseElsewhere: () => patienceElsewhere({ now: () => time.now, sleep: process.sleep }),
      };
    },
  };
}

/** Milliseconds since the doors opened. */
export const sinceOpening = ({ time }: Pick<World, "time">): number => time.now - OPENING;
