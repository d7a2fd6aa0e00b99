import type { Pause } from "../../functions/core/pause.ts";
import { seededRandom } from "../../local/aws-proxy/seeded-random.ts";
import type { Harness } from "./harness.ts";
import { laggingIndexes } from "./lagging-indexes.ts";
import { Nudges } from "./nudges.ts";
import { type Turn, Turns } from "./turns.ts";

/** How far a function's clock may be off, in either direction. */
export const CLOCK_ERROR_MS = 2_000;
/** The most parts that a ledger gets. */
export const MAX_PARTS = 4;
const CHOOSING_SHARE = 0.4;
const WISHING_SHARE = 0.4;
const BLOCKING_SHARE = 0.3;
const DOOR_SHARE = 0.4;
const FIRST_PAUSE_MS = 100;
const PAUSES = 5;

export type Setting = ReturnType<typeof newSetting>;

/** The setting of a scenario: its session, its queue, and a clock that advances by 1 ms at each reading. */
export function newSetting(harness: Harness, seed: number, sessionId: string, start: string) {
  const random = seededRandom(seed);
  const nudges = new Nudges(random);
  let time = Date.parse(start);
  let actors = 0;
  let clockErrorMs = 0;
  const turns = new Turns(random);
  const lag = laggingIndexes(random, () => time);
  // These chances are of their own, so that all other scenarios stay as they were.
  const own = seededRandom(seed ^ 0xc4015e);
  const isChoosing = own() < CHOOSING_SHARE;
  const wishes = seededRandom(seed ^ 0xa270f);
  const isWishing = wishes() < WISHING_SHARE;

  const door = seededRandom(seed ^ 0xd0072);

  return {
    harness,
    sessionId,
    /** People choose what happens when a seat comes, and pass. */
    isChoosing,
    own,
    /** Some want one of both sessions. */
    isWishing,
    wishes,
    /** The event blocks overlaps. */
    isBlocking: wishes() < BLOCKING_SHARE,
    /** People come in at the door, and walk in. */
    isAtDoor: door() < DOOR_SHARE,
    door,
    /** Another session of the event, for swaps. */
    otherId: `${sessionId}-other`,
    random,
    nudges,
    turns,
    lag,
    /** The table as one actor reaches it, with lagging indexes. */
    tableOf: (turn: Turn, diesAfterWrite?: number) => lag.over(harness.tableOf(turn, diesAfterWrite)),
    setClockError(ms: number) {
      clockErrorMs = ms;
    },
    /** The clock of one actor, with its own error. */
    newClock(): () => Date {
      const error = Math.round((random() * 2 - 1) * clockErrorMs);
      return () => new Date(time++ + error);
    },
    time: () => time,
    now: () => new Date(time).toISOString(),
    advance(ms: number) {
      time += ms;
    },
    /** Time passes at a random moment between other actors' steps. */
    wait(ms: number) {
      turns.start(`${++actors} time`, (turn) =>
        turn("goes by", () => {
          time += ms;
        }),
      );
    },
    moveTo(iso: string) {
      time = Math.max(time, Date.parse(iso));
    },
    nameOf: (what: string) => `${what}-${++actors}`,

    patience(turn: Turn): Pause {
      let pauses = 0;
      return () =>
        turn("pauses", () => {
          time += Math.ceil(((1 + random()) / 2) * FIRST_PAUSE_MS * 2 ** pauses);
          return pauses++ < PAUSES;
        });
    },

    /** The sender of a nudge goes on even if the queue refuses it. */
    nudge:
      (turn: Turn, { crowded = false } = {}) =>
      async (id = sessionId) => {
        await turn("nudges", () => nudges.send(time, id, { crowded })).catch(() => undefined);
      },
  };
}
