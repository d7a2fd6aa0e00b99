import { quietSpans } from "../../functions/contract/quiet-spans.ts";
import type { RulesPatch } from "../../functions/core/seats/ledger.ts";
import { serveWaitlist } from "../../functions/core/waitlist/serve-waitlist.ts";
import { sweepWaitlists } from "../../functions/core/waitlist/sweep-waitlists.ts";
import type { Write } from "../../functions/store/dynamodb/transact.ts";
import { changeRules } from "../../functions/store/ledger/rules.ts";
import { type Division, dealLedger } from "../../functions/store/parts/dealing.ts";
import { findLedger } from "../../functions/store/parts/parts.ts";
import { transactWhole } from "../../functions/store/parts/whole.ts";
import { standbyBook } from "../../functions/store/standby/standby-book.ts";
import { sweepBook } from "../../functions/store/waitlist/sweep-book.ts";
import { waitlistBook } from "../../functions/store/waitlist/waitlist-book.ts";
import type { Nudge } from "./nudges.ts";
import { MAX_PARTS, type Setting } from "./setting.ts";
import type { Turn } from "./turns.ts";

/** Few parts with few seats, so that they are often full. */
const DIVISION: Division = { minParts: 2, maxParts: MAX_PARTS, seatsOfAPart: 1, minSeatsToDealAhead: 1 };

interface Fate {
  /** The actor dies after this many of its writes, before it gets the last answer. */
  readonly diesAfterWrite?: number | undefined;
}

/** The automatic actors: the consumer, which also deals, the sweep, and an organizer's change of the rules. */
export function machinesOf(setting: Setting) {
  const { tableOf, sessionId, turns, nudges, newClock, time, nameOf, patience, nudge } = setting;
  let kills = 0;

  function start(what: string, { diesAfterWrite }: Fate, act: (turn: Turn, name: string) => Promise<void>) {
    const name = nameOf(what);
    if (diesAfterWrite !== undefined) kills += 1;
    turns.start(name, (turn) => act(turn, name));
  }

  async function serve(turn: Turn, name: string, message: Nudge | null, { diesAfterWrite }: Fate) {
    const table = tableOf(turn, diesAfterWrite);
    const clock = newClock();
    const id = message?.sessionId ?? sessionId;
    try {
      if (message?.crowded) await dealLedger(table, id, clock().toISOString(), DIVISION);
      const isFinished = await serveWaitlist(id, {
        waitlist: waitlistBook(table),
        standby: standbyBook(table),
        clock,
        quietSpans,
        pause: patience(turn),
        rest: async (ms) => {
          await turn("rests", () => setting.advance(ms));
        },
        requestId: name,
        hasTime: () => true,
        onOffered: () => undefined,
        nudge: async (id) => void (await turn("nudges", () => nudges.send(time(), id))),
      });
      if (!isFinished) await turn("nudges", () => nudges.send(time(), id));
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

    /** Seats, or the line, are dealt to parts of the ledger. */
    deal({ diesAfterWrite }: Fate = {}) {
      start("dealer", { diesAfterWrite }, async (turn) => {
        await dealLedger(tableOf(turn, diesAfterWrite), sessionId, newClock()().toISOString(), DIVISION);
      });
    },

    sweep(fate: Fate = {}) {
      start("sweep", fate, async (turn, name) => {
        const { failures } = await sweepWaitlists({
          book: sweepBook(tableOf(turn, fate.diesAfterWrite), { dealing: true, division: DIVISION }),
          clock: newClock(),
          patience: () => patience(turn),
          requestId: name,
          hasTime: () => true,
          nudgeAll: async (sessionIds) => {
            for (const id of sessionIds) await nudge(turn)(id);
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
          const now = clock().toISOString();
          const change = changeRules(sessionId, seen, settings, now);
          if (
            (await transactWhole<Write>(table, [change], now, (writes) => [...writes])).kind === "committed"
          )
            break;
          if (!(await pause())) throw new Error("the rules keep changing");
        }
        await nudge(turn)();
      });
    },
  };
}
