// The door of one full session around the end of its grace: people check in while others are released, numbers are called,
// and people who stand by and walk-ins want the same seats. Devices send twice, and calls are slow or lost.

import { quietSpans } from "../../../functions/contract/quiet-spans.ts";
import type { CheckIn, CheckInOutcome } from "../../../functions/core/door/check-in.ts";
import { letInAll } from "../../../functions/core/door/let-in-all.ts";
import { callNext } from "../../../functions/core/standby/call-next.ts";
import { serveWaitlist } from "../../../functions/core/waitlist/serve-waitlist.ts";
import { doorBook } from "../../../functions/store/door/door-book.ts";
import { patience } from "../../../functions/store/dynamodb/backoff.ts";
import type { Item } from "../../../functions/store/dynamodb/table.ts";
import {
  bySessionPartition,
  isLedgerKey,
  isRsvpKey,
  ledgerKey,
  rsvpKey,
  walkedInKey,
} from "../../../functions/store/keys.ts";
import { callBook, standbyBook } from "../../../functions/store/standby/standby-book.ts";
import { waitlistBook } from "../../../functions/store/waitlist/waitlist-book.ts";
import { seededRandom } from "../../../local/aws-proxy/seeded-random.ts";
import { broken } from "../../support/invariant-names.ts";
import { ledgerViolations, personViolations } from "../../support/invariants.ts";
import { noBooths } from "../../support/no-booths.ts";
import { Engine } from "../engine/engine.ts";
import { AWS_TIMING, type Commit } from "../engine/state.ts";
import { simulatedTable } from "../network/client.ts";
import { type Faults, Network, NO_FAULTS } from "../network/network.ts";
import { Process } from "../time/process.ts";
import { VirtualTime } from "../time/virtual-time.ts";
import { withRandom } from "../time/with-random.ts";

