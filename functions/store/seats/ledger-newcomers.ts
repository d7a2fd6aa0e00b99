// Where in a ledger a newcomer takes a seat or waits, and what a refusal there says about the whole ledger.

import { type Ledger, refusalOf } from "../../core/seats/ledger.ts";
import type { ReserveRequest, Transition } from "../../core/seats/reserve-seat.ts";
import { MAX_POSITION, type Rsvp } from "../../core/seats/rsvp.ts";
import { readItems } from "../dynamodb/batches.ts";
import { nullIfPassing } from "../dynamodb/failures.ts";
import { findPatiently } from "../dynamodb/find.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import type { Update } from "../dynamodb/transact.ts";
import { updateItem } from "../dynamodb/update.ts";
import { isPartKey, type Key, ledgerItemKey, ledgerKey } from "../keys.ts";
import { toLedger } from "./ledger.ts";
import { claimFromPart, claimSeat, joinWaitlist, takeSeat } from "./ledger-desk.ts";
import { type KnownLedger, KnownLedgers, sumOfWaiting } from "./ledger-known.ts";
import { closeLine, openLine } from "./ledger-line.ts";
import { findLedger, joinAtPart, takeAtPart } from "./ledger-parts.ts";

/** The ledger's side of one attempt. */
export interface Side {
  readonly writes: readonly Update[];
  /** The item that counts the person afterwards. */
  readonly part: number;
  /** When the person waits or has the seat since; ISO, UTC. */
  readonly since: string;
}

export type Way =
  | ({ readonly kind: "attempt" } & Side)
  /** What is known of the parts is outdated. */
  | { readonly kind: "change" }
  /** The desk's gate was seen closed, and an attempt would only be in the way of the one who closed it. */
  | { readonly kind: "gated" }
  /** Only the desk may have a seat, so it was read and not written. */
  | { readonly kind: "answer"; readonly ledger: Ledger | null };

/** What a refused item tells: the ledger as it is, or that an attempt elsewhere follows. */
export type Lesson =
  | { readonly kind: "ledger"; readonly ledger: Ledger | null }
  | { readonly kind: "conflict" }
  | { readonly kind: "change" };

const PARTS_OF_A_LOOK = 8;
/** Few requests read all parts, so that others need not. The chance grows with each look that found no seat. */
const CHANCES_TO_LOOK_AT_ALL = [1 / 64, 1 / 8];
/** Shown numbers may be as old as this. */
const MAX_AGE_OF_COUNT_MS = 1_000;
/** An estimate of this many people means more than a thousand. */
const LONG_LINE = 1_500;
/** Here one person more or less would be seen. A longer line is a crowd's, which has no reads left for counting. */
const SHORT_LINE = 100;
const MAX_AGE_OF_LINE_MS = 10_000;

export class Newcomers {
  readonly #table: Table;
  readonly #ledgers = new KnownLedgers();

  constructor(table: Table) {
    this.#table = table;
  }

  async wayOf(request: Newcomer, transition: Transition, now: string): Promise<Way> {
    const { sessionId } = request;
    const known = this.#ledgers.of(sessionId);
    if (transition.kind !== "claim" && this.#ledgers.isHeldOff(sessionId, now)) return { kind: "gated" };
    switch (transition.kind) {
      case "claim": {
        const part = transition.found.rsvp.part ?? 0;
        const writes = part === 0 ? [claimSeat(sessionId, now)] : claimFromPart(sessionId, part, now);
        return { kind: "attempt", writes, part: 0, since: now };
      }
      case "take":
        return known ? this.#take(known, request, now) : atDesk(takeSeat(sessionId, now), now);
      case "join": {
        const { waitlistedAt } = transition;
        if (known) return this.#join(known, now, waitlistedAt);
        return atDesk(joinWaitlist(sessionId, now, waitlistedAt), waitlistedAt);
      }
    }
  }

  async #take(known: KnownLedger, request: Newcomer, now: string): Promise<Way> {
    const { sessionId, epoch } = known;
    const mayTake = refusalOf(known.ledger, now) === null;
    const part = mayTake ? await this.#partWithSeat(known) : null;
    if (part === null && mayTake && !known.areAllFull) return { kind: "change" };
    if (part !== null) {
      return { kind: "attempt", writes: [takeAtPart(sessionId, part, epoch, now)], part, since: now };
    }
    const seen = await this.#lookAtDesk(request, now);
    if (seen.kind !== "ledger") return { kind: "change" };
    const { ledger } = seen;
    if (ledger === null || refusalOf(ledger, now) !== null) return { kind: "answer", ledger };
    return this.#ledgers.of(sessionId)?.areAllFull === false
      ? { kind: "change" }
      : atDesk(takeSeat(sessionId, now), now);
  }

