import pMap from "p-map";
import type { Ledger } from "../../core/seats/ledger.ts";
import { nextReleaseAt } from "../../core/standby/grace.ts";
import type { Due, SweepBook } from "../../core/waitlist/sweep-waitlists.ts";
import { INDEPENDENT_CALLS } from "../dynamodb/batches.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import {
  offerBuckets,
  sessionIdOfLedger,
  sessionIdOfRsvp,
  userIdOf,
  visitBuckets,
  waitlistBuckets,
} from "../keys.ts";
import { unmark } from "../ledger/mark.ts";
import { type Division, dealAhead, isDealtAhead } from "../parts/dealing.ts";
import { readLedgers } from "../programme/sessions.ts";
import { shortenOffers } from "./offers.ts";
import { sweepPages } from "./sweep-pages.ts";
import { releaseFrom } from "./waitlist-book.ts";

/** A ledger is looked at this long before its registration opens. */
const OPENING_LEAD_MS = 10 * 60_000;
/** A deal writes up to 97 items, and nobody waits for it yet. */
const MAX_CONCURRENT_DEALS = 2;
/** The sweeps of the next minutes deal the rest. */
const MAX_DEALS_PER_PAGE = 100;

export interface SweepBookOptions {
  /** Ledgers are dealt ahead of the crowd of a known opening. @default false */
  readonly dealing?: boolean;
  /** @default - as many parts as a crowd needs */
  readonly division?: Division | undefined;
  /** How many ledgers of a page a sweep deals. @default 100 */
  readonly maxDeals?: number;
}

export const sweepBook = (
  table: Table,
  { dealing = false, division, maxDeals = MAX_DEALS_PER_PAGE }: SweepBookOptions = {},
): SweepBook => ({
  async *dueOffers(now) {
    for await (const page of sweepPages(table, offerBuckets.partitions, now)) {
      yield page.map(toDue);
    }
  },

  async *dueVisits(now) {
    for await (const page of sweepPages(table, visitBuckets.partitions, now)) yield page.map(toDue);
  },

  async *markedLedgers(now) {
    for await (const page of sweepPages(table, waitlistBuckets.partitions, openingHorizon(now))) {
      const ledgers = await readLedgers(table, page.map(sessionIdOfLedger), { consistent: true });
      yield [...ledgers.values()];
    }
  },

  async shortenOffers(ledgers) {
    await pMap(ledgers, (ledger) => shortenOffers(table, ledger), INDEPENDENT_CALLS);
  },

  release: releaseFrom(table),

  async prepare(ledgers, now) {
    if (!dealing) return;
    await pMap(
      ledgers.filter((ledger) => isToBeDealt(ledger, now, division)).slice(0, maxDeals),
      ({ sessionId }) => dealAhead(table, sessionId, now, division),
      { ...INDEPENDENT_CALLS, concurrency: MAX_CONCURRENT_DEALS },
    );
  },

  async unmark(ledgers, now) {
    // A ledger that this sweep could not deal stays for the next one, and so does one whose grace ends soon.
    const isDone = (ledger: Ledger) =>
      !(dealing && isToBeDealt(ledger, now, division)) && !isReleasedSoon(ledger, now);
    await pMap(
      ledgers.filter(isDone),
      (ledger) => updateItem(table, unmark(ledger, nextLook(ledger, now))),
      INDEPENDENT_CALLS,
    );
  },
});

function nextLook(ledger: Ledger, now: string): string | null {
  const { registrationOpensAt: opensAt } = ledger;
  const [first = null] = [opensAt, nextReleaseAt(ledger, now)]
    .filter((time) => time !== null && time > openingHorizon(now))
    .sort();
  return first;
}

function isReleasedSoon(ledger: Ledger, now: string): boolean {
  const due = nextReleaseAt(ledger, now);
  return due !== null && due <= openingHorizon(now);
}

const toDue = (item: Item): Due => ({
  sessionId: sessionIdOfRsvp(item),
  userId: userIdOf(item),
  dueAt: String(item.sweepSK),
});

const isToBeDealt = (ledger: Ledger, now: string, division?: Division): boolean =>
  isOpeningSoon(ledger, now) && isDealtAhead(ledger, division);

const isOpeningSoon = ({ registrationOpensAt, state, draft }: Ledger, now: string): boolean =>
  state === "OPEN" &&
  !draft &&
  registrationOpensAt !== null &&
  registrationOpensAt > now &&
  registrationOpensAt <= openingHorizon(now);

const openingHorizon = (now: string): string => new Date(Date.parse(now) + OPENING_LEAD_MS).toISOString();