const SESSION_ID = "conf.talk";
const STARTS_AT = Date.parse("2026-12-27T10:00:00.000Z");
const GRACE_MS = 5 * 60_000;
const ENDS_GRACE = STARTS_AT + GRACE_MS;
const FAULTS: Faults = {
  ...NO_FAULTS,
  lostRequest: 0.03,
  lostAnswer: 0.05,
  serverError: 0.02,
  throttled: 0.02,
};
const iso = (ms: number): string => new Date(ms).toISOString();
const numbered = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}${n + 1}`);
const SEATED = numbered("seat", 5);
/** The door has let them in without a seat, and they have got one since. */
const EARLY = "early";
/** More than one transaction numbers. The first of them come to the door. */
const LINE = numbered("line", 24);
const AT_DOOR = LINE.slice(0, 5);

export interface StandbyPlayed {
  readonly wrong: readonly string[];
  readonly released: number;
  readonly admitted: number;
  readonly inside: number;
}

/** Plays one story. The same seed gives the same story. */
export function playAtDoor(seed: number): Promise<StandbyPlayed> {
  const random = seededRandom(seed);
  return withRandom(random, () => play(random));
}

async function play(random: () => number): Promise<StandbyPlayed> {
  const time = new VirtualTime(STARTS_AT - 240_000);
  const items = new Map<string, Item>();
  const wrong: string[] = [];
  const engine = new Engine({
    time,
    random,
    limits: null,
    timing: AWS_TIMING,
    onCommit: (commit) => keep(commit),
  });
  const network = new Network({ time, random, service: engine, requestTimeoutMs: 2_000 });
  network.faults = FAULTS;
  for (const item of startOf()) items.set(`${item.PK} ${item.SK}`, item);
  engine.put([...items.values()]);

  function keep({ by, changes }: Commit): void {
    for (const { before, after } of changes as readonly { before?: Item; after: Item }[]) {
      items.set(`${after.PK} ${after.SK}`, after);
      const wasIn = before?.checkedInAt !== undefined || after.PK === `USER#${EARLY}`;
      if (wasIn && after.cancelReason === "NO_SHOW")
        wrong.push(broken("inside", `${after.PK} was in, and ${by} released them`));
    }
    wrong.push(...violationsOf([...items.values()]).map((violation) => `${violation} (after ${by})`));
  }

  let processes = 0;
  const start = (what: string) => {
    const process = new Process(`${what} ${++processes}`, time, { slow: random() < 0.3 ? 0.5 : 0 });
    const pause = () => patience(10_000, { now: () => time.now, sleep: process.sleep });
    return { process, pause, table: simulatedTable(process, network, { time, random }) };
  };
  const told = new Map<string, CheckInOutcome>();
  const send = async (
    checkIn: Omit<CheckIn, "at" | "sessionId" | "by">,
    at = iso(time.now),
  ): Promise<void> => {
    const { process, pause, table } = start("door");
    const keys = async () => new Map<string, string>();
    const book = doorBook(table, { keys, clock: process.clock });
    const by = { userId: "door", name: null };
    const whole: CheckIn = { ...checkIn, sessionId: SESSION_ID, at, by };
    const [outcome] = await letInAll([whole], { ...noBooths, book, patience: pause, hasTime: () => true });
    if (outcome !== undefined) told.set(checkIn.checkInId, outcome);
  };
  const serve = async (): Promise<void> => {
    const { process, pause, table } = start("consumer");
    await serveWaitlist(SESSION_ID, {
      waitlist: waitlistBook(table),
      standby: standbyBook(table),
      clock: process.clock,
      quietSpans,
      pause: pause(),
      rest: process.sleep,
      requestId: process.name,
      hasTime: () => true,
      onOffered: () => undefined,
      nudge: async () => undefined,
    });
  };
  const call = async (): Promise<void> => {
    const { pause, table } = start("call");
    const nudge = async () => void after(random() * 1_000, serve);
    const places = 1 + Math.floor(random() * 3);
    await callNext({ sessionId: SESSION_ID, places }, { book: callBook(table), pause: pause(), nudge });
  };
  /** What fails because of the network is tried again by the queue, the sweep or the device. */
  const after = (ms: number, act: () => Promise<unknown>): void =>
    time.after(ms, () => void act().catch(() => after(3_000, act)));
  const at = (ms: number, act: () => Promise<unknown>): void => after(ms - time.now, act);

  for (const _ of [0, 1]) at(STARTS_AT - 200_000 + random() * 300, serve);
  for (const [n, userId] of SEATED.slice(2).entries()) {
    if (random() < 0.4) continue;
    const checkIn = {
      checkInId: `in ${n}`,
      shown: { kind: "person", userId },
      anyway: false,
      skipStandby: false,
    } as const;
    const when = ENDS_GRACE - 300 + random() * 2_500;
    at(when, () => send(checkIn));
    if (random() < 0.3) at(when + random() * 300, () => send(checkIn));
  }
  at(ENDS_GRACE + random() * 1_500, serve);
  at(ENDS_GRACE + random() * 1_500, serve);
  for (let n = 0; n < 3; n++) at(ENDS_GRACE + random() * 12_000, call);
  const person = (userId: string) => ({ kind: "person", userId }) as const;
  const plain = { anyway: false, skipStandby: false };
  for (const userId of AT_DOOR) {
    const when = ENDS_GRACE + 1_000 + random() * 14_000;
    // Two doors scan the same person.
    for (const door of [0, 1])
      at(when + random() * 60, () =>
        send({ checkInId: `${userId} at ${door}`, shown: person(userId), ...plain }),
      );
  }
  // Two devices were offline, and both have let the same person in before the release.
  const offline = ENDS_GRACE + 4_000 + random() * 6_000;
  for (const device of [0, 1])
    at(offline + random() * 60, () =>
      send({ checkInId: `device ${device}`, shown: person("seat2"), ...plain }, iso(ENDS_GRACE - 1_000)),
    );
  for (const n of [0, 1])
    at(ENDS_GRACE + random() * 14_000, () =>
      send({
        checkInId: `walk ${n}`,
        shown: { kind: "walk-in", people: 1 + n },
        anyway: false,
        skipStandby: n === 0,
      }),
    );
  time.at(ENDS_GRACE + 16_000, () => {
    network.faults = NO_FAULTS;
  });
  at(ENDS_GRACE + 30_000, serve);
  at(ENDS_GRACE + 40_000, serve);
  await time.run(ENDS_GRACE + 120_000);

  const all = [...items.values()];
  wrong.push(...endOf(all, told));
  const rsvps = all.filter(isRsvpKey);
  return {
    wrong,
    released: rsvps.filter(({ cancelReason }) => cancelReason === "NO_SHOW").length,
    admitted: rsvps.filter(
      ({ status, standbyNumber }) => status === "CONFIRMED" && standbyNumber !== undefined,
    ).length,
    inside: Number(all.find(isLedgerKey)?.inside),
  };
}

