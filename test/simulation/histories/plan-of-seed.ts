import type { SessionPatch } from "../../../functions/core/programme/session.ts";
import { seededRandom } from "../../../local/aws-proxy/seeded-random.ts";
import { type Act, type ImportedSession, iso, type Plan } from "./plan.ts";

const MINUTE_MS = 60_000;
/** Nothing is planned later than this. */
const MAX_STORY_MS = 8 * MINUTE_MS;
const PEOPLE = ["ada", "bob", "eve", "kim", "lea", "max", "zoe"];

type Random = () => number;
const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const chance = (random: Random, share: number): boolean => random() < share;

/** Makes the plan of a story: bursts of acts, with pauses in which offers may expire. */
export function planOfSeed(seed: number): Plan {
  const random = seededRandom(seed);
  const hasFaults = seed % 3 !== 0;
  // In some stories the waitlist closes and the session begins.
  const isSoon = chance(random, 0.25);
  const startsAt = isSoon ? between(random, 8 * MINUTE_MS, 12 * MINUTE_MS) : 120 * MINUTE_MS;
  const people = PEOPLE.slice(0, between(random, 2, PEOPLE.length));
  return {
    seed,
    capacity: chance(random, 0.05) ? null : between(random, chance(random, 0.1) ? 0 : 1, 3),
    policy: chance(random, 0.8) ? "OFFER" : "AUTO_CONFIRM",
    offerMinutes: between(random, 1, 4),
    startsAt,
    registrationOpensAt: chance(random, 0.1) ? between(random, 0, 30_000) : null,
    registrationClosesAt: chance(random, 0.1) ? between(random, 3 * MINUTE_MS, 9 * MINUTE_MS) : null,
    acts: actsOf(random, people, hasFaults),
    hasFaults,
    crashes: hasFaults ? 0.05 : 0,
    clockErrorMs: chance(random, 0.5) ? 2_000 : 0,
  };
}

function actsOf(random: Random, people: readonly string[], hasFaults: boolean): Act[] {
  const acts: Act[] = people.map((userId) => ({
    at: between(random, 0, 3_000),
    ...arriving(random, userId),
  }));
  for (let at = between(random, 500, 20_000); at < MAX_STORY_MS; at += pauseAfterBurst(random)) {
    const withinMs = pick(random, [5, 40, 400]);
    for (let n = between(random, 1, 6); n > 0; n--)
      acts.push({ at: at + random() * withinMs, ...actOf(random, people, at), ...fateOf(random, hasFaults) });
  }
  return acts;
}

const pauseAfterBurst = (random: Random): number =>
  chance(random, 0.6) ? between(random, 100, 10_000) : between(random, 10_000, 150_000);

const fateOf = (random: Random, hasFaults: boolean) =>
  hasFaults && chance(random, 0.05) ? { crashesAt: between(random, 1, 14) } : {};

const arriving = (random: Random, userId: string) =>
  ({ what: "reserve", userId, ifFull: chance(random, 0.8) ? "WAITLIST" : "REJECT" }) as const;

type Deed = Act extends infer Each ? (Each extends Act ? Omit<Each, "at"> : never) : never;

function actOf(random: Random, people: readonly string[], at: number): Deed {
  const userId = pick(random, people);
  const kind = random();
  if (kind < 0.4) return arriving(random, userId);
  if (kind < 0.65) return { what: "cancel", userId };
  if (kind < 0.8) return { what: "accept", userId };
  if (kind < 0.84) return { what: "remove", userId };
  if (kind < 0.93) return { what: "change", patch: patchOf(random, at) };
  if (kind < 0.95) return { what: "import", session: importedAt(random, at) };
  if (kind < 0.98) return { what: "sweep" };
  return chance(random, 0.5) ? { what: "purge" } : { what: "outage", ms: between(random, 1_000, 60_000) };
}

function importedAt(random: Random, at: number): ImportedSession | null {
  if (chance(random, 0.3)) return null;
  const startsAt = chance(random, 0.7) ? 120 * MINUTE_MS : at + between(random, 6, 9) * MINUTE_MS;
  const times = { startsAt: iso(startsAt), endsAt: iso(startsAt + 60 * MINUTE_MS) };
  return chance(random, 0.5) ? times : { ...times, capacity: between(random, 1, 4) };
}

function patchOf(random: Random, at: number): SessionPatch {
  const later = (least: number, most: number) =>
    iso(at + between(random, least * MINUTE_MS, most * MINUTE_MS));
  const kind = random();
  if (kind < 0.55) return { capacity: chance(random, 0.1) ? null : between(random, 0, 4) };
  if (kind < 0.75) return { state: pick(random, ["OPEN", "OPEN", "CLOSED", "CANCELLED"]) };
  if (kind < 0.85) return { startsAt: later(6, 9), endsAt: later(60, 70) };
  if (kind < 0.95) return { registrationClosesAt: chance(random, 0.3) ? null : later(1, 5) };
  return { offerMinutes: between(random, 1, 4), waitlistPolicy: pick(random, ["OFFER", "AUTO_CONFIRM"]) };
}
