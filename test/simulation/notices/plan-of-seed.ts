import { seededRandom } from "../../../local/aws-proxy/seeded-random.ts";
import { type Act, type Plan, SESSION_IDS } from "../histories/plan.ts";
import { planOfSeed } from "../histories/plan-of-seed.ts";
import { type Device, type NoticePlan, type Outage, PUSH_SERVICES } from "./plan.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The retries of a message take eight minutes. */
export const LONG_OUTAGE_MS = 6 * MINUTE_MS;
const ROOMS = ["Hall 1", "Hall 2", "Hall 3", null];

type Random = () => number;
const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const chance = (random: Random, share: number): boolean => random() < share;

/** The story of a seed, in which sessions move as well and people are told of everything. */
export function noticePlanOfSeed(seed: number): Plan {
  const plan = planOfSeed(seed);
  const random = seededRandom(seed ^ 0x7e11);
  const endsMs = Math.max(...plan.acts.map(({ at }) => at));
  const acts = [...plan.acts, ...movesOf(random, SESSION_IDS.slice(0, plan.sessions), endsMs)];
  const people = new Set(acts.flatMap((act) => ("userId" in act ? [act.userId] : [])));
  const notices = noticesOf(random, plan.hasFaults, endsMs);
  return { ...plan, acts, notices: { ...notices, devices: devicesOf(random, [...people], endsMs) } };
}

/** Most people have one device or two, and some of these end or come later. */
function devicesOf(random: Random, people: readonly string[], endsMs: number): Device[] {
  return people.flatMap((userId) =>
    Array.from({ length: pick(random, [0, 1, 1, 2, 2]) }, (_, n): Device => {
      const subscribesAt = chance(random, 0.8) ? 0 : between(random, 0, endsMs);
      const goneAt = chance(random, 0.2) ? between(random, subscribesAt, endsMs) : null;
      return { userId, service: pick(random, PUSH_SERVICES), name: `${userId}-${n}`, subscribesAt, goneAt };
    }),
  );
}

function movesOf(random: Random, sessions: readonly string[], endsMs: number): Act[] {
  return Array.from({ length: between(random, 0, 3) }, () => between(random, 500, endsMs)).flatMap((at) =>
    sessions.flatMap((sessionId): Act[] => {
      const move = { what: "change", sessionId, patch: { room: pick(random, ROOMS) } } as const;
      return chance(random, 0.8) ? [{ ...move, at: at + random() * 5_000 }] : [];
    }),
  );
}

function noticesOf(random: Random, hasFaults: boolean, endsMs: number): Omit<NoticePlan, "devices"> {
  const shards = between(random, 1, 3);
  if (!hasFaults) return { shards, doubles: 0, crashes: 0, outages: [], stall: null };
  return {
    shards,
    doubles: pick(random, [0, 0.1, 0.4]),
    crashes: pick(random, [0, 0.05, 0.25]),
    outages: outagesOf(random, endsMs),
    stall: chance(random, 0.15)
      ? { at: between(random, 0, endsMs), ms: pick(random, [MINUTE_MS, 20 * MINUTE_MS, 23 * HOUR_MS]) }
      : null,
  };
}

function outagesOf(random: Random, endsMs: number): Outage[] {
  const outage = (): Outage => {
    const to = pick(random, ["ses", "ses", ...PUSH_SERVICES, "queue"] as const);
    const isLong = to !== "queue" && chance(random, 0.1);
    return {
      to,
      at: between(random, 0, endsMs),
      ms: isLong ? between(random, 10, 20) * MINUTE_MS : between(random, 5_000, MINUTE_MS),
      fault: pick(random, ["serverError", "throttled", "lostAnswer", "late", "lostRequest"]),
      share: chance(random, 0.6) ? 1 : 0.5,
    };
  };
  return Array.from({ length: between(random, 0, 4) }, outage);
}
