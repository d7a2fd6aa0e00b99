import { BatchGetCommand, BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { Item } from "../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../functions/store/dynamodb/update.ts";
import {
  dayKey,
  eventKey,
  groupKey,
  isPartKey,
  ledgerItemKey,
  rateKey,
  rsvpKey,
  sessionKey,
  walkInsKey,
} from "../../functions/store/keys.ts";
import { openLedger } from "../../functions/store/ledger/rules.ts";
import { programmeItem } from "../../functions/store/programme/programme.ts";
import { aProgramme } from "../support/builders.ts";
import { idleSeatsAmong, violationsAmong } from "../support/invariants.ts";
import { putItems } from "../support/put-items.ts";
import { seatsGivenToWaiting, wrongSteps } from "./checks.ts";
import { commits } from "./commits.ts";
import { WALK_INS } from "./door.ts";
import { wrongGroups } from "./group-checks.ts";
import type { Harness } from "./harness.ts";
import { mingle, scenarios } from "./scenarios.ts";
import { CLOCK_ERROR_MS, MAX_PARTS } from "./setting.ts";
import { wrongConflicts } from "./told-checks.ts";
import { newWorld, type World } from "./world.ts";
import { wrongStates } from "./wrong-states.ts";

const START = "2026-12-27T10:00:00.000Z";
const MAX_BATCH = 25;
const LINE_CLOSES = "2026-12-27T20:00:00.000Z";
const SWEEP_PERIOD_MS = 60_000;
/** Three of these are at a stage of the beginning. */
const DEALT_ONE_IN = 10;
/** The session of the event for which people swap, and to which they go. */
const SEATS_OF_THE_OTHER = 2;
/** So soon people wait for both. */
const SEATS_OF_THE_OTHER_IF_WANTED = 1;

const EVENT = {
  ...{ eventId: "conf", title: "Conference", timeZone: "UTC", quietHours: null, published: true },
  ...{ startsAt: START, endsAt: "2026-12-30T10:00:00.000Z", conflictPolicy: "BLOCK" },
};

export interface Performance {
  readonly scenario: string;
  readonly wrong: readonly string[];
  readonly trace: readonly string[];
  readonly kills: number;
  readonly offers: number;
  /** The ledger has parts. */
  readonly isDealt: boolean;
}

/**
 * Plays the scenario of a seed, waits one sweep period, and returns everything that was wrong then or
 * earlier.
 */
export async function play(harness: Harness, seed: number): Promise<Performance> {
  const sessionId = `conf.seed-${seed}`;
  const world = newWorld(harness, seed, sessionId, START);
  const random = () => world.random();
  const names = Object.keys(scenarios);
  const scenario = names[seed % names.length] ?? "";
  const capacity = 1 + Math.floor(random() * 3);
  const holders = Array.from({ length: capacity }, (_, n) => `holder-${n}`);
  const waiters = Array.from({ length: 2 + Math.floor(random() * 4) }, (_, n) => `waiter-${n}`);
  const everybody = [...holders, ...waiters, "newcomer"];
  const keys = [
    eventKey("conf"),
    ...[sessionId, world.otherId].flatMap((id) => [
      sessionKey("conf", id),
      ...Array.from({ length: 1 + MAX_PARTS }, (_, number) => ledgerItemKey(id, number)),
    ]),
    // Rate windows go too; otherwise the next scenario on this harness would have smaller allowances.
    ...everybody.flatMap((userId) => [
      rsvpKey(userId, sessionId),
      rsvpKey(userId, world.otherId),
      rateKey("release", userId),
      dayKey(userId, "conf"),
      groupKey({ userId, eventId: "conf", anyOfId: "these" }),
    ]),
    ...WALK_INS.map((id) => walkInsKey(sessionId, id)),
  ];
  const read = async (): Promise<Item[]> => {
    const RequestItems = { [harness.table.name]: { Keys: keys, ConsistentRead: true } };
    const { Responses } = await harness.table.client.send(new BatchGetCommand({ RequestItems }));
    return Responses?.[harness.table.name] as Item[];
  };
  const offers = async () =>
    (await read())
      .filter(({ SK, status }) => status === "OFFERED" && SK === `RSVP#${sessionId}`)
      .map(({ PK, offerExpiresAt }) => ({
        userId: PK.slice("USER#".length),
        expiresAt: String(offerExpiresAt),
      }))
      .sort((a, b) => (a.expiresAt + a.userId < b.expiresAt + b.userId ? -1 : 1));

  await openSession(harness, world, capacity);
  // Some ledgers are dealt before the first person comes, others when they are full or when people wait.
  const dealtAt = Math.floor(random() * DEALT_ONE_IN);
  for (const [stage, people] of [holders, waiters, []].entries()) {
    if (dealtAt === stage) world.deal();
    await world.turns.run();
    for (const userId of people) world.reserve(userId);
    await world.turns.run();
  }

  // Most scenarios begin when the index shows everybody; in the others it may still lag.
  if (random() < 0.7) world.advance(2_000);

  disturb(harness, world, seed);
  if (random() < 0.5) world.setClockError(CLOCK_ERROR_MS);
  if (random() < 0.15) world.deal({ diesAfterWrite: random() < 0.2 ? 1 : undefined });
  if (world.isAtDoor) world.openDoor([...holders, ...waiters]);
  await scenarios[scenario]?.(world, { holders, waiters, offers });
  // If no requests follow, nothing can repair earlier errors by chance.
  if (random() < 0.7) await mingle(world, { holders, waiters, offers });
  const wasLowered = scenario.startsWith("capacity");

  await recover(harness, world);
  const items = await read();
  const changes = await harness.stream.read();
  const check = { lowered: new Set(wasLowered ? [sessionId] : []), clockErrorMs: CLOCK_ERROR_MS };
  const groups = commits(changes);
  const wrong = [
    ...violationsAmong(items, check),
    ...idleSeatsAmong(items, world.now()),
    ...wrongStates(groups, check),
    ...wrongSteps(groups, world.requests),
    ...wrongGroups(groups, world.anyOfRequests),
    ...wrongConflicts(changes, world.requests),
  ];
  await clear(harness, items);
  const { kills } = world;
  const isDealt = items.some(isPartKey);
  return {
    scenario,
    wrong,
    trace: world.turns.trace,
    kills: kills(),
    offers: seatsGivenToWaiting(changes),
    isDealt,
  };
}

/** Both sessions take place at the same time. */
async function openSession(
  { table }: Harness,
  { sessionId, otherId, random, isWishing, isBlocking }: World,
  capacity: number,
): Promise<void> {
  const waitlistPolicy = random() < 0.8 ? "OFFER" : "AUTO_CONFIRM";
  const others = isWishing ? SEATS_OF_THE_OTHER_IF_WANTED : SEATS_OF_THE_OTHER;
  const rules = { lineClosesAt: LINE_CLOSES, ...(isBlocking && { blocks: true as const }) };
  if (isBlocking) await putItems(table, [{ ...eventKey("conf"), ...EVENT }]);
  for (const [id, seats] of [
    [sessionId, capacity],
    [otherId, others],
  ] as const) {
    const programme = aProgramme(id, { offerMinutes: 5, waitlistPolicy });
    await updateItem(table, openLedger(id, { capacity: seats, ...rules }));
    await putItems(table, [
      programmeItem(programme, { origin: "ORGANIZER", scheduledCapacity: null, withdrawn: false }),
    ]);
  }
}

/** In a third of the scenarios the database has no faults. */
function disturb({ proxy }: Harness, world: World, seed: number): void {
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

/** One sweep period passes while everything works again. */
async function recover({ proxy }: Harness, world: World): Promise<void> {
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

async function clear({ table }: Harness, items: readonly Item[]): Promise<void> {
  const requests = items.map(({ PK, SK }) => ({ DeleteRequest: { Key: { PK, SK } } }));
  for (let at = 0; at < requests.length; at += MAX_BATCH) {
    const RequestItems = { [table.name]: requests.slice(at, at + MAX_BATCH) };
    await table.client.send(new BatchWriteCommand({ RequestItems }));
  }
}
