import { randomUUID } from "node:crypto";
import { quietSpans } from "../../../functions/contract/quiet-spans.ts";
import { cancelRsvp } from "../../../functions/core/seats/cancel-rsvp.ts";
import type { RulesPatch } from "../../../functions/core/seats/ledger.ts";
import type { OnOffer } from "../../../functions/core/seats/on-offer.ts";
import { reserveOrChoose } from "../../../functions/core/seats/reserve-or-choose.ts";
import { reserveSeat } from "../../../functions/core/seats/reserve-seat.ts";
import { acceptOffer } from "../../../functions/core/waitlist/accept-offer.ts";
import { passOffer } from "../../../functions/core/waitlist/pass-offer.ts";
import { serveWaitlist } from "../../../functions/core/waitlist/serve-waitlist.ts";
import { type SweepReport, sweepWaitlists } from "../../../functions/core/waitlist/sweep-waitlists.ts";
import { patience } from "../../../functions/store/dynamodb/backoff.ts";
import { find } from "../../../functions/store/dynamodb/find.ts";
import type { Item, Table } from "../../../functions/store/dynamodb/table.ts";
import type { Write } from "../../../functions/store/dynamodb/transact.ts";
import { updateItem } from "../../../functions/store/dynamodb/update.ts";
import { ledgerKey, rsvpKey } from "../../../functions/store/keys.ts";
import { changeRules, openLedger } from "../../../functions/store/ledger/rules.ts";
import { dealLedger } from "../../../functions/store/parts/dealing.ts";
import { findLedger } from "../../../functions/store/parts/parts.ts";
import { settleWhole } from "../../../functions/store/parts/whole.ts";
import { programmeItem } from "../../../functions/store/programme/programme.ts";
import { rateWindows } from "../../../functions/store/seats/rate-window.ts";
import { seatBook } from "../../../functions/store/seats/seat-book.ts";
import { standbyBook } from "../../../functions/store/standby/standby-book.ts";
import { choiceBook } from "../../../functions/store/waitlist/choice-book.ts";
import { passBook } from "../../../functions/store/waitlist/pass-book.ts";
import { type SweepBookOptions, sweepBook } from "../../../functions/store/waitlist/sweep-book.ts";
import { waitlistBook } from "../../../functions/store/waitlist/waitlist-book.ts";
import { aProgramme } from "../../support/builders.ts";
import { putItems } from "../../support/put-items.ts";

const generous = { calls: 50, periodMs: 60_000 };

export interface SessionOptions {
  /** Time passes from the given moments on. @default false */
  readonly isRunning?: boolean;
  /** How long requests go on; a busy machine is slower than the cloud. @default - as in the service */
  readonly patienceMs?: number;
  readonly settings?: RulesPatch;
  readonly policy?: "OFFER" | "AUTO_CONFIRM";
}

export interface Swap {
  readonly swapFor: string;
  readonly ifFull?: "REJECT" | "WAITLIST";
  /** The table as this person's request reaches it. */
  readonly own?: Table;
}

export type PlayedSession = Awaited<ReturnType<typeof playedSession>>;

