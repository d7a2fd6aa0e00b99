import type { RulesPatch } from "../../functions/core/seats/ledger.ts";
import { serveWaitlist } from "../../functions/core/waitlist/serve-waitlist.ts";
import { sweepWaitlists } from "../../functions/core/waitlist/sweep-waitlists.ts";
import { transact } from "../../functions/store/dynamodb/transact.ts";
import { findLedger } from "../../functions/store/seats/ledger-parts.ts";
import { changeLedger } from "../../functions/store/seats/ledger-rules.ts";
import { sweepBook } from "../../functions/store/waitlist/sweep-book.ts";
import { waitlistBook } from "../../functions/store/waitlist/waitlist-book.ts";
import type { Nudge } from "./nudges.ts";
import type { Setting } from "./setting.ts";
import type { Turn } from "./turns.ts";

interface Fate {
  /** The actor dies after this many of its writes, before it gets the last answer. */
  readonly diesAfterWrite?: number | undefined;
}

/** The automatic actors: the consumer, the sweep, and an organizer's change of the rules. */
export function machinesOf(setting: Setting) {
  const { tableOf, sessionId, turns, nudges, newClock, time, nameOf, patience, nudge } = setting;
  let kills = 0;

  function start(what: string, { diesAfterWrite }: Fate, act: (turn: Turn, name: string) => Promise<void>) {
    const name = nameOf(what);
    if (diesAfterWrite !== undefined) kills += 1;
    turns.start(name, (turn) => act(turn, name));
  }

  async function serve(turn: Turn, name: string, message: Nudge | null, { diesAfterWrite }: Fate) {
    try {
      const isFinished = await serveWaitlist(sessionId, {
        waitlist: waitlistBook(tableOf(turn, diesAfterWrite)),
        clock: newClock(),
        pause: patience(turn),
        rest: async (ms) => {
          await turn("rests", () => setting.advance(ms));
        },
        requestId: name,
        hasTime: () => true,
        onOffered: () => undefined,
      });
      if (!isFinished) await turn("nudges", () => nudges.send(time()));
      if (message) nudges.delete(message);
    } catch (error) {
      // A dead consumer reports no failure.
      if (message && diesAfterWrite === undefined) nudges.retry(message, time());
      throw error;
    }
  }

  return {
    kills: () => kills,

    /** Takes a message off the queue, if there is one, and handles it; `uninvited` needs no message. */
    consume(fate: Fate & { readonly uninvited?: boolean } = {}) {
      start("consumer", fate, async (turn, name) => {
        const message = nudges.receive(time());
        if (message || fate.uninvited) await serve(turn, name, message, fate);
      });
    },

    sweep(fate: Fate = {}) {
      start("sweep", fate, async (turn, name) => {
        const { failures } = await sweepWaitlists({
          book: sweepBook(tableOf(turn, fate.diesAfterWrite)),
          clock: newClock(),
          patience: () => patience(turn),
          requestId: name,
          hasTime: () => true,
          nudgeAll: async (sessionIds) => {
            for (const _ of sessionIds) await nudge(turn)();
          },
        });
        if (failures.length > 0) throw failures[0];
      });
    },

    change(settings: RulesPatch) {
      start("organizer", {}, async (turn) => {
        const table = tableOf(turn);
        const clock = newClock();
        for (const pause = patience(turn); ; ) {
          const seen = (await findLedger(table, sessionId))?.rulesVersion ?? 0;
          const change = changeLedger(sessionId, seen, settings, clock().toISOString());
          if ((await transact(table, [change])).kind === "committed") break;
          if (!(await pause())) throw new Error("the rules keep changing");
        }
        await nudge(turn)();
      });
    },
  };
}
