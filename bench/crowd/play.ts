import type { Item } from "../../functions/store/dynamodb/table.ts";
import { seededRandom } from "../../local/aws-proxy/seeded-random.ts";
import { isExplained } from "../../test/simulation/histories/failures.ts";
import { withRandom } from "../../test/simulation/time/with-random.ts";
import { violationsAmong } from "../../test/support/invariants.ts";
import { percentile } from "../percentile.ts";
import { startConsumer, sweep } from "./consumer.ts";
import { Gateway } from "./gateway.ts";
import { type Answered, press } from "./people.ts";
import { reservations } from "./reservations.ts";
import type { Scenario } from "./scenarios.ts";
import { OPENING } from "./session.ts";
import { newWorld, type World } from "./world.ts";

/** The figures of one crowd. Times are in ms of the simulated clock. */
export interface Played {
  readonly confirmed: number;
  readonly inLine: number;
  readonly full: number;
  /** Answers, of which one person may get several. */
  readonly refused: { readonly "429": number; readonly "503": number };
  /** From pressing to the last answer. */
  readonly p50: number;
  readonly p99: number;
  /** When the last person knew, after the opening. */
  readonly lastAt: number;
  /** All write units and read units, divided by the people. */
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly conflicts: number;
  readonly environments: number;
  /** After the opening; `null`: never. */
  readonly dealtAt: number | null;
  /** What is wrong in the table afterwards. */
  readonly wrong: readonly string[];
}

/** What an account and a stage have by default. */
const STAGE = { burst: 5_000, rate: 10_000 };
const ENVIRONMENTS = 1_000;
/** The sweep has looked at announced sessions by then. */
const LEAD_MS = 120_000;
const SWEEP_PERIOD_MS = 60_000;
/** The crowd, its nudges and the last retries are over by then. */
const END_MS = 180_000;

export async function play(scenario: Scenario, seed = 1): Promise<Played> {
  const random = seededRandom(seed);
  return withRandom(random, () => playWith(scenario, random));
}

async function playWith(scenario: Scenario, random: () => number): Promise<Played> {
  const world = newWorld(scenario, OPENING - LEAD_MS, random);
  const { time } = world;
  const bugs: string[] = [];
  const failed = (error: unknown) => {
    // What met the crowd or a limit is tried again. Nothing else may fail.
    if (!isExplained(error)) bugs.push(`consumer or sweep failed: ${error}`);
  };
  startConsumer(world, scenario, failed);
  const firstSweep = OPENING - LEAD_MS + random() * SWEEP_PERIOD_MS;
  for (let at = firstSweep; at < OPENING + END_MS; at += SWEEP_PERIOD_MS)
    time.at(at, () => sweep(world, scenario, failed));
  const limits = { ...STAGE, environments: scenario.environments ?? ENVIRONMENTS };
  const gateway = new Gateway(time, limits, random, () => reservations(world));
  const people = press(world, scenario, (request) => gateway.ask(request));
  await time.run(OPENING + END_MS);
  const figures = figuresOf(world, people);
  return {
    ...figures,
    wrong: [...bugs, ...figures.wrong],
    environments: gateway.environments,
    dealtAt: world.dealtAt(),
  };
}

function figuresOf({ engine }: World, people: readonly Answered[]) {
  const count = (reply: string) => people.filter((person) => person.reply === reply).length;
  const refusals = (reply: "429" | "503") =>
    people.reduce((sum, { refused }) => sum + refused.filter((each) => each === reply).length, 0);
  const times = people.map(({ pressedAt, answeredAt }) => answeredAt - pressedAt);
  const { writeUnits, readUnits } = engine.usage.total();
  const conflicts = ["TransactWrite", "Update"].reduce(
    (sum, operation) => sum + engine.usage.of(operation, "conflict").calls,
    0,
  );
  return {
    confirmed: count("confirmed"),
    inLine: count("in line"),
    full: count("full"),
    refused: { "429": refusals("429"), "503": refusals("503") },
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    lastAt: people.reduce((last, { answeredAt }) => Math.max(last, answeredAt), 0),
    writeUnits: writeUnits / people.length,
    readUnits: readUnits / people.length,
    conflicts: conflicts / people.length,
    wrong: wrongAmong(engine.everyItem() as Item[], people),
  };
}

/** The table keeps the invariants, and agrees with what people were told. */
function wrongAmong(items: readonly Item[], people: readonly Answered[]): string[] {
  const statuses = new Map(items.map(({ PK, status }) => [PK, status]));
  const STATUS: Record<string, unknown> = { confirmed: "CONFIRMED", "in line": "WAITLISTED" };
  const lost = people.filter(
    ({ userId, reply }) => STATUS[reply] !== undefined && statuses.get(`USER#${userId}`) !== STATUS[reply],
  );
  const unanswered = people.filter(({ reply }) => reply === "none");
  return [
    ...violationsAmong(items),
    ...lost.map(({ userId, reply }) => `${userId} was told ${reply}`),
    ...unanswered.map(({ userId }) => `${userId} got no answer`),
  ];
}
