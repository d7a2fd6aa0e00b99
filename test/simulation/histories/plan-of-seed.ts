import type { SessionPatch } from "../../../functions/core/programme/session.ts";
import type { QuietHours } from "../../../functions/core/waitlist/quiet-hours.ts";
import type { Division } from "../../../functions/store/parts/dealing.ts";
import { seededRandom } from "../../../local/aws-proxy/seeded-random.ts";
import { OPENINGS, type Opening } from "./openings.ts";
import { type Act, clockOf, type ImportedSession, iso, type Plan, SESSION_IDS } from "./plan.ts";
import { withSwaps } from "./swaps.ts";
import { type Kind, THEMES, type Theme } from "./themes.ts";
import { withAnyOf } from "./with-any-of.ts";
import { withBlocking } from "./with-blocking.ts";
import { withChoices } from "./with-choices.ts";

const MINUTE_MS = 60_000;
const MAX_BURST = 7;
const LINE_ENDS_BEFORE_START_MS = 5 * MINUTE_MS;
const SLOWNESS = [0.1, 0.4];
const PEOPLE = ["ada", "bob", "eve", "kim", "lea", "max", "zoe", "ida", "ben", "mia"];

type Random = () => number;
const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const chance = (random: Random, share: number): boolean => random() < share;

/** Makes the plan of a story: bursts of acts, with pauses in which offers may expire. */
export function planOfSeed(seed: number): Plan {
  const random = seededRandom(seed);
  const hasFaults = seed % 3 !== 0;
  const theme = pick(random, THEMES);
  const endsMs = theme.minutes * MINUTE_MS;
  // In some stories the waitlist closes and the session begins.
  const isSoon = chance(random, theme.soon);
  const startsAt = isSoon ? startOf(random, theme) : 120 * MINUTE_MS;
  const lastsMs = isSoon && chance(random, 0.5) ? between(random, 5_000, MINUTE_MS) : 60 * MINUTE_MS;
  const people = PEOPLE.slice(0, theme.isSmall ? between(random, 4, 8) : between(random, 2, PEOPLE.length));
  const sessions = chance(random, 0.15) ? 2 : 1;
  const opening = theme.isSmall ? pick(random, OPENINGS) : null;
  const division = opening || chance(random, 0.75) ? divisionOf(random, opening) : null;
  const capacity = capacityOf(random, theme, division);
  const plan: Plan = {
    seed,
    capacity,
    policy: chance(random, 0.8) ? "OFFER" : "AUTO_CONFIRM",
    offerMinutes: between(random, 1, 4),
    quietHours: quietHoursOfSeed(seed, theme.minutes),
    startsAt,
    lastsMs,
    registrationOpensAt: chance(random, theme.windows) ? between(random, 0, 90_000) : null,
    registrationClosesAt: chance(random, theme.windows)
      ? between(random, endsMs / 3, endsMs + MINUTE_MS)
      : null,
    sessions,
    division,
    acts: withSwaps(
      seed,
      sessions,
      actsOf(
        random,
        theme,
        opening,
        people,
        { ids: SESSION_IDS.slice(0, sessions), capacity, startsAt },
        hasFaults,
      ),
    ),
    hasFaults,
    slowness: chance(random, theme.slow) ? pick(random, SLOWNESS) : 0,
    isIndexSlow: chance(random, 0.5),
    crashes: hasFaults ? 0.05 : 0,
    clockErrorMs: pick(random, theme.clockErrorsMs),
  };
  return theme.isSmall ? plan : withBlocking(withAnyOf(withChoices(plan)));
}

const QUIET_SHARE = 0.25;

/** Some stories have quiet hours. Their chance is of its own, so that all other stories stay as they were. */
function quietHoursOfSeed(seed: number, minutes: number): QuietHours | null {
  const random = seededRandom(seed ^ 0x9e1e7);
  if (!chance(random, QUIET_SHARE)) return null;
  const from = between(random, 0, minutes);
  const to = from + between(random, 1, 6);
  return { from: clockOf(from * MINUTE_MS), to: clockOf(to * MINUTE_MS) };
}

/** The waitlist closes five minutes earlier. */
function startOf(random: Random, { minutes, closesLate = false }: Theme): number {
  const [least, most] = closesLate ? [5.2, 5 + minutes / 2] : [minutes / 2, minutes + 4];
  return between(random, least * MINUTE_MS, most * MINUTE_MS);
}

function capacityOf(random: Random, { isSmall = false }: Theme, division: Division | null): number | null {
  if (isSmall) return between(random, division?.minParts ?? 1, 2);
  return chance(random, 0.05) ? null : between(random, chance(random, 0.1) ? 0 : 1, division ? 6 : 3);
}

