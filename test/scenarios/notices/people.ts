import type { Item } from "../../../functions/store/dynamodb/table.ts";
import { bySessionOrder, bySessionPartition, rsvpKey } from "../../../functions/store/keys.ts";
import { programmeItem } from "../../../functions/store/programme/programme.ts";
import { aProgramme } from "../../support/builders.ts";
import { GONE } from "./post.ts";

type Step =
  | "CONFIRMED"
  | "WAITLISTED"
  | "OFFERED"
  | "ORGANIZER"
  | "ATTENDEE"
  | "OFFER_EXPIRED"
  | "OFFER_DECLINED";

const START = Date.parse("2026-12-27T10:00:00.000Z");
const SECOND_MS = 1_000;
export const MOVED_AT = "2026-12-27T11:00:00.000Z";

/** What happens to a person's RSVP, in this order. */
const LIVES: readonly (readonly Step[])[] = [
  ["CONFIRMED"],
  ["CONFIRMED", "ORGANIZER"],
  ["CONFIRMED", "ATTENDEE", "CONFIRMED"],
  ["WAITLISTED", "OFFERED", "CONFIRMED"],
  ["WAITLISTED", "OFFERED", "OFFER_EXPIRED", "WAITLISTED"],
  ["WAITLISTED", "OFFERED", "OFFER_DECLINED"],
];

type Random = () => number;
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

/** A browser that takes push messages. */
interface Device {
  readonly userId: string;
  readonly endpoint: string;
}

/** The writes of one seed. Those of one stage are after all of the stage before. */
export interface Life {
  readonly stages: readonly (readonly Item[])[];
  readonly devices: readonly Device[];
}

/** The devices of a person. Some no longer exist. */
const DEVICES: readonly (readonly string[])[] = [
  [],
  ["phone"],
  ["phone", "laptop"],
  ["phone", `laptop${GONE}`],
  [`phone${GONE}`],
];

/** Two or three people in one or two sessions, of which some move. */
/** The run that tells of moves comes much later, and people are not told of sessions that are over. */
const AHEAD = { startsAt: "2030-01-01T10:00:00.000Z", endsAt: "2030-01-01T11:00:00.000Z" };

export function lifeOfSeed(seed: number, random: Random): Life {
  const sessions = Array.from({ length: 1 + Math.floor(random() * 2) }, (_, n) => `conf.s${seed}-${n}`);
  const people = Array.from({ length: 2 + Math.floor(random() * 2) }, (_, n) => `s${seed}-${n}`);
  const lives = people.map((userId) => {
    const sessionId = pick(random, sessions);
    return pick(random, LIVES).map((step, n) => rsvpItem({ userId, sessionId, step, version: n + 1 }));
  });
  const stages = Array.from({ length: Math.max(...lives.map(({ length }) => length)) }, (_, n) =>
    lives.flatMap((life) => life.slice(n, n + 1)),
  );
  const moves = sessions.filter(() => random() < 0.6).map((sessionId) => sessionItem(sessionId, "Hall 2", 1));
  const devices = people.flatMap((userId) =>
    pick(random, DEVICES).map((name) => ({ userId, endpoint: `https://push.example.net/${userId}-${name}` })),
  );
  return {
    devices,
    stages: [sessions.map((sessionId) => sessionItem(sessionId, "Hall 1", 0)), ...stages, moves],
  };
}

const PROVENANCE = { origin: "ORGANIZER", scheduledCapacity: null, withdrawn: false } as const;

function sessionItem(sessionId: string, room: string, version: number): Item {
  const { startsAt, endsAt, ...programme } = aProgramme(sessionId, { room, ...AHEAD });
  const item = programmeItem({ ...programme, startsAt, endsAt }, PROVENANCE);
  if (version === 0) return item;
  return { ...item, version, movedFrom: { startsAt, endsAt, room: "Hall 1", movedAt: MOVED_AT } };
}

export const ownerOf = ({ PK, SK }: Pick<Item, "PK" | "SK">): number =>
  Number(/^(?:USER#|SESSION#conf\.)s(\d+)-/.exec(PK.startsWith("USER#") ? PK : SK)?.[1]);

interface Written {
  readonly userId: string;
  readonly sessionId: string;
  readonly step: Step;
  readonly version: number;
}

/** An RSVP as the store writes it. */
function rsvpItem({ userId, sessionId, step, version }: Written): Item {
  const at = new Date(START + version * 10 * SECOND_MS).toISOString();
  const until = new Date(START + version * 10 * SECOND_MS + 3_600 * SECOND_MS).toISOString();
  const item = {
    ...rsvpKey(userId, sessionId),
    ...{ rsvpId: `${sessionId}-${userId}`, name: userId, email: `${userId}@example.org` },
    ...{ changedBy: "scenario", version },
  };
  const inIndex = (status: Step, time = at) => ({
    ...{ status, bySessionPK: bySessionPartition(sessionId, status) },
    bySessionSK: bySessionOrder(time, userId),
  });
  switch (step) {
    case "CONFIRMED":
      return { ...item, ...inIndex(step), rsvpAt: at };
    case "WAITLISTED":
      return { ...item, ...inIndex(step), waitlistedAt: at };
    case "OFFERED":
      return { ...item, ...inIndex(step, until), offeredAt: at, offerExpiresAt: until };
    default:
      return { ...item, status: "CANCELLED", cancelledAt: at, cancelReason: step };
  }
}
