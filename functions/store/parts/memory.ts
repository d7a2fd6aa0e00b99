// The ledgers that a function instance remembers: those in parts, and the gates of those that are to get parts.

import { putLatest } from "../dynamodb/read-once.ts";
import type { Item } from "../dynamodb/table.ts";
import { sessionIdOfLedger } from "../keys.ts";
import { KnownLedger } from "./known.ts";

const MAX_KNOWN = 256;

export class KnownLedgers {
  readonly #known = new Map<string, KnownLedger>();
  /** Until when the gates of ledgers without parts are closed, as it was last seen. */
  readonly #gates = new Map<string, string>();

  of(sessionId: string): KnownLedger | undefined {
    return this.#known.get(sessionId);
  }

  /** Learns from a desk as it was read consistently. `null`: the ledger has no parts. */
  see(desk: Item): KnownLedger | null {
    const sessionId = sessionIdOfLedger(desk);
    if (typeof desk.parts !== "number") {
      if (typeof desk.gate === "string") putLatest(this.#gates, sessionId, desk.gate, MAX_KNOWN);
      else this.#gates.delete(sessionId);
      return null;
    }
    const known = this.#known.get(sessionId);
    const epoch = desk.epoch as number;
    if (known !== undefined && known.epoch > epoch) return known;
    if (known?.epoch === epoch) {
      known.seeDesk(desk);
      return known;
    }
    const next = new KnownLedger(desk);
    putLatest(this.#known, sessionId, next, MAX_KNOWN);
    return next;
  }

  /** The ledger has no parts as far as it is known, and is about to get some. */
  isHeldOff(sessionId: string, now: string): boolean {
    return !this.#known.has(sessionId) && (this.#gates.get(sessionId) ?? "") > now;
  }

  forget(sessionId: string): void {
    this.#known.delete(sessionId);
  }
}