/** Few parts with few seats, so that small stories fill them. */
function divisionOf(random: Random, opening: Opening | null): Division {
  const minParts = opening?.parts ?? between(random, 1, opening ? 2 : 3);
  const maxParts = opening ? minParts : between(random, minParts, 4);
  return { minParts, maxParts, seatsOfAPart: between(random, 1, 2), minSeatsToDealAhead: 1 };
}

interface Sessions extends Pick<Plan, "capacity" | "startsAt"> {
  readonly ids: readonly string[];
}

function actsOf(
  random: Random,
  theme: Theme,
  opening: Opening | null,
  people: readonly string[],
  { ids: sessions, capacity, startsAt }: Sessions,
  hasFaults: boolean,
): Act[] {
  const acts = opening?.acts(random, people, capacity ?? 0) ?? arrivals(random, people, sessions);
  const burstAt = (at: number) => {
    const withinMs = pick(random, theme.burstsMs);
    const sessionId = pick(random, sessions);
    for (let n = between(random, 1, MAX_BURST); n > 0; n--) {
      const time = at + random() * withinMs;
      acts.push({ at: time, sessionId, ...actOf(random, theme, people, at), ...fateOf(random, hasFaults) });
    }
  };
  const endsMs = theme.minutes * MINUTE_MS;
  for (
    let at = between(random, theme.isSmall ? 6_000 : 500, 10_000);
    at < endsMs;
    at += pauseAfterBurst(random, theme)
  )
    burstAt(at);
  if (theme.closesLate) burstAt(startsAt - LINE_ENDS_BEFORE_START_MS - between(random, 0, 100));
  return acts;
}

function arrivals(random: Random, people: readonly string[], sessions: readonly string[]): Act[] {
  const acts: Act[] = people.map((userId) => ({
    at: between(random, 0, 3_000),
    sessionId: pick(random, sessions),
    ...arriving(random, userId),
  }));
  if (chance(random, 0.5)) acts.push({ at: between(random, 0, 2_000), what: "deal" });
  return acts;
}

const pauseAfterBurst = (random: Random, { pausesMs: [usual, long] }: Theme): number =>
  chance(random, 0.6) ? between(random, 100, usual) : between(random, usual, long);

const fateOf = (random: Random, hasFaults: boolean) =>
  hasFaults && chance(random, 0.05) ? { crashesAt: between(random, 1, 14) } : {};

const arriving = (random: Random, userId: string) =>
  ({ what: "reserve", userId, ifFull: chance(random, 0.8) ? "WAITLIST" : "REJECT" }) as const;

type Deed = Act extends infer Each ? (Each extends Act ? Omit<Each, "at"> : never) : never;

function kindOf(random: Random, { acts }: Theme): Kind {
  const kinds = Object.entries(acts) as [Kind, number][];
  let left = random() * kinds.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [kind, weight] of kinds) {
    left -= weight;
    if (left < 0) return kind;
  }
  return "reserve";
}

function actOf(random: Random, theme: Theme, people: readonly string[], at: number): Deed {
  const kind = kindOf(random, theme);
  switch (kind) {
    case "reserve":
      return arriving(random, pick(random, people));
    case "cancel":
    case "accept":
    case "remove":
      return { what: kind, userId: pick(random, people) };
    case "sweep":
    case "purge":
    case "deal":
      return { what: kind };
    case "outage":
      return { what: kind, ms: between(random, 1_000, 60_000) };
    case "import":
      return { what: kind, session: importedAt(random, at) };
    default:
      return { what: "change", patch: patchOf(random, kind, at) };
  }
}

function importedAt(random: Random, at: number): ImportedSession | null {
  if (chance(random, 0.3)) return null;
  const startsAt = chance(random, 0.7) ? 120 * MINUTE_MS : at + between(random, 6, 9) * MINUTE_MS;
  const times = { startsAt: iso(startsAt), endsAt: iso(startsAt + 60 * MINUTE_MS) };
  return chance(random, 0.5) ? times : { ...times, capacity: between(random, 1, 4) };
}

type Changed = "capacity" | "state" | "start" | "window" | "offers";

function patchOf(random: Random, changed: Changed, at: number): SessionPatch {
  const later = (least: number, most: number) =>
    iso(at + between(random, least * MINUTE_MS, most * MINUTE_MS));
  switch (changed) {
    case "capacity":
      return { capacity: chance(random, 0.1) ? null : between(random, 0, 6) };
    case "state":
      return { state: pick(random, ["OPEN", "OPEN", "CLOSED", "CANCELLED"]) };
    case "start":
      return { startsAt: later(6, 9), endsAt: later(60, 70) };
    case "window":
      return { registrationClosesAt: chance(random, 0.3) ? null : later(1, 5) };
    case "offers":
      return { offerMinutes: between(random, 1, 4), waitlistPolicy: pick(random, ["OFFER", "AUTO_CONFIRM"]) };
  }
}
