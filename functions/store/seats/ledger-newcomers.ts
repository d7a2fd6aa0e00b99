// Where in a ledger a newcomer takes a seat or waits, and what a refusal there says about the whole ledger.

import { type Ledger, refusalOf } from "../../core/seats/ledger.ts";
import type { ReserveRequest, Transition } from "../../core/seats/reserve-seat.ts";
import { readItems } from "../dynamodb/batches.ts";
import { find } from "../dynamodb/find.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import type { Update } from "../dynamodb/transact.ts";
import { updateItem } from "../dynamodb/update.ts";
import { isPartKey, ledgerItemKey, ledgerKey } from "../keys.ts";
import { toLedger } from "./ledger.ts";
import { claimFromPart, claimSeat, joinWaitlist, takeSeat } from "./ledger-desk.ts";
import { type KnownLedger, KnownLedgers } from "./ledger-known.ts";
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
  /** Nothing but the desk may have a seat, so it was read instead of written. */
  | { readonly kind: "answer"; readonly ledger: Ledger | null };

/** What a refused item tells: the ledger as it is, or that an attempt elsewhere follows. */
export type Lesson =
  | { readonly kind: "ledger"; readonly ledger: Ledger | null }
  | { readonly kind: "conflict" }
  | { readonly kind: "change" };

/** Shown numbers may be as old as this. */
const MAX_AGE_OF_COUNT_MS = 1_000;

export class Newcomers {
  readonly #table: Table;
  readonly #ledgers = new KnownLedgers();

  constructor(table: Table) {
    this.#table = table;
  }

  async wayOf(request: Newcomer, transition: Transition, now: string): Promise<Way> {
    const { sessionId } = request;
    const known = this.#ledgers.of(sessionId);
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
    const part = mayTake ? known.anyWithSeat() : null;
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
    // An attempt may follow long after the first one, and others have joined meanwhile.
    const since = known.joinsAt(part, waitlistedAt > now ? waitlistedAt : now);
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
    const desk = await find(this.#table, ledgerKey(request.sessionId), (item) => item);
    return desk === null ? { kind: "ledger", ledger: null } : this.#learnFromDesk(desk, request, now);
  }

  /** Reads as much of the ledger as tells whether another attempt makes sense. */
  async findLedger(sessionId: string): Promise<Ledger | null> {
    const desk = await find(this.#table, ledgerKey(sessionId), (item) => item);
    const known = desk && this.#ledgers.see(desk);
    if (desk === null || known === null) return desk && toLedger(desk);
    return known.isLineOpen && known.hasSeatAtDesk ? findLedger(this.#table, sessionId) : known.ledger;
  }

  /** @param item the one that has refused, as it was then; `null`: there is none */
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
    if (!known.areAllFull) {
      // The desk must be seen full after the parts were, or a seat may have moved from one to the other.
      await this.#lookAtParts(known);
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
    known.seePart(item, now);
    // The person was to join a moment before the last one did.
    if (known.isLineOpen) return { kind: "conflict" };
    await this.#lookAtParts(known);
    return { kind: "change" };
  }

  /** Learns which parts are full. They stay so, so a read that may be old is enough. */
  async #lookAtParts(known: KnownLedger): Promise<void> {
    const others = known.notKnownFull.map((part) => ledgerItemKey(known.sessionId, part));
    for (const part of await readItems(this.#table, others)) known.seePart(part);
  }

  /** The number of people who wait is shown, but nothing is decided by it. */
  async #countWaiting(known: KnownLedger, now: string): Promise<void> {
    const age = Date.parse(now) - Date.parse(known.waitingAtParts.at);
    if (age >= 0 && age < MAX_AGE_OF_COUNT_MS) return;
    const parts = await readItems(this.#table, known.keysOfParts);
    const people = parts.reduce((sum, { waiting }) => sum + (waiting as number), 0);
    known.waitingAtParts = { people, at: now };
  }
}

/** As much of a request as a ledger needs. */
type Newcomer = Pick<ReserveRequest, "sessionId" | "ifFull">;

/** A newcomer holds nobody off. */
const ONE_ATTEMPT = 1;

const atDesk = (write: Update, since: string): Way => ({ kind: "attempt", writes: [write], part: 0, since });
