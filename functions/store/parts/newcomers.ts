// Where in a ledger a newcomer takes a seat or waits.

import { type Ledger, refusalOf } from "../../core/seats/ledger.ts";
import type { Transition } from "../../core/seats/reservation.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Update } from "../dynamodb/transact.ts";
import { updateItem } from "../dynamodb/update.ts";
import { claimFromPart, claimSeat, joinWaitlist, takeSeat } from "../ledger/desk.ts";
import { openLine } from "../ledger/line.ts";
import type { KnownLedger } from "./known.ts";
import type { Lessons, Newcomer } from "./lessons.ts";
import { partWithSeat } from "./looks.ts";
import type { KnownLedgers } from "./memory.ts";
import { joinAtPart, takeAtPart } from "./parts.ts";

/** The ledger's side of one attempt. */
interface Side {
  readonly writes: readonly Update[];
  /** The item that counts the person afterwards. */
  readonly part: number;
  /** When the person waits or has the seat since; ISO, UTC. */
  readonly since: string;
}

type Way =
  | ({ readonly kind: "attempt" } & Side)
  /** What is known of the parts is outdated. */
  | { readonly kind: "change" }
  /** The desk's gate was seen closed, and an attempt would only be in the way of the one who closed it. */
  | { readonly kind: "gated" }
  /** Only the desk may have a seat, so it was read and not written. */
  | { readonly kind: "answer"; readonly ledger: Ledger | null };

export class Newcomers {
  readonly #table: Table;
  readonly #ledgers: KnownLedgers;
  readonly #lessons: Lessons;

  constructor(table: Table, ledgers: KnownLedgers, lessons: Lessons) {
    this.#table = table;
    this.#ledgers = ledgers;
    this.#lessons = lessons;
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
    const part = mayTake ? await partWithSeat(this.#table, this.#ledgers, known) : null;
    if (part === null && mayTake && !known.areAllFull) return { kind: "change" };
    if (part !== null) {
      return { kind: "attempt", writes: [takeAtPart(sessionId, part, epoch, now)], part, since: now };
    }
    const seen = await this.#lessons.lookAtDesk(request, now);
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
}

const atDesk = (write: Update, since: string): Way => ({ kind: "attempt", writes: [write], part: 0, since });
