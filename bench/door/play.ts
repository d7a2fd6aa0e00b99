import type { Item } from "../../functions/store/dynamodb/table.ts";
import { ledgerKey } from "../../functions/store/keys.ts";
import { seededRandom } from "../../local/aws-proxy/seeded-random.ts";
import { withRandom } from "../../test/simulation/time/with-random.ts";
import { violationsAmong } from "../../test/support/invariants.ts";
import { Gateway } from "../crowd/gateway.ts";
import { OPENING, SESSION_ID } from "../crowd/session.ts";
import { newWorld, sinceOpening, type World } from "../crowd/world.ts";
import { percentile } from "../percentile.ts";
import { doors, type Reply, type Request } from "./door.ts";
import { ticketIdOf, ticketItems } from "./hall.ts";
import type { Scenario } from "./scenarios.ts";

/** The figures of one door. Times are in ms of the simulated clock. */
export interface Played {
  readonly letIn: number;
  /** People whose ticket a second device scanned as well, at about the same time. */
  readonly alreadyIn: number;
  readonly refused: { readonly "429": number; readonly "503": number };
  readonly p50: number;
  readonly p99: number;
  /** Write units and read units of a check-in. */
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly conflicts: number;
  /** What is wrong in the table afterwards. */
  readonly wrong: readonly string[];
}

/** What an account and a stage have by default. */
const LIMITS = { burst: 5_000, rate: 10_000, environments: 1_000 };
const RETRY_AFTER_MS = 1_000;
/** The last retries are over by then. */
const END_MS = 60_000;
/** The share of tickets that two devices scan. */
const DOUBLES = 0.02;
const RUSH_MS = 60_000;

interface Scan {
  readonly at: number;
  readonly request: Request;
  readonly replies: Reply[];
  tookMs: number;
}

export async function play(scenario: Scenario, seed = 1): Promise<Played> {
  const random = seededRandom(seed);
  return withRandom(random, async () => {
    const { people, seconds, holdMs } = scenario;
    const hall = { people, seconds, seats: people, isFull: true, holdMs, dealing: false };
    const world = newWorld(hall, OPENING, random);
    world.engine.put(ticketItems(people));
    const gateway = new Gateway(world.time, LIMITS, random, () => doors(world));
    const scans = scanAll(scenario, world, (request) => gateway.ask(request));
    await world.time.run(OPENING + seconds * 1_000 + END_MS);
    return figuresOf(world, scans, people);
  });
}

/** Each device scans one ticket after another: it waits for the answer before the next. */
function scanAll(scenario: Scenario, world: World, ask: (request: Request) => Promise<Reply>): Scan[] {
  const { random, time } = world;
  const scans = Array.from({ length: scenario.people }, (_, n) => n).flatMap((n) => {
    const at = comesAt(scenario, random);
    const devices = random() < DOUBLES ? 2 : 1;
    return Array.from({ length: devices }, (_, double): Scan => {
      const device = `device-${(n + double) % scenario.devices}`;
      const request = { ticketId: ticketIdOf(n), checkInId: `check-in-${n}-${double}`, device };
      return { at, request, replies: [], tookMs: 0 };
    });
  });
  for (const queue of Map.groupBy(scans, ({ request }) => request.device).values()) {
    const inOrder = queue.toSorted((a, b) => a.at - b.at);
    const next = async (at: number): Promise<void> => {
      const scan = inOrder[at];
      if (scan === undefined) return;
      time.after(Math.max(0, scan.at - sinceOpening(world)), async () => {
        await answered(scan, world, ask);
        await next(at + 1);
      });
    };
    void next(0);
  }
  return scans;
}

/** A device that is refused tries again, with the same id. */
async function answered(scan: Scan, world: World, ask: (request: Request) => Promise<Reply>): Promise<void> {
  const begun = world.time.now;
  const reply = await ask(scan.request);
  scan.replies.push(reply);
  scan.tookMs = world.time.now - begun;
  if (reply !== "429" && reply !== "503") return;
  const { promise, resolve } = Promise.withResolvers<void>();
  world.time.after(RETRY_AFTER_MS, resolve);
  await promise;
  await answered(scan, world, ask);
}

const comesAt = ({ seconds, hasRush }: Scenario, random: () => number): number =>
  hasRush && random() < 0.5 ? random() * RUSH_MS : random() * seconds * 1_000;

function figuresOf({ engine }: World, scans: readonly Scan[], people: number): Played {
  const last = (wanted: Reply) => scans.filter(({ replies }) => replies.at(-1) === wanted).length;
  const count = (wanted: Reply) =>
    scans.flatMap(({ replies }) => replies.filter((each) => each === wanted)).length;
  const { writeUnits, readUnits } = engine.usage.total();
  const times = scans.map(({ tookMs }) => tookMs);
  const items = engine.everyItem() as Item[];
  const { PK, SK } = ledgerKey(SESSION_ID);
  const inside = items.find((item) => item.PK === PK && item.SK === SK)?.inside;
  return {
    letIn: last("in"),
    alreadyIn: last("already in"),
    refused: { "429": count("429"), "503": count("503") },
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    writeUnits: writeUnits / scans.length,
    readUnits: readUnits / scans.length,
    conflicts: engine.usage.of("TransactWrite", "conflict").calls / scans.length,
    wrong: [
      ...violationsAmong(items),
      ...(inside === people ? [] : [`${inside} of ${people} people are inside`]),
    ],
  };
}
