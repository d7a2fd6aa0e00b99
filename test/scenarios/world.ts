import { randomUUID } from "node:crypto";
import { acceptOffer } from "../../functions/core/accept-offer.ts";
import { cancelRsvp } from "../../functions/core/cancel-rsvp.ts";
import type { LedgerSettings } from "../../functions/core/ledger.ts";
import type { Pause } from "../../functions/core/pause.ts";
import { reserveSeat } from "../../functions/core/reserve-seat.ts";
import { serveLine } from "../../functions/core/serve-line.ts";
import { sweepLines } from "../../functions/core/sweep-lines.ts";
import { changeLedger } from "../../functions/store/ledger-rules.ts";
import { lineBook } from "../../functions/store/line.ts";
import { seatBook } from "../../functions/store/seat-book.ts";
import { sweepBook } from "../../functions/store/sweep-book.ts";
import { updateItem } from "../../functions/store/update.ts";
import { seededRandom } from "../../local/aws-proxy/seeded-random.ts";
import { laggingIndex } from "./lagging-index.ts";
import { Nudges } from "./nudges.ts";
import type { Stage } from "./stage.ts";
import { type Turn, Turns } from "./turns.ts";

/** A request of a person, and between which moments it was under way. */
export interface Deed {
  readonly userId: string;
  readonly begun: number;
  answered: number | null;
}

const PAUSES = 12;
const generous = { calls: 50, periodMs: 60_000 };
const unlimited = { take: async () => ({ granted: true }) as const };

export type World = ReturnType<typeof newWorld>;

/** One session, the people around it, its queue, and a clock that moves on by a millisecond whenever it is read. */
export function newWorld(stage: Stage, seed: number, sessionId: string, start: string) {
  const random = seededRandom(seed);
  const turns = new Turns(random);
  const nudges = new Nudges(random);
  const deeds = new Map<string, Deed>();
  const lag = laggingIndex(random);
  let time = Date.parse(start);
  let moments = 0;
  let actors = 0;
  let kills = 0;

  const clock = () => new Date(time++);
  const patience = (turn: Turn): Pause => {
    let left = PAUSES;
    return () =>
      turn("pauses", () => {
        time += 25 + Math.floor(random() * 225);
        return left-- > 0;
      });
  };
  const nudge = (turn: Turn) => async () => {
    await turn("nudges", () => nudges.send(time)).catch(() => undefined);
  };
  const nameOf = (what: string) => `${what}-${++actors}`;

  function act(userId: string, what: string, deed: (turn: Turn, requestId: string) => Promise<unknown>) {
    const requestId = nameOf(`${userId} ${what}`);
    turns.start(requestId, async (turn) => {
      const own: Deed = { userId, begun: ++moments, answered: null };
      deeds.set(requestId, own);
      const outcome = await deed(turn, requestId);
      own.answered = ++moments;
      return outcome;
    });
  }

  const seats = (turn: Turn) => seatBook(stage.tableOf(turn), { newId: randomUUID, releaseLimit: generous });
  const attendee = (userId: string) => ({ userId, name: userId, email: null });

  return {
    sessionId,
    random,
    turns,
    nudges,
    deeds,
    kills: () => kills,
    lag,
    now: () => new Date(time).toISOString(),
    advance(ms: number) {
      time += ms;
    },
    moveTo(iso: string) {
      time = Math.max(time, Date.parse(iso));
    },

    reserve(userId: string, ifFull: "REJECT" | "WAITLIST" = "WAITLIST") {
      act(userId, ifFull === "WAITLIST" ? "joins" : "reserves", (turn, requestId) =>
        reserveSeat(
          { sessionId, requestId, ifFull, attendee: attendee(userId) },
          { allowance: unlimited, seats: seats(turn), clock, pause: patience(turn), nudge: nudge(turn) },
        ),
      );
    },

    cancel(userId: string, by: "ATTENDEE" | "ORGANIZER" = "ATTENDEE") {
      act(userId, "cancels", (turn, requestId) =>
        cancelRsvp(
          { sessionId, requestId, by, attendee: attendee(userId) },
          { allowance: unlimited, seats: seats(turn), clock, pause: patience(turn), nudge: nudge(turn) },
        ),
      );
    },

    accept(userId: string) {
      act(userId, "accepts", (turn, requestId) =>
        acceptOffer(
          { sessionId, requestId, attendee: attendee(userId) },
          { allowance: unlimited, seats: seats(turn), clock },
        ),
      );
    },

    change(settings: LedgerSettings) {
      turns.start(nameOf("organizer"), async (turn) => {
        await updateItem(stage.tableOf(turn), changeLedger(sessionId, settings, clock().toISOString()));
        await nudge(turn)();
      });
    },

    /** Takes a message off the queue, if there is one, and does as it says; `uninvited` needs none. */
    consume({ diesAfterWrite, uninvited = false }: Fate & { readonly uninvited?: boolean } = {}) {
      const name = nameOf("consumer");
      if (diesAfterWrite !== undefined) kills += 1;
      turns.start(name, async (turn) => {
        const message = nudges.receive(time);
        if (!message && !uninvited) return;
        try {
          const isFinished = await serveLine(sessionId, {
            line: lag.over(lineBook(stage.tableOf(turn, diesAfterWrite)), () => time),
            clock,
            pause: patience(turn),
            changedBy: name,
            hasTime: () => true,
            onOffered: () => undefined,
          });
          if (!isFinished) await turn("nudges", () => nudges.send(time));
          if (message) nudges.delete(message);
        } catch (error) {
          // Who is dead tells nobody.
          if (message && diesAfterWrite === undefined) nudges.retry(message, time);
          throw error;
        }
      });
    },

    sweep({ diesAfterWrite }: Fate = {}) {
      const name = nameOf("sweep");
      if (diesAfterWrite !== undefined) kills += 1;
      turns.start(name, async (turn) => {
        const report = await sweepLines({
          book: sweepBook(stage.tableOf(turn, diesAfterWrite)),
          clock,
          patience: () => patience(turn),
          changedBy: name,
          hasTime: () => true,
          nudgeAll: async (sessionIds) => {
            for (const _ of sessionIds) await nudge(turn)();
          },
        });
        if (report.failures.length > 0) throw report.failures[0];
      });
    },
  };
}

interface Fate {
  /** Dies when so many of its writes have been carried out, before it hears of the last. */
  readonly diesAfterWrite?: number | undefined;
}
