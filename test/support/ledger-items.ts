import type { Ledger } from "../../functions/core/seats/ledger.ts";
import type { Item } from "../../functions/store/dynamodb/table.ts";
import {
  isLedgerKey,
  isPartKey,
  numberOfPart,
  sessionIdOfLedger,
  sessionIdOfPart,
} from "../../functions/store/keys.ts";
import { toLedger } from "../../functions/store/ledger/ledger.ts";

/** All items of one ledger at one moment. */
export interface LedgerState {
  readonly desk: Item;
  readonly parts: readonly Item[];
}

export const isLedgerItem = (item: Item): boolean => isLedgerKey(item) || isPartKey(item);

export const sessionIdOfItem = (item: Item): string =>
  isPartKey(item) ? sessionIdOfPart(item) : sessionIdOfLedger(item);

/** States never change, and several checks read each, so each is read once. */
const ledgers = new WeakMap<LedgerState, Ledger>();

export function wholeLedger(state: LedgerState): Ledger {
  const known = ledgers.get(state);
  if (known) return known;
  const ledger = toLedger(state.desk, state.parts);
  ledgers.set(state, ledger);
  return ledger;
}

/** The items of ledgers, as one change after the other leaves them. */
export class LedgerItems {
  readonly #states = new Map<string, LedgerState>();

  put(item: Item): void {
    const sessionId = sessionIdOfItem(item);
    const { desk, parts } = this.#states.get(sessionId) ?? { desk: item, parts: [] };
    if (isLedgerKey(item)) this.#states.set(sessionId, { desk: item, parts });
    else {
      const changed = [...parts];
      changed[numberOfPart(item) - 1] = item;
      this.#states.set(sessionId, { desk, parts: changed });
    }
  }

  of(sessionId: string): LedgerState | undefined {
    return this.#states.get(sessionId);
  }
}