/** A session in the table, with actions of people, the consumer and the sweep, each at a given time. */
export async function playedSession(
  table: Table,
  { settings, policy = "OFFER", isRunning = false, patienceMs }: SessionOptions = {},
) {
  const sessionId = `conf.${randomUUID()}`;
  const nudged: string[] = [];
  const crowded: string[] = [];
  const rules = { capacity: 1, lineClosesAt: "2026-12-27T20:00:00.000Z", ...settings };
  await updateItem(table, openLedger(sessionId, rules));
  const programme = aProgramme(sessionId, { waitlistPolicy: policy });
  await putItems(table, [
    programmeItem(programme, { origin: "ORGANIZER", scheduledCapacity: null, withdrawn: false }),
  ]);
  /** A function instance keeps its book, and what that knows of the ledger's parts. */
  const books = new Map<Table, ReturnType<typeof seatBook>>();
  const seatsOf = (own: Table) => {
    const book = books.get(own) ?? seatBook(own, { newId: randomUUID, releaseLimit: generous });
    books.set(own, book);
    return book;
  };
  const seats = seatsOf(table);
  const begun = performance.now();
  const clockAt = (now: string) => () =>
    new Date(Date.parse(now) + (isRunning ? performance.now() - begun : 0));
  const portsAt = (now: string, own = table) => ({
    allowance: rateWindows(own, generous),
    seats: seatsOf(own),
    clock: clockAt(now),
    pause: patience(patienceMs),
    nudge: async (id: string) => void nudged.push(id),
    crowded: async (id: string) => void crowded.push(id),
  });
  const request = (userId: string) => ({
    requestId: randomUUID(),
    sessionId,
    attendee: { userId, name: userId, email: null },
  });

  return {
    sessionId,
    nudged,
    crowded,
    seats,
    request,
    /** `own`: the table as this person's request reaches it. */
    reserve: (userId: string, now: string, own?: Table) =>
      reserveSeat({ ...request(userId), ifFull: "REJECT" }, portsAt(now, own)),
    join: (userId: string, now: string, own?: Table) =>
      reserveSeat({ ...request(userId), ifFull: "WAITLIST" }, portsAt(now, own)),
    /** Joins with a choice, or changes it. */
    choose: (userId: string, now: string, onOffer: OnOffer, own = table) =>
      reserveOrChoose(
        { ...request(userId), ifFull: "WAITLIST", onOffer },
        { ...portsAt(now, own), choices: choiceBook(own) },
      ),
    pass: (userId: string, now: string, own = table) =>
      passOffer(request(userId), { ...portsAt(now, own), seats: passBook(own, generous) }),
    cancel: (userId: string, now: string, by: "ATTENDEE" | "ORGANIZER" = "ATTENDEE", own?: Table) =>
      cancelRsvp({ ...request(userId), by }, portsAt(now, own)),
    accept: (userId: string, now: string, own?: Table) => acceptOffer(request(userId), portsAt(now, own)),
    /** Takes a seat here for what the person has in the other session. */
    swap: (userId: string, now: string, { own, ...swap }: Swap) =>
      reserveSeat({ ...request(userId), ifFull: "REJECT", ...swap }, portsAt(now, own)),
    acceptFor: (userId: string, now: string, { own, swapFor }: Swap) =>
      acceptOffer({ ...request(userId), swapFor }, portsAt(now, own)),

    async change(rules: RulesPatch, now: string, own = table) {
      const seen = (await findLedger(table, sessionId))?.rulesVersion ?? 0;
      const time = clockAt(now)().toISOString();
      const change = changeRules(sessionId, seen, rules, time);
      return (await settleWhole<Write>(own, [change], time, (writes) => [...writes])).kind;
    },

    deal: (now: string, own = table) => dealLedger(own, sessionId, clockAt(now)().toISOString()),

    /** `table`: as the consumer reaches it. */
    async serve(now: string, { table: own = table } = {}) {
      const offered: string[] = [];
      let time = Date.parse(now);
      const finished = await serveWaitlist(sessionId, {
        waitlist: waitlistBook(own),
        standby: standbyBook(own),
        clock: () => new Date(time),
        quietSpans,
        pause: patience(500),
        rest: async (ms) => {
          time += ms;
        },
        requestId: randomUUID(),
        hasTime: () => true,
        nudge: async () => {},
        onOffered: ({ people }) => void offered.push(...people.map(({ userId }) => userId)),
      });
      return { finished, offered };
    },

    /** `own`: the table as the sweep reaches it. */
    sweep: (now: string, own = table, options: SweepBookOptions = {}): Promise<SweepReport> =>
      sweepWaitlists({
        book: sweepBook(own, options),
        clock: () => new Date(now),
        patience,
        requestId: randomUUID(),
        hasTime: () => true,
        nudgeAll: async (sessionIds) => void nudged.push(...sessionIds),
      }),

    /** The ledger with all its parts. */
    async whole() {
      const ledger = await findLedger(table, sessionId);
      if (ledger === null) throw new Error("the session has no ledger");
      return ledger;
    },

    rsvp: (userId: string) => find(table, rsvpKey(userId, sessionId), (item: Item) => item),
    ledger: async () => (await find(table, ledgerKey(sessionId), (item: Item) => item)) as Item,
  };
}