function violationsOf(items: readonly Item[]): string[] {
  const rsvps = items.filter(isRsvpKey);
  const desk = items.find(isLedgerKey);
  if (desk === undefined) return [];
  return [
    ...ledgerViolations({ desk, parts: [] }, rsvps, new Set()),
    ...rsvps.flatMap((rsvp) => personViolations(rsvp, desk, 0)),
  ];
}

/** Of a check-in and a release exactly one has won, and the door was told the truth. */
function endOf(items: readonly Item[], told: ReadonlyMap<string, CheckInOutcome>): string[] {
  const wrong: string[] = [];
  const rsvpOf = new Map(items.filter(isRsvpKey).map((item) => [item.PK.slice("USER#".length), item]));
  for (const [userId, { status, checkedInAt, cancelReason }] of rsvpOf)
    if (status === "CONFIRMED" && checkedInAt === undefined && userId !== EARLY)
      wrong.push(
        broken("idleSeat", `${userId} has a seat, is not in, and is not released (${cancelReason})`),
      );
  for (const [checkInId, outcome] of told) {
    const isInside = outcome.kind === "let-in" || outcome.kind === "already-in";
    const guest = isInside ? outcome.guest : null;
    if (guest === null || guest.walkedIn !== null) continue;
    if (outcome.kind === "let-in" && outcome.as === "WALKED_IN") continue;
    if (rsvpOf.get(guest.userId)?.checkedInAt === undefined)
      wrong.push(broken("once", `${checkInId} let ${guest.userId} in, who is not in`));
  }
  return wrong;
}

/** A full session whose waitlist has closed. One person is in already. */
function startOf(): Item[] {
  const joinedAt = (n: number) => iso(STARTS_AT - 3_600_000 + n * 1_000);
  const person = (userId: string) => ({
    ...rsvpKey(userId, SESSION_ID),
    ...{ rsvpId: `rsvp of ${userId}`, name: userId, email: null, version: 1, changedBy: "before" },
  });
  const seats = [...SEATED, EARLY].map((userId, n) => ({
    ...person(userId),
    ...{ status: "CONFIRMED", rsvpAt: joinedAt(n), bySessionPK: bySessionPartition(SESSION_ID, "CONFIRMED") },
    bySessionSK: `${joinedAt(n)}#${userId}`,
    ...(n === 0 && { checkedInAt: iso(STARTS_AT - 600_000), checkedInBy: "door", checkInId: "first" }),
  }));
  const line = LINE.map((userId, n) => ({
    ...person(userId),
    ...{ status: "WAITLISTED", waitlistedAt: joinedAt(60 + n) },
    ...{
      bySessionPK: bySessionPartition(SESSION_ID, "WAITLISTED"),
      bySessionSK: `${joinedAt(60 + n)}#${userId}`,
    },
  }));
  const ledger = {
    ...ledgerKey(SESSION_ID),
    ...{
      taken: 6,
      waiting: LINE.length,
      capacity: 6,
      state: "OPEN",
      takenAtCapacityChange: 0,
      graceMinutes: 5,
    },
    ...{
      reserved: 6,
      joined: LINE.length,
      inside: 1,
      anyway: 1,
      checkIns: 2,
      lastWaitlistedAt: joinedAt(59 + LINE.length),
    },
    ...{ lineClosesAt: iso(STARTS_AT - 300_000), endsAt: iso(STARTS_AT + 3_600_000) },
    ...{ sweepPK: "LINE#0", sweepSK: joinedAt(60), markedAt: joinedAt(60) },
  };
  const programme = {
    ...{
      PK: "EVENT#conf",
      SK: `SESSION#${SESSION_ID}`,
      sessionId: SESSION_ID,
      eventId: "conf",
      title: "Talk",
    },
    ...{
      startsAt: iso(STARTS_AT),
      endsAt: iso(STARTS_AT + 3_600_000),
      waitlistPolicy: "OFFER",
      offerMinutes: 60,
    },
  };
  const walkedIn = {
    ...walkedInKey(EARLY, SESSION_ID),
    ...{ people: 1, as: "anyway", checkInId: "second", at: iso(STARTS_AT - 600_000), by: "door" },
  };
  return [ledger, programme, ...seats, ...line, walkedIn] as Item[];
}