  async #join(known: KnownLedger, now: string, waitlistedAt: string): Promise<Way> {
    const { sessionId, epoch } = known;
    const refusal = refusalOf(known.ledger, now);
    const mayJoin = refusal?.kind === "session-full" && refusal.waitlistOpen && known.areAllFull;
    if (!mayJoin || !(known.isLineOpen || (await this.#openLine(known, now)))) return { kind: "change" };
    const part = known.anyPart();
    // `waitlistedAt` is later than people who were seen, by any clock, so nothing is added to it.
    const own = known.joinsAt(part, now);
    const since = waitlistedAt > own ? waitlistedAt : own;
    return { kind: "attempt", writes: [joinAtPart(sessionId, part, epoch, now, since)], part, since };
  }

  async #openLine(known: KnownLedger, now: string): Promise<boolean> {
    const { sessionId, epoch } = known;
    const vote = await updateItem(this.#table, openLine(sessionId, epoch, now));
    if (vote.agreed) known.openLine();
    else if (vote.item !== null) this.#ledgers.see(vote.item);
    return known.isLineOpen && this.#ledgers.of(sessionId) === known;
  }

  /** Reads the desk consistently. Full parts stay full, so this tells whether the session is full. */
  async #lookAtDesk(request: Newcomer, now: string): Promise<Lesson> {
    const desk = await findPatiently(this.#table, ledgerKey(request.sessionId));
    return desk === null ? { kind: "ledger", ledger: null } : this.#learnFromDesk(desk, request, now);
  }

  /** Reads as much of the ledger as tells whether another attempt makes sense. */
  async findLedger(sessionId: string): Promise<Ledger | null> {
    const desk = await findPatiently(this.#table, ledgerKey(sessionId));
    const known = desk && this.#ledgers.see(desk);
    if (desk === null || known === null) return desk && toLedger(desk);
    return known.isLineOpen && known.hasSeatAtDesk ? findLedger(this.#table, sessionId) : known.ledger;
  }

  /** @param item what the refusal showed of the item; `null`: the item does not exist */
  async learn(item: Item | null, request: Newcomer, now: string): Promise<Lesson> {
    if (item === null) return { kind: "ledger", ledger: null };
    if (typeof item.gate === "string" && item.gate > now) return { kind: "conflict" };
    return isPartKey(item)
      ? this.#learnFromPart(item, request, now)
      : this.#learnFromDesk(item, request, now);
  }

  async #learnFromDesk(desk: Item, request: Newcomer, now: string): Promise<Lesson> {
    const { sessionId } = request;
    const known = this.#ledgers.see(desk);
    if (known === null) return { kind: "ledger", ledger: toLedger(desk) };
    if (refusalOf(known.ledger, now)?.kind !== "session-full")
      return { kind: "ledger", ledger: known.ledger };
    // The desk must be seen full after the parts were, or a seat may have moved from one to the other.
    if (!known.areAllFull) {
      await this.#lookAround(known);
      return { kind: "change" };
    }
    if (known.isLineOpen && known.hasSeatAtDesk) {
      const whole = await findLedger(this.#table, sessionId);
      if (whole !== null && whole.waiting > 0) return { kind: "ledger", ledger: whole };
      const closed = whole?.lineOpen ? await closeLine(this.#table, sessionId, now, ONE_ATTEMPT) : "refused";
      this.#ledgers.forget(sessionId);
      return { kind: closed === "unsettled" ? "conflict" : "change" };
    }
    if (known.isLineOpen && request.ifFull === "REJECT") await this.#countWaiting(known, now);
    return { kind: "ledger", ledger: known.ledger };
  }

  async #learnFromPart(item: Item, request: Newcomer, now: string): Promise<Lesson> {
    const known = this.#ledgers.of(request.sessionId);
    if (known === undefined || known.epoch !== item.epoch) {
      await this.#lookAtDesk(request, now);
      return { kind: "change" };
    }
    known.seePart(item);
    // The person was to join a moment before the last one did.
    return { kind: known.isLineOpen ? "conflict" : "change" };
  }

  /** Shares are equal, so once a part is full the others soon will be, and a read is cheaper than a refusal. */
  async #partWithSeat(known: KnownLedger): Promise<number | null> {
    return known.isRunningOut ? this.#lookAround(known) : known.anyWithSeat();
  }

  /** Finds the emptiest of some parts, so that all sell out at the same time, or learns that they are full. */
  async #lookAround(known: KnownLedger): Promise<number | null> {
    const part = await this.#look(known, known.someWithSeat(PARTS_OF_A_LOOK));
    if (part !== null || known.areAllFull) return part;
    await this.#lookForLine(known);
    known.vainLooks += 1;
    if (known.isLineOpen || Math.random() > (CHANCES_TO_LOOK_AT_ALL[known.vainLooks - 1] ?? 1)) return null;
    return this.#look(known, known.notKnownFull);
  }

  /** Somebody who has found all parts full has opened it. It stays open, so a read that may be old is enough. */
  async #lookForLine(known: KnownLedger): Promise<void> {
    const [desk] = (await this.#readIfFree([ledgerKey(known.sessionId)])) ?? [];
    if (desk?.epoch === known.epoch && desk.lineOpen === true) known.openLine();
  }

  async #look(known: KnownLedger, numbers: readonly number[]): Promise<number | null> {
    const keys = numbers.map((number) => ledgerItemKey(known.sessionId, number));
    const parts = await readItems(this.#table, keys, true);
    for (const part of parts) known.seePart(part);
    if (parts.some(({ epoch }) => epoch !== known.epoch)) {
      const desk = await findPatiently(this.#table, ledgerKey(known.sessionId));
      if (desk !== null) this.#ledgers.see(desk);
    }
    return known.emptiestOf(parts);
  }

  /** The number of people who wait is shown, but nothing is decided by it. */
  async #countWaiting(known: KnownLedger, now: string, isExact = false): Promise<void> {
    if (isYoung(known.waitingAtParts.at, now, MAX_AGE_OF_COUNT_MS)) return;
    const parts = await this.#readIfFree(known.keysOfParts, isExact);
    if (parts !== null) known.waitingAtParts = { people: sumOfWaiting(parts), at: now };
  }

  /** Reads what only saves attempts or is shown. An answer does not wait for it: `null` if the table is busy. */
  #readIfFree(keys: readonly Key[], isExact = false): Promise<Item[] | null> {
    return readItems({ ...this.#table, patience: NO_PATIENCE }, keys, isExact).catch(nullIfPassing);
  }

  /**
   * The position of a person who has just joined at a part, by shown numbers: as many people wait as all items count.
   * If some parts show a long line, a crowd needs no more reads to say so. Where hundreds wait, nobody counts, and
   * the person waits even if the table is too busy to tell how many others do.
   */
  async positionOfLast(sessionId: string, now: string): Promise<Rsvp["waitlistPosition"]> {
    const known = this.#ledgers.of(sessionId);
    if (known === undefined) return null;
    if (isYoung(known.longLineAt, now, MAX_AGE_OF_LINE_MS)) return "1000+";
    const keys = known.someParts(PARTS_OF_A_LOOK).map((part) => ledgerItemKey(sessionId, part));
    const some = await this.#readIfFree(keys);
    if (some === null) return null;
    const estimate = known.estimateOf(some);
    if (estimate >= LONG_LINE) {
      known.longLineAt = now;
      return "1000+";
    }
    if (estimate >= SHORT_LINE) return null;
    const isKnown = isYoung(known.waitingAtParts.at, now, MAX_AGE_OF_COUNT_MS);
    if (isKnown) known.waitingAtParts.people += 1;
    else await this.#countWaiting(known, now, true);
    const position = known.waitingAtAll;
    return position <= MAX_POSITION ? position : "1000+";
  }
}

/** As much of a request as a ledger needs. */
type Newcomer = Pick<ReserveRequest, "sessionId" | "ifFull">;

const NO_PATIENCE = () => async () => false;

/** A newcomer holds nobody off. */
const ONE_ATTEMPT = 1;

const isYoung = (at: string, now: string, mostMs: number): boolean => {
  const ageMs = Date.parse(now) - Date.parse(at);
  return ageMs >= 0 && ageMs < mostMs;
};

const atDesk = (write: Update, since: string): Way => ({ kind: "attempt", writes: [write], part: 0, since });
