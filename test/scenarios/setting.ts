import type { Pause } from "../../functions/core/pause.ts";
import { seededRandom } from "../../local/aws-proxy/seeded-random.ts";
import { laggingIndex } from "./lagging-index.ts";
import { Nudges } from "./nudges.ts";
import type { Stage } from "./stage.ts";
import { type Turn, Turns } from "./turns.ts";

const FIRST_PAUSE_MS = 100;
const PAUSES = 5;

export type Setting = ReturnType<typeof newSetting>;

/** What a story is set in: its session, its queue, and a clock that moves on by a millisecond whenever it is read. */
export function newSetting(stage: Stage, seed: number, sessionId: string, start: string) {
  const random = seededRandom(seed);
  const nudges = new Nudges(random);
  let time = Date.parse(start);
  let actors = 0;

  return {
    stage,
    sessionId,
    random,
    nudges,
    turns: new Turns(random),
    lag: laggingIndex(random),
    clock: () => new Date(time++),
    time: () => time,
    now: () => new Date(time).toISOString(),
    advance(ms: number) {
      time += ms;
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

    /** Whoever nudges goes on though the queue takes nothing. */
    nudge: (turn: Turn) => async () => {
      await turn("nudges", () => nudges.send(time)).catch(() => undefined);
    },
  };
}
