// What a refused item of a ledger says about all of it.

import { type Ledger, refusalOf } from "../../core/seats/ledger.ts";
import type { ReserveRequest } from "../../core/seats/reservation.ts";
import { findPatiently } from "../dynamodb/find.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { isPartKey, ledgerKey } from "../keys.ts";
import { toLedger } from "../ledger/ledger.ts";
import { closeLine } from "../ledger/line.ts";
import { lookAround } from "./looks.ts";
import type { KnownLedgers } from "./memory.ts";
import { findLedger } from "./parts.ts";
import { countWaiting } from "./position.ts";

/** As much of a request as a ledger needs. */
export type Newcomer = Pick<ReserveRequest, "sessionId" | "ifFull">;

/** What a refused item tells: the ledger as it is, or that an attempt elsewhere follows. */
type Lesson =
  | { readonly kind: "ledger"; readonly ledger: Ledger | null }
  | { readonly kind: "conflict" }
  /** A change of the whole ledger holds newcomers off. */
  | { readonly kind: "gated" }
  | { readonly kind: "change" };

/** A newcomer holds nobody off. */
const ONE_ATTEMPT = 1;

export class Lessons {
  readonly #table: Table;
  readonly #ledgers: KnownLedgers;

  constructor(table: Table, ledgers: KnownLedgers) {
    this.#table = table;
    this.#ledgers = ledgers;
  }

  /** @param item what the refusal showed of the item; `null`: the item does not exist */
  async learn(item: Item | null, request: Newcomer, now: string): Promise<Lesson> {
    if (item === null) return { kind: "ledger", ledger: null };
    if (typeof item.gate === "string" && item.gate > now) return { kind: "gated" };
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
      await lookAround(this.#table, this.#ledgers, known);
      return { kind: "change" };
    }
    if (known.isLineOpen && known.hasSeatAtDesk) {
      const whole = await findLedger(this.#table, sessionId);
      if (whole !== null && whole.waiting > 0) return { kind: "ledger", ledger: whole };
      const closed = whole?.lineOpen ? await closeLine(this.#table, sessionId, now, ONE_ATTEMPT) : "refused";
      this.#ledgers.forget(sessionId);
      return { kind: closed === "unsettled" ? "conflict" : "change" };
    }
    if (known.isLineOpen && request.ifFull === "REJECT") await countWaiting(this.#table, known, now);
    return { kind: "ledger", ledger: known.ledger };
  }

  async #learnFromPart(item: Item, request: Newcomer, now: string): Promise<Lesson> {
    const known = this.#ledgers.of(request.sessionId);
    if (known === undefined || known.epoch !== item.epoch) {
      await this.lookAtDesk(request, now);
      return { kind: "change" };
    }
    const isJoining = known.isLineOpen;
    known.seePart(item);
    // A person who was to join a moment before the last one did tries again. Others look at what has changed.
    return { kind: isJoining ? "conflict" : "change" };
  }

  /** Reads the desk consistently. Full parts stay full, so this tells whether the session is full. */
  async lookAtDesk(request: Newcomer, now: string): Promise<Lesson> {
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
}
