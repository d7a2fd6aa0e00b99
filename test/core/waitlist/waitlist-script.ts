import { quietSpans } from "../../../functions/contract/quiet-spans.ts";
import type { Ledger } from "../../../functions/core/seats/ledger.ts";
import type { PersonSeen } from "../../../functions/core/waitlist/person-seen.ts";
import { type ServePorts, serveWaitlist } from "../../../functions/core/waitlist/serve-waitlist.ts";
import type {
  ListedAttendee,
  MoveAttempt,
  Waitlist,
} from "../../../functions/core/waitlist/waitlist-book.ts";
import { A_SLOT, aLedger, NO_CHOICE, NOW } from "../../support/builders.ts";

const LONG_AGO = "2026-12-27T09:00:00.000Z";

export const onWaitlist = (userId: string, waitlistedAt = LONG_AGO): ListedAttendee => ({
  userId,
  status: "WAITLISTED",
  waitlistedAt,
  part: 0,
  ...NO_CHOICE,
});
export const holding = (userId: string, status: "CONFIRMED" | "OFFERED"): ListedAttendee => ({
  userId,
  status,
  waitlistedAt: status === "OFFERED" ? LONG_AGO : null,
  part: 0,
  ...NO_CHOICE,
});

/** People who have waited for a long time, with generated names. */
export const crowd = (count: number) => Array.from({ length: count }, (_, n) => onWaitlist(`user-${n}`));
export const named = (from: number, to: number) =>
  crowd(to)
    .slice(from)
    .map(({ userId }) => userId)
    .join(" ");

export interface WaitlistScript {
  readonly ledger: Partial<Ledger>;
  readonly waitlist?: Partial<Omit<Waitlist, "ledger">>;
  /** What the index shows; it is not updated, like an index that lags. */
  readonly shown: readonly ListedAttendee[] | ((step: number) => readonly ListedAttendee[]);
  /** What is found of a person who is served alone. */
  readonly seen?: Partial<PersonSeen>;
  /** Results of the attempts in order; all others are committed. */
  readonly attempts?: readonly MoveAttempt[];
  readonly pauses?: number;
  /** Time is up at the read after this many steps. */
  readonly steps?: number;
}

const none = async () => {
  throw new Error("no session of this script has grace");
};
const nobodyAtDoor = {
  listLine: none,
  giveNumbers: none,
  noteCalled: none,
  findDevices: none,
  listMissing: none,
  noteReleased: none,
};

/** How long a pause takes; nothing else takes time. */
const PAUSE_MS = 500;

/** An offer of an hour, made that many ms later. */
export const untilLater = (ms: number): string =>
  `offer until ${new Date(Date.parse(NOW) + 3_600_000 + ms).toISOString()}`;
/** An offer of an hour, made after that many pauses. */
export const untilAfter = (pauses: number): string => untilLater(pauses * PAUSE_MS);

/** Serves a waitlist whose ledger counts committed moves, and returns the calls it received. */
export async function playServing(script: WaitlistScript) {
  const { pauses = 3, steps = 99, attempts = [] } = script;
  const calls: string[] = [];
  const offered: string[] = [];
  const counted = { ...aLedger(script.ledger) };
  const left = [...attempts];
  let [step, pausesLeft, time] = [0, pauses, Date.parse(NOW)];

  const move = (call: string, people: readonly { userId: string }[], commit: () => void): MoveAttempt => {
    calls.push([call, ...people.map(({ userId }) => userId)].join(" "));
    const attempt = left.shift() ?? { kind: "committed" };
    if (attempt.kind === "committed") commit();
    return attempt;
  };
  const ports: ServePorts = {
    waitlist: {
      findWaitlist: async () => {
        step += 1;
        const usual = { slot: A_SLOT, policy: "OFFER", offerMinutes: 60, quietHours: null } as const;
        return { ledger: { ...counted }, ...usual, ...script.waitlist };
      },
      listAttendees: async (_, status, limit) => {
        const shown = typeof script.shown === "function" ? script.shown(step) : script.shown;
        return shown.filter((attendee) => attendee.status === status).slice(0, limit);
      },
      findPerson: async ({ userId, needsDay, needsCalls, anyOfId }) => {
        const also = `${needsDay ? " and the day" : ""}${needsCalls ? " and the calls" : ""}${anyOfId === null ? "" : " and the group"}`;
        calls.push(`find ${userId}${also}`);
        const day = needsDay ? { eventId: "conf", userId, version: 3, lastGained: [] } : null;
        const group =
          anyOfId === null
            ? null
            : { anyOfId, eventId: "conf", userId, version: 1, sessionIds: [], wonBy: null, lastChanged: [] };
        return { userId, day, calls: null, group, rsvps: [], ...script.seen };
      },
      offerSeats: async ({ people, expiresAt, alone, waitlist: { policy } }) => {
        const isTaken = (alone?.as ?? (policy === "AUTO_CONFIRM" ? "confirm" : "offer")) === "confirm";
        return move(isTaken ? "confirm" : `offer until ${expiresAt}`, people, () => {
          counted.taken += people.length;
          counted.waiting -= people.length;
        });
      },
      closeWaitlist: async ({ lineClosesAt }, now) =>
        move(`close the waitlist that closes at ${lineClosesAt}`, [], () => {
          counted.lineClosedAt = now;
        }),
      closeLine: async () =>
        move("close the line", [], () => {
          counted.lineOpen = undefined;
        }),
      release: async ({ people, reason, given }) =>
        move(`${reason} if ${JSON.stringify(given)}:`, people, () => {
          if (people[0]?.status === "WAITLISTED") counted.waiting -= people.length;
          else counted.taken -= people.length;
        }),
    },
    standby: nobodyAtDoor,
    rest: async (ms) => {
      calls.push(`rest ${ms} ms`);
      time += ms;
    },
    clock: () => new Date(time),
    quietSpans,
    pause: async () => {
      calls.push("pause");
      time += PAUSE_MS;
      return pausesLeft-- > 0;
    },
    requestId: "the consumer",
    hasTime: () => step <= steps,
    nudge: async (sessionId) => void calls.push(`nudge ${sessionId}`),
    onOffered: ({ people }) => void offered.push(...people.map(({ userId }) => userId)),
  };
  const finished = await serveWaitlist("conf.talk", ports).catch((error: Error) => error.message);
  return { finished, calls, offered };
}
