import { BatchGetCommand, BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { Item } from "../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../functions/store/dynamodb/update.ts";
import { ledgerKey, rateKey, rsvpKey, sessionKey } from "../../functions/store/keys.ts";
import { programmeItem } from "../../functions/store/programme/programme.ts";
import { openLedger } from "../../functions/store/seats/ledger-rules.ts";
import { aProgramme } from "../support/builders.ts";
import { idlePlacesAmong, violationsAmong } from "../support/invariants.ts";
import { putItems } from "../support/put-items.ts";
import { mingle, plots } from "./plots.ts";
import { CLOCK_ERROR_MS } from "./setting.ts";
import type { Stage } from "./stage.ts";
import { placesServed, wrongSteps } from "./verdict.ts";
import { newWorld, type World } from "./world.ts";

const START = "2026-12-27T10:00:00.000Z";
const LINE_CLOSES = "2026-12-27T20:00:00.000Z";
const SWEEP_PERIOD_MS = 60_000;

export interface Performance {
  readonly plot: string;
  readonly wrong: readonly string[];
  readonly trace: readonly string[];
  readonly kills: number;
  readonly offers: number;
}

/** Plays the story of a seed, lets one sweep period go by, and says what is wrong then or was on the way. */
export async function play(stage: Stage, seed: number): Promise<Performance> {
  const sessionId = `conf.seed-${seed}`;
  const world = newWorld(stage, seed, sessionId, START);
  const random = () => world.random();
  const names = Object.keys(plots);
  const plot = names[seed % names.length] ?? "";
  const capacity = 1 + Math.floor(random() * 3);
  const holders = Array.from({ length: capacity }, (_, n) => `holder-${n}`);
  const waiters = Array.from({ length: 2 + Math.floor(random() * 4) }, (_, n) => `waiter-${n}`);
  const everybody = [...holders, ...waiters, "newcomer"];
  const keys = [
    sessionKey("conf", sessionId),
    ledgerKey(sessionId),
    // The rate windows too, or the next story on this stage would begin with what was left of its allowances.
    ...everybody.flatMap((userId) => [rsvpKey(userId, sessionId), rateKey("release", userId)]),
  ];
  const read = async (): Promise<Item[]> => {
    const RequestItems = { [stage.table.name]: { Keys: keys, ConsistentRead: true } };
    const { Responses } = await stage.table.client.send(new BatchGetCommand({ RequestItems }));
    return Responses?.[stage.table.name] as Item[];
  };
  const offers = async () =>
    (await read())
      .filter(({ status }) => status === "OFFERED")
      .map(({ PK, offerExpiresAt }) => ({
        userId: PK.slice("USER#".length),
        expiresAt: String(offerExpiresAt),
      }))
      .sort((a, b) => (a.expiresAt + a.userId < b.expiresAt + b.userId ? -1 : 1));

  await openSession(stage, world, capacity);
  for (const userId of holders) world.reserve(userId);
  await world.turns.run();
  for (const userId of waiters) world.reserve(userId);
  await world.turns.run();

  // Most stories begin when the index has shown everybody; the others while it may still lag behind.
  if (random() < 0.7) world.advance(2_000);

  disturb(stage, world, seed);
  if (random() < 0.5) world.setClockError(CLOCK_ERROR_MS);
  await plots[plot]?.(world, { holders, waiters, offers });
  // Where nobody comes afterwards, nobody mends by chance what went wrong before.
  if (random() < 0.7) await mingle(world, { holders, waiters, offers });
  const wasLowered = plot.startsWith("capacity");

  await recover(stage, world);
  const items = await read();
  const changes = await stage.stream.read();
  const wrong = [
    ...violationsAmong(items, {
      lowered: new Set(wasLowered ? [sessionId] : []),
      clockErrorMs: CLOCK_ERROR_MS,
    }),
    ...idlePlacesAmong(items, world.now()),
    ...wrongSteps(changes, world.deeds),
  ];
  await clear(stage, keys);
  const { kills } = world;
  return { plot, wrong, trace: world.turns.trace, kills: kills(), offers: placesServed(changes) };
}

async function openSession({ table }: Stage, { sessionId, random }: World, capacity: number): Promise<void> {
  const programme = aProgramme(sessionId, {
    offerMinutes: 5,
    waitlistPolicy: random() < 0.8 ? "OFFER" : "AUTO_CONFIRM",
  });
  await updateItem(table, openLedger(sessionId, { capacity, lineClosesAt: LINE_CLOSES }));
  await putItems(table, [
    programmeItem(programme, { origin: "ORGANIZER", scheduledCapacity: null, withdrawn: false }),
  ]);
}

/** A third of the stories have a quiet database. */
function disturb({ proxy }: Stage, world: World, seed: number): void {
  if (seed % 3 === 0) return;
  world.lag.setRate(0.3);
  proxy.setFaults({
    seed,
    rules: [
      { service: "dynamodb", operation: "TransactWriteItems", kind: "TransactionConflict", rate: 0.05 },
      { service: "dynamodb", kind: "Throttle", rate: 0.02 },
      { service: "dynamodb", operation: "TransactWriteItems", kind: "LostResponse", rate: 0.1 },
      { service: "dynamodb", kind: "LostResponse", rate: 0.05 },
      { service: "dynamodb", kind: "Error", rate: 0.02 },
    ],
  });
}

/** One sweep period later, with everything in working order again. */
async function recover({ proxy }: Stage, world: World): Promise<void> {
  proxy.setFaults({ rules: [] });
  world.setClockError(0);
  world.lag.setRate(0);
  world.nudges.isFailing = false;
  world.advance(SWEEP_PERIOD_MS);
  world.sweep();
  await world.turns.run();
  for (let visible = true; visible; ) {
    world.consume();
    await world.turns.run();
    const next = world.nudges.nextVisible(Date.parse(world.now()), 10_000);
    visible = next !== null;
    if (next !== null) world.moveTo(new Date(next).toISOString());
  }
}

async function clear({ table }: Stage, keys: readonly { PK: string; SK: string }[]): Promise<void> {
  const requests = keys.map((Key) => ({ DeleteRequest: { Key } }));
  await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: requests } }));
}
