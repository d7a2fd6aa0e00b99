import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { patience, patienceElsewhere } from "../../../functions/store/dynamodb/backoff.ts";
import { openLedger } from "../../../functions/store/ledger/rules.ts";
import { nudgeQueue } from "../../../functions/store/waitlist/nudge-queue.ts";
import { broken } from "../../support/invariant-names.ts";
import { TABLE } from "../engine/definition.ts";
import { Engine } from "../engine/engine.ts";
import { AWS_TIMING, type Commit } from "../engine/state.ts";
import { simulatedSqs, simulatedTable } from "../network/client.ts";
import { type Faults, Network, NO_FAULTS } from "../network/network.ts";
import { SimulatedQueue } from "../queue/simulated-queue.ts";
import { Process } from "../time/process.ts";
import { VirtualTime } from "../time/virtual-time.ts";
import { isExplained } from "./failures.ts";
import { type Fate, type Plan, SESSION_IDS, STORY_START } from "./plan.ts";
import { programmeItems, rulesOf } from "./programme.ts";

/**
 * There are no late requests: if the repetition of a transaction is refused and its first sending arrives only then,
 * it takes effect although the answer has said no. Attempts do not exclude that (ADR 040).
 */
const FAULTS: Faults = {
  lostRequest: 0.03,
  lostAnswer: 0.05,
  late: 0,
  serverError: 0.02,
  throttled: 0.02,
};

/** All delays are as likely as the short ones are otherwise. */
const SLOW_INDEX = { least: 2, most: 900 };

/** How often the calls of a slow process are slow. */
const SLOW_CALLS = 0.5;

export type World = ReturnType<typeof newWorld>;

/** The table, the queue and the clock of one story. */
export function newWorld(plan: Plan, random: () => number, onCommit: (commit: Commit) => void) {
  const time = new VirtualTime(STORY_START);
  // A story of ten people never comes near the limits of a partition. Throttles are faults of the network here.
  const timing = plan.isIndexSlow ? { ...AWS_TIMING, lag: SLOW_INDEX } : AWS_TIMING;
  const engine = new Engine({ time, random, onCommit, limits: null, timing });
  const queue = new SimulatedQueue({ time, random, doubles: plan.hasFaults ? 0.1 : 0 });
  const toTable = new Network({ time, random, service: engine, requestTimeoutMs: 2_000 });
  const toQueue = new Network({ time, random, service: queue, requestTimeoutMs: 1_000 });
  if (plan.hasFaults) toTable.faults = FAULTS;
  let clockErrorMs = plan.clockErrorMs;
  let { crashes, slowness } = plan;
  const anyClockError = (): number => (random() * 2 - 1) * clockErrorMs;
  let processes = 0;
  const bugs: string[] = [];
  const noted: { readonly at: number; readonly text: string | (() => string) }[] = [];

  return {
    plan,
    time,
    random,
    engine,
    queue,
    /** Errors that nothing explains. */
    bugs,
    failed(process: Process, error: Error) {
      noted.push({ at: time.now, text: `${process.name} fails: ${error.name} ${error.message}` });
      if (!isExplained(error))
        bugs.push(broken("once", `${process.name} fails: ${error.name} ${error.message}`));
    },

    /** Most stories go well, and nobody reads what happened in them. */
    note: (text: string | (() => string)) => noted.push({ at: time.now, text }),
    trace: () =>
      noted.map(({ at, text }) => {
        const clock = new Date(at).toISOString().slice(11, 23);
        return `${clock} ${typeof text === "string" ? text : text()}`;
      }),

    anyClockError,

    newProcess(
      what: string,
      { crashesAt, isSlow, isHeldUp }: Fate = {},
      clockErrorMs = anyClockError(),
    ): Process {
      const chosen = crashesAt ?? (random() < crashes ? 1 + Math.floor(random() * 20) : undefined);
      const slow = (isSlow ?? random() < slowness) ? SLOW_CALLS : 0;
      return new Process(`${what} ${++processes}`, time, { clockErrorMs, crashesAt: chosen, slow, isHeldUp });
    },

    /** What a function reaches from its process. */
    portsOf(process: Process) {
      const own = { time, random };
      return {
        table: simulatedTable(process, toTable, own),
        nudges: nudgeQueue("nudges", simulatedSqs(process, toQueue, own)),
        pause: (ms?: number) => patience(ms, { now: () => time.now, sleep: process.sleep }),
        pauseElsewhere: () => patienceElsewhere({ now: () => time.now, sleep: process.sleep }),
      };
    },

    outage(ms: number) {
      toQueue.faults = { ...NO_FAULTS, lostRequest: 1 };
      time.after(ms, () => {
        toQueue.faults = NO_FAULTS;
      });
    },

    /** From now on everything works. */
    recover() {
      toTable.faults = NO_FAULTS;
      toQueue.faults = NO_FAULTS;
      clockErrorMs = 0;
      crashes = 0;
      slowness = 0;
    },

    /** Stores the programme, and opens the ledgers of the story's sessions as the first commits. */
    openSessions() {
      engine.put(programmeItems(plan));
      const fail = (error: Error) => {
        throw error;
      };
      for (const id of SESSION_IDS.slice(0, plan.sessions)) {
        const command = new UpdateCommand({ TableName: TABLE.name, ...openLedger(id, rulesOf(plan)) });
        engine.perform(command, "organizer", { with: () => undefined, fail });
      }
    },
  };
}
